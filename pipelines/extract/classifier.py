"""The decisions of the extract stage: small networks over named features and the vectors of trigger and mention.

Wide and deep (Cheng et al. 2016): each feature has a weight for every class, and a row of a table whose sum, together
with the vectors, goes through one hidden layer. The wide part keeps what a single word tells, the deep part carries it
over to words that are used alike.
"""

from array import array
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from pipelines.extract.observation import FeatureGroup, Observation, Rows

Matrix = NDArray[np.float32]

_AT_ONCE = 64
"""Observations whose features are summed at once: what so many have stays in the cache of a core."""
_NOTHING = b"\xff"
"""The bytes of -1, the row behind the features'."""
_KEPT = 1 << 16
"""Groups of features whose rows are kept."""


class Classifier:
    """Gives each of `classes` a score, or a probability.

    With `F` features, `D` numbers in a vector, `H` hidden and `C` classes, the weights are

    wide (F, C), deep (F, H)
    trigger (D, H), hidden_bias (H)
    mention (D, H)                            where mentions are classified, with
    trigger_side, mention_side (D, H)         whose products are hidden units too, and their biases (H)
    out (H or 2 H, C), out_bias (C)
    option (2 H, H), option_bias (H), likely (C * 2 H, H), share (C, H), compared (H, 2 C), compared_bias (2 C)
                                              where options of choices are compared; see `choose`
    """

    def __init__(self, classes: tuple[str, ...], features: Mapping[str, int], weights: Mapping[str, Matrix]) -> None:
        self.classes = classes
        self.features = features
        self.weights = weights
        tables = np.concatenate([weights["wide"], weights["deep"]], axis=1).astype(np.float32)
        nothing = np.zeros((1, tables.shape[1]), np.float32)
        self._table = np.concatenate([tables, nothing])
        self._known = _KnownRows(features)

    @property
    def compares(self) -> bool:
        """Whether it can `choose`."""
        return "compared" in self.weights

    def pruned(self, least: float, counts: NDArray[np.int64]) -> "Classifier":
        """Without the features whose largest weight, times the root of how often they occur, is less than `least`.

        That is how far the scores go astray without them, all in all; `counts` has a number for each feature.
        """
        tables = ("wide", "deep")
        largest = np.max([np.abs(self.weights[table]).max(axis=1) for table in tables], axis=0)
        told = largest * np.sqrt(counts)
        kept = [name for name, number in self.features.items() if told[number] >= least]
        rows = [self.features[name] for name in kept]
        weights = {**self.weights, **{table: self.weights[table][rows] for table in tables}}
        return Classifier(self.classes, {name: number for number, name in enumerate(kept)}, weights)

    def scores(self, observations: Sequence[Observation], vectors: Matrix | None) -> Matrix:
        """(observations, classes); `vectors` (words, D) are those of the article's words, None where none read them."""
        return self._scores(observations, vectors)[0]

    def choose(
        self, observations: Sequence[Observation], vectors: Matrix | None, starts: Sequence[int]
    ) -> tuple[Matrix, Matrix]:
        """What options of choices, which begin at `starts`, have of each class: (observations, classes) twice.

        The first are shares, which add up to 1 in a choice; the others are probabilities that an option has the class,
        be it alone or beside others. Options are seen beside those that are likeliest by their own scores.
        """
        weights = self.weights
        scores, units = self._scores(observations, vectors)
        likely = shares(scores, starts)
        means = [np.add.reduceat(share[:, None] * units, starts) for share in likely.T]
        owners = np.repeat(np.arange(len(starts)), np.diff([*starts, len(scores)]))
        hidden = units @ weights["option"] + likely @ weights["share"] + weights["option_bias"]
        hidden += (np.concatenate(means, axis=1) @ weights["likely"])[owners]
        added, each = np.split(np.maximum(hidden, 0) @ weights["compared"] + weights["compared_bias"], 2, axis=1)
        return shares(scores + added, starts), (np.tanh(each / 2) + 1) / 2

    def _scores(self, observations: Sequence[Observation], vectors: Matrix | None) -> tuple[Matrix, Matrix]:
        """The scores of observations, and their hidden units."""
        weights = self.weights
        wide, deep = self._sums(observations)
        trigger, triggers = self._means(vectors, [o.trigger for o in observations])
        hidden = deep + (triggers @ weights["trigger"] + weights["hidden_bias"])[trigger]
        if "mention" in weights:
            mention, mentions = self._means(vectors, [o.mention for o in observations])
            left = np.tanh(triggers @ weights["trigger_side"] + weights["trigger_side_bias"])
            right = np.tanh(mentions @ weights["mention_side"] + weights["mention_side_bias"])
            hidden += (mentions @ weights["mention"])[mention]
            units = np.concatenate([np.maximum(hidden, 0), left[trigger] * right[mention]], axis=1)
        else:
            units = np.maximum(hidden, 0)
        scores = wide + units @ weights["out"] + weights["out_bias"]
        return scores.astype(np.float32, copy=False), units

    def probabilities(self, observations: Sequence[Observation], vectors: Matrix | None) -> Matrix:
        """The probability of each class, in the order of `classes`, for each observation."""
        return softmax(self.scores(observations, vectors))

    def _sums(self, observations: Sequence[Observation]) -> tuple[Matrix, Matrix]:
        """The sums of what the features of each observation have in the wide table, and in the deep one."""
        sums = np.empty((len(observations), self._table.shape[1]), np.float32)
        for start in range(0, len(observations), _AT_ONCE):
            rows = self._rows(observations[start : start + _AT_ONCE])
            ones = np.ones((1, rows.shape[1]), np.float32)
            sums[start : start + _AT_ONCE] = (ones @ self._table.take(rows, axis=0))[:, 0]
        wide, deep = np.split(sums, [len(self.classes)], axis=1)
        return wide, deep

    def _rows(self, observations: Sequence[Observation]) -> NDArray[np.int64]:
        """(observations, features of the one with most): the rows of features in the table, -1 where there are less."""
        rows_of = self._known.__getitem__
        rows = [b"".join(map(rows_of, observation.groups)) for observation in observations]
        longest = max(map(len, rows))
        return np.frombuffer(b"".join(row.ljust(longest, _NOTHING) for row in rows), np.int64).reshape(len(rows), -1)

    def _means(self, vectors: Matrix | None, spans: Sequence[Rows | None]) -> tuple[NDArray[np.intp], Matrix]:
        """For each span the row of its mean, and the means of the words of different spans, zeros without words."""
        numbers: dict[Rows | None, int] = {}
        which = np.array([numbers.setdefault(span, len(numbers)) for span in spans], dtype=np.intp)
        means = np.zeros((len(numbers), len(self.weights["trigger"])), dtype=np.float32)
        if vectors is not None:
            known = [(number, *span) for span, number in numbers.items() if span is not None]
            single = [(number, start) for number, start, end in known if end - start == 1]
            if single:  # at once, as most spans are of one word
                at, rows = np.array(single).T
                means[at] = vectors[rows]
            for number, start, end in known:
                if end - start > 1:
                    means[number] = np.add.reduce(vectors[start:end]) / (end - start)
        return which, means


class _KnownRows(dict[FeatureGroup, bytes]):
    """The rows of the known features of groups, as an array of numpy has them; looked up when first asked for."""

    def __init__(self, features: Mapping[str, int]) -> None:
        self._features = features

    def __missing__(self, group: FeatureGroup) -> bytes:
        if len(self) >= _KEPT:
            self.clear()
        known = [row for row in map(self._features.get, dict.fromkeys(group.names)) if row is not None]
        rows = self[group] = array("q", known).tobytes()
        return rows


def softmax(scores: Matrix) -> Matrix:
    """Scores as shares that add up to 1 in each row."""
    exps = np.exp(scores - scores.max(axis=1, keepdims=True))
    found: Matrix = exps / exps.sum(axis=1, keepdims=True)
    return found


def shares(scores: Matrix, starts: Sequence[int]) -> Matrix:
    """The share of each row, in each column, among the rows up to the next of `starts`."""
    sizes = np.diff([*starts, len(scores)])
    exps = np.exp(scores - np.repeat(np.maximum.reduceat(scores, starts), sizes, axis=0))
    found: Matrix = exps / np.repeat(np.add.reduceat(exps, starts), sizes, axis=0)
    return found
