"""Fitting the extract stage's models, all of them together, on gold events and relations."""

import random
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn.functional import cross_entropy, embedding_bag

from pipelines.extract.across import Stretch, stretches
from pipelines.extract.choices import SIDES
from pipelines.extract.classifier import Classifier
from pipelines.extract.context import Context
from pipelines.extract.models import Models
from pipelines.extract.observation import Observation, Rows
from pipelines.training.event_examples import Examples
from pipelines.training.event_network import Bags, ContextNetwork, Head, bags, choice_loss

SEED = 1
DECISIONS = ("event", "mode", "status", "pair")
CHOICES = {"role": SIDES, **{model: (model,) for model in ("claim", "place", "date", "toll")}}
"""Models and the roles that each chooses for."""
OF_MENTIONS = frozenset(("pair", *CHOICES))
"""Those that look at a mention beside the trigger."""

MIN_COUNT = 3
"""Questions in which a feature must occur to be kept."""

EPOCHS = 5
TOGETHER = 2000
"""Words that are learned from at once, more by less than an article."""
RATE = 1.5e-3
WARMING = 50
"""Steps after which the rate is reached; from then on it falls."""
LARGEST_GRADIENT = 5.0
LEFT_OUT = 0.15
"""The share of an option's features that it is shown without, another one each time."""
OF_CHOICES = 1.5
"""What a choice weighs against a decision."""
SCALE = 64
"""Questions whose losses count as one step's."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """An observation with its features as numbers."""

    features: NDArray[np.int64]
    trigger: Rows
    mention: Rows | None


@dataclass(frozen=True, slots=True)
class Article:
    """The examples of an article as numbers; see `Examples`."""

    spellings: list[list[str]]
    vectors: list[NDArray[np.float16]]
    tags: list[NDArray[np.int64]]
    tagged: list[Stretch]
    decisions: Mapping[str, list[tuple[Numbered, int]]]
    choices: Mapping[str, list[tuple[list[Numbered], list[list[list[int]]]]]]

    @property
    def words(self) -> int:
        return sum(map(len, self.vectors))


class EventNetwork(nn.Module):
    """Context and a head for every model."""

    def __init__(self, context: ContextNetwork, heads: Mapping[str, Head]) -> None:
        super().__init__()
        self.context = context
        self.heads = nn.ModuleDict(heads)

    def loss(self, articles: Sequence[Article], vectors: Tensor) -> Tensor:
        """The summed loss of all questions of `articles`, the vectors of whose words are (words, numbers)."""
        tags = bags([row for article in articles for row in article.tags])
        lengths = torch.tensor([len(sentence) for article in articles for sentence in article.vectors])
        firsts = np.cumsum([0, *(article.words for article in articles)]).tolist()
        tagged = [s._replace(rows=s.rows + f) for f, a in zip(firsts, articles, strict=False) for s in a.tagged]
        words = self.context(vectors, tags, lengths, tagged)
        total = 0 * words.sum()  # so that articles that ask nothing have gradients too
        for model in DECISIONS:
            asked = [(f, *question) for f, a in zip(firsts, articles, strict=False) for question in a.decisions[model]]
            if asked:
                scores = self._scores(model, words, [(first, told) for first, told, _ in asked])
                total = total + cross_entropy(scores, torch.tensor([label for *_, label in asked]), reduction="sum")
        for model in CHOICES:
            chosen = [(f, *question) for f, a in zip(firsts, articles, strict=False) for question in a.choices[model]]
            if chosen:
                sizes = [len(options) for _, options, _ in chosen]
                listed = [(first, option) for first, options, _ in chosen for option in options]
                scores = self._scores(model, words, listed, sizes)
                total = total + OF_CHOICES * choice_loss(scores, sizes, [right for *_, right in chosen])
        summed: Tensor = total
        return summed

    def _scores(
        self, model: str, words: Tensor, observed: Sequence[tuple[int, Numbered]], sizes: Sequence[int] = ()
    ) -> Tensor:
        """(observations, classes); each observation with the row of its article's first word."""
        features = bags([told.features for _, told in observed], LEFT_OUT)
        triggers = _means(words, [(first, told.trigger) for first, told in observed])
        of_mentions = model in OF_MENTIONS
        mentions = _means(words, [(first, told.mention) for first, told in observed]) if of_mentions else triggers
        scores: Tensor = self.heads[model](features, triggers, mentions, sizes)
        return scores


def _means(words: Tensor, spans: Sequence[tuple[int, Rows | None]]) -> Tensor:
    """The mean vector of each span's words, zeros where it has none."""
    rows = [np.arange(first + span[0], first + span[1]) if span else np.arange(0) for first, span in spans]
    numbers, starts = _plain(rows)
    return embedding_bag(numbers, words, starts, mode="mean")


def _plain(rows: Sequence[NDArray[np.int64]]) -> Bags:
    lengths = torch.tensor([len(row) for row in rows])
    return torch.from_numpy(np.concatenate(rows)), lengths.cumsum(0) - lengths


class Fitting:
    """Models that are being fitted: their network, and how it learns from `articles` in so many epochs."""

    def __init__(self, examples: Sequence[Examples], epochs: int) -> None:
        torch.manual_seed(SEED)
        self._tags = _numbers(t for article in examples for sentence in article.tags for word in sentence for t in word)
        self._features = {m: _numbers(_features(examples, m), MIN_COUNT) for m in (*DECISIONS, *CHOICES)}
        self._classes = {
            model: tuple(sorted({told.label for article in examples for told in article.decisions[model]}))
            for model in DECISIONS
        } | CHOICES
        self.articles = [_numbered(article, self._tags, self._features, self._classes) for article in examples]
        self._heads = {
            model: Head(len(known), max(len(self._classes[model]), 1), model in OF_MENTIONS, model in CHOICES)
            for model, known in self._features.items()
        }
        self.network = EventNetwork(ContextNetwork(*_standard(self.articles), len(self._tags)), self._heads)
        self.steps = sum(article.words for article in self.articles) // TOGETHER + 1
        """Steps of an epoch, some more or less."""
        tables = [table for head in self._heads.values() for table in head.tables()]
        self._rest = [p for p in self.network.parameters() if all(p is not table for table in tables)]
        self._optimizers: list[torch.optim.Optimizer] = [
            torch.optim.SparseAdam(tables, lr=RATE),
            torch.optim.AdamW(self._rest, lr=RATE, weight_decay=0.01),
        ]
        share = partial(falling, steps=epochs * self.steps, warming=WARMING)
        self._schedules = [torch.optim.lr_scheduler.LambdaLR(optimizer, share) for optimizer in self._optimizers]

    def batches(self, epoch: int) -> Iterator[list[Article]]:
        """The articles in an order of the epoch's own; what is random from here on hangs on the epoch too."""
        torch.manual_seed(SEED + epoch)
        order = list(range(len(self.articles)))
        random.Random(SEED + epoch).shuffle(order)
        self.network.train()
        yield from _batches([self.articles[i] for i in order])

    def step(self) -> None:
        """Change the weights by the gradients that they have, and forget these."""
        nn.utils.clip_grad_norm_(self._rest, LARGEST_GRADIENT)
        for optimizer, schedule in zip(self._optimizers, self._schedules, strict=True):
            optimizer.step()
            schedule.step()
        self.network.zero_grad()

    @property
    def names(self) -> tuple[Any, ...]:
        """What is told apart: the tags of words, and the features and classes of each model."""
        return list(self._tags), {m: list(known) for m, known in self._features.items()}, self._classes

    def state(self) -> list[dict[str, Any]]:
        """What `resume` goes on from."""
        return [part.state_dict() for part in self._parts()]

    def resume(self, state: Sequence[dict[str, Any]]) -> None:
        """Go on from what `state` told of models with the same `names`."""
        for part, saved in zip(self._parts(), state, strict=True):
            part.load_state_dict(saved)

    def _parts(self) -> list[Any]:
        return [self.network, *self._optimizers, *self._schedules]

    def counts(self) -> dict[str, NDArray[np.int64]]:
        """In how many observations each feature of each model occurs."""
        found = {model: np.zeros(len(known), np.int64) for model, known in self._features.items()}
        for article in self.articles:
            for model, decisions in article.decisions.items():
                for told, _ in decisions:
                    found[model][told.features] += 1
            for model, choices in article.choices.items():
                for option in chain.from_iterable(options for options, _ in choices):
                    found[model][option.features] += 1
        return found

    def models(self) -> Models:
        """The models as they are now."""
        return Models(
            Context(self._tags, self.network.context.weights()),
            {m: Classifier(self._classes[m], self._features[m], head.weights()) for m, head in self._heads.items()},
        )


def falling(step: int, steps: int, warming: int) -> float:
    """The share of the highest rate at a step: it rises at first, then falls."""
    return min(1.0, (step + 1) / warming) * max(1 - step / steps, 0.02)


def fit(
    examples: Sequence[Examples], epochs: int = EPOCHS, say: Callable[[str], None] = print, least: float = 0.0
) -> Models:
    """The models of all decisions and choices; the same examples give the same ones.

    Those without the features that change less than `least`; see `Classifier.pruned`.
    """
    fitting = Fitting(examples, epochs)
    for epoch in range(1, epochs + 1):
        total = 0.0
        for together in fitting.batches(epoch):
            loss = fitting.network.loss(together, given_vectors(together)) / SCALE
            loss.backward()  # type: ignore[no-untyped-call]
            fitting.step()
            total += loss.item()
        say(f"events: epoch {epoch} of {epochs}, loss {SCALE * total / len(fitting.articles):.1f} an article")
    return fitting.models().pruned(least, fitting.counts())


def given_vectors(articles: Sequence[Article]) -> Tensor:
    """What the language package made of the words of articles: (words, numbers)."""
    return torch.from_numpy(np.concatenate([rows for article in articles for rows in article.vectors])).float()


def _batches(articles: Sequence[Article]) -> Iterator[list[Article]]:
    batch: list[Article] = []
    for article in articles:
        batch.append(article)
        if sum(a.words for a in batch) >= TOGETHER:
            yield batch
            batch = []
    if batch:
        yield batch


def _features(examples: Sequence[Examples], model: str) -> Iterator[str]:
    """Every feature of every observation of a model, once an observation."""
    for article in examples:
        for decision in article.decisions[model]:
            yield from dict.fromkeys(decision.observation.features)
        for choice in article.choices[model]:
            for option in choice.options:
                yield from dict.fromkeys(option.features)


def _numbers(names: Iterator[str], least: int = 1) -> dict[str, int]:
    """A number for every name that occurs often enough."""
    counts = Counter(names)
    return {name: number for number, name in enumerate(sorted(n for n, count in counts.items() if count >= least))}


def _numbered(
    article: Examples,
    tags: Mapping[str, int],
    features: Mapping[str, Mapping[str, int]],
    classes: Mapping[str, tuple[str, ...]],
) -> Article:
    def observed(model: str, told: Observation) -> Numbered:
        known = features[model]
        numbers = sorted({known[feature] for feature in told.features if feature in known})
        return Numbered(np.array(numbers, dtype=np.int64), told.trigger, told.mention)

    return Article(
        article.spellings,
        article.vectors,
        [np.array([tags[t] for t in word], dtype=np.int64) for sentence in article.tags for word in sentence],
        stretches(article.referents),
        {m: [(observed(m, d.observation), classes[m].index(d.label)) for d in article.decisions[m]] for m in DECISIONS},
        {m: [([observed(m, o) for o in c.options], c.right) for c in article.choices[m]] for m in CHOICES},
    )


def _standard(articles: Sequence[Article]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """What brings the numbers of vectors to mean 0 and deviation 1: what is subtracted, then multiplied with."""
    count, total, squares = 0, np.float64(0), np.float64(0)
    for sentence in (sentence.astype(np.float64) for article in articles for sentence in article.vectors):
        count, total, squares = count + len(sentence), total + sentence.sum(axis=0), squares + (sentence**2).sum(axis=0)
    mean = total / count
    deviation = np.sqrt(np.maximum(squares / count - mean**2, 0))
    scale: NDArray[np.float32] = (1 / (deviation + 1e-3)).astype(np.float32)
    return np.asarray(mean, dtype=np.float32), scale
