"""Fitting the extract stage's models, all of them together, on gold events and relations."""

import random
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn.functional import cross_entropy, embedding_bag

from pipelines.extract.choices import SIDES
from pipelines.extract.classifier import Classifier
from pipelines.extract.context import Context
from pipelines.extract.models import Models
from pipelines.extract.observation import Observation, Rows
from pipelines.training.event_examples import Examples
from pipelines.training.event_network import Bags, ContextNetwork, Head, bags

SEED = 1
DECISIONS = ("event", "mode", "status", "relation", "tie")
CHOICES = {"role": SIDES, "claim": ("claim",), "place": ("place",), "date": ("date",)}
"""Models and the roles that each chooses for."""
OF_MENTIONS = frozenset(("tie", *CHOICES))
"""Those that look at a mention beside the trigger."""

MIN_COUNT = 3
"""Questions in which a feature must occur to be kept."""

EPOCHS = 8
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

    vectors: list[NDArray[np.float16]]
    tags: list[NDArray[np.int64]]
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

    def loss(self, articles: Sequence[Article]) -> Tensor:
        """The summed loss of all questions of `articles`."""
        vectors = [sentence for article in articles for sentence in article.vectors]
        tags = bags([row for article in articles for row in article.tags])
        lengths = torch.tensor([len(sentence) for sentence in vectors])
        words = self.context(torch.from_numpy(np.concatenate(vectors)).float(), tags, lengths)
        firsts = np.cumsum([0, *(article.words for article in articles)]).tolist()
        total = words.new_zeros(())
        for model in DECISIONS:
            asked = [(f, *question) for f, a in zip(firsts, articles, strict=False) for question in a.decisions[model]]
            if asked:
                scores = self._scores(model, words, [(first, told) for first, told, _ in asked])
                total = total + cross_entropy(scores, torch.tensor([label for *_, label in asked]), reduction="sum")
        for model in CHOICES:
            chosen = [(f, *question) for f, a in zip(firsts, articles, strict=False) for question in a.choices[model]]
            if chosen:
                scores = self._scores(model, words, [(first, o) for first, options, _ in chosen for o in options])
                sizes = [len(options) for _, options, _ in chosen]
                total = total + OF_CHOICES * choice_loss(scores, sizes, [right for *_, right in chosen])
        summed: Tensor = total
        return summed

    def _scores(self, model: str, words: Tensor, observed: Sequence[tuple[int, Numbered]]) -> Tensor:
        """(observations, classes); each observation with the row of its article's first word."""
        features = bags([told.features for _, told in observed], LEFT_OUT)
        triggers = _means(words, [(first, told.trigger) for first, told in observed])
        of_mentions = model in OF_MENTIONS
        mentions = _means(words, [(first, told.mention) for first, told in observed]) if of_mentions else triggers
        scores: Tensor = self.heads[model](features, triggers, mentions)
        return scores


def choice_loss(scores: Tensor, sizes: Sequence[int], right: Sequence[Sequence[Sequence[Sequence[int]]]]) -> Tensor:
    """The summed loss of choices, whose options lie one after the other in `scores` (options, roles).

    Of a role that is minus the mean, over the gold names, of the logarithm of what the options that fit a name have
    together.
    """
    owners = torch.repeat_interleave(torch.arange(len(sizes)), torch.tensor(sizes))
    firsts = np.cumsum([0, *sizes]).tolist()
    total = scores.new_zeros(())
    for role in range(scores.shape[1]):
        shares = scores[:, role] - _log_sums(scores[:, role], owners, len(sizes))[owners]
        names = [(first, found, len(of[role])) for first, of in zip(firsts, right, strict=False) for found in of[role]]
        if names:
            at = torch.tensor([first + i for first, found, _ in names for i in found])
            name = torch.tensor([number for number, (_, found, _) in enumerate(names) for _ in found])
            weights = torch.tensor([1 / beside for *_, beside in names])
            total = total - (_log_sums(shares[at], name, len(names)) * weights).sum()
    return total


def _log_sums(values: Tensor, owners: Tensor, count: int) -> Tensor:
    """The logarithm of the summed exponentials of the values of each owner."""
    highest = values.new_full((count,), -1e9).scatter_reduce(0, owners, values.detach(), "amax")
    sums = values.new_zeros(count).index_add(0, owners, (values - highest[owners]).exp())
    return sums.log() + highest


def _means(words: Tensor, spans: Sequence[tuple[int, Rows | None]]) -> Tensor:
    """The mean vector of each span's words, zeros where it has none."""
    rows = [np.arange(first + span[0], first + span[1]) if span else np.arange(0) for first, span in spans]
    numbers, starts = _plain(rows)
    return embedding_bag(numbers, words, starts, mode="mean")


def _plain(rows: Sequence[NDArray[np.int64]]) -> Bags:
    lengths = torch.tensor([len(row) for row in rows])
    return torch.from_numpy(np.concatenate(rows)), lengths.cumsum(0) - lengths


def fit(examples: Sequence[Examples], epochs: int = EPOCHS, say: Callable[[str], None] = print) -> Models:
    """The models of all decisions and choices; the same examples give the same ones."""
    torch.manual_seed(SEED)
    tags = _numbers(tag for article in examples for sentence in article.tags for word in sentence for tag in word)
    features = {model: _numbers(_features(examples, model), MIN_COUNT) for model in (*DECISIONS, *CHOICES)}
    classes = {
        model: tuple(sorted({told.label for article in examples for told in article.decisions[model]}))
        for model in DECISIONS
    } | CHOICES
    articles = [_numbered(article, tags, features, classes) for article in examples]
    heads = {m: Head(len(features[m]), max(len(classes[m]), 1), m in OF_MENTIONS) for m in features}
    network = EventNetwork(ContextNetwork(*_standard(articles), len(tags)), heads)
    _train(network, articles, epochs, say)
    return Models(
        Context(tags, network.context.weights()),
        {model: Classifier(classes[model], features[model], heads[model].weights()) for model in heads},
    )


def _train(network: EventNetwork, articles: list[Article], epochs: int, say: Callable[[str], None]) -> None:
    tables = [table for head in network.heads.values() if isinstance(head, Head) for table in head.tables()]
    rest = [p for p in network.parameters() if all(p is not table for table in tables)]
    steps = epochs * (sum(article.words for article in articles) // TOGETHER + 1)
    optimizers: list[torch.optim.Optimizer] = [
        torch.optim.SparseAdam(tables, lr=RATE),
        torch.optim.AdamW(rest, lr=RATE, weight_decay=0.01),
    ]

    def share(step: int) -> float:
        return min(1.0, (step + 1) / WARMING) * max(1 - step / steps, 0.02)

    schedules = [torch.optim.lr_scheduler.LambdaLR(optimizer, share) for optimizer in optimizers]
    rng, order = random.Random(SEED), list(range(len(articles)))
    network.train()
    for epoch in range(1, epochs + 1):
        rng.shuffle(order)
        total = 0.0
        for together in _batches([articles[i] for i in order]):
            loss = network.loss(together) / SCALE
            network.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(rest, LARGEST_GRADIENT)
            for optimizer, schedule in zip(optimizers, schedules, strict=True):
                optimizer.step()
                schedule.step()
            total += loss.item()
        say(f"events: epoch {epoch} of {epochs}, loss {SCALE * total / len(articles):.1f} an article")


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
        article.vectors,
        [np.array([tags[t] for t in word], dtype=np.int64) for sentence in article.tags for word in sentence],
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
