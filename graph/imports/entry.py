"""A place as a foreign table has it."""

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from graph.records import PlacePrecision

Warn = Callable[[str], object]

_NOTE = re.compile(r"\([^)]*\)|[|\s]+")
_ALTERNATIVES = re.compile(r"[_/,;،–-]")
_ARABIC = re.compile("[\u0621-\u064a]")


class Entry(NamedTuple):
    """A place of a foreign table: its Arabic names, the first its own, and what it lies in, the next larger unit first.

    `is_area` tells an administrative area from a place that people live in.
    """

    id: str
    names_ar: tuple[str, ...]
    name_en: str
    country: str
    lat: float
    lon: float
    precision: PlacePrecision
    within: tuple[str, ...] = ()
    is_area: bool = False


class Skipped:
    """Counts the rows that cannot be used, and tells of them in one line a reason."""

    def __init__(self, path: object) -> None:
        self._path = path
        self._lines: dict[str, list[int]] = {}

    def add(self, line: int, reason: str) -> None:
        """The row on a line is left out."""
        self._lines.setdefault(reason, []).append(line)

    def tell(self, warn: Warn) -> None:
        """Warn of what was left out."""
        for reason, lines in self._lines.items():
            more = f" and {len(lines) - 3:,} more" if len(lines) > 3 else ""
            warn(f"{self._path}, line {', '.join(map(str, lines[:3]))}{more}: {reason}; skipped")


def clean(name: str) -> str:
    """A name without what stands in brackets, on one line, without invisible marks."""
    visible = "".join(c if c.isprintable() else " " if c.isspace() else "" for c in name)
    return " ".join(_NOTE.sub(" ", visible).split())


def arabic_names(cells: Iterable[str]) -> tuple[str, ...]:
    """The names in cells that may hold several (`أم قرون_أم جرن`), of those that are written in Arabic."""
    parts = (clean(part) for cell in cells for part in _ALTERNATIVES.split(cell))
    return tuple(dict.fromkeys(part for part in parts if _ARABIC.search(part)))


def coordinates(lat: str, lon: str) -> tuple[float, float] | None:
    """The coordinates of two cells in degrees; None where they are none."""
    try:
        found = float(lat), float(lon)
    except ValueError:
        return None
    return found if abs(found[0]) <= 90 and abs(found[1]) <= 180 else None
