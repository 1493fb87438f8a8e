"""Vectors of words by their place in the article."""

from dataclasses import replace

import numpy as np
import pytest

from pipelines.extract.word_vectors import WordVectors
from tests.pipelines.marked import annotated

ARTICLE = annotated("قصفت تركيا الموقع", "ثم غادرت")
CONTENT = ARTICLE.article.content
FIRST, SECOND = ARTICLE.sentences
VECTORS = WordVectors(
    [
        replace(FIRST, vectors=np.array([[1, 0], [0, 1], [0, 3]], dtype=np.float16)),
        replace(SECOND, vectors=np.array([[5, 5], [7, 9]], dtype=np.float16)),
    ]
)


def mean(words: str) -> list[float]:
    start = CONTENT.index(words)
    found = VECTORS.mean(start, start + len(words))
    assert found is not None
    assert found.dtype == np.float32
    return [float(value) for value in found]


@pytest.mark.parametrize(
    ("words", "expected"),
    [("قصفت", [1, 0]), ("تركيا الموقع", [0, 2]), ("الموقع", [0, 3]), ("ثم", [5, 5]), ("غادرت", [7, 9])],
)
def test_words_have_the_mean_of_their_vectors(words: str, expected: list[float]) -> None:
    assert mean(words) == mean(words) == expected


def test_no_words_and_unread_words_have_none() -> None:
    assert VECTORS.mean(len(CONTENT) + 5, len(CONTENT) + 9) is None
    assert WordVectors().mean(0, 4) is None
    assert WordVectors(ARTICLE.sentences).mean(0, 4) is None
