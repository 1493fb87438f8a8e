"""A report: what one sentence tells of an event, in the terms by which reports of one event know each other."""

import hashlib
import json
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from graph.catalogue import Catalogue
from graph.coding import to_json
from graph.gazetteer import kilometres
from graph.nodes import GENERIC
from graph.records import ActorMention, Count, Document, Event, PlaceMention

REACH: dict[str, float] = {"site": 1, "village": 2, "town": 4, "district": 15, "governorate": 50, "country": 300}
"""Kilometres from its point that a place of each precision extends, roughly."""
_NO_END = 10**9


class Area(NamedTuple):
    """A place as a circle: coordinates in degrees, None where they are not known, and its reach in kilometres."""

    id: str
    lat: float | None
    lon: float | None
    reach: float


class Range(NamedTuple):
    """A number of people, both ends included."""

    low: int
    high: int


class Report(NamedTuple):
    """One sentence's account of an event.

    `day` is the ordinal of the day that it tells, or of its article's publication where it tells none (`dated` is then
    False). `sources` and `targets` are the sides of the actors; people at large are left out, as they tell no two
    events apart. Of places that contain each other only the smallest is kept.
    """

    id: str
    document: str
    type: str
    mode: str | None
    day: int
    dated: bool
    sources: frozenset[str]
    targets: frozenset[str]
    places: tuple[Area, ...]
    killed: Range | None
    injured: Range | None

    def to_json(self) -> str:
        """The report as a store keeps it."""
        return to_json([*self[:6], sorted(self.sources), sorted(self.targets), *self[8:]])

    @classmethod
    def from_json(cls, stored: str) -> "Report":
        """What `to_json` wrote."""
        *plain, sources, targets, places, killed, injured = json.loads(stored)
        areas = tuple(Area(*place) for place in places)
        victims = (Range(*count) if count else None for count in (killed, injured))
        return cls._make((*plain, frozenset(sources), frozenset(targets), areas, *victims))


class Reporter:
    """Makes reports of events; `catalogue` tells which side an actor is on."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    @property
    def sides(self) -> str:
        """A digest of which actor belongs to which, so that a change of it is seen."""
        members = sorted((row.id, row.part_of) for row in self._catalogue.actors.values() if row.part_of)
        return hashlib.sha256(to_json(members).encode()).hexdigest()

    def __call__(self, event: Event, document: Document) -> Report | None:
        """The report of an event; None for one that is only possible, or whose day nothing tells.

        A date less exact than a day (a month, a span) tells of many things at once, which are no report of one.
        """
        day = _day(event, document)
        if day is None or event.status == "hypothetical":
            return None
        return Report(
            id=event.id,
            document=event.doc,
            type=event.type,
            mode=event.mode,
            day=day.toordinal(),
            dated=event.date is not None,
            sources=self._sides(event.sources),
            targets=self._sides(event.targets),
            places=_smallest(event.places),
            killed=_range(event.killed),
            injured=_range(event.injured),
        )

    def _sides(self, actors: Iterable[ActorMention]) -> frozenset[str]:
        return frozenset(self._side(actor.id) for actor in actors if actor.kind != GENERIC)

    def _side(self, actor: str) -> str:
        row = self._catalogue.side(actor)
        return row.id if row else actor


def _day(event: Event, document: Document) -> date | None:
    if event.date is None:
        return document.published
    try:
        return date.fromisoformat(event.date.value) if event.date.precision == "day" else None
    except ValueError:  # such as the 31st of April, which a text may well say
        return None


def _range(count: Count | None) -> Range | None:
    if count is None or (count.min is None and count.max is None):
        return None
    return Range(count.min or 0, _NO_END if count.max is None else count.max)


def _smallest(places: Iterable[PlaceMention]) -> tuple[Area, ...]:
    areas = [Area(place.id, place.lat, place.lon, REACH[place.precision]) for place in places]
    return tuple(area for area in areas if not any(_contains(area, other) for other in areas))


def _contains(area: Area, other: Area) -> bool:
    if other.reach >= area.reach:
        return False
    apart = distance(area, other)
    return apart is not None and apart <= area.reach


def distance(area: Area, other: Area) -> float | None:
    """Kilometres between the points of two areas; None where one has none."""
    if area.lat is None or area.lon is None or other.lat is None or other.lon is None:
        return None
    return kilometres(_Point(area.lat, area.lon), _Point(other.lat, other.lon))


class _Point(NamedTuple):
    lat: float
    lon: float
