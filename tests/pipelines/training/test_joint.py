"""The encoder learns events beside names and trees, here on sentences of four words."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch

from graph.errors import ModelError
from pipelines.annotate.network import Network
from pipelines.annotate.network.lemmas import edit
from pipelines.annotate.network.network import Inventory
from pipelines.annotate.network.representation import UNSEEN, Indexer, Representation
from pipelines.extract.models import Models
from pipelines.extract.observation import FeatureGroup, Observation
from pipelines.training.corpora import Unit
from pipelines.training.encoder import make_encoder, read_weights
from pipelines.training.event_examples import Decision, Examples
from pipelines.training.examples import Examples as Corpora
from pipelines.training.joint import JointRecipe, fit_jointly, settling
from tests.pipelines.training.test_encoder import write_weights

SENTENCES = [["قصف", "حلب", "قصفها", "."], ["حلب", "قصف", "حلب", "."], ["قصفها", ".", "حلب", "قصف"]] * 4
TREE = [Unit(word, False, "NOUN", word, head=number) for number, word in enumerate(SENTENCES[0])]
NAMES = [(word, "B-LOC" if word == "حلب" else "O") for word in SENTENCES[0]]
CORPORA = Corpora([NAMES] * 8, [NAMES] * 8, [TREE] * 8, [], [])
RECIPE = JointRecipe(alone=1, epochs=2, settling=2, frozen=1)
WORDS = ("قصف", "حلب")
INVENTORY = Inventory(("O", "B-LOC", "I-LOC"), ("NOUN",), ("_",), (edit("قصف", "قصف"),), ("root",))


@pytest.fixture
def network(tmp_path: Path) -> Network:
    return new_network(tmp_path)


def new_network(folder: Path) -> Network:
    write_weights(folder / "weights.bin")
    torch.manual_seed(1)
    encoder, pieces = make_encoder(read_weights(folder / "weights.bin"), ["قصف", "قصفها", "حلب"], layers=2)
    encoder.load_state_dict({name: torch.randn(value.shape) * 0.1 for name, value in encoder.state_dict().items()})
    return Network(
        Indexer(WORDS, "قصفهاحلب.", pieces),
        Representation(torch.randn(len(WORDS) + UNSEEN + 1, 4), 9, encoder),
        INVENTORY,
    )


def events(network: Network) -> list[Examples]:
    """Articles of a sentence; its first word names an event where it is `قصف`."""
    made = []
    for words, read in zip(SENTENCES, network.read(SENTENCES, frozenset(("vectors",))), strict=True):
        assert read.vectors is not None
        example = Examples([read.vectors], [[[]] * len(words)], [words])
        label = "ASSAULT" if words[0] == "قصف" else "none"
        example.decisions["event"].append(Decision(Observation([FeatureGroup(("same",))], (0, 1)), label))
        made.append(example)
    return made


def silent(line: str) -> None:
    """Hears nothing."""


def stopped_after(said: str) -> Callable[[str], None]:
    def say(line: str) -> None:
        if said in line:
            raise KeyboardInterrupt

    return say


def weights(network: Network, models: Models) -> dict[str, np.ndarray]:
    found = {name: value.numpy().copy() for name, value in network.state_dict().items()}
    return found | {f"context.{name}": value for name, value in models.context.weights.items()}


def test_events_change_the_upper_layers_and_leave_the_frozen_ones(network: Network, tmp_path: Path) -> None:
    assert network.representation.encoder is not None
    before = {name: value.clone() for name, value in network.representation.encoder.state_dict().items()}
    only_events = JointRecipe(alone=0, epochs=1, settling=0, frozen=1, names_every=10**6)
    fit_jointly(network, Corpora([], [], [], [], []), events(network), tmp_path / "run.checkpoint", only_events, silent)
    changed = {n for n, v in network.representation.encoder.state_dict().items() if not torch.equal(v, before[n])}
    assert {name.split(".")[1] for name in changed if name.startswith("layers")} == {"1"}
    assert "mix" in changed
    assert not changed & {"pieces.weight", "positions.weight"}


def test_events_alone_leave_the_encoder_as_it_is(network: Network, tmp_path: Path) -> None:
    before = {name: value.clone() for name, value in network.state_dict().items()}
    with pytest.raises(KeyboardInterrupt):
        fit_jointly(
            network, CORPORA, events(network), tmp_path / "run.checkpoint", RECIPE, stopped_after("epoch 1 of 3")
        )
    assert all(torch.equal(value, before[name]) for name, value in network.state_dict().items())


def test_settling_changes_the_heads_for_names_and_trees_alone(network: Network, tmp_path: Path) -> None:
    before: dict[str, torch.Tensor] = {}

    def remember(line: str) -> None:
        if "epoch 3 of 3" in line:
            before.update({name: value.clone() for name, value in network.state_dict().items()})

    fit_jointly(network, CORPORA, events(network), tmp_path / "run.checkpoint", RECIPE, remember)
    changed = {name for name, value in network.state_dict().items() if not torch.equal(value, before[name])}
    assert {"names.out.weight", "tags.out.weight"} <= changed
    assert not [name for name in changed if name.startswith("representation.encoder.")]


@pytest.mark.parametrize("said", ["joint: epoch 1 of 3", "joint: epoch 2 of 3", "stage 2, epoch 1 of 2"])
def test_a_training_that_was_stopped_goes_on(said: str, tmp_path: Path) -> None:
    found: list[dict[str, np.ndarray]] = []
    for stop in (silent, stopped_after(said)):
        folder = tmp_path / str(len(found))
        folder.mkdir()
        network = new_network(tmp_path)
        made = events(network)
        checkpoint = folder / "run.checkpoint"
        if stop is not silent:
            with pytest.raises(KeyboardInterrupt):
                fit_jointly(network, CORPORA, made, checkpoint, RECIPE, stop)
            network = new_network(tmp_path)
        models = fit_jointly(network, CORPORA, made, checkpoint, RECIPE, silent)
        found.append(weights(network, models))
    whole, resumed = found
    assert all(np.array_equal(whole[name], resumed[name]) for name in whole)


def test_a_checkpoint_of_another_training_is_refused(network: Network, tmp_path: Path) -> None:
    checkpoint = tmp_path / "run.checkpoint"
    made = events(network)
    with pytest.raises(KeyboardInterrupt):
        fit_jointly(network, CORPORA, made, checkpoint, RECIPE, stopped_after("epoch 1 of 3"))
    for example in made:
        example.decisions["event"].append(Decision(Observation([FeatureGroup(("other",))], (0, 1)), "SEIZE"))
    with pytest.raises(ModelError, match=r"run\.checkpoint: was left by a training from another network or other"):
        fit_jointly(new_network(tmp_path), CORPORA, made, checkpoint, RECIPE, silent)


def test_heads_do_not_settle_from_what_an_earlier_training_left(network: Network, tmp_path: Path) -> None:
    checkpoint = tmp_path / "run.checkpoint"
    found = []
    for _ in range(2):
        network = new_network(tmp_path)
        models = fit_jointly(network, CORPORA, events(network), checkpoint, RECIPE, silent)
        found.append(weights(network, models))
        checkpoint.unlink()
        assert settling(checkpoint).is_file()
        state = torch.load(settling(checkpoint), weights_only=True)
        state["network"] = {name: torch.zeros_like(value) for name, value in state["network"].items()}
        torch.save(state, settling(checkpoint))
    first, again = found
    assert all(np.array_equal(first[name], again[name]) for name in first)


def test_a_network_without_an_encoder_is_refused(tmp_path: Path) -> None:
    plain = Network(Indexer(WORDS, "ق", None), Representation(torch.randn(4, 4), 1, None), INVENTORY)
    with pytest.raises(ModelError, match="without an encoder"):
        fit_jointly(plain, CORPORA, events(plain), tmp_path / "run.checkpoint", RECIPE, silent)


def test_what_is_learned_from_is_what_is_read(network: Network) -> None:
    network.eval()
    with torch.inference_mode():
        found = network.represent(SENTENCES).numpy()
    read = [analysis.vectors for analysis in network.read(SENTENCES, frozenset(("vectors",)))]
    assert found == pytest.approx(np.concatenate([rows for rows in read if rows is not None]), abs=1e-2)
