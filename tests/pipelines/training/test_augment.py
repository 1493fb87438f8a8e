"""Variants of a treebank sentence keep its cuts: every clitic stays a word, and nothing is glued to what it was not."""

import random
from collections import Counter

import pytest

from pipelines.training.augment import (
    newspaper_punctuation,
    variant,
    with_news_agency,
    with_other_words,
    without_full_stop,
    without_vowels,
)
from pipelines.training.corpora import Unit
from pipelines.training.stems import Stems


def units(text: str) -> list[Unit]:
    """Words with tags: `+` glues a word to the next one."""
    pairs = [word.rsplit("/", 1) for word in text.split()]
    return [Unit(form.rstrip("+"), form.endswith("+"), tag) for form, tag in pairs]


SENTENCE = units('قال/VERB سامي+/PROPN ,/PUNCT إن/PART "+/PUNCT ال+/X بيتَ+/NOUN "+/PUNCT ل+/ADP لمدرسة+/NOUN ./PUNCT')
STEMS = Stems(Counter({"مدرسة": 90, "المزرعة": 90, "دمشق": 90, "حجر": 90}), ["دمشق"])


def shown(sentence: list[Unit]) -> str:
    return "".join(unit.form + ("" if unit.glued else " ") for unit in sentence).strip()


def test_newspaper_punctuation_comes_in_pairs() -> None:
    texts = {shown(newspaper_punctuation(SENTENCE, random.Random(seed))) for seed in range(200)}
    assert any("،" in text for text in texts)
    assert any("«البيتَ»" in text for text in texts)
    assert not any(text.count("«") != text.count("»") for text in texts)


def test_short_vowels_are_dropped_but_no_word() -> None:
    assert "البيت" in shown(without_vowels(SENTENCE, random.Random(0)))
    alone = [Unit("ً", False, "X")]
    assert without_vowels(alone, random.Random(0)) == alone


def test_a_headline_has_no_full_stop() -> None:
    headline = without_full_stop(SENTENCE, random.Random(0))
    assert headline[-1] == Unit("لمدرسة", False, "NOUN")
    assert without_full_stop(headline, random.Random(0)) == headline


def test_an_agency_stands_beside_a_name() -> None:
    sentence = units("قال/VERB سامي/PROPN إن/PART ./PUNCT")
    texts = {shown(with_news_agency(sentence, random.Random(seed))) for seed in range(50)}
    assert "قال سامي (د ب أ) إن ." in texts
    assert "قال د. سامي إن ." in texts


def test_other_words_keep_the_article_that_a_clitic_cut() -> None:
    changed = with_other_words(SENTENCE, random.Random(3), STEMS, 1.0)
    assert changed[-2] == Unit("لمزرعة", True, "NOUN")
    assert changed[1].form in ("دمشق", "حجر")
    assert [unit.glued for unit in changed] == [unit.glued for unit in SENTENCE]


@pytest.mark.parametrize("seed", range(100))
def test_a_variant_has_words_and_the_last_one_ends_it(seed: int) -> None:
    varied = variant(SENTENCE, random.Random(seed), STEMS)
    assert all(unit.form and " " not in unit.form for unit in varied)
    assert varied[-1].tag == "PUNCT"
    assert varied == variant(SENTENCE, random.Random(seed), STEMS)
