"""A sentence with what stands around it: candidates, options for arguments, weapons."""

from dataclasses import replace
from datetime import date

import pytest

from graph.catalogue import ActorRow, Catalogue, PlaceRow
from graph.seeds import Seeds
from pipelines.extract.arguments import actor_options, date_options, place_options, speaker_options
from pipelines.extract.features import status_features, trigger_features
from pipelines.extract.lexicon import TriggerRow
from pipelines.extract.scene import Scene
from pipelines.extract.tags import word_referents, word_tags
from pipelines.extract.weapons import Weapons
from pipelines.link import Linker
from tests.pipelines.marked import SmallSceneMaker, annotated

ACTORS = {
    ident: ActorRow(id=ident, name_en=ident, name_ar=name, kind="state")
    for ident, name in [("TURKEY", "تركيا"), ("RUSSIA", "روسيا"), ("IRAN", "إيران"), ("SDF", "قسد")]
}
PLACE = PlaceRow(id="test:1", name_ar="تل الورد", name_en="Tall", country="SY", lat=36, lon=38, precision="village")
SCENES = SmallSceneMaker([TriggerRow(word="قصف", form="verb", type="ASSAULT")])
WEAPONS = Weapons(Seeds())


def read(*sentences: str) -> list[Scene]:
    [linked] = Linker(Catalogue(ACTORS, {PLACE.id: PLACE}))([annotated(*sentences)])
    return list(SCENES.scenes(linked))


def test_scene_knows_its_candidates_actors_and_places() -> None:
    [scene] = read("قصفت تركيا تل الورد")
    assert [c.index for c in scene.candidates] == [0]
    assert scene.actor_at[1].mention.id == "TURKEY"
    assert scene.place_at[2] is scene.place_at[3]
    assert (scene.folded(-1), scene.folded(0), scene.folded(99)) == ("#", "قصفت", "#")


def test_earlier_actors_come_last_first_and_once() -> None:
    *_, scene = read("اجتمعت تركيا و روسيا", "ثم عادت تركيا إلى تل الورد", "قصفت الموقع")
    assert [m.id for m in scene.earlier_actors] == ["TURKEY", "RUSSIA"]
    assert [m.name_ar for m in scene.earlier_places] == ["تل الورد"]


def test_only_those_who_spoke_are_earlier_speakers() -> None:
    *_, scene = read("قالت روسيا إن حدود قرى بعيدة شهدت معارك ضد إيران", "قصفت الموقع")
    assert [m.id for m in scene.earlier_speakers] == ["RUSSIA"]


def test_actors_of_the_sentence_come_before_earlier_ones() -> None:
    *_, scene = read("غادرت روسيا القاعة", "قصفت تركيا الموقع")
    options = list(actor_options(scene, scene.candidates[0], "ASSAULT"))
    assert [o.mention.id for o in options] == ["TURKEY", "RUSSIA"]
    assert options[0].observation.features != options[1].observation.features


def test_actor_named_again_is_no_option_of_the_sentences_before() -> None:
    *_, scene = read("غادرت تركيا القاعة", "قصفت تركيا الموقع")
    assert len(list(actor_options(scene, scene.candidates[0], "ASSAULT"))) == 1


def test_places_and_speakers_are_options_too() -> None:
    *_, scene = read("قالت روسيا إن الهدنة انتهت", "قصفت تركيا تل الورد")
    assert [o.mention.id for o in place_options(scene, scene.candidates[0], "ASSAULT")] == ["test:1"]
    assert [o.mention.id for o in speaker_options(scene, scene.candidates[0], "ASSAULT")] == ["TURKEY", "RUSSIA"]


def test_dates_of_other_sentences_are_options_too_the_nearest_first() -> None:
    first, second, third = read(
        "قصفت تركيا الموقع في 3 شباط 2020", "قصفت روسيا القرية", "قصفت روسيا القرية في 5 آذار 2020 و 3 شباط 2020"
    )
    assert days(first) == ["2020-02-03", "2020-03-05"]
    assert days(second) == ["2020-02-03", "2020-03-05"]
    assert days(third) == ["2020-03-05", "2020-02-03"]
    assert [other.away for other in second.other_dates] == [-1, 1]
    assert [other.first for other in second.other_dates] == [True, False]
    assert not third.other_dates
    [undated] = read("قصفت روسيا القرية")
    assert days(undated) == []


def test_day_of_publication_is_the_last_option() -> None:
    [linked] = Linker(Catalogue(ACTORS, {}))([annotated("قصفت تركيا الموقع في 3 شباط 2020")])
    article = linked.article.model_copy(update={"published": date(2020, 2, 5)})
    [scene] = SCENES.scenes(replace(linked, article=article))
    assert days(scene) == ["2020-02-03", "2020-02-05"]


def days(scene: Scene) -> list[str]:
    return [option.mention.value for option in date_options(scene, scene.candidates[0], "ASSAULT")]


def test_words_have_tags_but_no_names() -> None:
    [scene] = read("قالت روسيا أمس إن تركيا قصفت تل الورد في 3 شباط 2020")
    tags = word_tags(scene)
    assert tags[1] == ["actor=state", "first=named"]
    assert tags[5] == ["form=verb", "type=ASSAULT"]
    assert (tags[6], tags[7]) == (["place", "first=place"], ["place"])
    assert (tags[0], tags[9]) == (["report"], ["date"])
    assert not [tag for word in tags for tag in word for ident in ACTORS if ident in tag]


def test_words_that_stand_for_the_same_are_known() -> None:
    first, second = read("قالت روسيا إن تركيا قصفت تل الورد في 3 شباط 2020", "جاء القصف بعد يوم آخر")
    said, russia, _, turkey, bombed, hill, rose, _, *day = word_referents(first)
    assert (russia, turkey, hill, rose) == ("RUSSIA", "TURKEY", "test:1", "test:1")
    assert said
    assert set(day) == {"2020-02-03"}
    assert word_referents(second) == ["", bombed, "", "", ""]


def test_features_name_no_actor_by_its_id() -> None:
    *_, scene = read("غادرت روسيا القاعة", "قصفت تركيا تل الورد")
    candidate = scene.candidates[0]
    rows = [o.observation.features for o in actor_options(scene, candidate, "ASSAULT")]
    groups = trigger_features(scene, candidate) + status_features(scene, candidate, "ASSAULT")
    rows += [list(group.names) for group in groups]
    assert all(rows)
    assert not [f for row in rows for f in row for ident in ACTORS if ident in f]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قصفت تركيا الموقع بالمدفعية و الصواريخ", ("مدفعية", "صاروخ")),
        ("بقذائف ثم بقذائف أخرى قصفت الموقع", ("قذيفة",)),
        ("قصفت تركيا الموقع", ()),
        (f"قصفت تركيا {'بيتا ' * 9}قرب مدفعية قديمة", ()),
    ],
)
def test_weapons_near_the_trigger(text: str, expected: tuple[str, ...]) -> None:
    [scene] = read(text)
    assert WEAPONS.near(scene, scene.candidates[0].index) == expected
