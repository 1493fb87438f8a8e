"""Who may say what a clause tells."""

from typing import Any

import pytest

from pipelines.extract.arguments import ActorOption, speaker_options
from pipelines.extract.certainty import SCALES
from pipelines.extract.choices import Roles
from pipelines.extract.saying import tellers
from pipelines.extract.weighed import Shared, Weighed
from tests.pipelines.extract.test_scene import read
from tests.pipelines.extract.test_statements import events


def speakers(text: str) -> list[ActorOption]:
    """Those who may claim the first event of a sentence."""
    [scene] = read(text)
    return list(speaker_options(scene, scene.candidates[0], "ASSAULT"))


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("قالت روسيا إن طائرات قصفت القرية", {"RUSSIA"}),
        ("قالت روسيا و+إيران إن طائرات قصفت القرية", {"RUSSIA", "IRAN"}),
        ("روسيا أعلنت أن طائرات قصفت القرية", {"RUSSIA"}),
        ("قالت روسيا إن حلفاء إيران و+قسد قصفوا القرية", {"RUSSIA"}),  # whom she names says nothing
        ("قالت روسيا إن قسد انسحبت بينما ذكرت تركيا أن طائرات قصفت القرية", {"TURKEY"}),
        ("قالت روسيا إن قسد انسحبت مضيفة أن طائرات قصفت القرية", {"RUSSIA"}),  # her word of saying too
        ("قالت روسيا إن القرية هادئة بينما اتهمت تركيا إيران ب+أن+ها قصفت القرية", {"TURKEY", "IRAN"}),
        ("قالت روسيا إن القرية هادئة فيما اتهمت تركيا قسد التي قصفت القرية", {"RUSSIA", "TURKEY", "SDF"}),
        ("قالت روسيا إن قسد، التي أكدت تركيا أن+ها هادئة، قصفت القرية", {"RUSSIA", "TURKEY"}),
        ("قالت روسيا إن قسد، التي أكدت تركيا أن+ها قصفت القرية، هادئة", {"TURKEY"}),
        ("قالت روسيا إن القرية التي أعلنت تركيا أن+ها هادئة، و+أن+ها قصفت", {"TURKEY"}),
        ("روسيا و+تركيا و+إيران قالت إن طائرات قصفت القرية", {"RUSSIA", "TURKEY", "IRAN"}),
        ("قصفت تركيا القرية", set()),
        ("قصفت تركيا القرية بحسب روسيا", set()),
        ("بحسب روسيا قصفت تركيا القرية", set()),  # no conjunction tells where the clause begins
        ("قصفت تركيا القرية وقالت روسيا إن قسد انسحبت", set()),
    ],
)
def test_the_subject_of_the_word_of_saying_tells_the_clause_behind_it(text: str, ids: set[str]) -> None:
    [scene] = read(text)
    assert tellers(scene, scene.candidates[0]) == ids


def test_each_of_two_clauses_has_a_claimant_of_its_own() -> None:
    [event] = events("قالت روسيا إن القرية هادئة بينما قالت تركيا إن طائرات قصفت قسد")
    assert [m.id for m in event.claimed_by] == ["TURKEY"]


def test_those_who_tell_a_clause_together_both_claim() -> None:
    [event] = events("بينما قالت روسيا قالت تركيا إن طائرات قصفت قسد")
    assert {m.id for m in event.claimed_by} == {"RUSSIA", "TURKEY"}


def test_one_who_is_unlikely_to_say_so_bars_nobody() -> None:
    [event] = events("قالت روسيا ذلك بينما ذكر مسؤول من تركيا أن طائرات قصفت قسد")
    assert [m.id for m in event.claimed_by] == ["RUSSIA"]


@pytest.mark.parametrize(("likely", "said"), [(0.3, {"RUSSIA", "TURKEY"}), (0.2, {"RUSSIA"})])
def test_a_further_claimant_is_likely_enough_by_himself(likely: float, said: set[str]) -> None:
    russia, turkey = (option.mention for option in speakers("اجتمعت روسيا و+تركيا ثم قصفت طائرات القرية"))
    speaker = Weighed(0.0, [Shared(russia, 0.8, 0.9), Shared(turkey, 0.2, likely)])
    empty: Weighed[Any] = Weighed(1.0, [])
    roles = Roles(empty, empty, empty, speaker, empty, frozenset(), SCALES)
    assert {mention.id for mention in roles.speakers()} == said
