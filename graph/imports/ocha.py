"""OCHA's tables of p-codes, as HDX has them: a place a row, with the names and codes of what it lies in.

The columns are those of admin levels (`admin4Name_ar`, `ADM4_AR`, `admin4Pcode`, ...), or of places alone (`pcode`,
`name_ar`, `name_en`, `subdistrict_ar`, `district_ar`).
"""

import csv
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from graph.errors import SeedError
from graph.imports.entry import Entry, Skipped, arabic_names, clean, coordinates
from graph.records import PlacePrecision

_LEVEL = re.compile(r"adm(?:in)?(\d)(?:name)?(ar|en|pcode)")
_FLAT = {"pcode": "pcode", "namear": "ar", "nameen": "en"}
_OTHER_NAME = re.compile(r".*(?:alt|old|ref).*name.*")
_UNITS = ("neighbourhoodar", "subdistrictar", "districtar", "governoratear")
_LAT, _LON = (
    ("lat", "latitude", "latitudey", "centerlat", "y"),
    ("lon", "long", "longitude", "longitudex", "centerlon", "x"),
)
_PRECISIONS: dict[int, PlacePrecision] = {1: "governorate", 2: "district", 3: "district"}
_COUNTRY = re.compile(r"([A-Z]{2})\d")
_SLUG = re.compile(r"[^a-z0-9]+")


class Columns:
    """Where a header has what a place needs."""

    def __init__(self, header: Sequence[str]) -> None:
        names = {re.sub(r"[^a-z0-9]", "", cell.lower()): index for index, cell in enumerate(header)}
        levels: dict[int, dict[str, int]] = {}
        for name, index in names.items():
            if match := _LEVEL.fullmatch(name):
                levels.setdefault(int(match[1]), {})[match[2]] = index
        self.level = max((level for level, parts in levels.items() if {"ar", "pcode"} <= parts.keys()), default=None)
        flat = {part: names[name] for name, part in _FLAT.items() if name in names}
        self.place = flat if self.level is None else levels[self.level]
        above = sorted((level for level in levels if 0 < level < (self.level or 0)), reverse=True)
        self.units = [levels[level]["ar"] for level in above if "ar" in levels[level]]
        self.units += [names[name] for name in _UNITS if name in names]
        self.others = [index for name, index in names.items() if _OTHER_NAME.fullmatch(name)]
        self.country = levels.get(0, {}).get("pcode")
        self.lat = next((names[name] for name in _LAT if name in names), None)
        self.lon = next((names[name] for name in _LON if name in names), None)

    @property
    def missing(self) -> list[str]:
        """What no column holds, of that which every table must have."""
        needed = {"p-code": self.place.get("pcode"), "Arabic name": self.place.get("ar")}
        return [
            what for what, column in (needed | {"latitude": self.lat, "longitude": self.lon}).items() if column is None
        ]


def read_ocha(path: Path, lines: Sequence[str], skipped: Skipped) -> Iterator[Entry]:
    """The places of a table with a header, tab- or comma-separated; SeedError where it lacks a column."""
    delimiter = max("\t,;", key=lines[0].count)
    try:
        header, *rows = [[cell.strip() for cell in row] for row in csv.reader(lines, delimiter=delimiter)]
    except csv.Error as error:
        raise SeedError(f"{path}: not a table of cells ({error}). Save it as CSV or tab-separated text.") from error
    columns = Columns(header)
    if columns.missing:
        raise SeedError(
            f"{path}, line 1: no column with the {columns.missing[0]} of places among {', '.join(header)[:200]}. "
            "Give a table of p-codes with columns such as admin4Pcode, admin4Name_ar, lat and lon, or a GeoNames dump."
        )
    numbered = list(_whole(rows, len(header), skipped))
    codes = Counter(row[columns.place["pcode"]] for _, row in numbered)
    country = _country(path, columns, [row for _, row in numbered])
    for line, row in numbered:
        entry = _entry(row, columns, country, codes)
        if isinstance(entry, str):
            skipped.add(line, entry)
        else:
            yield entry


def _whole(rows: Sequence[list[str]], size: int, skipped: Skipped) -> Iterator[tuple[int, list[str]]]:
    """The rows that have a cell for every column, with their lines."""
    for line, row in enumerate(rows, 2):
        if len(row) == size:
            yield line, row
        else:
            skipped.add(line, f"{len(row)} cells under {size} columns")


def _country(path: Path, columns: Columns, rows: Sequence[Sequence[str]]) -> str:
    """The country of a table, by the codes that begin with it."""
    column = columns.country if columns.country is not None else columns.place["pcode"]
    found = {match[1] for row in rows if (match := _COUNTRY.match(row[column] + "0"))}
    if not rows:
        raise SeedError(f"{path}: has no row with a cell for every column of its header. Give a whole table.")
    if len(found) != 1:
        seen = ", ".join(sorted(found)) or "none"
        raise SeedError(
            f"{path}: its p-codes should begin with one country, as SY0200 does; found: {seen}. "
            "Split the table by country, or add a column admin0Pcode."
        )
    return found.pop()


def _entry(row: Sequence[str], columns: Columns, country: str, codes: Mapping[str, int]) -> Entry | str:
    """The place of a row, or why it is none."""
    code, written = row[columns.place["pcode"]], row[columns.place["ar"]]
    *city, name = (part.strip() for part in written.split(":"))
    names = arabic_names([name, *(row[column].rpartition(":")[2] for column in columns.others)])
    where = coordinates(row[columns.lat or 0], row[columns.lon or 0])
    if not code or not names:
        return "no p-code" if names else "no Arabic name"
    if where is None:
        return "no coordinates"
    english = clean((row[columns.place["en"]] if "en" in columns.place else "").rpartition(":")[2]) or names[0]
    own = code if codes[code] == 1 else f"{code}-{_SLUG.sub('-', english.lower()).strip('-')}"
    units = city or [unit for column in columns.units if (unit := clean(row[column]))]
    precision = _PRECISIONS.get(columns.level or 4, "site" if city else "village")
    return Entry(
        f"ocha:{''.join(own.split())}",
        names,
        english,
        country,
        *where,
        precision,
        tuple(dict.fromkeys(units)),
        is_area=precision in ("governorate", "district"),
    )
