"""Fitting the extractor's classifiers on gold events and relations."""

import random
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from pipelines.extract.classifier import Classifier, save_classifiers
from pipelines.extract.observation import Observation
from pipelines.training.event_examples import Examples

SEED = 1
NAMES = ("event", "mode", "status", "role", "claim", "place", "date", "relation", "tie")
OF_MENTIONS = frozenset(("role", "claim", "place", "date", "tie"))
"""Those that look at a mention beside the trigger."""

MIN_COUNT = 3
"""Examples in which a feature must occur to be kept."""

EPOCHS = 8
TOGETHER = 64
HIDDEN = 64
RATE = 1e-3
DROPOUT = 0.3
LEFT_OUT = 0.15
"""The share of an example's features that it is shown without, another one each time."""


class WideAndDeep(nn.Module):
    """What a Classifier computes, for fitting: standardised vectors and bags of features in, scores of classes out."""

    def __init__(self, features: int, vector: int, classes: int, of_mentions: bool) -> None:
        super().__init__()
        self.wide = nn.EmbeddingBag(features, classes, mode="sum", sparse=True)
        self.deep = nn.EmbeddingBag(features, HIDDEN, mode="sum", sparse=True)
        nn.init.zeros_(self.wide.weight)
        nn.init.normal_(self.deep.weight, 0, 0.05)
        self.trigger = nn.Linear(vector, HIDDEN)
        self.sides = nn.ModuleList(nn.Linear(vector, HIDDEN) for _ in range(2)) if of_mentions else None
        self.mention = nn.Linear(vector, HIDDEN, bias=False) if of_mentions else None
        self.dropout = nn.Dropout(DROPOUT)
        self.out = nn.Linear(HIDDEN * (2 if of_mentions else 1), classes)

    def forward(self, bags: tuple[Tensor, Tensor], triggers: Tensor, mentions: Tensor) -> Tensor:
        """(examples, classes); `bags` are features and where each example's begin."""
        hidden = self.deep(*bags) + self.trigger(self.dropout(triggers))
        if self.mention is None or self.sides is None:
            units = torch.relu(hidden)
        else:
            sides = torch.tanh(self.sides[0](triggers)) * torch.tanh(self.sides[1](mentions))
            units = torch.cat([torch.relu(hidden + self.mention(self.dropout(mentions))), sides], -1)
        scores: Tensor = self.wide(*bags) + self.out(self.dropout(units))
        return scores

    def weights(self) -> dict[str, NDArray[np.float32]]:
        """The weights by the names that Classifier gives them."""
        found: dict[str, Any] = {
            "wide": self.wide.weight,
            "deep": self.deep.weight,
            "trigger": self.trigger.weight.T,
            "hidden_bias": self.trigger.bias,
            "out": self.out.weight.T,
            "out_bias": self.out.bias,
        }
        if self.mention is not None and self.sides is not None:
            found["mention"] = self.mention.weight.T
            for name, side in zip(("trigger_side", "mention_side"), self.sides, strict=True):
                found |= {name: side.weight.T, f"{name}_bias": side.bias}
        return {name: weight.detach().numpy().copy() for name, weight in found.items()}


def fit(observations: Sequence[Observation], labels: Sequence[str], of_mentions: bool) -> Classifier:
    """A classifier of `labels`; the same examples give the same one."""
    index = _index(observations)
    classes = tuple(sorted(set(labels)))
    triggers = _stack([o.trigger for o in observations])
    mean, scale = triggers.mean(axis=0), 1 / (triggers.std(axis=0) + 1e-3)
    standard = _standard(triggers, mean, scale)
    mentions = _standard(_stack([o.mention for o in observations], mean), mean, scale) if of_mentions else standard
    bags = [torch.tensor(sorted({index[f] for f in o.features if f in index})) for o in observations]
    gold = torch.tensor([classes.index(label) for label in labels])
    torch.manual_seed(SEED)
    network = WideAndDeep(max(len(index), 1), len(mean), len(classes), of_mentions)
    _train(network, bags, standard, mentions, gold)
    return Classifier(classes, index, network.weights() | {"mean": mean, "scale": scale})


def fit_all(examples: Examples, out: Path, say: Callable[[str], None] = print) -> None:
    """Fit every classifier and write them into one file."""
    fitted = {}
    for name in NAMES:
        say(f"events: {name}, {len(examples.labels[name])} examples")
        fitted[name] = fit(examples.observations[name], examples.labels[name], name in OF_MENTIONS)
    save_classifiers(out, fitted)


def _train(network: WideAndDeep, bags: list[Tensor], triggers: Tensor, mentions: Tensor, gold: Tensor) -> None:
    tables = [network.wide.weight, network.deep.weight]
    rest = [p for p in network.parameters() if all(p is not table for table in tables)]
    steps = EPOCHS * -(-len(gold) // TOGETHER)
    optimizers: list[torch.optim.Optimizer] = [
        torch.optim.SparseAdam(tables, lr=RATE),
        torch.optim.AdamW(rest, lr=RATE, weight_decay=0.01),
    ]
    schedules = [
        torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: max(1 - step / steps, 0.02))
        for optimizer in optimizers
    ]
    rng, order = random.Random(SEED), list(range(len(gold)))
    network.train()
    for _ in range(EPOCHS):
        rng.shuffle(order)
        for start in range(0, len(order), TOGETHER):
            chosen = order[start : start + TOGETHER]
            kept = [bags[i][torch.rand(len(bags[i])) > LEFT_OUT].long() for i in chosen]
            offsets = torch.tensor([0, *map(len, kept[:-1])]).cumsum(0)
            scores = network((torch.cat(kept), offsets), triggers[chosen].float(), mentions[chosen].float())
            loss = nn.functional.cross_entropy(scores, gold[chosen])
            network.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            for optimizer, schedule in zip(optimizers, schedules, strict=True):
                optimizer.step()
                schedule.step()


def _index(observations: Sequence[Observation]) -> dict[str, int]:
    counts = Counter(feature for observation in observations for feature in set(observation.features))
    kept = sorted(feature for feature, count in counts.items() if count >= MIN_COUNT)
    return {feature: i for i, feature in enumerate(kept)}


def _stack(
    vectors: Sequence[NDArray[np.float32] | None], unknown: NDArray[np.float32] | None = None
) -> NDArray[np.float32]:
    """The vectors as rows, `unknown` where there is none; one number each where there is no vector at all."""
    size = next((len(vector) for vector in vectors if vector is not None), 1 if unknown is None else len(unknown))
    filling = np.zeros(size, dtype=np.float32) if unknown is None else unknown
    return np.stack([filling if vector is None else vector for vector in vectors]).astype(np.float32)


def _standard(vectors: NDArray[np.float32], mean: NDArray[np.float32], scale: NDArray[np.float32]) -> Tensor:
    return torch.from_numpy((vectors - mean) * scale).half()
