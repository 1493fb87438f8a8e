"""Which of the ties that a model sees in a sentence are taken."""

import pytest

from pipelines.extract.relations import TIE, Tie, stated
from pipelines.extract.ties import pairs
from tests.pipelines.extract.test_ties import read


def taken(text: str, label: str, *seen: tuple[str, str, float]) -> list[tuple[str, str]]:
    """Subject and object of the ties of `text` that are taken, where the model sees those `seen`."""
    known = {(pair.subject.mention.id, pair.object.mention.id): pair for pair in pairs(read(text))}
    ties = [Tie(known[subject, other], label, probability) for subject, other, probability in seen]
    return [(tie.pair.subject.mention.id, tie.pair.object.mention.id) for tie in stated(ties)]


def test_only_likely_ties_are_taken() -> None:
    assert taken("تركيا تدعم قسد", "SUPPORTS", ("TURKEY", "SDF", TIE), ("SDF", "TURKEY", TIE - 0.01)) == [
        ("TURKEY", "SDF")
    ]


@pytest.mark.parametrize(
    ("text", "both"), [("تركيا تدعم قسد و+روسيا", True), ("تركيا تدعم قسد لا روسيا", False)], ids=["list", "no list"]
)
def test_a_subject_has_one_object_or_those_of_one_list(text: str, both: bool) -> None:
    found = taken(text, "SUPPORTS", ("TURKEY", "RUSSIA", 0.6), ("TURKEY", "SDF", 0.9))
    assert found == [("TURKEY", "SDF"), ("TURKEY", "RUSSIA")][: 1 + both]


def test_what_is_told_already_takes_the_place_of_another_object() -> None:
    by_words = {(p.subject.first, p.object.first): p for p in pairs(read("تركيا تدعم قسد تركيا تدعم روسيا"))}
    told = Tie(by_words[0, 2], "SUPPORTS", 0.9)
    again, another = Tie(by_words[3, 2], "SUPPORTS", 0.8), Tie(by_words[3, 5], "SUPPORTS", 0.7)
    assert stated([told, again, another]) == [told]
    assert stated([told, another]) == [told, another]


def test_a_subject_may_be_tied_by_two_types() -> None:
    first, _, second, *_ = pairs(read("تركيا تدعم قسد لا روسيا"))
    assert first.subject is second.subject
    assert len(stated([Tie(first, "SUPPORTS", 0.9), Tie(second, "OPPOSES", 0.9)])) == 2


def test_objects_may_have_several_subjects() -> None:
    found = taken("تركيا تدعم قسد وروسيا تدعم قسد", "SUPPORTS", ("TURKEY", "SDF", 0.9), ("RUSSIA", "SDF", 0.6))
    assert found == [("TURKEY", "SDF"), ("RUSSIA", "SDF")]


def test_an_alliance_is_told_once() -> None:
    found = taken("تركيا حليف قسد", "ALLIED_WITH", ("TURKEY", "SDF", 0.6), ("SDF", "TURKEY", 0.9))
    assert found == [("SDF", "TURKEY")]
