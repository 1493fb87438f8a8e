"""Fitting the encoder to events as well: names, trees and events learn on one encoder.

Events are read by what the encoder makes of words. Fitted to names and trees alone, it keeps little of what an event
needs; fitted to events alone, it would forget the names.
"""

import hashlib
import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from graph.errors import ModelError
from pipelines.annotate import Annotator
from pipelines.annotate.network import Network
from pipelines.annotate.network.encoder import Encoder
from pipelines.annotate.network.storage import load_network, save_network
from pipelines.annotate.weights import load_weights, save_weights
from pipelines.extract.models import Models
from pipelines.training import WORK
from pipelines.training.card import CHECKPOINT, NETWORK
from pipelines.training.event_examples import Examples
from pipelines.training.event_models import (
    LARGEST_GRADIENT,
    SCALE,
    WARMING,
    Article,
    Fitting,
    falling,
    given_vectors,
)
from pipelines.training.events import event_examples, train_events
from pipelines.training.examples import Drawer, Item, batches, read_examples
from pipelines.training.examples import Examples as Corpora
from pipelines.training.network import SEED, Recipe, fit, language_loss
from pipelines.training.splitter import Splitter

ENCODER_RATE, MIX_RATE, HEADS_RATE = 1e-4, 1e-3, 5e-4
"""The highest rates of the encoder's layers, of the weights that mix what they make, and of the heads for names and
trees; their layers know much already, so that they learn slower than what reads events."""


@dataclass(frozen=True, slots=True)
class JointRecipe:
    """How events join the encoder.

    They learn `alone` for some epochs, from the encoder that there is, then for `epochs` together with it, where every
    `names_every` steps a batch of names or trees is learned from too; in the end the heads for names and trees learn
    for `settling` epochs from the encoder that this made. The `frozen` lowest layers never change. One epoch together
    is enough: an encoder that sees an article again learns it by heart, and what reads events then trusts it too much.
    """

    alone: int = 3
    epochs: int = 1
    settling: int = 4
    frozen: int = 3
    names_every: int = 2


def train_joint(
    data: Path, gold: Path, out: Path, texts: Path | None = None, say: Callable[[str], None] = print
) -> None:
    """Fit the network of package folder `out` to events, then models of events to it; both are written there.

    `data` holds the corpora of names and trees; `gold` and `texts` are those of `train_events`. The network goes on
    from what it is: for the same models again it has to be trained anew first. A training that was stopped goes on
    after the last epoch that it finished; one whose network was written goes on with `train_events`. It takes an hour
    on two cores.
    """
    network = load_network(out / NETWORK)
    checkpoint = out / WORK / CHECKPOINT
    corpora = read_examples(data, Splitter(out))
    fit_jointly(network, corpora, event_examples(gold, Annotator(out, own_vectors=True), texts), checkpoint, say=say)
    save_network(network, out / NETWORK)
    for path in settling(checkpoint), checkpoint:
        path.unlink(missing_ok=True)
    train_events(gold, out, Annotator(out, own_vectors=True), texts, say)


def settling(checkpoint: Path) -> Path:
    """The checkpoint of the epochs after those of `checkpoint`."""
    return checkpoint.with_suffix(".settling")


def fit_jointly(
    network: Network,
    corpora: Corpora,
    examples: Sequence[Examples],
    checkpoint: Path,
    recipe: JointRecipe | None = None,
    say: Callable[[str], None] = print,
) -> Models:
    """Fit `network`, which learns names and trees from `corpora`, to events; it changes in place.

    Returns the models of events that learned beside it: what they read changed meanwhile, so that others fitted to the
    network as it is in the end read better. Goes on from `checkpoint` if it is there; ModelError where that belongs to
    another training, and where the network has no encoder.
    """
    recipe = recipe or JointRecipe()
    drawer = Drawer(corpora, network.inventory, Recipe().trees)
    run = JointRun(network, drawer, Fitting(examples, recipe.alone + recipe.epochs), recipe)
    if checkpoint.is_file():
        run.resume(load_weights(checkpoint), checkpoint)
        say(f"joint: goes on after epoch {run.epoch}")
    else:
        settling(checkpoint).unlink(missing_ok=True)
    while run.epoch < recipe.alone + recipe.epochs:
        start = time.monotonic()
        losses = run.train_epoch()
        save_weights(run.state(), checkpoint)
        said = ", ".join(f"{loss:.2f} {of}" for of, loss in losses.items())
        say(
            f"joint: epoch {run.epoch} of {recipe.alone + recipe.epochs}, loss {said}, {time.monotonic() - start:.0f} s"
        )
    fit(network, corpora, Recipe(epochs=0, settling=recipe.settling), settling(checkpoint), say)
    return run.events.models()


class JointRun:
    """A training of network and models of events, that can stop and go on."""

    def __init__(self, network: Network, drawer: Drawer, events: Fitting, recipe: JointRecipe) -> None:
        if network.representation.encoder is None:
            raise ModelError("a network without an encoder has nothing to fit to events. Train it with one first.")
        network.representation.encoder.freeze(recipe.frozen)
        self.network = network
        self.events = events
        self.epoch = 0
        self._drawer = drawer
        self._recipe = recipe
        self._origin = _origin(network, events)
        self._optimizer = torch.optim.AdamW(_groups(network, network.representation.encoder), weight_decay=0.01)
        share = partial(falling, steps=recipe.epochs * events.steps, warming=2 * WARMING)
        self._schedule = torch.optim.lr_scheduler.LambdaLR(self._optimizer, share)

    @property
    def together(self) -> bool:
        """Whether this epoch changes the network."""
        return self.epoch > self._recipe.alone

    def train_epoch(self) -> dict[str, float]:
        """Train for one epoch; returns the mean losses, by what they are of."""
        self.epoch += 1
        self.network.train(self.together)
        items = self._items()
        of_events: list[float] = []
        of_language: list[float] = []
        for step, articles in enumerate(self.events.batches(self.epoch)):
            loss = self._event_loss(articles)
            of_events.append(loss.item())
            drawn = next(items, None) if step % self._recipe.names_every == 0 else None
            if drawn is not None:
                language = language_loss(self.network, drawn, Recipe().hidden_words)
                of_language.append(language.item())
                loss = loss + language
            loss.backward()  # type: ignore[no-untyped-call]
            self._step()
        losses = {"an article": SCALE * sum(of_events) / len(self.events.articles)}
        return losses | ({"a batch of names or trees": sum(of_language) / len(of_language)} if of_language else {})

    def _items(self) -> Iterator[list[Item]]:
        rng = random.Random(SEED + self.epoch)
        return iter(batches(self._drawer(rng), rng) if self.together else ())

    def _event_loss(self, articles: Sequence[Article]) -> Tensor:
        if self.together:
            vectors = self.network.represent([spelled for article in articles for spelled in article.spellings])
        else:
            vectors = given_vectors(articles)
        return self.events.network.loss(articles, vectors) / SCALE

    def _step(self) -> None:
        self.events.step()
        if self.together:
            learning = [p for group in self._optimizer.param_groups for p in group["params"]]
            nn.utils.clip_grad_norm_(learning, LARGEST_GRADIENT)
            self._optimizer.step()
            self._schedule.step()
            self.network.zero_grad()

    def state(self) -> dict[str, Any]:
        """What `resume` goes on from."""
        return {
            "origin": self._origin,
            "epoch": self.epoch,
            "network": self.network.state_dict(),
            "optimizer": self._optimizer.state_dict(),
            "schedule": self._schedule.state_dict(),
            "events": self.events.state(),
        }

    def resume(self, saved: dict[str, Any], path: Path) -> None:
        """Go on from what `state` told, which stood in `path`; ModelError where that was of another training."""
        if saved["origin"] != self._origin:
            raise ModelError(
                f"{path}: was left by a training from another network or other annotations. Take these again, or "
                "delete it to begin anew."
            )
        self.network.load_state_dict(saved["network"])
        self._optimizer.load_state_dict(saved["optimizer"])
        self._schedule.load_state_dict(saved["schedule"])
        self.events.resume(saved["events"])
        self.epoch = saved["epoch"]


def _origin(network: Network, events: Fitting) -> str:
    """Tells trainings apart by the network that they begin with and what the models of events tell apart."""
    digest = hashlib.sha256(repr(events.names).encode())
    for name, weights in network.state_dict().items():
        digest.update(name.encode() + weights.cpu().numpy().tobytes())
    return digest.hexdigest()


def _groups(network: Network, encoder: Encoder) -> list[dict[str, Any]]:
    """What learns, with its rates; the word vectors and the frozen layers stay as they are."""
    inside = {id(p) for p in encoder.parameters()}
    heads = [p for p in network.parameters() if p.requires_grad and id(p) not in inside]
    layers = [p for p in encoder.layers.parameters() if p.requires_grad]
    return [
        {"params": layers, "lr": ENCODER_RATE},
        {"params": [encoder.mix], "lr": MIX_RATE},
        {"params": heads, "lr": HEADS_RATE},
    ]
