"""Examples out of gold annotations, and the models fitted on them."""

from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pytest
import torch

from graph.catalogue import ActorRow, Catalogue, PlaceRow
from graph.seeds import Seeds
from pipelines.evaluation.matching import Matcher
from pipelines.extract.casualties import CasualtyFinder
from pipelines.extract.classifier import Classifier
from pipelines.extract.context import Context
from pipelines.extract.lexicon import TriggerRow
from pipelines.extract.models import CLASSIFIERS, Models
from pipelines.extract.observation import FeatureGroup, Observation
from pipelines.link import Linker
from pipelines.training import event_models
from pipelines.training.event_examples import Choice, Decision, ExampleMaker, Examples
from pipelines.training.event_models import choice_loss, fit
from pipelines.training.event_network import SIZE, ContextNetwork, Head, bags
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
        "killed": None,
        "injured": None,
    }
    return event | values


SUPPORT = {"sentence": SECOND, "type": "SUPPORTS", "subject": "RUSSIA", "object": "SDF"}


def examples(*sentences: str, events: list[dict[str, Any]], relations: list[dict[str, str]]) -> Examples:
    [linked] = Linker(CATALOGUE)([annotated(*sentences)])
    article = linked.article.model_copy(update={"published": date(2020, 2, 5)})
    maker = ExampleMaker(SCENES, Matcher(CATALOGUE), CasualtyFinder(Seeds()))
    return maker.examples(replace(linked, article=article), {"doc": "a", "events": events, "relations": relations})


def labels(made: Examples, model: str) -> dict[str, str]:
    """Labels by the word that an example of trigger features is about."""
    told = made.decisions[model]
    return {next(f for f in d.observation.features if f.startswith("w="))[2:]: d.label for d in told}


def right(made: Examples, model: str) -> list[list[list[int]]]:
    """The right options of a model's only choice."""
    [choice] = made.choices[model]
    return choice.right


def test_gold_trigger_is_the_right_word_and_others_are_none() -> None:
    made = examples(FIRST, events=[gold_event()], relations=[])
    assert labels(made, "event") == {"قصفت": "ASSAULT", "قصف": "none"}
    assert labels(made, "mode") == {"قصفت": "ASSAULT/shelling"}
    assert [d.label for d in made.decisions["status"]] == ["asserted"]
    assert [len(sentence) for sentence in made.tags] == [len(sentence) for sentence in made.vectors] == [10]
    assert made.spellings == [FIRST.split()]


def test_words_are_spelled_as_the_language_package_sees_them() -> None:
    made = examples("قصفَتْ تركيـا ٣ مواقع", events=[], relations=[])
    assert made.spellings == [["قصفت", "تركيا", "3", "مواقع"]]


def test_trigger_that_occurs_twice_goes_to_two_gold_events() -> None:
    twice = "تركيا قصف هنا و قصف هناك"
    golds = [gold_event(sentence=twice, trigger="قصف"), gold_event(sentence=twice, trigger="قصف", status="negated")]
    made = examples(twice, events=golds, relations=[])
    assert [d.label for d in made.decisions["event"]] == ["ASSAULT", "ASSAULT"]
    assert [d.label for d in made.decisions["status"]] == ["asserted", "negated"]


def test_sentence_that_the_article_lacks_gives_no_event() -> None:
    made = examples(FIRST, events=[gold_event(sentence="قصفت طائرات أخرى حيا بعيدا")], relations=[])
    assert set(labels(made, "event").values()) == {"none"}
    assert not made.choices["role"]


def test_roles_are_the_options_that_gold_names_fit() -> None:
    made = examples(FIRST, events=[gold_event()], relations=[])
    assert right(made, "role") == [[[1]], [[2]]]
    assert right(made, "place") == [[[1]]]
    assert right(made, "claim") == [[[0]]]


def test_role_without_gold_names_is_empty() -> None:
    made = examples(FIRST, events=[gold_event(targets=[], place=[])], relations=[])
    assert right(made, "role") == [[[1]], [[0]]]
    assert right(made, "place") == [[[0]]]


def test_name_that_no_option_fits_is_not_learned_from() -> None:
    made = examples(FIRST, events=[gold_event(targets=["RUSSIA"])], relations=[])
    assert right(made, "role") == [[[1]], []]


def test_speaker_is_a_claim() -> None:
    said = f"قالت روسيا إن طائرات {FIRST}"
    made = examples(said, events=[gold_event(sentence=said, claimed_by=["RUSSIA"])], relations=[])
    assert right(made, "claim") == [[[1]]]


@pytest.mark.parametrize(
    ("killed", "expected"),
    [
        ((None, [3, 3]), [[[[2]]]]),
        (([3, 3], [3, 3]), [[[[1, 2]]]]),
        ((None, None), [[[[0]]]]),
        (([5, 5], None), []),
    ],
)
def test_dead_are_of_the_attack_that_gold_counts_as_many_for(
    killed: tuple[list[int] | None, list[int] | None], expected: list[object]
) -> None:
    text = "قصفت تركيا قسد ثم وقع قصف على تل الورد أدى إلى مقتل 3 مدنيين"
    triggers = zip(("قصفت", "قصف على"), killed, strict=True)
    golds = [gold_event(sentence=text, trigger=trigger, killed=dead) for trigger, dead in triggers]
    assert [choice.right for choice in examples(text, events=golds, relations=[]).choices["toll"]] == expected


def test_every_date_of_the_gold_day_is_right() -> None:
    dated = "قصفت تركيا مواقع قسد في 3 شباط 2020 بعد هدوء منذ 5 كانون الثاني 2020"
    assert right(examples(dated, events=[gold_event(sentence=dated)], relations=[]), "date") == [[[1]]]
    today = gold_event(sentence=dated, date="2020-02-05")
    assert right(examples(dated, events=[today], relations=[]), "date") == [[[3]]]
    undated = gold_event(sentence=dated, date=None)
    assert right(examples(dated, events=[undated], relations=[]), "date") == [[[0]]]
    elsewhere = gold_event(sentence=dated, date="2019-01-01")
    assert right(examples(dated, events=[elsewhere], relations=[]), "date") == [[]]


def test_all_mentions_of_an_argument_are_right() -> None:
    said = "قصفت تركيا بلدة قرب تركيا"
    made = examples(said, events=[gold_event(sentence=said, targets=[])], relations=[])
    assert right(made, "role") == [[[1, 2]], [[0]]]


def test_relation_is_read_at_its_cue_with_both_ends() -> None:
    made = examples(FIRST, SECOND, events=[gold_event()], relations=[SUPPORT])
    assert labels(made, "relation") == {"تدعم": "SUPPORTS"}
    assert sorted(d.label for d in made.decisions["tie"]) == ["object", "subject"]


SIZE_GIVEN = 6


def toy(seed: int = 0) -> list[Examples]:
    """Articles of four words: a feature tells the type of the first, the third or fourth word's vector who did it."""
    rng = np.random.default_rng(seed)
    made = []
    for number in range(720):
        label = ("ASSAULT", "none", "SEIZE")[number % 3]
        doer = 1 + number % 2
        vectors = rng.normal(size=(4, SIZE_GIVEN)).astype(np.float16)
        vectors[1 + doer, 0] = 6
        example = Examples([vectors], [[["place"], [], [], []]])
        features = [FeatureGroup((f"w={label}", f"noise={number % 5}")), FeatureGroup((f"once={number}",))]
        example.decisions["event"].append(Decision(Observation(features, (0, 1)), label))
        options = [
            Observation([FeatureGroup(("0",))], (0, 1)),
            *(Observation([FeatureGroup(("a",))], (0, 1), (row, row + 1)) for row in (2, 3)),
        ]
        example.choices["role"].append(Choice(options, [[[doer]], [[0]]]))
        made.append(example)
    return made


@pytest.fixture(scope="module")
def fitted() -> Models:
    """Models of few examples, which need larger steps than the thousands of a real training."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(event_models, "RATE", 0.01)
        return fit(toy(), epochs=60, say=lambda _: None)


def test_fit_learns_what_features_tell(fitted: Models) -> None:
    model = fitted.classifiers["event"]
    assert model.classes == ("ASSAULT", "SEIZE", "none")
    for article in toy(seed=1):
        [vectors] = fitted.context(article.vectors, [[[0], [], [], []]])
        [told] = article.decisions["event"]
        assert model.classes[int(model.probabilities([told.observation], vectors).argmax())] == told.label


def test_fit_learns_to_choose_among_options_by_their_vectors(fitted: Models) -> None:
    unseen = toy(seed=1)
    mistaken = 0
    for article in unseen:
        [vectors] = fitted.context(article.vectors, [[[0], [], [], []]])
        [choice] = article.choices["role"]
        source, target = fitted.classifiers["role"].scores(choice.options, vectors).argmax(axis=0)
        mistaken += [[int(source)]] != choice.right[0] or target != 0
    assert mistaken <= len(unseen) / 100  # the vector of another word may by chance be as large


def test_what_is_fitted_is_what_the_stage_asks() -> None:
    assert {*event_models.DECISIONS, *event_models.CHOICES} == CLASSIFIERS


def test_fit_is_the_same_every_time_and_for_any_order_of_features() -> None:
    turned = toy()
    for article in turned:
        [told] = article.decisions["event"]
        backwards = told.observation._replace(groups=told.observation.groups[::-1])
        article.decisions["event"] = [Decision(backwards, told.label)]
    first, again = (fit(made, epochs=1, say=lambda _: None) for made in (toy(), turned))
    assert all(np.array_equal(first.context.weights[key], again.context.weights[key]) for key in first.context.weights)
    for name, model in first.classifiers.items():
        assert all(np.array_equal(model.weights[k], again.classifiers[name].weights[k]) for k in model.weights)


def test_rare_feature_is_not_kept(fitted: Models) -> None:
    names = fitted.classifiers["event"].features
    assert "w=SEIZE" in names
    assert not [name for name in names if name.startswith("once=")]


def test_every_epoch_is_told() -> None:
    told: list[str] = []
    fit(toy()[:9], epochs=2, say=told.append)
    assert [line.partition(",")[0] for line in told] == ["events: epoch 1 of 2", "events: epoch 2 of 2"]


def test_what_is_fitted_is_what_is_read_with() -> None:
    rng = np.random.default_rng(4)
    torch.manual_seed(4)
    network = ContextNetwork(np.ones(SIZE_GIVEN, np.float32), np.full(SIZE_GIVEN, 2, np.float32), 3).eval()
    for parameter in network.parameters():
        torch.nn.init.normal_(parameter, 0, 0.3)
    sentences = [rng.normal(size=(n, SIZE_GIVEN)).astype(np.float16) for n in (30, 4, 9, 1)]
    tags = [[[0, 2] if word % 3 else [] for word in range(len(sentence))] for sentence in sentences]
    rows = bags([np.array(word, dtype=np.int64) for sentence in tags for word in sentence])
    with torch.inference_mode():
        words = torch.from_numpy(np.concatenate(sentences)).float()
        expected = network(words, rows, torch.tensor([len(sentence) for sentence in sentences])).numpy()
    found = np.concatenate(Context({}, network.weights())(sentences, tags))
    assert found == pytest.approx(expected, abs=1e-3)


def test_head_is_what_a_classifier_reads_with() -> None:
    torch.manual_seed(4)
    head = Head(3, 2, of_mentions=True).eval()
    vectors = np.random.default_rng(4).normal(size=(3, SIZE)).astype(np.float32)
    with torch.inference_mode():
        rows = bags([np.array([0, 2]), np.array([], dtype=np.int64)])
        words = torch.from_numpy(vectors)
        expected = head(rows, words[[0, 0]], torch.stack([words[1:3].mean(0), torch.zeros(SIZE)])).numpy()
    asked = [Observation([FeatureGroup(("a", "c"))], (0, 1), (1, 3)), Observation([], (0, 1))]
    found = Classifier(("x", "y"), {"a": 0, "b": 1, "c": 2}, head.weights()).scores(asked, vectors)
    assert found == pytest.approx(expected, abs=1e-4)


def test_choice_loss_is_of_what_the_fitting_options_have_together() -> None:
    scores = torch.tensor([[0.0], [1.0], [2.0], [0.5], [0.5]])
    shares = torch.softmax(scores[:3, 0], 0)
    expected = -(shares[1].log() + (shares[0] + shares[2]).log()) / 2 - torch.tensor(0.5).log()
    found = choice_loss(scores, [3, 2], [[[[1], [0, 2]]], [[[1]]]])
    assert float(found) == pytest.approx(float(expected), abs=1e-5)
    assert float(choice_loss(scores, [3, 2], [[[]], [[]]])) == 0


def test_left_out_features_are_few_and_others_stay_in_their_bags() -> None:
    torch.manual_seed(4)
    numbers, starts = bags([np.arange(1000), np.array([], dtype=np.int64), np.arange(1000, 2000)], left_out=0.2)
    assert 1500 < len(numbers) < 1700
    assert starts[1] == starts[2]
    assert (numbers[: starts[1]] < 1000).all()
    assert (numbers[starts[1] :] >= 1000).all()
