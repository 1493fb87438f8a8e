"""What the words of a sentence mean beside one another: a small transformer over what the network made of them.

Each of its blocks reads, one after the other and each added to what came in: a word with its neighbours; the words of
the sentence that it attends to (Vaswani et al. 2017), where how far apart two words stand has a weight of its own
(Shaw et al. 2018); and a layer for each word alone. Norms stand before what they are for.

Behind the first block, words attend to those of other sentences too; see `Across`.

The words of many sentences stand one after the other in one matrix, so that none is padding: only attention goes
through the sentences one by one.
"""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from graph.errors import ModelError
from pipelines.extract.across import Across, Stretch, stretches
from pipelines.extract.attention import HEADS, Matrix, Vector, attended, behind_norm, layer, normed
from pipelines.extract.scene import Scene
from pipelines.extract.tags import word_referents, word_tags

Bounds = Sequence[tuple[int, int]]
"""The rows where each sentence that has words begins and ends."""

TOGETHER = 500
"""Words that are read at once, or one sentence: what a layer makes of so many stays in the cache of a core."""


class _Batch(NamedTuple):
    """Sentences that are read at once, the rows of their words among the article's, and where each begins and ends in
    those."""

    sentences: slice
    rows: slice
    bounds: Bounds


class Context:
    """Reads sentences. With `V` numbers in a vector of the network and `D` in one of its own, the weights are

    mean (V), scale (V)                                 to bring vectors to mean 0 and deviation 1
    enter.weight (V, D), enter.bias (D)
    tags (T, D)                                         what is known of a word beside its vector, by number
    blocks.N.near.weight (3 D, D), .attend.weight (D, 3 D), .attended.weight (D, D), .wide.weight (D, F),
    .narrow.weight (F, D), each with its bias, and before the first, second and fourth .norms.0 to .norms.2
    blocks.N.distance (HEADS, 2 R + 1)                  the weight of words up to R before and after
    across.*                                            those of Across
    norm.weight (D), norm.bias (D)
    """

    def __init__(self, tags: Mapping[str, int], weights: Mapping[str, Matrix]) -> None:
        self.tags = tags
        self.weights = weights
        self._enter = weights["scale"][:, None] * weights["enter.weight"]
        self._enter_bias = weights["enter.bias"] - weights["mean"] @ self._enter
        self._blocks = [
            _Block(_under(weights, f"blocks.{n}.")) for n in range(sum(name.endswith(".distance") for name in weights))
        ]
        self._across = Across(_under(weights, "across."))

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
        vectors = self(sentences, tags, stretches([word_referents(scene) for scene in scenes]))
        for scene in scenes:
            scene.vectors = vectors

    def __call__(
        self,
        sentences: Sequence[NDArray[np.floating]],
        tags: Sequence[Sequence[Sequence[int]]],
        tagged: Sequence[Stretch] = (),
    ) -> Matrix:
        """Vectors (words, D) of the words of an article, given (words, V) and the numbers of each word's tags by
        sentence, and the words that attend to those of other sentences."""
        batches = list(_batches([len(sentence) for sentence in sentences]))
        entered = [self._entered(sentences[batch.sentences], tags[batch.sentences]) for batch in batches]
        words = np.concatenate(entered)
        first, *others = self._blocks
        for batch in batches:
            first(words[batch.rows], batch.bounds)
        self._across(words, tagged)
        for block, batch in itertools.product(others, batches):
            block(words[batch.rows], batch.bounds)
        found: Matrix = normed(words) * self.weights["norm.weight"] + self.weights["norm.bias"]
        return found

    def _entered(self, sentences: Sequence[NDArray[np.floating]], tags: Sequence[Sequence[Sequence[int]]]) -> Matrix:
        words = [word for sentence in tags for word in sentence]
        kinds = len(self.weights["tags"])
        tagged = np.array([at * kinds + tag for at, of_word in enumerate(words) for tag in of_word], dtype=np.intp)
        counts = np.bincount(tagged, minlength=len(words) * kinds).reshape(len(words), kinds)
        entered = layer(_single(np.concatenate(sentences)), self._enter, self._enter_bias)
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


def _under(weights: Mapping[str, Matrix], name: str) -> dict[str, Matrix]:
    """The weights whose names begin with `name`, by what is behind it."""
    return {key.removeprefix(name): value for key, value in weights.items() if key.startswith(name)}


def _batches(lengths: Sequence[int]) -> Iterator[_Batch]:
    """Sentences of so many words, so many of them at once as TOGETHER says."""
    ends = np.cumsum(lengths).tolist()
    starts = [0, *ends[:-1]]
    first = 0
    for last, end in enumerate(ends):
        if last + 1 == len(ends) or ends[last + 1] - starts[first] > TOGETHER:
            row = starts[first]
            bounds = [(starts[n] - row, ends[n] - row) for n in range(first, last + 1) if lengths[n]]
            yield _Batch(slice(first, last + 1), slice(row, end), bounds)
            first = last + 1


class _Block:
    """One block. What a norm and the scale of attention multiply by is put into the layer behind or before them."""

    def __init__(self, weights: Mapping[str, Matrix]) -> None:
        self._weights = weights
        self._attend, self._attend_bias = self._behind_norm(1, "attend", attends=True)
        self._wide, self._wide_bias = self._behind_norm(2, "wide")
        self._by_length: dict[int, Matrix] = {}

    def _behind_norm(self, number: int, name: str, *, attends: bool = False) -> tuple[Matrix, Vector]:
        own = self._weights
        norm = own[f"norms.{number}.weight"], own[f"norms.{number}.bias"]
        return behind_norm(norm, own[f"{name}.weight"], own[f"{name}.bias"], attends=attends)

    def __call__(self, words: Matrix, bounds: Bounds) -> None:
        """Changes the vectors of words in place."""
        own = self._weights
        near = layer(self._with_neighbours(words, bounds), own["near.weight"], own["near.bias"])
        words += np.maximum(near, 0, out=near)
        words += layer(self._attention(words, bounds), own["attended.weight"], own["attended.bias"])
        wide = layer(normed(words), self._wide, self._wide_bias)
        words += layer(np.maximum(wide, 0, out=wide), own["narrow.weight"], own["narrow.bias"])

    def _with_neighbours(self, words: Matrix, bounds: Bounds) -> Matrix:
        """(words, 3 D): the word before, the word, and the word behind, zeros beyond the sentence."""
        own = normed(words)
        own *= self._weights["norms.0.weight"]
        own += self._weights["norms.0.bias"]
        near = np.empty((len(words), 3, words.shape[1]), np.float32)
        near[1:, 0], near[:, 1], near[:-1, 2] = own[:-1], own, own[1:]
        for start, end in bounds:
            near[start, 0] = near[end - 1, 2] = 0
        return near.reshape(len(words), -1)

    def _attention(self, words: Matrix, bounds: Bounds) -> Matrix:
        parts = layer(normed(words), self._attend, self._attend_bias).reshape(len(words), 3, HEADS, -1)
        parts = parts.transpose(1, 2, 0, 3)
        return np.concatenate([attended(parts[:, :, s:e], self._distances(e - s)) for s, e in bounds])

    def _distances(self, words: int) -> Matrix:
        """(HEADS, words, words): the weight of each word for each word that looks at it."""
        if words not in self._by_length:
            table = self._weights["distance"]
            reach = table.shape[1] // 2
            at = np.arange(1 - words, words).clip(-reach, reach) + reach
            self._by_length[words] = sliding_window_view(table[:, at], words, axis=1)[:, ::-1]
        return self._by_length[words]
