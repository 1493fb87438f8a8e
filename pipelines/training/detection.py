"""Whether a sentence tells of an attack or a protest, judged as its annotators did, by cross-validation.

    python -m pipelines.training.detection SENTENCES.jsonl -o predictions.jsonl

SENTENCES.jsonl holds {"id", "doc", "event_type", "label", "accept", "total", "text"} a line: how many of its annotators
said yes, and what they made of it together, `yes`, `easy no`, `difficult no` or `ambiguous`. A logistic regression of
each type looks at what the event reader makes of a sentence and at its words, and learns the share that said yes, so
that it learns from disputed sentences too. Every sentence is judged by a model that has seen no other sentence of its
article. The predictions are {"id", "events": [{"code"}]} a line.
"""

import argparse
import json
import math
import random
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits

from graph.catalogue import Catalogue
from graph.seeds import Seeds
from pipelines.annotate import Annotator
from pipelines.article import Annotated, Article
from pipelines.extract.extractor import Extractor
from pipelines.link import Linker

FOLDS = 10
SEED = 1
STEPS = 60
MIN_COUNT = 3
"""Sentences in which a word or a pair of words must occur to be looked at."""
PENALTY = 3e-4
ODDS_WEIGHT = 0.3
"""What each of the event reader's odds weighs; its many other numbers weigh 1 together, and the words 1."""

Vector = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Seen:
    """What is looked at in a sentence: the odds of each type of event, what the event reader makes of the words, and
    the words and pairs of words themselves, folded."""

    odds: Vector
    pooled: Vector
    words: list[str]


@dataclass(frozen=True, slots=True)
class Opinion:
    """What annotators said of a sentence: the share that said yes, and all together, None where they differ."""

    share: float
    label: bool | None


class SentenceReader:
    """Looks at sentences."""

    def __init__(self, extractor: Extractor) -> None:
        self._extractor = extractor
        self._types = [name for name in extractor.events.types if name != "none"]

    def __call__(self, annotated: Annotated) -> Seen:
        """What is seen in an article of one sentence."""
        scenes = self._extractor.scenes(annotated)
        odds = np.full(len(self._types), -6.0, dtype=np.float32)
        for trigger in self._extractor.events.triggers(scenes, [self._extractor.observed(scene) for scene in scenes]):
            at = self._types.index(trigger.label)
            odds[at] = max(odds[at], _odds(trigger.probability))
        words = [word.folded for sentence in annotated.sentences for word in sentence.words]
        pairs = [f"{one} {two}" for one, two in pairwise(words)]
        given = np.concatenate([scene.sentence.vectors for scene in scenes if scene.sentence.vectors is not None])
        read = next(scene.vectors for scene in scenes if scene.vectors is not None)
        pooled = [given.astype(np.float32).mean(axis=0), read.max(axis=0), read.mean(axis=0)]
        return Seen(odds, np.concatenate(pooled), [*words, *pairs])


def _odds(probability: float) -> float:
    certain = min(max(probability, 1e-3), 1 - 1e-3)
    return math.log(certain / (1 - certain))


def judge(seen: Sequence[Seen], opinions: Sequence[Opinion], groups: Sequence[str]) -> list[bool]:
    """The judgement on each sentence of a model that saw no sentence of its group."""
    names = sorted(set(groups))
    random.Random(SEED).shuffle(names)
    fold_of = {name: number % FOLDS for number, name in enumerate(names)}
    folds = np.array([fold_of[group] for group in groups])
    shares = np.array([opinion.share for opinion in opinions])
    truth = np.array([bool(opinion.label) for opinion in opinions])
    clear = np.array([opinion.label is not None for opinion in opinions])
    found = np.zeros(len(truth), dtype=bool)
    for fold in range(FOLDS):
        known = folds != fold
        table = _table(seen, known)
        scores = (table[~known] @ _fit(table[known], shares[known])).numpy()
        held_out = _held_out_scores(table[known], shares[known], folds[known])
        found[~known] = scores >= _threshold(held_out[clear[known]], truth[known & clear])
    return found.tolist()


def _table(seen: Sequence[Seen], known: NDArray[np.bool_]) -> Tensor:
    """Rows of standardised numbers, tf-idf of words, and a 1; measured on the sentences that are `known`."""
    odds = ODDS_WEIGHT * _standard(np.stack([sentence.odds for sentence in seen]), known)
    pooled = _standard(np.stack([sentence.pooled for sentence in seen]), known)
    bags = _bags([set(sentence.words) for sentence in seen], known)
    ones = np.ones((len(seen), 1))
    return torch.from_numpy(np.concatenate([odds, pooled / math.sqrt(pooled.shape[1]), bags, ones], axis=1)).float()


def _standard(numbers: Vector, known: NDArray[np.bool_]) -> Vector:
    """Columns of mean 0 and deviation 1."""
    standard: Vector = (numbers - numbers[known].mean(axis=0)) / (numbers[known].std(axis=0) + 1e-3)
    return standard


def _bags(words: Sequence[set[str]], known: NDArray[np.bool_]) -> Vector:
    """The tf-idf of the words of sentences that occur often enough in the `known` ones, rows of length 1."""
    counts = Counter(word for row, of_known in zip(words, known, strict=True) if of_known for word in row)
    kept = sorted(word for word, count in counts.items() if count >= MIN_COUNT)
    index = {word: i for i, word in enumerate(kept)}
    weights = np.array([math.log(known.sum() / counts[word]) for word in kept], dtype=np.float32)
    bags = np.zeros((len(words), len(kept)), dtype=np.float32)
    for bag, row in zip(bags, words, strict=True):
        bag[[index[word] for word in row if word in index]] = 1
    bags *= weights
    bags /= np.linalg.norm(bags, axis=1, keepdims=True) + 1e-6
    return bags


def _fit(table: Tensor, shares: NDArray[np.float64]) -> Tensor:
    """The weights of a logistic regression with a quadratic penalty."""
    weights = torch.zeros(table.shape[1], requires_grad=True)
    gold = torch.from_numpy(shares).float()
    rare = (1 - gold.mean()) / gold.mean()
    optimizer = torch.optim.LBFGS([weights], max_iter=STEPS, line_search_fn="strong_wolfe")

    def loss() -> Tensor:
        optimizer.zero_grad()
        fitted = binary_cross_entropy_with_logits(table @ weights, gold, pos_weight=rare.sqrt())
        total: Tensor = fitted + PENALTY * (weights[:-1] ** 2).sum()
        total.backward()  # type: ignore[no-untyped-call]
        return total

    optimizer.step(loss)  # type: ignore[no-untyped-call]
    return weights.detach()


def _held_out_scores(table: Tensor, shares: NDArray[np.float64], folds: NDArray[np.int64]) -> Vector:
    """Scores of the known sentences by models that did not see them, for choosing a threshold."""
    scores = np.zeros(len(shares), dtype=np.float32)
    for part in range(3):
        rest = folds % 3 != part
        scores[~rest] = (table[~rest] @ _fit(table[rest], shares[rest])).numpy()
    return scores


def _threshold(scores: Vector, truth: NDArray[np.bool_]) -> float:
    """The score from which F1 is best."""
    order = np.argsort(-scores)
    right = truth[order].cumsum()
    f1 = 2 * right / (np.arange(1, len(order) + 1) + truth.sum())
    return float(scores[order[int(f1.argmax())]])


def _opinion(record: Mapping[str, Any]) -> Opinion:
    said = record["label"].split()
    label = True if "yes" in said else False if "no" in said else None
    return Opinion(record["accept"] / record["total"], label)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sentences", type=Path)
    parser.add_argument("-o", "--out", type=Path, required=True)
    options = parser.parse_args()
    torch.set_num_threads(1)
    records = [json.loads(line) for line in options.sentences.read_text(encoding="utf-8").splitlines()]
    seeds = Seeds()
    look = SentenceReader(Extractor(seeds))
    articles = [Article(id=record["id"], text=record["text"]) for record in records]
    seen = [look(annotated) for annotated in Linker(Catalogue.load(seeds), seeds)(Annotator()(articles))]
    of_type: dict[str, list[int]] = defaultdict(list)
    for number, record in enumerate(records):
        of_type[record["event_type"]].append(number)
    with options.out.open("w", encoding="utf-8") as file:
        for name, rows in of_type.items():
            opinions = [_opinion(records[row]) for row in rows]
            groups = [records[row]["doc"].rpartition("-")[0] for row in rows]
            judged = judge([seen[row] for row in rows], opinions, groups)
            for row, yes in zip(rows, judged, strict=True):
                events = [{"code": name}] if yes else []
                file.write(json.dumps({"id": records[row]["id"], "events": events}) + "\n")


if __name__ == "__main__":
    main()
