"""Comma-separated tables that a spreadsheet can open without running what a text makes it run."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from graph.exports.texts import clean
from graph.output import replacing
from graph.tables import Cell

_FORMULA = tuple("=+-@\t\r\n＝＋－＠")
"""A cell that begins so is a formula to a spreadsheet."""


def write_table(
    path: Path, columns: Sequence[str], rows: Iterable[Mapping[str, Cell]], encoding: str = "utf-8"
) -> None:
    """Write rows under a header. What a row lacks stays empty; a text that would be a formula gets an apostrophe,
    and control characters are shown as U+FFFD."""
    with replacing(path) as part, part.open("w", encoding=encoding, newline="") as file:
        writer = csv.DictWriter(file, columns, restval="")
        writer.writeheader()
        writer.writerows({name: _safe(cell) for name, cell in row.items()} for row in rows)


def _safe(cell: Cell) -> Cell:
    if not isinstance(cell, str):
        return cell
    return clean(f"'{cell}" if cell.startswith(_FORMULA) else cell)
