"""What the words of a sentence mean beside one another: a small transformer over what the network made of them.

Each of its blocks reads, one after the other and each added to what came in: a word with its neighbours; the words of
the sentence that it attends to (Vaswani et al. 2017), where how far apart two words stand has a weight of its own
(Shaw et al. 2018); and a layer for each word alone. Norms stand before what they are for.

The words of many sentences stand one after the other in one matrix, so that none is padding: only attention goes
through the sentences one by one.
"""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from graph.errors import ModelError
from pipelines.extract.scene import Scene
from pipelines.extract.tags import word_tags

Matrix = NDArray[np.float32]
Vector = NDArray[np.float32]
Bounds = Sequence[tuple[int, int]]
"""The rows where each sentence that has words begins and ends."""

HEADS = 8
TOGETHER = 500
"""Words that are read at once, or one sentence: what a layer makes of so many stays in the cache of a core."""

_EPSILON = np.float32(1e-5)


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
        self._enter = weights["scale"][:, None] * weights["enter.weight"]
        self._enter_bias = weights["enter.bias"] - weights["mean"] @ self._enter
        self._blocks = [
            _Block(weights, f"blocks.{n}") for n in range(sum(name.endswith(".distance") for name in weights))
        ]

    def read(self, scenes: Sequence[Scene]) -> None:
        """Gives the scenes of an article their vectors, (words of the article, D); none where no network read it.

        ModelError where the network makes other vectors of words than those that were learned from.
        """
        given = [scene.sentence.vectors for scene in scenes]
        sentences = [vectors for vectors in given if vectors is not None]
        if not sentences or len(sentences) < len(given):
            return
        size, learned = sentences[0].shape[1], len(self.weights["mean"])
        if size != learned:
            raise ModelError(
                f"the models of events know words by {learned} numbers, and the language package gives {size}. "
                "Fit them to it: siraa models train events --data GOLD --out PACKAGE."
            )
        tags = [[[self.tags[t] for t in word if t in self.tags] for word in word_tags(scene)] for scene in scenes]
        vectors = np.concatenate(self(sentences, tags))
        for scene in scenes:
            scene.vectors = vectors

    def __call__(
        self, sentences: Sequence[NDArray[np.floating]], tags: Sequence[Sequence[Sequence[int]]]
    ) -> list[Matrix]:
        """Vectors (words, D) of the words of sentences, given (words, V) and the numbers of each word's tags."""
        read: list[Matrix] = []
        for start, end in _together([len(sentence) for sentence in sentences]):
            ends = np.cumsum([len(sentence) for sentence in sentences[start:end]]).tolist()
            bounds = [(first, last) for first, last in zip([0, *ends[:-1]], ends, strict=True) if last > first]
            words = self._entered(
                np.concatenate(sentences[start:end]), [word for sentence in tags[start:end] for word in sentence]
            )
            for block in self._blocks:
                block(words, bounds)
            found = _normed(words) * self.weights["norm.weight"] + self.weights["norm.bias"]
            read += np.split(found, ends[:-1])
        return read

    def _entered(self, vectors: NDArray[np.floating], tags: Sequence[Sequence[int]]) -> Matrix:
        kinds = len(self.weights["tags"])
        tagged = np.array([at * kinds + tag for at, of_word in enumerate(tags) for tag in of_word], dtype=np.intp)
        counts = np.bincount(tagged, minlength=len(tags) * kinds).reshape(len(tags), kinds)
        entered: Matrix = _single(vectors) @ self._enter + self._enter_bias
        entered += counts.astype(np.float32) @ self.weights["tags"]
        return entered


def _single(vectors: NDArray[np.floating]) -> Matrix:
    """Numbers in single precision, from half precision by their bits: numpy takes five times as long, one by one."""
    if vectors.dtype != np.float16:
        return vectors.astype(np.float32)
    bits = vectors.view(np.int16).astype(np.int32) << 13
    bits &= ~0x70000000  # the copies of the sign, in the bits of a larger exponent
    numbers: Matrix = bits.view(np.float32)
    numbers *= np.float32(2.0**112)  # the exponents of half precision begin higher
    return numbers


def _together(lengths: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The first sentence of each batch, and the one behind its last."""
    start = words = 0
    for number, length in enumerate(lengths):
        if number > start and words + length > TOGETHER:
            yield start, number
            start, words = number, 0
        words += length
    if start < len(lengths):
        yield start, len(lengths)


class _Block:
    """One block. What a norm and the scale of attention multiply by is put into the layer behind or before them."""

    def __init__(self, weights: Mapping[str, Matrix], name: str) -> None:
        own = {key[len(name) + 1 :]: value for key, value in weights.items() if key.startswith(f"{name}.")}
        self._weights = own
        size = len(own["near.bias"])
        scale = np.ones(3 * size, np.float32)
        scale[:size] = 1 / np.sqrt(size // HEADS)
        self._attend, self._attend_bias = _behind_norm(own, 1, "attend", scale)
        self._wide, self._wide_bias = _behind_norm(own, 2, "wide")
        self._by_length: dict[int, Matrix] = {}

    def __call__(self, words: Matrix, bounds: Bounds) -> None:
        """Changes the vectors of words in place."""
        own = self._weights
        words += np.maximum(self._with_neighbours(words, bounds) @ own["near.weight"] + own["near.bias"], 0)
        words += self._attention(words, bounds) @ own["attended.weight"] + own["attended.bias"]
        hidden = _normed(words) @ self._wide + self._wide_bias
        words += np.maximum(hidden, 0, out=hidden) @ own["narrow.weight"] + own["narrow.bias"]

    def _with_neighbours(self, words: Matrix, bounds: Bounds) -> Matrix:
        """(words, 3 D): the word before, the word, and the word behind, zeros beyond the sentence."""
        normed = _normed(words) * self._weights["norms.0.weight"] + self._weights["norms.0.bias"]
        near = np.zeros((len(words), 3, words.shape[1]), np.float32)
        near[1:, 0], near[:, 1], near[:-1, 2] = normed[:-1], normed, normed[1:]
        for start, end in bounds:
            near[start, 0] = near[end - 1, 2] = 0
        return near.reshape(len(words), -1)

    def _attention(self, words: Matrix, bounds: Bounds) -> Matrix:
        parts = (_normed(words) @ self._attend + self._attend_bias).reshape(len(words), 3, HEADS, -1)
        query, key, value = parts.transpose(1, 2, 0, 3)
        found = np.empty((len(words), HEADS, parts.shape[-1]), np.float32)
        for start, end in bounds:
            scores = query[:, start:end] @ key[:, start:end].swapaxes(1, 2)
            scores += self._distances(end - start)
            scores -= scores.max(axis=-1, keepdims=True)
            shares = np.exp(scores, out=scores)
            totals = shares.sum(axis=-1, keepdims=True)
            found[start:end] = (shares @ value[:, start:end] / totals).swapaxes(0, 1)
        return found.reshape(len(words), -1)

    def _distances(self, words: int) -> Matrix:
        """(HEADS, words, words): the weight of each word for each word that looks at it."""
        if words not in self._by_length:
            table = self._weights["distance"]
            reach = table.shape[1] // 2
            at = np.arange(1 - words, words).clip(-reach, reach) + reach
            self._by_length[words] = sliding_window_view(table[:, at], words, axis=1)[:, ::-1]
        return self._by_length[words]


def _behind_norm(
    weights: Mapping[str, Matrix], norm: int, layer: str, scale: Vector | float = 1.0
) -> tuple[Matrix, Vector]:
    """The weight and the bias of a layer that reads what is normed and no more."""
    weight, bias = weights[f"{layer}.weight"], weights[f"{layer}.bias"]
    ahead, shift = weights[f"norms.{norm}.weight"], weights[f"norms.{norm}.bias"]
    return ahead[:, None] * weight * scale, (shift @ weight + bias) * scale


def _normed(words: Matrix) -> Matrix:
    """Each row with mean 0 and deviation 1."""
    centred: Matrix = words - words.mean(axis=-1, keepdims=True)
    variance = np.einsum("ij,ij->i", centred, centred) / np.float32(words.shape[1])
    centred /= np.sqrt(variance + _EPSILON)[:, None]
    return centred
