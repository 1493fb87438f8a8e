"""GeoNames' dumps of countries (`SY.txt`): 19 columns without a header, the Arabic names among the alternate ones."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from graph.imports.entry import Entry, Skipped, arabic_names, clean, coordinates
from graph.records import PlacePrecision

COLUMNS = 19
TOWN = 5_000
"""Inhabitants of the smallest place that counts as a town."""

_NOT_LIVED_IN = ("PPLH", "PPLQ", "PPLW")
"""Historical, abandoned and destroyed places."""
_SEATS = ("PPLC", "PPLA", "PPLA2", "PPLA3")
_AREAS: dict[str, PlacePrecision] = {"ADM1": "governorate", "ADM2": "district", "ADM3": "district"}
_ARABIC_ONLY = re.compile("[\u0621-\u063a\u0641-\u0652 '-]+")
"""Persian and Kurdish names in the same script have letters that Arabic lacks."""


class Line(NamedTuple):
    """What a line of a dump says, of that which is needed."""

    id: str
    name: str
    names_ar: tuple[str, ...]
    lat: str
    lon: str
    code: str
    country: str
    areas: tuple[str, str]
    population: str


def is_geonames(line: str) -> bool:
    """Whether a line is one of a dump."""
    cells = line.split("\t")
    return len(cells) == COLUMNS and cells[0].isdecimal() and cells[6] in "AHLPRSTUV"


def read_geonames(lines: Sequence[str], skipped: Skipped) -> Iterator[Entry]:
    """The populated places and administrative areas of a dump that have an Arabic name."""
    known: list[tuple[int, Line]] = []
    for number, written in enumerate(lines, 1):
        if is_geonames(written):
            known.append((number, _line(written)))
        else:
            skipped.add(number, f"not the {COLUMNS} columns of a GeoNames dump")
    units = {
        (line.code, line.areas if line.code == "ADM2" else line.areas[:1]): min(line.names_ar, key=len)
        for _, line in known
        if line.code in ("ADM1", "ADM2") and line.names_ar
    }
    for number, line in known:
        precision = _precision(line)
        where = coordinates(line.lat, line.lon)
        if precision is None:
            continue
        if where is None or not line.names_ar:
            skipped.add(number, "no Arabic name" if where else "no coordinates")
            continue
        above = (units.get(("ADM2", line.areas)), units.get(("ADM1", line.areas[:1])))
        within = tuple(dict.fromkeys(unit for unit in above if unit and unit not in line.names_ar[:1]))
        yield Entry(
            f"geonames:{line.id}",
            line.names_ar,
            line.name,
            line.country,
            *where,
            precision,
            within,
            line.code in _AREAS,
        )


def _line(line: str) -> Line:
    cells = line.split("\t")
    others = [name for name in (cells[1], *cells[3].split(",")) if _ARABIC_ONLY.fullmatch(name)]
    return Line(
        cells[0],
        clean(cells[1]),
        arabic_names(others),
        cells[4],
        cells[5],
        cells[7],
        cells[8],
        (cells[10], cells[11]),
        cells[14],
    )


def _precision(line: Line) -> PlacePrecision | None:
    """How exact the place is; None where it is neither one that people live in nor an administrative area."""
    if line.code in _AREAS:
        return _AREAS[line.code]
    if not line.code.startswith("PPL") or line.code in _NOT_LIVED_IN:
        return None
    if line.code == "PPLX":
        return "site"
    return "town" if line.code in _SEATS or int(line.population or 0) >= TOWN else "village"
