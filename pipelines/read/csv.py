"""CSV: one article a row; the header has `text` and, where known, `id`, `title`, `published`, `source` and `url`."""

import csv
from collections import deque
from collections.abc import Iterator
from typing import TextIO

from graph.errors import InputError
from pipelines.article import Article
from pipelines.read.fields import article
from pipelines.read.source import LINE_LIMIT, Source, Warn, lines

_SEPARATORS = ",;\t|"
_NAMED_SEPARATOR = "sep="
"""What a first line begins with that names the separator, as Excel writes it."""


def articles(stream: TextIO, source: Source, warn: Warn) -> Iterator[Article]:
    """The articles of `stream`; a row that holds none is warned of. Raises InputError where `text` is no column."""
    for number, row in _named_rows(stream, source, warn):
        where = f"{source.name}, line {number}"
        try:
            yield article(row, f"{source.stem}-{number}", where, warn)
        except InputError as error:
            warn(f"{where}: {error}")


def _named_rows(stream: TextIO, source: Source, warn: Warn) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows by column name, each with the number of its last line."""
    columns: list[str] | None = None
    for number, cells in _rows(_Lines(lines(stream, source.name, warn)), source, warn):
        if columns is None:
            columns = _columns(cells, source, warn)
        elif len(cells) > len(columns):
            warn(f"{source.name}, line {number}: {len(cells)} cells under {len(columns)} columns; skipped")
        else:
            yield number, dict(zip(columns, cells, strict=False))


def _rows(text: "_Lines", source: Source, warn: Warn) -> Iterator[tuple[int, list[str]]]:
    """The rows that are not empty. Where one is no CSV, reading goes on in its second line."""
    csv.field_size_limit(LINE_LIMIT)
    separator = _separator(text)
    reader = csv.reader(text, delimiter=separator, strict=True)
    while True:
        text.begin_row()
        try:
            if any(cells := next(reader)):
                yield text.number, cells
        except StopIteration:
            return
        except csv.Error as error:
            text.back_to(1)
            warn(f"{source.name}, line {text.number}: not CSV ({error}); skipped. Look for a quote that is not closed")
            reader = csv.reader(text, delimiter=separator, strict=True)


class _Lines:
    """Lines that can be taken back as far as the row that is being read began."""

    def __init__(self, text: Iterator[str]) -> None:
        self._text = text
        self._ahead: deque[str] = deque()
        self._row: list[str] = []
        self.number = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._ahead.popleft() if self._ahead else next(self._text)
        self._row.append(line)
        self.number += 1
        return line

    def begin_row(self) -> None:
        """What was read is done with."""
        self._row = []

    def back_to(self, line: int) -> None:
        """Take back what was read of this row from its line number `line` on, the first being 0."""
        again = self._row[line:]
        self._ahead.extendleft(reversed(again))
        self.number -= len(again)


def _separator(text: _Lines) -> str:
    """The mark between cells, told from the first line, which is left to be read unless it only names the mark."""
    first = next(text, "")
    named = first.strip("\r\n").lower()
    if named.startswith(_NAMED_SEPARATOR) and named[len(_NAMED_SEPARATOR) :] in set(_SEPARATORS):
        return named[len(_NAMED_SEPARATOR) :]
    text.back_to(0)
    return max(_SEPARATORS, key=first.count)


def _columns(header: list[str], source: Source, warn: Warn) -> list[str]:
    columns = [cell.strip().lower() for cell in header]
    if "text" not in columns:
        raise InputError(f"no column 'text' in the header ({', '.join(columns)[:100]}); skipped. Name the columns")
    for name in sorted({name for name in columns if name and columns.count(name) > 1}):
        warn(f"{source.name}: two columns are called {name[:40]!r}; the last is read")
    return columns
