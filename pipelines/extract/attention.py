"""Attention and norms, as the layers that read words in their sentence and across an article have them."""

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]
Vector = NDArray[np.float32]

HEADS = 8

_EPSILON = np.float32(1e-5)


def attended(parts: Matrix, positions: Matrix) -> Matrix:
    """(words, D) of `parts`: query, key and value (HEADS, words, D / HEADS) of words that attend to one another.

    `positions` (HEADS, words, words) is added to the score of each word for each word that looks at it. The query is
    scaled already; see `behind_norm`.
    """
    query, key, value = parts
    scores = query @ key.swapaxes(1, 2)
    scores += positions
    scores -= scores.max(axis=-1, keepdims=True)
    shares = np.exp(scores, out=scores)
    totals = shares.sum(axis=-1, keepdims=True)
    found = shares @ value
    found /= totals
    by_word: Matrix = found.swapaxes(0, 1).reshape(found.shape[1], -1)
    return by_word


def behind_norm(
    norm: tuple[Vector, Vector], weight: Matrix, bias: Vector, *, attends: bool = False
) -> tuple[Matrix, Vector]:
    """The weight and the bias of a layer that reads what is normed and no more, with those of the norm put into them.

    The layer of one that `attends` makes query, key and value, and the scale of attention is put into it as well.
    """
    ahead, shift = norm
    scale = np.ones(len(bias), np.float32)
    if attends:
        size = len(bias) // 3
        scale[:size] = 1 / np.sqrt(size // HEADS)
    return ahead[:, None] * weight * scale, (shift @ weight + bias) * scale


def layer(words: Matrix, weight: Matrix, bias: Vector) -> Matrix:
    """What a layer makes of each row; in one array, as it takes less time to change one than to make another."""
    found: Matrix = words @ weight
    found += bias
    return found


def normed(words: Matrix) -> Matrix:
    """Each row with mean 0 and deviation 1."""
    centred: Matrix = words - words.mean(axis=-1, keepdims=True)
    variance = np.einsum("ij,ij->i", centred, centred) / np.float32(words.shape[1])
    centred /= np.sqrt(variance + _EPSILON)[:, None]
    return centred
