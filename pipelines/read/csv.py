"""CSV: one article a row; the header has `text` and, where known, `id`, `title`, `published`, `source` and `url`."""

import csv
from collections.abc import Iterator
from itertools import chain
from typing import TextIO

from graph.errors import InputError
from pipelines.article import Article
from pipelines.read.fields import article
from pipelines.read.source import LINE_LIMIT, Source, Warn, lines


def articles(stream: TextIO, source: Source, warn: Warn) -> Iterator[Article]:
    """The articles of `stream`; a row that holds none is warned of. Raises InputError where `text` is no column."""
    for number, row in _rows(stream, source, warn):
        where = f"{source.name}, line {number}"
        try:
            yield article(row, f"{source.stem}-{number}", where, warn)
        except InputError as error:
            warn(f"{where}: {error}")


def _rows(stream: TextIO, source: Source, warn: Warn) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows by column name, each with the number of its last line."""
    csv.field_size_limit(LINE_LIMIT)
    text = lines(stream, source.name, warn)
    first = next(text, "")
    reader = csv.reader(chain([first], text), delimiter=max(",;\t", key=first.count), strict=True)
    columns: list[str] | None = None
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            warn(f"{source.name}, line {reader.line_num}: not CSV ({error}); skipped")
            continue
        if columns is None:
            columns = _columns(cells)
        elif len(cells) > len(columns):
            warn(f"{source.name}, line {reader.line_num}: {len(cells)} cells under {len(columns)} columns; skipped")
        elif any(cells):
            yield reader.line_num, dict(zip(columns, cells, strict=False))


def _columns(header: list[str]) -> list[str]:
    columns = [cell.strip().lower() for cell in header]
    if "text" not in columns:
        raise InputError(f"no column 'text' in the header ({', '.join(columns)[:100]}); skipped. Name the columns")
    return columns
