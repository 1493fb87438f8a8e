"""Parquet files of articles, sound and unsound."""

import io
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipelines.article import Article
from pipelines.read import estimate
from tests.pipelines.read.conftest import SENTENCE, Reader


def file_of(table: pa.Table, **options: Any) -> bytes:
    made = io.BytesIO()
    pq.write_table(table, made, **options)
    return made.getvalue()


def test_the_columns_are_the_fields_of_an_article(reading: Reader) -> None:
    table = pa.table(
        {
            "id": [7, 8],
            "title": ["دخول البلدة", None],
            "text": [SENTENCE, SENTENCE + "!"],
            "published": [date(2019, 3, 5), None],
            "votes": [1, 2],
        }
    )
    articles, _ = reading({"a.parquet": file_of(table)})
    assert articles == [
        Article(id="7", title="دخول البلدة", text=SENTENCE, published=date(2019, 3, 5)),
        Article(id="8", text=SENTENCE + "!"),
    ]


def test_times_and_categories_are_read_as_days_and_texts(reading: Reader) -> None:
    table = pa.table(
        {
            "text": pa.array([SENTENCE] * 300).dictionary_encode(),
            "published": [datetime(2019, 3, 5, 21, 0)] * 300,
        }
    )
    articles, warnings = reading({"a.parquet": file_of(table, row_group_size=70)})
    assert [article.id for article in articles] == [f"a-{number}" for number in range(1, 301)]
    assert ({article.published for article in articles}, warnings) == ({date(2019, 3, 5)}, [])


def test_rows_that_hold_no_article_are_told_by_number(reading: Reader) -> None:
    texts = pa.array([SENTENCE.encode(), b"\xff\xfe", None, SENTENCE.encode()]).view(pa.string())
    articles, warnings = reading({"a.parquet": file_of(pa.table({"text": texts, "published": ["2019-03-05"] * 4}))})
    assert [article.id for article in articles] == ["a-1", "a-4"]
    assert "a.parquet, row 2: a cell that cannot be read" in warnings[0]
    assert "article a-3: no text" in warnings[1]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "not a sound Parquet file"),
        (b"PAR1" * 50, "not a sound Parquet file"),
        (file_of(pa.table({"body": [SENTENCE]})), "no column 'text' (body)"),
        (file_of(pa.table({"text": [1.5]})), "row 1: 'text' is not a text"),
        (file_of(pa.table({"text": pa.array([], pa.string())})), "no article in it"),
    ],
)
def test_files_that_hold_no_articles_are_named(reading: Reader, content: bytes, message: str) -> None:
    articles, warnings = reading({"a.parquet": content, "b.txt": SENTENCE})
    assert [article.id for article in articles] == ["b"]
    assert message in warnings[0]


def test_what_stands_before_damage_is_read(reading: Reader) -> None:
    table = pa.table({"text": [f"{SENTENCE} {number}" for number in range(400)], "published": ["2019-03-05"] * 400})
    content = bytearray(file_of(table, row_group_size=200, compression="zstd", use_dictionary=False))
    group = pq.ParquetFile(io.BytesIO(content)).metadata.row_group(1).column(0)
    start = group.data_page_offset
    content[start : start + group.total_compressed_size] = b"\xff" * group.total_compressed_size
    articles, warnings = reading({"a.parquet": bytes(content)})
    assert [article.id for article in articles] == [f"a-{number}" for number in range(1, 201)]
    assert "a.parquet: not a sound Parquet file" in warnings[0]


def test_rows_are_counted_without_reading_them(tmp_path: Path) -> None:
    (tmp_path / "a.parquet").write_bytes(file_of(pa.table({"text": [SENTENCE] * 5})))
    (tmp_path / "b.parquet").write_bytes(b"broken")
    assert estimate([tmp_path]) == 5


def test_what_reads_parquet_is_named_where_it_is_missing(reading: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    _, warnings = reading({"a.parquet": b"PAR1", "b.txt": SENTENCE})
    assert "a.parquet: needs pyarrow; skipped. Run `pip install" in warnings[0]
