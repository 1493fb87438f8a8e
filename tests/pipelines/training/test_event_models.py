"""The models fitted on examples."""

import numpy as np
import pytest
import torch

from pipelines.extract.across import stretches
from pipelines.extract.classifier import Classifier
from pipelines.extract.context import Context
from pipelines.extract.models import CHOOSERS, CLASSIFIERS, Models
from pipelines.extract.observation import FeatureGroup, Observation
from pipelines.training import event_models
from pipelines.training.event_examples import Choice, Decision, Examples
from pipelines.training.event_models import fit
from pipelines.training.event_network import OF_EACH, SIZE, ContextNetwork, Head, bags, choice_loss

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
        vectors = fitted.context(article.vectors, [[[0], [], [], []]])
        [told] = article.decisions["event"]
        assert model.classes[int(model.probabilities([told.observation], vectors).argmax())] == told.label


def test_fit_learns_to_choose_among_options_by_their_vectors(fitted: Models) -> None:
    unseen = toy(seed=1)
    mistaken = 0
    for article in unseen:
        vectors = fitted.context(article.vectors, [[[0], [], [], []]])
        [choice] = article.choices["role"]
        shares, _ = fitted.classifiers["role"].choose(choice.options, vectors, [0])
        source, target = shares.argmax(axis=0)
        mistaken += [[int(source)]] != choice.right[0] or target != 0
    assert mistaken <= len(unseen) / 100  # the vector of another word may by chance be as large


def test_what_is_fitted_is_what_the_stage_asks() -> None:
    assert {*event_models.DECISIONS, *event_models.CHOICES} == CLASSIFIERS
    assert set(event_models.CHOICES) == CHOOSERS


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


def test_features_that_change_little_are_left_out(fitted: Models) -> None:
    few = fit(toy()[:9], epochs=1, say=lambda _: None, least=np.inf)
    assert not any(model.features for model in few.classifiers.values())
    assert any(model.features for model in fitted.classifiers.values())


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
    tagged = stretches([["a" if word % 3 else "" for word in range(len(sentence))] for sentence in sentences[:2]])
    tagged += [s._replace(rows=s.rows + 34, sentences=s.sentences * 9) for s in stretches([["b"] * 9, ["c"]])]
    with torch.inference_mode():
        words = torch.from_numpy(np.concatenate(sentences)).float()
        expected = network(words, rows, torch.tensor([len(sentence) for sentence in sentences]), tagged).numpy()
    found = Context({}, network.weights())(sentences, tags, tagged)
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


def test_options_are_chosen_as_they_were_fitted_to_be() -> None:
    torch.manual_seed(4)
    head = Head(3, 2, of_mentions=True, compares=True).eval()
    vectors = np.random.default_rng(4).normal(size=(3, SIZE)).astype(np.float32)
    words, sizes = torch.from_numpy(vectors), [3, 2]
    with torch.inference_mode():
        rows = bags([np.array([n % 3]) for n in range(5)])
        scores, each = head(rows, words[[0] * 5], words[[0, 1, 2, 2, 1]], sizes).chunk(2, 1)
        shares = torch.cat([of_choice.softmax(0) for of_choice in scores.split(sizes)])
    asked = [Observation([FeatureGroup(("abc"[n % 3],))], (0, 1), (at, at + 1)) for n, at in enumerate((0, 1, 2, 2, 1))]
    found = Classifier(("x", "y"), {"a": 0, "b": 1, "c": 2}, head.weights()).choose(asked, vectors, [0, 3])
    assert found[0] == pytest.approx(shares.numpy(), abs=1e-4)
    assert found[1] == pytest.approx(each.sigmoid().numpy(), abs=1e-4)


def test_choice_loss_is_of_what_the_fitting_options_have_together_and_each_alone() -> None:
    likeliest = torch.tensor([[0.0], [1.0], [2.0], [0.5], [0.5]])
    scores = torch.cat([likeliest, torch.tensor([[-1.0], [2.0], [0.0], [0.0], [3.0]])], 1)
    shares = torch.softmax(likeliest[:3, 0], 0)
    expected = -(shares[1].log() + (shares[0] + shares[2]).log()) / 2 - torch.tensor(0.5).log()
    fits = torch.tensor([1.0, 1, 1, 0, 1])
    expected = expected - OF_EACH * (scores[:, 1] * (2 * fits - 1)).sigmoid().log().sum()
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
