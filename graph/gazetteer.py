"""How places lie to each other: what each lies in, up to its country, and how far apart two are."""

import math
from collections.abc import Mapping
from typing import Protocol

from graph.catalogue import PlaceRow
from graph.folding import fold_words
from graph.records import PLACE_PRECISIONS

_EARTH_DIAMETER = 12_742
"""Kilometres."""


class Point(Protocol):
    """What has coordinates, in degrees."""

    @property
    def lat(self) -> float: ...

    @property
    def lon(self) -> float: ...


class Gazetteer:
    """Places by id, and the units that they lie in."""

    def __init__(self, places: Mapping[str, PlaceRow]) -> None:
        self.places = places
        self._countries = {row.country: row for row in places.values() if row.precision == "country"}
        self._named: dict[tuple[str, str], PlaceRow] = {}
        self._units: dict[str, frozenset[str]] = {}
        for row in sorted(places.values(), key=_size, reverse=True):
            if row.within:
                self._named.setdefault((row.country, fold_words(row.name_ar)), row)

    def above(self, row: PlaceRow) -> tuple[str, ...]:
        """What a place lies in, in Arabic, from the next larger unit to its country: village, district, governorate.

        Where `within` names only the next larger unit, the units above are those of the place that bears its name.
        """
        chain = {fold_words(name): name for name in row.within}
        unit = next(reversed(chain), "")
        while unit and (larger := self._named.get((row.country, unit))):
            new = {folded: name for name in larger.within if (folded := fold_words(name)) not in chain}
            chain |= new
            unit = next(reversed(new), "")
        country = self._countries.get(row.country)
        if country and row.precision != "country":
            chain.setdefault(fold_words(country.name_ar), country.name_ar)
        return tuple(chain.values())

    def units(self, row: PlaceRow) -> frozenset[str]:
        """The folded names of what a place lies in, short of its country."""
        if row.id not in self._units:
            self._units[row.id] = frozenset(map(fold_words, self.above(row))) - {self.country(row)}
        return self._units[row.id]

    def country(self, row: PlaceRow) -> str:
        """The folded name of a place's country."""
        country = self._countries.get(row.country)
        return fold_words(country.name_ar) if country else ""

    def nation(self, code: str) -> PlaceRow | None:
        """The country of an ISO 3166 code (alpha-2)."""
        return self._countries.get(code)

    def unit(self, name: str, code: str) -> PlaceRow | None:
        """The place that one of the names of `above` stands for, in the country of this code."""
        nation = self.nation(code)
        if nation and fold_words(nation.name_ar) == fold_words(name):
            return nation
        return self._named.get((code, fold_words(name)))


def _size(row: PlaceRow) -> int:
    return PLACE_PRECISIONS.index(row.precision)


def kilometres(one: Point, other: Point) -> float:
    """The distance between two places on the sphere."""
    lat, other_lat = math.radians(one.lat), math.radians(other.lat)
    across = math.radians(other.lon - one.lon)
    square = math.sin((other_lat - lat) / 2) ** 2 + math.cos(lat) * math.cos(other_lat) * math.sin(across / 2) ** 2
    return _EARTH_DIAMETER * math.asin(math.sqrt(min(square, 1)))
