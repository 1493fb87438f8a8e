"""Examples out of gold annotations, and the models fitted on them."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from graph.catalogue import ActorRow, Catalogue, PlaceRow
from pipelines.evaluation.matching import Matcher
from pipelines.extract.lexicon import TriggerRow
from pipelines.extract.linear import load_models
from pipelines.link import Linker
from pipelines.training.event_examples import ExampleMaker, Examples
from tests.pipelines.marked import SmallSceneMaker, annotated

pytest.importorskip("sklearn", reason="training needs the extra `train`")
from pipelines.training.event_models import STRENGTH, fit, fit_all

ACTORS = [
    ActorRow(id="SDF", name_en="SDF", name_ar="قسد"),
    ActorRow(id="TURKEY", name_en="Turkey", name_ar="تركيا", kind="state"),
    ActorRow(id="RUSSIA", name_en="Russia", name_ar="روسيا", kind="state"),
]
PLACE = PlaceRow(id="test:1", name_ar="تل الورد", name_en="Tall", country="SY", lat=36, lon=38, precision="village")
CATALOGUE = Catalogue({row.id: row for row in ACTORS}, {PLACE.id: PLACE})
SCENES = SmallSceneMaker(
    [
        TriggerRow(word="قصف", form="verb", type="ASSAULT", mode="shelling"),
        TriggerRow(word="قصف", form="noun", type="ASSAULT", mode="shelling"),
        TriggerRow(word="دعم", form="verb", type="SUPPORTS"),
    ]
)
FIRST = "قصفت تركيا مواقع قسد في تل الورد بعد قصف سابق"
SECOND = "قالت روسيا إنها تدعم قسد"


def gold_event(**values: object) -> dict[str, Any]:
    event = {
        "sentence": FIRST,
        "trigger": "قصفت",
        "type": "ASSAULT",
        "mode": "shelling",
        "sources": ["TURKEY"],
        "targets": ["SDF"],
        "place": ["تل الورد"],
        "date": "2020-02-03",
        "status": "asserted",
        "claimed_by": [],
    }
    return event | values


SUPPORT = {"sentence": SECOND, "type": "SUPPORTS", "subject": "RUSSIA", "object": "SDF"}


def examples(*sentences: str, events: list[dict[str, Any]], relations: list[dict[str, str]]) -> Examples:
    [linked] = Linker(CATALOGUE)([annotated(*sentences)])
    made = Examples()
    maker = ExampleMaker(SCENES, Matcher(CATALOGUE))
    maker.add(made, linked, {"doc": "a", "events": events, "relations": relations}, group=7)
    return made


def labels(made: Examples, model: str) -> dict[str, str]:
    """Labels by the word that an example of trigger features is about."""
    words = [next(f for f in features if f.startswith("w="))[2:] for features in made.features[model]]
    return dict(zip(words, made.labels[model], strict=True))


def test_gold_trigger_is_the_right_word_and_others_are_none() -> None:
    made = examples(FIRST, events=[gold_event()], relations=[])
    assert labels(made, "event") == {"قصفت": "ASSAULT", "قصف": "none"}
    assert labels(made, "mode") == {"قصفت": "ASSAULT/shelling"}
    assert made.labels["status"] == ["asserted"]
    assert set(made.groups["event"]) == {7}


def test_trigger_that_occurs_twice_goes_to_two_gold_events() -> None:
    twice = "تركيا قصف هنا و قصف هناك"
    golds = [gold_event(sentence=twice, trigger="قصف"), gold_event(sentence=twice, trigger="قصف", status="negated")]
    made = examples(twice, events=golds, relations=[])
    assert made.labels["event"] == ["ASSAULT", "ASSAULT"]
    assert made.labels["status"] == ["asserted", "negated"]


def test_sentence_that_the_article_lacks_gives_no_event() -> None:
    made = examples(FIRST, events=[gold_event(sentence="قصفت طائرات أخرى حيا بعيدا")], relations=[])
    assert set(made.labels["event"]) == {"none"}
    assert made.labels["role"] == []


def test_actors_get_their_roles_and_places_their_yes() -> None:
    made = examples(FIRST, events=[gold_event()], relations=[])
    assert made.labels["role"] == ["source", "target"]
    assert made.labels["place"] == ["yes"]
    assert made.labels["claim"] == ["no", "no"]


def test_actor_outside_the_gold_has_no_role() -> None:
    made = examples(FIRST, events=[gold_event(targets=[], place=[])], relations=[])
    assert made.labels["role"] == ["source", "none"]
    assert made.labels["place"] == ["no"]


def test_speaker_is_a_claim() -> None:
    said = f"قالت روسيا إن طائرات {FIRST}"
    made = examples(said, events=[gold_event(sentence=said, claimed_by=["RUSSIA"])], relations=[])
    assert sorted(made.labels["claim"]) == ["no", "no", "yes"]


def test_date_of_the_gold_is_right_and_another_is_wrong() -> None:
    dated = "قصفت تركيا مواقع قسد في 3 شباط 2020 بعد هدوء منذ 5 كانون الثاني 2020"
    made = examples(dated, events=[gold_event(sentence=dated)], relations=[])
    assert made.labels["date"][0] == "yes"
    assert set(made.labels["date"][1:]) == {"no"}


def test_second_mention_of_an_argument_is_neither_right_nor_wrong() -> None:
    said = "قصفت تركيا بلدة قرب تركيا"
    made = examples(said, events=[gold_event(sentence=said, targets=[])], relations=[])
    assert made.labels["role"] == ["source"]


def test_relation_is_read_at_its_cue_with_both_ends() -> None:
    made = examples(FIRST, SECOND, events=[gold_event()], relations=[SUPPORT])
    assert labels(made, "relation") == {"تدعم": "SUPPORTS"}
    assert sorted(made.labels["tie"]) == ["object", "subject"]


def toy() -> tuple[list[list[str]], list[str]]:
    """Three classes that one feature each tells apart, with noise that tells nothing."""
    classes = ["ASSAULT", "none", "SEIZE"] * 12
    return [[f"w={label}", f"noise={i % 5}", f"once={i}"] for i, label in enumerate(classes)], classes


def test_fit_learns_what_is_separable() -> None:
    features, classes = toy()
    model = fit(features, classes, 1.0)
    assert sorted(model.classes) == ["ASSAULT", "SEIZE", "none"]
    assert [model.best(row)[0] for row in features] == classes
    assert model.best(["w=SEIZE", "never=seen"])[0] == "SEIZE"


def test_fit_of_two_classes_gives_the_probabilities_of_a_logistic_model() -> None:
    features = [["a"], ["a"], ["a"], ["b"], ["b"], ["b"]]
    model = fit(features, ["yes", "yes", "yes", "no", "no", "no"], 1.0)
    assert model.classes == ("no", "yes")
    yes, no = model.probabilities(["a"]), model.probabilities(["b"])
    assert yes[1] > 0.6
    assert no[0] > 0.6
    assert yes.sum() == pytest.approx(1)
    assert model.probabilities([]) == pytest.approx([0.5, 0.5], abs=0.01)


def test_fit_is_the_same_every_time_and_for_any_order_of_features() -> None:
    features, classes = toy()
    first = fit(features, classes, 0.3).arrays()
    again = fit([list(reversed(row)) for row in features], classes, 0.3).arrays()
    assert all(np.array_equal(first[key], again[key]) for key in first)


def test_feature_seen_once_is_not_kept() -> None:
    features, classes = toy()
    names = str(fit(features, classes, 1.0).arrays()["features"]).split("\n")
    assert not [name for name in names if name.startswith("once=")]


def test_all_models_are_written_into_one_file(tmp_path: Path) -> None:
    made = Examples()
    for name in STRENGTH:
        for row, label in zip(*toy(), strict=True):
            made.add(name, row, label, 0)
    fit_all(made, tmp_path / "events.npz")
    loaded = load_models(tmp_path / "events.npz")
    assert set(loaded) == set(STRENGTH)
    assert loaded["role"].best(["w=ASSAULT"])[0] == "ASSAULT"
