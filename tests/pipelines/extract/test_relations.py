"""Which of the ties that a model sees in a sentence are taken."""

from collections.abc import Sequence

import numpy as np
import pytest

from pipelines.extract.classifier import Classifier, Matrix
from pipelines.extract.observation import Observation
from pipelines.extract.relations import LIKELY, TIE, RelationReader, Tie, stated
from pipelines.extract.ties import pairs
from tests.pipelines.extract.test_ties import read


def taken(text: str, label: str, *seen: tuple[str, str, float]) -> list[tuple[str, str]]:
    """Subject and object of the ties of `text` that are taken, where the model sees those `seen`."""
    known = {(pair.subject.mention.id, pair.object.mention.id): pair for pair in pairs(read(text))}
    ties = [Tie(known[subject, other], label, probability) for subject, other, probability in seen]
    return [(tie.pair.subject.mention.id, tie.pair.object.mention.id) for tie in stated(ties)]


class OneAnswer(Classifier):
    """Is sure of one type, whatever it is asked."""

    def __init__(self, label: str) -> None:
        self.classes = (label, "NONE")

    def probabilities(self, observations: Sequence[Observation], vectors: Matrix | None = None) -> Matrix:
        return np.array([[0.9, 0.1]] * len(observations))


def seen(text: str, label: str) -> list[str]:
    """The types of the ties between the first two mentions of `text` for a reader whose model sees `label`."""
    [ties] = RelationReader({"pair": OneAnswer(label)}).ties([read(text)])
    return [tie.label for tie in ties][:1]


def test_words_correct_what_the_model_sees() -> None:
    assert seen("رئيس تركيا وقسد", "LEADS") == ["LEADS"]
    assert seen("نائب رئيس تركيا وقسد", "LEADS") == ["SPEAKS_FOR"]
    assert seen("مواقع قسد في تل الورد", "PRESENT_IN") == ["PRESENT_IN"]
    assert seen("قصفت مواقع قسد في تل الورد", "PRESENT_IN") == []


def test_only_likely_ties_are_taken() -> None:
    assert taken("تركيا تدعم قسد", "SUPPORTS", ("TURKEY", "SDF", TIE), ("SDF", "TURKEY", TIE - 0.01)) == [
        ("TURKEY", "SDF")
    ]


@pytest.mark.parametrize(("label", "text"), [("LEADS", "تركيا تقود قسد"), ("PRESENT_IN", "تركيا في تل الورد")])
def test_types_that_the_model_is_too_sure_of_have_to_be_likelier(label: str, text: str) -> None:
    [*_, other] = {pair.object.mention.id for pair in pairs(read(text)) if pair.subject.mention.id == "TURKEY"}
    assert LIKELY[label] > TIE
    assert taken(text, label, ("TURKEY", other, LIKELY[label]))
    assert not taken(text, label, ("TURKEY", other, LIKELY[label] - 0.01))


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
