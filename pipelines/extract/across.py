"""What the words of an article mean beside those of its other sentences.

An attack is told in full once and comes back as `القصف`, its actor and its day left out. So the words that stand for
something, an actor, a place, a day, a possible event, attend to those of the whole article (Vaswani et al. 2017); how
many sentences apart two of them stand, and whether they stand for the same, has a weight of its own.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipelines.extract.attention import HEADS, Matrix, attended, behind_norm, layer, normed

TOGETHER = 500
"""Words that attend to one another at most; those of a longer article do so stretch by stretch."""

Numbers = NDArray[np.int64]


class Stretch(NamedTuple):
    """Words of an article that attend to one another: their rows among its words, what each stands for, as a number,
    and the number of its sentence."""

    rows: Numbers
    referents: Numbers
    sentences: Numbers

    def positions(self, reach: int) -> Numbers:
        """(words, words): the number of how the word of each column stands to that of each row.

        Sentences further apart than `reach` count as that far; words that stand for the same have numbers of their own.
        """
        apart = (self.sentences[None] - self.sentences[:, None]).clip(-reach, reach) + reach
        same = self.referents[None] == self.referents[:, None]
        found: Numbers = apart + (2 * reach + 1) * same
        return found


def stretches(referents: Sequence[Sequence[str]]) -> list[Stretch]:
    """The words of an article that stand for something; `referents` has what for each word of each sentence, or ""."""
    words = [(number, name) for number, sentence in enumerate(referents) for name in sentence]
    rows = [row for row, (_, name) in enumerate(words) if name]
    known: dict[str, int] = {}
    told = np.array([known.setdefault(words[row][1], len(known)) for row in rows], dtype=np.int64)
    sentences = np.array([words[row][0] for row in rows], dtype=np.int64)
    parts = (slice(start, start + TOGETHER) for start in range(0, len(rows), TOGETHER))
    return [Stretch(np.array(rows[part], dtype=np.int64), told[part], sentences[part]) for part in parts]


class Across:
    """Attention across the sentences of an article. With `D` numbers in the vector of a word, the weights are

    norm.weight (D), norm.bias (D)
    attend.weight (D, 3 D), .attended.weight (D, D), each with its bias
    position (HEADS, 2 (2 R + 1))       the weight of words of up to R sentences before and behind; see `positions`
    """

    def __init__(self, weights: Mapping[str, Matrix]) -> None:
        self._weights = weights
        norm = weights["norm.weight"], weights["norm.bias"]
        self._attend = behind_norm(norm, weights["attend.weight"], weights["attend.bias"], attends=True)

    def __call__(self, words: Matrix, tagged: Sequence[Stretch]) -> None:
        """Changes the vectors of an article's words in place."""
        table = self._weights["position"]
        reach = (table.shape[1] // 2 - 1) // 2
        for stretch in tagged:
            parts = layer(normed(words[stretch.rows]), *self._attend).reshape(len(stretch.rows), 3, HEADS, -1)
            found = attended(parts.transpose(1, 2, 0, 3), table.take(stretch.positions(reach), axis=1))
            words[stretch.rows] += layer(found, self._weights["attended.weight"], self._weights["attended.bias"])
