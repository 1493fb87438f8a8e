"""The page folds names as Python does."""

import random
import sys
import unicodedata
from typing import Any

from graph.folding import fold, fold_words
from tests.browser.conftest import Page
from tests.graph.page.news import news_graph

MASKED = ("قـ.ـوات النـ.ظام", "مدفعـــ*ية", "قـ..ـصف", "عام 1443هـ.وقد عاد", "هـ.وقد", "القرية.ـ وقال", "عاد.وقال")


def test_names_are_folded_as_in_python(page: Page) -> None:
    assigned = [
        chr(point) for point in range(sys.maxunicode + 1) if unicodedata.category(chr(point)) not in ("Cn", "Cs", "Co")
    ]
    arabic = [character for character in assigned if "ARABIC" in unicodedata.name(character, "")]
    digits = [character for character in assigned if character.isdecimal()]
    marks = [character for character in assigned if unicodedata.category(character).startswith("M")]
    chosen = random.Random(0).sample(assigned, 6000)
    names = [node["name_ar"] for _, node in news_graph().nodes(data=True)]
    assert_folded_alike(page, [*arabic, *digits, *marks, *chosen, *names, "«قُسَد» ـ ٢٠١٧", *MASKED, "İstanbul ΟΔΟΣ ﷺ ﬁ"])


def assert_folded_alike(page: Page, given: list[str]) -> None:
    folded: list[list[Any]] = page.run(
        "return arguments[0].map(text => [siraa.fold(text), siraa.foldWords(text)])", given
    )
    wrong = [
        (text, ours, theirs)
        for text, theirs in zip(given, folded, strict=True)
        if (ours := [fold(text), fold_words(text)]) != theirs
    ]
    assert wrong == []
