"""The decisions of the extract stage: small networks over named features and the vectors of trigger and mention.

Wide and deep (Cheng et al. 2016): each feature has a weight for every class, and a row of a table whose sum, together
with the vectors, goes through one hidden layer. The wide part keeps what a single word tells, the deep part carries it
over to words that are used alike.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from pipelines.extract.observation import Observation, Rows

Matrix = NDArray[np.float32]
Vector = NDArray[np.float32]


class Classifier:
    """Gives each of `classes` a score, or a probability.

    With `F` features, `D` numbers in a vector, `H` hidden and `C` classes, the weights are

    wide (F, C), deep (F, H)
    trigger (D, H), hidden_bias (H)
    mention (D, H)                            where mentions are classified, with
    trigger_side, mention_side (D, H)         whose products are hidden units too, and their biases (H)
    out (H or 2 H, C), out_bias (C)
    """

    def __init__(self, classes: tuple[str, ...], features: Mapping[str, int], weights: Mapping[str, Matrix]) -> None:
        self.classes = classes
        self.features = features
        self.weights = weights
        tables = np.concatenate([weights["wide"], weights["deep"]], axis=1).astype(np.float32)
        self._table = np.concatenate([tables, np.zeros_like(tables[:1])])

    def scores(self, observations: Sequence[Observation], vectors: Matrix | None) -> Matrix:
        """(observations, classes); `vectors` (words, D) are those of the article's words, None where none read them."""
        weights = self.weights
        wide, deep = self._sums(observations)
        triggers = self._means(vectors, [o.trigger for o in observations])
        hidden = deep + triggers @ weights["trigger"] + weights["hidden_bias"]
        if "mention" in weights:
            mentions = self._means(vectors, [o.mention for o in observations])
            left = np.tanh(triggers @ weights["trigger_side"] + weights["trigger_side_bias"])
            right = np.tanh(mentions @ weights["mention_side"] + weights["mention_side_bias"])
            units = np.concatenate([np.maximum(hidden + mentions @ weights["mention"], 0), left * right], axis=1)
        else:
            units = np.maximum(hidden, 0)
        scores = wide + units @ weights["out"] + weights["out_bias"]
        return scores.astype(np.float32, copy=False)

    def scored(self, groups: Sequence[Sequence[Observation]], vectors: Matrix | None) -> list[Matrix]:
        """The scores of each group of observations of one article."""
        if not groups:
            return []
        scores = self.scores([observation for group in groups for observation in group], vectors)
        return np.split(scores, np.cumsum([len(group) for group in groups])[:-1])

    def probabilities(self, observations: Sequence[Observation], vectors: Matrix | None) -> Matrix:
        """The probability of each class, in the order of `classes`, for each observation."""
        return softmax(self.scores(observations, vectors))

    def _sums(self, observations: Sequence[Observation]) -> tuple[Matrix, Matrix]:
        """The sums of what the features of each observation have in the wide table, and in the deep one."""
        last = len(self._table) - 1  # the row of nothing, so that no sum is empty
        known = self.features.get
        rows: list[int] = []
        starts = []
        for observation in observations:
            starts.append(len(rows))
            rows += [row for row in map(known, dict.fromkeys(observation.features)) if row is not None]
            rows.append(last)
        sums = np.add.reduceat(self._table[rows], starts, axis=0)
        wide, deep = np.split(sums, [len(self.classes)], axis=1)
        return wide, deep

    def _means(self, vectors: Matrix | None, spans: Sequence[Rows | None]) -> Matrix:
        """The mean vector of the words of each span, zeros where there are none."""
        means = np.zeros((len(spans), len(self.weights["trigger"])), dtype=np.float32)
        if vectors is None:
            return means
        single = [(at, span[0]) for at, span in enumerate(spans) if span is not None and span[1] - span[0] == 1]
        if single:
            at, rows = np.array(single).T
            means[at] = vectors[rows]
        for mean, span in zip(means, spans, strict=True):
            if span is not None and span[1] - span[0] > 1:
                mean += vectors[span[0] : span[1]].mean(axis=0)
        return means


def softmax(scores: Matrix, axis: int = -1) -> Matrix:
    """Scores as shares that add up to 1 along an axis."""
    exps = np.exp(scores - scores.max(axis=axis, keepdims=True))
    shares: Matrix = exps / exps.sum(axis=axis, keepdims=True)
    return shares
