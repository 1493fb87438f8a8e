"""Pairs of mentions that a lasting tie may be stated between."""

from dataclasses import replace

import pytest

from graph.catalogue import ActorRow, Catalogue, PlaceRow
from pipelines.extract.lexicon import TriggerRow
from pipelines.extract.scene import Scene
from pipelines.extract.ties import REACH, WITHOUT_CUE, Pair, pairs
from pipelines.link import Linker
from tests.pipelines.marked import SmallSceneMaker, annotated

ACTORS = {
    ident: ActorRow(id=ident, name_en=ident, name_ar=name, kind="state")
    for ident, name in [("TURKEY", "تركيا"), ("RUSSIA", "روسيا"), ("SDF", "قسد")]
}
PLACE = PlaceRow(id="test:1", name_ar="تل الورد", name_en="Tall", country="SY", lat=36, lon=38, precision="village")
SCENES = SmallSceneMaker(
    [
        TriggerRow(word="قصف", form="verb", type="ASSAULT"),
        TriggerRow(word="دعم", form="verb", type="SUPPORTS"),
        TriggerRow(word="حليف", form="noun", type="ALLIED_WITH"),
        TriggerRow(word="رئيس", form="noun", type="LEADS"),
        TriggerRow(word="رئيس", form="noun", type="SPEAKS_FOR"),
        TriggerRow(word="نائب", form="noun", type="SPEAKS_FOR"),
        TriggerRow(word="وزير", form="noun", type="SPEAKS_FOR"),
        TriggerRow(word="موقع", form="noun", type="PRESENT_IN", forms=("مواقع",)),
        TriggerRow(word="تمركز", form="verb", type="PRESENT_IN"),
    ]
)


def read(text: str) -> Scene:
    [linked] = Linker(Catalogue(ACTORS, {PLACE.id: PLACE}))([annotated(text)])
    [scene] = SCENES.scenes(linked)
    return scene


def ends(text: str) -> list[tuple[str, str, int]]:
    return [(pair.subject.mention.id, pair.object.mention.id, pair.apart) for pair in pairs(read(text))]


def features(pair: Pair) -> set[str]:
    return set(pair.observed.features)


def test_pairs_are_told_both_ways_and_of_places_one_way() -> None:
    assert ends("تركيا تدعم قسد") == [("TURKEY", "SDF", 1), ("SDF", "TURKEY", 1)]
    assert ends("قسد في تل الورد") == [("SDF", "test:1", 1)]
    assert ends("تركيا وحدها") == []


def test_far_mentions_are_paired_where_a_word_may_state_a_tie() -> None:
    far = "هنا " * WITHOUT_CUE
    assert ends(f"تركيا {far}قسد") == [("TURKEY", "SDF", WITHOUT_CUE), ("SDF", "TURKEY", WITHOUT_CUE)]
    assert ends(f"تركيا ثم {far}قسد") == []
    assert ends(f"تركيا تدعم {far}قسد") == [("TURKEY", "SDF", WITHOUT_CUE + 1), ("SDF", "TURKEY", WITHOUT_CUE + 1)]
    assert ends(f"تركيا تقصف {far}قسد") == []
    assert ends(f"تركيا تدعم {'هنا ' * REACH}قسد") == []


def test_names_of_a_list_are_as_near_as_the_list() -> None:
    apart = {(subject, other): words for subject, other, words in ends("تركيا و+قسد هنا تدعم روسيا و تل الورد")}
    assert apart["TURKEY", "RUSSIA"] == apart["SDF", "RUSSIA"] == apart["RUSSIA", "TURKEY"] == 2
    assert apart["TURKEY", "SDF"] == 1  # one list: what stands between the two themselves
    listed = " و ".join(["تركيا", "قسد"] * REACH)
    assert ("RUSSIA", "TURKEY", 1) in ends(f"روسيا تدعم {listed}")
    assert len([pair for pair in ends(f"روسيا تدعم {listed}") if pair[0] == "RUSSIA"]) < 2 * REACH  # FARTHEST


def test_object_is_of_the_sort_that_the_relation_has() -> None:
    [of_place] = pairs(read("قسد في تل الورد"))
    assert "CONTROLS" in of_place.fitting
    assert "SUPPORTS" not in of_place.fitting
    of_actor, _ = pairs(read("تركيا تدعم قسد"))
    assert "SUPPORTS" in of_actor.fitting
    assert "PRESENT_IN" not in of_actor.fitting


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("تركيا تدعم قسد", "forth|between"),
        ("تدعم تركيا قسد", "forth|before"),
        ("تركيا قسد التي تدعم", "forth|behind"),
    ],
)
def test_word_that_may_state_a_tie_is_told_with_its_place(text: str, where: str) -> None:
    scene = read(text)
    forth, back = pairs(scene)
    assert {f"c={where}|دعم/verb", f"ct={where}|SUPPORTS"} <= features(forth)
    assert f"c={where.replace('forth', 'back')}|دعم/verb" in features(back)


def test_words_between_are_told_but_no_names() -> None:
    scene = read("تركيا مع قسد حليف ل+ روسيا")
    [tie] = [p for p in pairs(scene) if (p.subject.mention.id, p.object.mention.id) == ("TURKEY", "RUSSIA")]
    assert {"w=حليف|forth", "w=*|forth", "l=far|forth"} <= features(tie)
    assert not [name for name in features(tie) for actor in ACTORS.values() if actor.name_ar in name]
    assert tie.observed.trigger == (0, 1)
    assert tie.observed.mention == (5, 6)


def test_no_feature_is_told_twice() -> None:
    scene = read("تركيا حليف و تدعم و حليف قسد")
    for pair in pairs(scene):
        assert len(pair.observed.features) == len(features(pair))


def test_official_with_his_office_is_a_pair_of_his_own() -> None:
    scene = read("زار رئيس تركيا سالم الحدود")
    [state] = scene.sentence.actors
    person = state.mention.model_copy(update={"id": "x-1", "name": "سالم", "kind": "person"})
    official = replace(state, first=1, last=3, person=person)
    [own] = pairs(replace(scene, sentence=replace(scene.sentence, actors=(official,), places=())))
    assert (own.subject_of("LEADS").id, own.subject_of("SUPPORTS").id) == ("x-1", "TURKEY")
    assert own.object.mention.id == "TURKEY"
    assert "LEADS" in own.fitting
    assert "SUPPORTS" not in own.fitting
    alone = replace(scene.sentence, actors=(replace(official, first=3),), places=())
    assert pairs(replace(scene, sentence=alone)) == []
