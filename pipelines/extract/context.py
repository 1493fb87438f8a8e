"""What the words of a sentence mean beside one another: a small transformer over what the network made of them.

Each of its blocks reads, one after the other and each added to what came in: a word with its neighbours; the words of
the sentence that it attends to (Vaswani et al. 2017), where how far apart two words stand has a weight of its own
(Shaw et al. 2018); and a layer for each word alone. Norms stand before what they are for.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from pipelines.batching import batches
from pipelines.extract.scene import Scene
from pipelines.extract.tags import word_tags

Matrix = NDArray[np.float32]
Vector = NDArray[np.float32]

HEADS = 8
TOGETHER = 2000
"""Words that are read at once, padding included."""

_EPSILON = 1e-5
_NEVER = np.float32(-1e4)


class Context:
    """Reads sentences. With `V` numbers in a vector of the network and `D` in one of its own, the weights are

    mean (V), scale (V)                                 to bring vectors to mean 0 and deviation 1
    enter.weight (V, D), enter.bias (D)
    tags (T, D)                                         what is known of a word beside its vector, by number
    blocks.N.near.weight (3 D, D), .attend.weight (D, 3 D), .attended.weight (D, D), .wide.weight (D, F),
    .narrow.weight (F, D), each with its bias, and before the first, second and fourth .norms.0 to .norms.2
    blocks.N.distance (HEADS, 2 R + 1)                  the weight of words up to R before and after
    norm.weight (D), norm.bias (D)
    """

    def __init__(self, tags: Mapping[str, int], weights: Mapping[str, Matrix]) -> None:
        self.tags = tags
        self.weights = weights
        self._blocks = [
            _Block(weights, f"blocks.{n}") for n in range(sum(name.endswith(".distance") for name in weights))
        ]

    def read(self, scenes: Sequence[Scene]) -> None:
        """Gives the scenes of an article their vectors, (words of the article, D); none where no network read it."""
        given = [scene.sentence.vectors for scene in scenes]
        sentences = [vectors for vectors in given if vectors is not None]
        if not sentences or len(sentences) < len(given):
            return
        tags = [[[self.tags[t] for t in word if t in self.tags] for word in word_tags(scene)] for scene in scenes]
        vectors = np.concatenate(self(sentences, tags))
        for scene in scenes:
            scene.vectors = vectors

    def __call__(
        self, sentences: Sequence[NDArray[np.floating]], tags: Sequence[Sequence[Sequence[int]]]
    ) -> list[Matrix]:
        """Vectors (words, D) of the words of sentences, given (words, V) and the numbers of each word's tags."""
        read: list[Matrix] = [np.zeros((0, len(self.weights["norm.weight"])), np.float32)] * len(sentences)
        worded = [number for number, sentence in enumerate(sentences) if len(sentence)]
        for batch in batches([len(sentences[number]) for number in worded], TOGETHER):
            numbers = [worded[index] for index in batch]
            entered = [self._enter(sentences[n], tags[n]) for n in numbers]
            for number, found in zip(numbers, self._read(entered), strict=True):
                read[number] = found
        return read

    def _enter(self, vectors: NDArray[np.floating], tags: Sequence[Sequence[int]]) -> Matrix:
        weights = self.weights
        standard = (vectors.astype(np.float32) - weights["mean"]) * weights["scale"]
        entered: Matrix = (standard @ weights["enter.weight"] + weights["enter.bias"]).astype(np.float32, copy=False)
        for row, of_word in zip(entered, tags, strict=True):
            if of_word:
                row += weights["tags"][list(of_word)].sum(axis=0)
        return entered

    def _read(self, sentences: list[Matrix]) -> list[Matrix]:
        longest = max(map(len, sentences))
        there = np.arange(longest) < np.array([[len(sentence)] for sentence in sentences])
        words = np.zeros((*there.shape, sentences[0].shape[1]), np.float32)
        words[there] = np.concatenate(sentences)
        for block in self._blocks:
            words = block(words, there)
        words = _norm(words, self.weights["norm.weight"], self.weights["norm.bias"])
        return [row[: len(sentence)] for row, sentence in zip(words, sentences, strict=True)]


class _Block:
    def __init__(self, weights: Mapping[str, Matrix], name: str) -> None:
        self._weights = {key[len(name) + 1 :]: value for key, value in weights.items() if key.startswith(f"{name}.")}

    def __call__(self, words: Matrix, there: NDArray[np.bool_]) -> Matrix:
        words = words + np.maximum(self._near(words, there), 0)
        words = words + self._attend(words, there)
        hidden = np.maximum(self._layer("wide", self._norm(2, words)), 0)
        return words + self._layer("narrow", hidden)

    def _layer(self, name: str, words: Matrix) -> Matrix:
        found: Matrix = words @ self._weights[f"{name}.weight"] + self._weights[f"{name}.bias"]
        return found

    def _norm(self, number: int, words: Matrix) -> Matrix:
        return _norm(words, self._weights[f"norms.{number}.weight"], self._weights[f"norms.{number}.bias"])

    def _near(self, words: Matrix, there: NDArray[np.bool_]) -> Matrix:
        normed = self._norm(0, words) * there[..., None]
        before, after = np.zeros_like(normed), np.zeros_like(normed)
        before[:, 1:], after[:, :-1] = normed[:, :-1], normed[:, 1:]
        return self._layer("near", np.concatenate([before, normed, after], axis=-1))

    def _attend(self, words: Matrix, there: NDArray[np.bool_]) -> Matrix:
        sentences, longest, size = words.shape
        parts = self._layer("attend", self._norm(1, words)).reshape(sentences, longest, 3, HEADS, size // HEADS)
        query, key, value = parts.transpose(2, 0, 3, 1, 4)
        scores = query @ key.swapaxes(-1, -2) / np.float32(np.sqrt(size // HEADS)) + self._distances(longest)
        scores = np.where(there[:, None, None], scores, _NEVER)
        attention = np.exp(scores - scores.max(axis=-1, keepdims=True))
        attention /= attention.sum(axis=-1, keepdims=True)
        return self._layer("attended", (attention @ value).swapaxes(1, 2).reshape(sentences, longest, size))

    def _distances(self, longest: int) -> Matrix:
        table = self._weights["distance"]
        reach, at = table.shape[1] // 2, np.arange(longest)
        found: Matrix = table[:, (at[None] - at[:, None]).clip(-reach, reach) + reach]
        return found


def _norm(words: Matrix, weight: Vector, bias: Vector) -> Matrix:
    centred = words - words.mean(axis=-1, keepdims=True)
    variance = (centred**2).mean(axis=-1, keepdims=True)
    found: Matrix = centred / np.sqrt(variance + _EPSILON) * weight + bias
    return found
