"""What words beside a pair of mentions say of a tie between them."""

from dataclasses import replace

import pytest

from pipelines.extract.scene import Scene
from pipelines.extract.tie_words import cue_of, is_hit, office
from pipelines.extract.ties import BESIDE, Pair, pairs
from tests.pipelines.extract.test_ties import read


def first_pair(text: str) -> tuple[Scene, Pair]:
    scene = read(text)
    return scene, pairs(scene)[0]


def cue_word(text: str, label: str) -> str | None:
    scene, pair = first_pair(text)
    cue = cue_of(scene, pair, label)
    return scene.folded(cue.index) if cue else None


def test_nearest_word_that_may_state_a_relation_is_its_cue() -> None:
    assert cue_word("تدعم هنا تركيا التي تدعم قسد", "SUPPORTS") == "تدعم"
    assert cue_word("تركيا تدعم قسد", "LEADS") is None


def test_word_that_is_far_from_a_pair_states_no_tie_of_it() -> None:
    scene = read(f"تركيا و قسد {'هنا ' * BESIDE}هناك تدعم")
    assert [cue_of(scene, pair, "SUPPORTS") for pair in pairs(scene)] == [None, None]


@pytest.mark.parametrize(
    ("text", "leads", "speaks"),
    [
        ("رئيس تركيا وقسد", "رييس", "رييس"),
        ("نائب رئيس تركيا وقسد", None, "نايب"),
        ("النائب رئيس تركيا وقسد", "رييس", "رييس"),
        ("نائب تركيا وقسد", None, "نايب"),
    ],
)
def test_word_of_office_behind_another_is_that_ones(text: str, leads: str | None, speaks: str) -> None:
    assert (cue_word(text, "LEADS"), cue_word(text, "SPEAKS_FOR")) == (leads, speaks)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("رئيس تركيا وقسد", "LEADS"),
        ("نائب رئيس تركيا وقسد", "SPEAKS_FOR"),
        (f"نائب رئيس {'هنا ' * (BESIDE - 1)}تركيا وقسد", "SPEAKS_FOR"),
        ("نائب رئيس تركيا رئيس قسد", "LEADS"),
        ("وزير تركيا وقسد", "SPEAKS_FOR"),
        ("تركيا وقسد", "LEADS"),
    ],
    ids=["head", "deputy", "deputy a little apart", "deputy who leads too", "minister", "no word"],
)
def test_who_speaks_for_the_one_that_leads_does_not_lead(text: str, label: str) -> None:
    scene, pair = first_pair(text)
    assert office(scene, pair, "LEADS") == label
    assert office(scene, pair, "PART_OF") == "PART_OF"


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("قصفت مواقع قسد في تل الورد", True),
        (f"قصفت {'هنا ' * (BESIDE - 1)}مواقع {'هنا ' * (BESIDE - 1)}قسد في تل الورد", True),
        (f"قصفت {'هنا ' * BESIDE}مواقع قسد في تل الورد", False),
        (f"قصفت مواقع {'هنا ' * BESIDE}قسد في تل الورد", False),
        ("قصفت قسد في تل الورد", False),
        ("تنتشر مواقع قسد في تل الورد", False),
        ("قصفت قسد مواقع في تل الورد", False),
        ("قصفت وتمركزت قسد في تل الورد", False),
    ],
    ids=["hit", "as far as may be", "attack too far", "owner too far", "no site", "no attack", "attacker", "verb"],
)
def test_whose_site_is_hit_is_not_told_to_be_there(text: str, hit: bool) -> None:
    scene, pair = first_pair(text)
    assert "PRESENT_IN" in pair.fitting
    assert is_hit(scene, pair) == hit


def test_office_holder_of_one_state_holds_no_office_of_another() -> None:
    scene = read("زار سالم تركيا روسيا قسد")
    turkey, russia, sdf = scene.sentence.actors
    person = turkey.mention.model_copy(update={"id": "x-1", "name": "سالم", "kind": "person"})
    group = replace(sdf, mention=sdf.mention.model_copy(update={"kind": "armed_group"}))
    official = replace(turkey, person=person)
    actors = (official, russia, group)
    found = {
        (p.subject.mention.id, p.object.mention.id): p.fitting
        for p in pairs(replace(scene, sentence=replace(scene.sentence, actors=actors, places=())))
    }
    assert not {"LEADS", "SPEAKS_FOR"} & found["TURKEY", "RUSSIA"]
    assert "SUPPORTS" in found["TURKEY", "RUSSIA"]
    assert "LEADS" in found["TURKEY", "SDF"]
    assert "LEADS" in found["RUSSIA", "TURKEY"]
