"""Whether a sentence tells of an attack or a protest, judged as its annotators did, by cross-validation.

    python -m pipelines.training.detection SENTENCES.jsonl -o predictions.jsonl

SENTENCES.jsonl holds {"id", "doc", "event_type", "label", "text"} a line; the label is `yes`, or begins or ends with
`no`, and others are left out. A logistic regression of each type looks at what the event reader makes of a sentence and
at its words. Every sentence is judged by a model that has seen no other sentence of its article. The predictions
are {"id", "events": [{"code"}]} a line.
"""

import argparse
import json
import math
import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
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
PENALTY = 3e-3
WORDS_WEIGHT = 0.5
"""What the words weigh against what the event reader says of the sentence."""

Vector = NDArray[np.float32]


class SentenceReader:
    """Looks at sentences."""

    def __init__(self, extractor: Extractor) -> None:
        self._extractor = extractor
        self._types = [name for name in extractor.events.types if name != "none"]

    def __call__(self, annotated: Annotated) -> tuple[Vector, list[str]]:
        """What the event reader says of an article of one sentence, and its words and pairs of words, folded."""
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
        return np.concatenate([odds, *pooled]), [*words, *pairs]


def _odds(probability: float) -> float:
    certain = min(max(probability, 1e-3), 1 - 1e-3)
    return math.log(certain / (1 - certain))


def judge(
    dense: Sequence[Vector], words: Sequence[Sequence[str]], labels: Sequence[bool], groups: Sequence[str]
) -> list[bool]:
    """The judgement on each sentence of a model that saw no sentence of its group."""
    names = sorted(set(groups))
    random.Random(SEED).shuffle(names)
    fold_of = {name: number % FOLDS for number, name in enumerate(names)}
    folds = np.array([fold_of[group] for group in groups])
    truth = np.array(labels)
    found = np.zeros(len(truth), dtype=bool)
    for fold in range(FOLDS):
        known = folds != fold
        table = _table(dense, words, known)
        weights = _fit(table[known], truth[known])
        scores = (table @ weights).numpy()
        found[~known] = scores[~known] >= _threshold(*_held_out_scores(table[known], truth[known], folds[known]))
    return found.tolist()


def _table(dense: Sequence[Vector], words: Sequence[Sequence[str]], known: NDArray[np.bool_]) -> Tensor:
    """Rows of standardised numbers, tf-idf of words, and a 1; measured on the sentences that are `known`."""
    numbers = np.stack(dense)
    numbers = (
        (numbers - numbers[known].mean(axis=0)) / (numbers[known].std(axis=0) + 1e-3) / math.sqrt(numbers.shape[1])
    )
    counts = Counter(word for row, seen in zip(words, known, strict=True) if seen for word in set(row))
    kept = sorted(word for word, count in counts.items() if count >= MIN_COUNT)
    index = {word: i for i, word in enumerate(kept)}
    weights = np.array([math.log(known.sum() / counts[word]) for word in kept], dtype=np.float32)
    bags = np.zeros((len(words), len(kept)), dtype=np.float32)
    for bag, row in zip(bags, words, strict=True):
        bag[[index[word] for word in set(row) if word in index]] = 1
    bags *= weights
    bags /= np.linalg.norm(bags, axis=1, keepdims=True) + 1e-6
    return torch.from_numpy(np.concatenate([numbers, WORDS_WEIGHT * bags, np.ones((len(bags), 1))], axis=1)).float()


def _fit(table: Tensor, truth: NDArray[np.bool_]) -> Tensor:
    """The weights of a logistic regression with a quadratic penalty."""
    weights = torch.zeros(table.shape[1], requires_grad=True)
    gold = torch.from_numpy(truth).float()
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


def _held_out_scores(
    table: Tensor, truth: NDArray[np.bool_], folds: NDArray[np.int64]
) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
    """Scores of the known sentences by models that did not see them, for choosing a threshold."""
    scores = np.zeros(len(truth), dtype=np.float32)
    for part in range(3):
        rest = folds % 3 != part
        scores[~rest] = (table[~rest] @ _fit(table[rest], truth[rest])).numpy()
    return scores, truth


def _threshold(scores: NDArray[np.float32], truth: NDArray[np.bool_]) -> float:
    """The score from which F1 is best."""
    order = np.argsort(-scores)
    right = truth[order].cumsum()
    f1 = 2 * right / (np.arange(1, len(order) + 1) + truth.sum())
    return float(scores[order[int(f1.argmax())]])


def _sentences(path: Path) -> Iterator[dict[str, Any]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        if record["label"] == "yes" or "no" in record["label"].split():
            yield record


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sentences", type=Path)
    parser.add_argument("-o", "--out", type=Path, required=True)
    options = parser.parse_args()
    torch.set_num_threads(1)
    records = list(_sentences(options.sentences))
    seeds = Seeds()
    look = SentenceReader(Extractor(seeds))
    articles = [Article(id=record["id"], text=record["text"]) for record in records]
    seen = [look(annotated) for annotated in Linker(Catalogue.load(seeds), seeds)(Annotator()(articles))]
    of_type: dict[str, list[int]] = defaultdict(list)
    for number, record in enumerate(records):
        of_type[record["event_type"]].append(number)
    with options.out.open("w", encoding="utf-8") as file:
        for name, rows in of_type.items():
            labels = [records[row]["label"] == "yes" for row in rows]
            groups = [records[row]["doc"].rpartition("-")[0] for row in rows]
            judged = judge([seen[row][0] for row in rows], [seen[row][1] for row in rows], labels, groups)
            for row, yes in zip(rows, judged, strict=True):
                events = [{"code": name}] if yes else []
                file.write(json.dumps({"id": records[row]["id"], "events": events}) + "\n")


if __name__ == "__main__":
    main()
