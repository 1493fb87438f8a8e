"""Training the network: one encoder for names and trees, fitted to both at once."""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import torch
from stanza.models.common.pretrain import Pretrain
from stanza.models.common.vocab import VOCAB_PREFIX_SIZE
from torch import Tensor, nn

from pipelines.annotate.network import Network
from pipelines.annotate.network.representation import UNSEEN, Indexer, Representation
from pipelines.annotate.network.storage import save_network
from pipelines.annotate.weights import save_weights
from pipelines.training import WORK
from pipelines.training.card import NETWORK, VECTORS
from pipelines.training.encoder import make_encoder, read_weights, weights_file
from pipelines.training.examples import Drawer, Examples, Item, batches, gold_of, read_examples
from pipelines.training.splitter import Splitter

SEED = 1234
LOWEST = 1 / 6
"""The share of the highest rate that the first stage ends with."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """How the network is trained: first all of it, then, for `settling` epochs, without the encoder, whose output is
    computed once.

    `layers` are those of the encoder, none to leave it out, the lowest of which may be `frozen`; `trees` is how often
    an epoch sees the treebank, `copies` how many variants of each sentence the second stage has. Rates rise over the
    first twentieth of the steps of each stage, then fall: to a sixth in the first stage, to nothing in the second.
    """

    epochs: int = 5
    settling: int = 8
    copies: int = 2
    layers: int = 8
    frozen: int = 3
    vectors: bool = True
    trees: int = 3
    encoder_rate: float = 1e-4
    rate: float = 1.5e-3
    hidden_words: float = 0.05


def train_network(data: Path, out: Path, recipe: Recipe | None = None, say: Callable[[str], None] = print) -> Path:
    """Train with the tokenizer and the vectors of package `out` and write `network.pt` there.

    A training that was stopped goes on after the last epoch that it finished. On one core an epoch takes a quarter of
    an hour at first, and two minutes when the encoder rests; an accelerator is used where there is one.
    """
    recipe = recipe or Recipe()
    examples = read_examples(data, Splitter(out))
    network = make_network(examples, out / VECTORS, recipe)
    fit(network, examples, recipe, out / WORK / "network.checkpoint", say)
    save_network(network.cpu(), out / NETWORK)
    (out / WORK / "network.checkpoint").unlink(missing_ok=True)
    return out / NETWORK


def fit(network: Network, examples: Examples, recipe: Recipe, checkpoint: Path, say: Callable[[str], None]) -> None:
    """Run both stages of a training, from `checkpoint` if it is there."""
    saved = torch.load(checkpoint, weights_only=True) if checkpoint.is_file() else None
    if saved is not None:
        network.load_state_dict(saved["network"])
        say(f"network: goes on after epoch {saved['epoch']} of stage {saved['stage']}")
    drawer = Drawer(examples, network.inventory, recipe.trees)
    for stage, epochs in enumerate((recipe.epochs, recipe.settling), 1):
        if not epochs or (saved is not None and saved["stage"] > stage):
            continue
        settled = stage == 2 and network.representation.encoder is not None
        run = Run(network, recipe, encoded(network, drawer, recipe.copies) if settled else drawer, epochs, settled)
        if saved is not None and saved["stage"] == stage:
            run.resume(saved)
        while run.epoch < epochs:
            start = time.monotonic()
            loss = run.train_epoch()
            run.save(checkpoint, stage)
            spent = time.monotonic() - start
            say(f"network: stage {stage}, epoch {run.epoch} of {epochs}, loss {loss:.3f}, {spent:.0f} s")


Draw = Callable[[random.Random], list[Item]]


def encoded(network: Network, drawer: Drawer, count: int) -> Draw:
    """A drawer of the same sentences in `count` variants, with what the encoder makes of them."""
    rng = random.Random(SEED)
    copies = [_with_encoded(network, drawer(rng)) for _ in range(count)]
    return lambda rng: [rng.choice(variants) for variants in zip(*copies, strict=True)]


def _with_encoded(network: Network, items: list[Item]) -> list[Item]:
    network.eval()
    found: dict[int, Tensor] = {}
    numbered = {id(item): number for number, item in enumerate(items)}
    with torch.inference_mode():
        for group in batches(items, random.Random(SEED)):
            batch = network.indexer([item.words for item in group]).to(network.device)
            for item, vectors in zip(group, network.representation.encode(batch).half().cpu(), strict=True):
                found[numbered[id(item)]] = vectors[: len(item.words)].clone()
    return [replace(item, encoded=found[number]) for number, item in enumerate(items)]


class Run:
    """A stage of a training, that can stop and go on: the network, its optimiser, and how far it has come."""

    def __init__(self, network: Network, recipe: Recipe, draw: Draw, epochs: int, settled: bool) -> None:
        self.network = network
        self.epoch = 0
        self._draw = draw
        self._hidden = recipe.hidden_words
        self._lowest = 0 if settled else LOWEST
        self._groups = _groups(network, recipe, settled)
        self._optimizer = torch.optim.AdamW(self._groups, weight_decay=0.01)
        self._steps = epochs * len(batches(draw(random.Random(SEED)), random.Random(SEED)))
        self._schedule = torch.optim.lr_scheduler.LambdaLR(self._optimizer, self._share)

    def _share(self, step: int) -> float:
        rise = max(self._steps // 20, 1)
        fallen = (step - rise) / max(self._steps - rise, 1)
        return min((step + 1) / rise, 1 - (1 - self._lowest) * min(fallen, 1))

    def train_epoch(self) -> float:
        """Train for one epoch; returns the mean loss."""
        self.network.train()
        rng = random.Random(SEED + self.epoch)
        torch.manual_seed(SEED + self.epoch)
        total = 0.0
        groups = batches(self._draw(rng), rng)
        for items in groups:
            loss = language_loss(self.network, items, self._hidden)
            self._optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_((p for group in self._groups for p in group["params"]), 5.0)
            self._optimizer.step()
            self._schedule.step()
            total += loss.item()
        self.epoch += 1
        return total / len(groups)

    def save(self, path: Path, stage: int) -> None:
        """Write a checkpoint, whole or not at all."""
        state = {
            "stage": stage,
            "epoch": self.epoch,
            "network": self.network.state_dict(),
            "optimizer": self._optimizer.state_dict(),
            "schedule": self._schedule.state_dict(),
        }
        save_weights(state, path)

    def resume(self, saved: dict[str, Any]) -> None:
        """Go on from what `save` wrote; the network has its weights already."""
        self._optimizer.load_state_dict(saved["optimizer"])
        self._schedule.load_state_dict(saved["schedule"])
        self.epoch = saved["epoch"]


def language_loss(network: Network, items: list[Item], hidden_words: float) -> Tensor:
    """The loss of a batch of names or trees, a share of whose words are not known by their vectors."""
    batch = network.indexer([item.words for item in items])
    batch.words[torch.rand(batch.words.shape) < hidden_words] = UNSEEN
    batch = batch.to(network.device)
    if items[0].encoded is not None:
        rows = [item.encoded for item in items if item.encoded is not None]
        known = nn.utils.rnn.pad_sequence(rows, batch_first=True).float()
        batch = replace(batch, encoded=known.to(network.device))
    gold = {head: labels.to(network.device) for head, labels in gold_of(items).items()}
    return network.name_loss(batch, gold["names"]) if "names" in gold else network.syntax_loss(batch, gold)


def _groups(network: Network, recipe: Recipe, settled: bool) -> list[dict[str, Any]]:
    """The encoder's layers learn slower than what is new, or not at all; the word vectors stay as they are."""
    encoder = network.representation.encoder
    inside = {id(p) for p in encoder.parameters()} if encoder is not None else set()
    rest = [p for p in network.parameters() if p.requires_grad and id(p) not in inside]
    groups: list[dict[str, Any]] = [{"params": rest, "lr": recipe.rate}]
    if encoder is not None and not settled:
        layers = [p for p in encoder.layers.parameters() if p.requires_grad]
        groups += [{"params": layers, "lr": recipe.encoder_rate}, {"params": [encoder.mix], "lr": recipe.rate}]
    return groups


def make_network(examples: Examples, vectors: Path, recipe: Recipe) -> Network:
    """An untrained network: pretrained vectors and encoder, everything else new."""
    torch.manual_seed(SEED)
    pretrain = Pretrain(str(vectors))
    words = pretrain.vocab._id2unit[VOCAB_PREFIX_SIZE:]
    rows = torch.as_tensor(pretrain.emb).float()[VOCAB_PREFIX_SIZE:]
    encoder, pieces = (
        make_encoder(read_weights(weights_file()), words, recipe.layers) if recipe.layers else (None, None)
    )
    if encoder is not None:
        encoder.freeze(recipe.frozen)
    table = torch.cat([torch.zeros(UNSEEN + 1, rows.shape[1]), rows]) if recipe.vectors else None
    characters = examples.characters()
    representation = Representation(table, len(characters), encoder)
    network = Network(
        Indexer(words if recipe.vectors else (), characters, pieces), representation, examples.inventory()
    )
    return network.to("cuda" if torch.cuda.is_available() else "cpu")
