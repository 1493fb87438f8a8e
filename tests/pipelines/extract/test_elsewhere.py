"""What other sentences say of who did such a thing, and where."""

from graph.catalogue import ActorRow, Catalogue, PlaceRow
from pipelines.extract.arguments import ActorOption, actor_options, place_options
from pipelines.extract.lexicon import TriggerRow
from pipelines.extract.scene import CONTEXT_PLACES, LATER_ACTORS, Scene
from pipelines.link import Linker
from tests.pipelines.marked import SmallSceneMaker, annotated

ACTORS = {
    ident: ActorRow(id=ident, name_en=ident, name_ar=name, kind="state")
    for ident, name in [("TURKEY", "تركيا"), ("RUSSIA", "روسيا"), ("IRAN", "إيران"), ("SDF", "قسد"), ("USA", "أمريكا")]
}
PLACES = {
    f"test:{number}": PlaceRow(
        id=f"test:{number}", name_ar=f"تل {name}", name_en=name, country="SY", lat=36, lon=38, precision="village"
    )
    for number, name in enumerate(["الورد", "الشيح", "الرمان", "التين", "الزيتون", "القمح"])
}
SCENES = SmallSceneMaker(
    [
        TriggerRow(word="قصف", form="verb", type="ASSAULT"),
        TriggerRow(word="قصف", form="noun", type="ASSAULT"),
        TriggerRow(word="هاجم", form="verb", type="ASSAULT"),
        TriggerRow(word="زار", form="verb", type="CONSULT"),
    ]
)


def read(*sentences: str) -> list[Scene]:
    [linked] = Linker(Catalogue(ACTORS, PLACES))([annotated(*sentences)])
    return list(SCENES.scenes(linked))


def ways(scene: Scene) -> dict[str, str]:
    """How each actor stands beside a trigger like the first one of a sentence, elsewhere."""
    entry = scene.candidates[0].entry
    return {name: scene.actors_elsewhere.of(name, scene.number, entry, "ASSAULT")[0] for name in ACTORS}


def options(scene: Scene) -> dict[str, ActorOption]:
    return {option.mention.id: option for option in actor_options(scene, scene.candidates[0], "ASSAULT")}


def test_actor_beside_the_same_word_is_told_from_one_beside_another_of_the_type() -> None:
    *_, scene = read("قصفت تركيا القرى", "هاجمت روسيا السوق", "زارت إيران الحدود", "قصفت الموقع")
    found = ways(scene)
    assert found["TURKEY"] == "lemma|behind|-"
    assert found["RUSSIA"] == "type|behind|-"
    assert found["IRAN"] == found["SDF"] == "-"


def test_preposition_and_side_are_told() -> None:
    *_, scene = read("قصفت تركيا على قسد", "روسيا قصفت القرى", "قصفت الموقع")
    assert ways(scene)["RUSSIA"] == "lemma|before|-"
    *_, scene = read("قصفت القرى من قبل تركيا", "قصفت الموقع")
    assert ways(scene)["TURKEY"] == "lemma|behind|قبل"


def test_what_the_sentence_itself_says_is_not_elsewhere() -> None:
    [scene] = read("قصفت تركيا القرى")
    assert ways(scene)["TURKEY"] == "-"
    assert scene.actors_elsewhere.any(0, scene.candidates[0].entry) == "-"


def test_the_nearest_sentence_tells() -> None:
    *_, scene = read("قصفت القرى ثم تركيا", "قصفت تركيا السوق", "قصفت الموقع")
    assert ways(scene)["TURKEY"] == "lemma|behind|-"
    assert scene.actors_elsewhere.any(2, scene.candidates[0].entry) == "behind|-"
    assert scene.actors_elsewhere.named("TURKEY") == (2, 0)
    assert scene.actors_elsewhere.named("USA") == (0, -1)


def test_left_out_actor_is_looked_at_where_it_stands_beside_such_a_trigger() -> None:
    first, _, scene = read("قصفت تركيا القرى", "غادرت تركيا القاعة", "قصفت الموقع")
    observed = options(scene)["TURKEY"].observation
    assert observed.mention == (1, 2) == (first.rows.firsts[0] + 1, first.rows.firsts[0] + 2)
    assert "e=lemma|behind|-" in observed.features


def test_actors_of_the_next_sentences_are_options_too() -> None:
    scene, *_ = read("قصفت الموقع", "أعلنت تركيا", "ردت روسيا", "غادرت إيران")
    assert [mention.id for mention in scene.later_actors] == ["TURKEY", "RUSSIA"]
    assert list(options(scene)) == ["TURKEY", "RUSSIA"]
    assert "later" in options(scene)["TURKEY"].observation.features


def test_actors_of_the_sentence_take_no_place_of_later_ones() -> None:
    scene, _ = read("قصفت تركيا الموقع", "أعلنت تركيا و روسيا و إيران و قسد و أمريكا")
    assert [mention.id for mention in scene.later_actors] == ["RUSSIA", "IRAN", "SDF", "USA"][:LATER_ACTORS]


def test_actor_named_before_is_no_later_one() -> None:
    _, scene, _ = read("غادرت تركيا القاعة", "قصفت الموقع", "أعلنت تركيا")
    assert scene.later_actors == []
    assert "ctx" in options(scene)["TURKEY"].observation.features


def test_several_places_of_the_sentences_before_are_options() -> None:
    *_, scene = read(*(f"غادر السكان {place.name_ar}" for place in PLACES.values()), "قصفت الموقع")
    found = [option.mention.id for option in place_options(scene, scene.candidates[0], "ASSAULT")]
    assert found == [f"test:{number}" for number in range(5, 5 - CONTEXT_PLACES, -1)]
