"""From a foreign table to `places.tsv` in a folder of the user's own vocabularies."""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from graph.catalogue import PlaceRow
from graph.errors import OutputError, SeedError
from graph.imports.entry import Entry, Skipped, Warn
from graph.imports.geonames import is_geonames, read_geonames
from graph.imports.merging import Merger
from graph.imports.ocha import read_ocha
from graph.output import replacing
from graph.seeds import Seeds, read_table, read_text

TABLE = "places.tsv"


class Imported(NamedTuple):
    """The table that was written, how many of its places are new, and how many siraa or the folder knew before."""

    path: Path
    new: int
    known: int


def import_places(path: Path, folder: Path, warn: Warn) -> Imported:
    """Add the places of a foreign table to the table of `folder`, which is made where it is missing.

    A place that is known already, of one name and a few kilometres away at most, keeps its id and its coordinates.
    Raises SeedError where the table is of no known format, and OutputError where `folder` cannot be written to.
    """
    if folder.exists() and not folder.is_dir():
        raise OutputError(f"{folder}: is a file. Give a folder with -o.")
    entries = _entries(path, warn)
    own = {row.id: row for row in read_table(folder / TABLE, PlaceRow)} if (folder / TABLE).exists() else {}
    packaged = Seeds().rows(TABLE, PlaceRow)
    merger = Merger([*own.values(), *(row for row in packaged if row.id not in own)])
    merger.add(entries)
    order = {row.id: place for place, row in enumerate(packaged)}
    changed = sorted((ident for ident in merger.changed if ident not in own), key=lambda ident: order[ident])
    kept = [*own, *changed, *merger.new]
    with replacing(folder / TABLE) as part:
        part.write_text(_table(merger.rows[ident] for ident in kept), encoding="utf-8", newline="\n")
    return Imported(folder / TABLE, len(merger.new), len(entries) - len(merger.new))


def _entries(path: Path, warn: Warn) -> list[Entry]:
    lines = [line for line in read_text(path).splitlines() if line.strip()]
    if not lines:
        raise SeedError(f"{path}: is empty. Give a table of p-codes, or a GeoNames country dump such as SY.txt.")
    skipped = Skipped(path)
    found = read_geonames(lines, skipped) if is_geonames(lines[0]) else read_ocha(path, lines, skipped)
    entries = list(found)
    skipped.tell(warn)
    if not entries:
        raise SeedError(f"{path}: no place with an Arabic name and coordinates in it. Give another table.")
    return entries


def _table(rows: Iterable[PlaceRow]) -> str:
    """The rows as text, under the names of their columns."""
    lines = ["\t".join(PlaceRow.model_fields)]
    for row in rows:
        cells = ("|".join(c) if isinstance(c, tuple) else str(c) for c in row.model_dump().values())
        lines.append("\t".join(cells).rstrip("\t"))
    return "\n".join(lines) + "\n"
