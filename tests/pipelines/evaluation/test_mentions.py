"""How many of the marked actors and places are found."""

import pytest

from graph.catalogue import Catalogue
from graph.seeds import Seeds
from pipelines.evaluation.mentions import count_mentions, stands
from pipelines.link import Linker
from tests.pipelines.marked import annotated


@pytest.mark.parametrize(
    ("name", "sentence", "expected"),
    [
        ("الرقة", "دخلت قسد مدينة الرقة أمس", True),
        ("الرقة", "وصل الوفد للرقة، أمس", True),
        ("الرقة", "وبالرقة هدوء", True),
        ("تنظيم الدولة", "وتنظيم الدولة انسحب", True),
        ("الدولة", "تنظيم الدول", False),
        ("قسد", "قصدنا المدينة", False),
        ("", "أي جملة", False),
    ],
)
def test_a_name_stands_in_a_sentence_with_or_without_clitics(name: str, sentence: str, expected: bool) -> None:
    assert stands(name, sentence) == expected


def test_only_what_stands_there_counts_and_what_is_linked_is_found() -> None:
    catalogue = Catalogue.load(Seeds())
    text = "قصفت قسد قرية ثلثانة وانسحب الجمل"
    event = {"sentence": text, "sources": ["SDF"], "targets": ["الجمل", "ISIS"], "place": ["ثلثانة"]}
    linked = Linker(catalogue)([annotated(text, doc="a")])
    counted = count_mentions([{"doc": "a", "events": [event, event]}], linked, catalogue)
    assert {role: (tally.right, tally.gold) for role, tally in counted.items()} == {
        "sources": (1, 1),
        "targets": (0, 1),  # ISIS is not named there, and the other is not found
        "place": (1, 1),
    }
