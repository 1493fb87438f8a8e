"""Examples out of gold annotations, and the models fitted on them."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from graph.catalogue import ActorRow, Catalogue, PlaceRow
from pipelines.evaluation.matching import Matcher
from pipelines.extract.classifier import Classifier, load_classifiers
from pipelines.extract.lexicon import TriggerRow
from pipelines.extract.observation import Observation
from pipelines.link import Linker
from pipelines.training import event_models
from pipelines.training.event_examples import ExampleMaker, Examples
from pipelines.training.event_models import NAMES, fit, fit_all
from tests.pipelines.marked import SmallSceneMaker, annotated

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
    words = [next(f for f in o.features if f.startswith("w="))[2:] for o in made.observations[model]]
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


def toy() -> tuple[list[Observation], list[str]]:
    """Three classes that one feature each tells apart, with noise that tells nothing."""
    classes = ["ASSAULT", "none", "SEIZE"] * 40
    rows = [[f"w={label}", f"noise={i % 5}", f"once={i}"] for i, label in enumerate(classes)]
    return [Observation(row, np.ones(3, dtype=np.float32) * (i % 7)) for i, row in enumerate(rows)], classes


def likeliest(found: Classifier, observation: Observation) -> str:
    return found.classes[int(found.probabilities(observation).argmax())]


@pytest.fixture
def thorough(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few examples need more passes than the thousands of a real training."""
    monkeypatch.setattr(event_models, "EPOCHS", 80)


@pytest.mark.usefixtures("thorough")
def test_fit_learns_what_features_tell() -> None:
    observations, classes = toy()
    found = fit(observations, classes, of_mentions=False)
    assert found.classes == ("ASSAULT", "SEIZE", "none")
    assert [likeliest(found, observation) for observation in observations] == classes
    assert likeliest(found, Observation(["w=SEIZE", "never=seen"])) == "SEIZE"


@pytest.mark.usefixtures("thorough")
def test_fit_learns_what_vectors_tell() -> None:
    trigger = np.array([1, 2, 3], dtype=np.float32)
    mentions = [np.array([0, (-1) ** i, 5], dtype=np.float32) for i in range(120)]
    observations = [Observation(["same"], trigger, mention) for mention in mentions]
    labels = ["no" if mention[1] < 0 else "yes" for mention in mentions]
    found = fit(observations, labels, of_mentions=True)
    assert [likeliest(found, observation) for observation in observations] == labels
    assert found.probabilities(observations[0]).sum() == pytest.approx(1)


def test_fit_is_the_same_every_time_and_for_any_order_of_features() -> None:
    observations, classes = toy()
    first = fit(observations, classes, of_mentions=False).arrays()
    turned = [Observation(list(reversed(o.features)), o.trigger) for o in observations]
    again = fit(turned, classes, of_mentions=False).arrays()
    assert all(np.array_equal(first[key], again[key]) for key in first)


def test_rare_feature_is_not_kept() -> None:
    observations, classes = toy()
    names = str(fit(observations, classes, of_mentions=False).arrays()["features"]).split("\n")
    assert "w=SEIZE" in names
    assert not [name for name in names if name.startswith("once=")]


def test_examples_without_vectors_or_features_still_make_a_classifier() -> None:
    found = fit([Observation(["once"]), Observation([])] * 2, ["yes", "no"] * 2, of_mentions=True)
    assert found.probabilities(Observation(["other"])).sum() == pytest.approx(1)


def test_all_classifiers_are_written_into_one_file(tmp_path: Path) -> None:
    made = Examples()
    for name in NAMES:
        for observation, label in zip(*toy(), strict=True):
            made.add(name, observation, label, 0)
    told: list[str] = []
    fit_all(made, tmp_path / "events.npz", told.append)
    loaded = load_classifiers(tmp_path / "events.npz")
    assert set(loaded) == set(NAMES)
    assert len(told) == len(NAMES)
    assert loaded["role"].classes == ("ASSAULT", "SEIZE", "none")
