"""What the network makes of the words of an article, looked up by their place in it."""

from bisect import bisect_right
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from pipelines.article import Sentence

Vector = NDArray[np.float32]


class WordVectors:
    """The vectors of the words of sentences, which are in the order of the article."""

    def __init__(self, sentences: Sequence[Sentence] = ()) -> None:
        self._sentences = sentences
        self._starts = [sentence.start for sentence in sentences]
        self._means: dict[tuple[int, int], Vector | None] = {}

    def mean(self, start: int, end: int) -> Vector | None:
        """The mean vector of the words from `start` to `end` of the article, which are in one sentence.

        None where there are no words, or no network read them.
        """
        if (start, end) not in self._means:
            self._means[start, end] = self._mean(start, end)
        return self._means[start, end]

    def _mean(self, start: int, end: int) -> Vector | None:
        number = bisect_right(self._starts, start) - 1
        if number < 0:
            return None
        sentence = self._sentences[number]
        rows = [i for i, word in enumerate(sentence.words) if word.start < end and word.end > start]
        if sentence.vectors is None or not rows:
            return None
        mean: Vector = sentence.vectors[rows].astype(np.float32).mean(axis=0)
        return mean
