"""Events and relations are read as the classifiers say; those here are made by hand, a few plain weights each."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from numpy.typing import NDArray

from graph.catalogue import ActorRow, Catalogue, PlaceRow
from graph.ontology import Ontology
from graph.records import Count, Event, Relation
from graph.seeds import Seeds
from pipelines.extract.classifier import Classifier
from pipelines.extract.events import EventReader, statement_id
from pipelines.extract.features import trigger_features
from pipelines.extract.lexicon import TriggerRow
from pipelines.extract.observation import Observation
from pipelines.extract.relations import RelationReader
from pipelines.extract.scene import Scene
from pipelines.link import Linker
from tests.pipelines.marked import SmallSceneMaker, annotated

SEEDS = Seeds()
ACTORS = {
    ident: ActorRow(id=ident, name_en=ident, name_ar=name, kind="state")
    for ident, name in [("TURKEY", "تركيا"), ("RUSSIA", "روسيا"), ("SDF", "قسد")]
}
PLACE = PlaceRow(id="test:1", name_ar="تل الورد", name_en="Tall", country="SY", lat=36, lon=38, precision="village")
SCENES = SmallSceneMaker(
    [
        TriggerRow(word="قصف", form="verb", type="ASSAULT", mode="shelling"),
        TriggerRow(word="قصف", form="noun", type="ASSAULT", mode="shelling"),
        TriggerRow(word="دعم", form="verb", type="SUPPORTS"),
        TriggerRow(word="سيطر", form="verb", type="CONTROLS", forms=("يسيطر",)),
    ]
)


def model(bias: str, weights: Mapping[str, str], *others: str) -> Classifier:
    """A classifier without vectors that takes class `bias` unless a feature of `weights` speaks for its class."""
    classes = tuple(sorted({bias, *weights.values(), *others}))
    return plain(classes, weights, [3.0 * (name == bias) for name in classes])


def choice(roles: tuple[str, ...], weights: Mapping[str, str], none: str = "0") -> Classifier:
    """A classifier that takes the options which a feature of `weights` speaks for, all that have about .3."""
    found = plain(roles, {none: roles[0], **weights}, [0.0] * len(roles), none=3)
    of_role, nothing = np.eye(len(roles), dtype=np.float32), np.zeros((len(roles), len(roles)), dtype=np.float32)
    compared = {"option": nothing[:1], "option_bias": nothing[0], "likely": nothing, "share": of_role}
    compared |= {"compared": np.hstack([nothing, 30 * of_role])}
    compared |= {"compared_bias": np.repeat(np.array([0, -9], dtype=np.float32), len(roles))}
    return Classifier(found.classes, found.features, {**found.weights, **compared})


def plain(
    classes: tuple[str, ...], weights: Mapping[str, str], biases: list[float], none: float | None = None
) -> Classifier:
    wide = np.zeros((len(weights), len(classes)), dtype=np.float32)
    for row, label in enumerate(weights.values()):
        wide[row, classes.index(label)] = 9
    if none is not None:
        wide[0] = none
    found: dict[str, NDArray[np.float32]] = {"wide": wide, "deep": np.zeros((len(weights), 1), dtype=np.float32)}
    found |= {"trigger": np.zeros((1, 1), dtype=np.float32), "hidden_bias": np.zeros(1, dtype=np.float32)}
    found |= {"out": np.zeros((1, len(classes)), dtype=np.float32), "out_bias": np.array(biases, dtype=np.float32)}
    return Classifier(classes, {feature: i for i, feature in enumerate(weights)}, found)


MODELS = {
    "event": model("none", {"l=قصف/verb": "ASSAULT"}),
    "mode": model("SEIZE/", {"l=قصف/verb": "ASSAULT/shelling"}),
    "status": model("asserted", {"b1=لم": "negated"}, "hypothetical"),
    "role": choice(("source", "target"), {"r=after|0": "source", "r=after|1": "target"}),
    "claim": choice(("claim",), {"c.near=1|before": "claim"}),
    "place": choice(("place",), {"k=village": "place"}),
    "date": choice(("date",), {"d.p=day|after": "date", "od": "date"}),
    "toll": choice(("toll",), {"n.r=before|0": "toll"}, none="n0"),
    "pair": model("none", {"c=forth|between|دعم/verb": "SUPPORTS", "c=forth|between|سيطر/verb": "CONTROLS"}),
}


def killed(text: str, mode: str = "killing") -> Count | None:
    """How many the only event of a sentence killed, whom its model takes for an attack of `mode` on what follows it."""
    models = {
        **MODELS,
        "event": model("none", {"l=قصف/verb": "ASSAULT", "l=قصف/noun": "ASSAULT"}),
        "mode": model(f"ASSAULT/{mode}", {}),
        "role": choice(("source", "target"), {"k=state": "source", "k=person": "target", "k=armed_group": "target"}),
    }
    [linked] = Linker(Catalogue(ACTORS, {}))([annotated(text, names={"سالم العمر": "PER"})])
    scenes = SCENES.scenes(linked)
    [[event]] = EventReader(models, Ontology.load(SEEDS), SEEDS).read(linked.article, scenes, observed(scenes))
    return event.killed


def observed(scenes: list[Scene]) -> list[list[Observation]]:
    return [[scene.of_trigger(c, trigger_features(scene, c)) for c in scene.candidates] for scene in scenes]


def events(*sentences: str, published: date | None = None) -> list[Event]:
    [linked] = Linker(Catalogue(ACTORS, {PLACE.id: PLACE}))([annotated(*sentences)])
    article = linked.article.model_copy(update={"published": published})
    reader = EventReader(MODELS, Ontology.load(SEEDS), SEEDS)
    scenes = SCENES.scenes(replace(linked, article=article))
    return [event for found in reader.read(article, scenes, observed(scenes)) for event in found]


def relations(text: str) -> list[Relation]:
    [linked] = Linker(Catalogue(ACTORS, {PLACE.id: PLACE}))([annotated(text)])
    reader = RelationReader(MODELS)
    scenes = SCENES.scenes(linked)
    return [tie for found in reader.read(linked.article, scenes) for tie in found]


def test_event_has_type_sides_place_and_codes() -> None:
    [event] = events("قصفت تركيا مواقع قسد في تل الورد بالمدفعية")
    assert (event.type, event.mode, event.status) == ("ASSAULT", "shelling", "asserted")
    assert [m.id for m in event.sources] == ["TURKEY"]
    assert [m.id for m in event.targets] == ["SDF"]
    assert [p.id for p in event.places] == ["test:1"]
    assert event.codes.plover == "ASSAULT"
    assert event.weapons == ("مدفعية",)
    assert "قصف" in event.rule


def test_offsets_point_into_the_article() -> None:
    first, second = "جملة لا حدث فيها", "ثم قصفت تركيا مواقع قسد"
    [event] = events(first, second)
    content = f"{first}\n{second}"
    assert content[event.start : event.end] == event.sentence == second
    assert content[event.trigger.start : event.trigger.end] == event.trigger.text == "قصفت"
    for mention in (*event.sources, *event.targets):
        assert content[mention.start : mention.end] == mention.text


def test_negation_and_speaker_are_kept() -> None:
    [event] = events("قالت روسيا لم تقصف تركيا مواقع قسد")
    assert event.status == "negated"
    assert [m.id for m in event.claimed_by] == ["RUSSIA"]


def test_date_that_the_model_takes_is_the_event_s() -> None:
    [event] = events("قصفت تركيا مواقع قسد أمس", published=date(2020, 2, 4))
    assert event.date is not None
    assert event.date.value == "2020-02-03"


def test_date_that_the_model_refuses_is_left_out() -> None:
    [event] = events("في 3 شباط 2020 قصفت تركيا مواقع قسد")
    assert event.date is None


def test_sentence_without_date_may_take_that_of_another_sentence() -> None:
    [event] = events("انعقد الاجتماع في 3 شباط 2020", "قصفت تركيا مواقع قسد")
    assert event.date is not None
    assert event.date.value == "2020-02-03"


def test_two_names_of_one_role_are_both_taken_where_both_are_likely() -> None:
    [event] = events("قالت روسيا قالت تركيا إن طائرات قصفت قسد")
    assert {m.id for m in event.claimed_by} == {"RUSSIA", "TURKEY"}


def test_nobody_is_both_source_and_target() -> None:
    both = {**MODELS, "role": choice(("source", "target"), {"side=after": "source", "ks=state|after": "target"})}
    [linked] = Linker(Catalogue(ACTORS, {}))([annotated("قصفت تركيا مواقع قسد")])
    scenes = SCENES.scenes(linked)
    [[event]] = EventReader(both, Ontology.load(SEEDS), SEEDS).read(linked.article, scenes, observed(scenes))
    assert len(event.sources) == len(event.targets) == 1
    assert event.sources[0].id != event.targets[0].id


@pytest.mark.parametrize(
    ("label", "mode", "target"),
    [
        ("ASSAULT", "ASSAULT/shelling", "IRAN"),
        ("ASSAULT", "ASSAULT/killing", "person"),
        ("COERCE", "COERCE/arrest", "person"),
        ("ACCUSE", "ACCUSE/", "person"),
        ("THREATEN", "THREATEN/", "IRAN"),
    ],
)
def test_who_holds_an_office_is_meant_in_person_where_accused_arrested_or_killed(
    label: str, mode: str, target: str
) -> None:
    models = {
        **MODELS,
        "event": model("none", {"l=قصف/verb": label}),
        "mode": model(mode, {}),
        "role": choice(("source", "target"), {"side=before": "source", "side=after": "target"}),
    }
    iran = ActorRow(id="IRAN", name_en="Iran", name_ar="إيران", kind="state", people_ar=("بهرام سالاري",))
    [linked] = Linker(Catalogue({**ACTORS, "IRAN": iran}, {}))([annotated("تركيا قصفت بهرام سالاري")])
    scenes = SCENES.scenes(linked)
    [[event]] = EventReader(models, Ontology.load(SEEDS), SEEDS).read(linked.article, scenes, observed(scenes))
    [found] = event.targets
    assert found.text == "بهرام سالاري"
    assert target == ("person" if found.kind == "person" else found.id)


def test_who_is_named_before_an_accusation_acted_in_office() -> None:
    models = {
        **MODELS,
        "event": model("none", {"l=قصف/verb": "ACCUSE"}),
        "mode": model("ACCUSE/", {}),
        "role": choice(("source", "target"), {"side=after": "source", "side=before": "target"}),
    }
    iran = ActorRow(id="IRAN", name_en="Iran", name_ar="إيران", kind="state", people_ar=("بهرام سالاري",))
    [linked] = Linker(Catalogue({**ACTORS, "IRAN": iran}, {}))([annotated("قرار بهرام سالاري قصفت تركيا")])
    scenes = SCENES.scenes(linked)
    [[event]] = EventReader(models, Ontology.load(SEEDS), SEEDS).read(linked.article, scenes, observed(scenes))
    assert [found.id for found in event.targets] == ["IRAN"]


def test_dead_go_to_the_attack_that_the_model_takes() -> None:
    [first, second] = events("قصفت تركيا مواقع قسد ثم قصفت روسيا تل الورد ما أدى إلى مقتل 3 مدنيين")
    assert first.killed is None
    assert second.killed is not None
    assert (second.killed.min, second.killed.max) == (3, 3)


def test_dead_between_two_attacks_go_to_the_one_that_the_model_takes() -> None:
    [first, second] = events("قصفت تركيا مواقع قسد فقتلت 3 مدنيين وقصفت روسيا تل الورد")
    assert first.killed is not None
    assert first.killed.min == 3
    assert second.killed is None


def test_dead_that_the_model_gives_to_no_attack_are_left_out() -> None:
    [event] = events("مقتل 3 مدنيين قبل أن قصفت تركيا مواقع قسد")
    assert event.killed is None


def test_those_killed_by_name_are_counted() -> None:
    assert killed("قصفت تركيا سالم العمر") == Count(min=1, max=1)


@pytest.mark.parametrize(
    "text", ["لم تقصف تركيا سالم العمر", "محاولة قصف سالم العمر", "قصفت تركيا ناشطين", "قصفت تركيا قسد"]
)
def test_nobody_is_counted_who_may_live_or_is_not_named(text: str) -> None:
    assert killed(text) is None


def test_only_those_killed_are_counted_by_name() -> None:
    assert killed("قصفت تركيا سالم العمر", mode="shelling") is None


def test_place_alone_is_enough_for_an_attack() -> None:
    [event] = events("قصفت طائرات مجهولة تل الورد")
    assert (event.sources, event.targets) == ((), ())


@pytest.mark.parametrize("text", ["قصفت طائرات مجهولة بيتا", "دعمت تركيا قسد", "زارت تركيا قسد"])
def test_no_event_without_trigger_or_argument(text: str) -> None:
    assert events(text) == []


def test_ids_are_stable_and_differ_by_place_in_the_text() -> None:
    text = "قصفت تركيا مواقع قسد"
    first, second = events(text, text)
    again, _ = events(text, text)
    assert first.id == again.id != second.id
    assert statement_id("a", "bc") != statement_id("ab", "c")


def test_relation_ties_two_actors() -> None:
    [relation] = relations("تركيا تدعم قسد")
    assert (relation.type, relation.subject.id, relation.object.id) == ("SUPPORTS", "TURKEY", "SDF")
    assert relation.trigger is not None
    assert relation.trigger.text == "تدعم"


def test_control_is_of_a_place() -> None:
    [relation] = relations("قسد تسيطر على تل الورد")
    assert (relation.type, relation.subject.id, relation.object.id) == ("CONTROLS", "SDF", "test:1")


@pytest.mark.parametrize("text", ["قسد تسيطر على تركيا", "تركيا تدعم تركيا", "تركيا تدعم الهدنة", "تركيا تقصف قسد"])
def test_no_relation_without_two_fitting_ends(text: str) -> None:
    assert relations(text) == []


def test_pair_is_told_once_a_sentence() -> None:
    assert len(relations("تركيا تدعم و تدعم قسد")) == 1
