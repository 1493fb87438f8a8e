"""Which words of an article stand where."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.extract.observation import WordRows
from tests.pipelines.marked import annotated

ARTICLE = annotated("قصفت تركيا الموقع", "ثم غادرت")
CONTENT = ARTICLE.article.content
ROWS = WordRows(ARTICLE.sentences)


@pytest.mark.parametrize(
    ("words", "expected"),
    [("قصفت", (0, 1)), ("تركيا الموقع", (1, 3)), ("الموقع", (2, 3)), ("ثم", (3, 4)), ("غادرت", (4, 5))],
)
def test_words_are_counted_through_the_sentences(words: str, expected: tuple[int, int]) -> None:
    start = CONTENT.index(words)
    assert ROWS.between(start, start + len(words)) == ROWS.between(start, start + len(words)) == expected


def test_no_words_have_no_rows() -> None:
    assert ROWS.between(len(CONTENT) + 5, len(CONTENT) + 9) is None
    assert WordRows().between(0, 4) is None
    assert ROWS.firsts == [0, 3, 5]


@given(st.integers(-2, 40), st.integers(0, 12))
def test_rows_are_inside_the_article_and_not_empty(start: int, length: int) -> None:
    found = ROWS.between(start, start + length)
    assert found is None or 0 <= found[0] < found[1] <= ROWS.firsts[-1]
