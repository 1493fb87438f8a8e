"""Telling apart places that share a name: by the units named beside them, then by the other places of the article."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from graph.catalogue import PlaceRow
from graph.folding import fold_words
from graph.gazetteer import Gazetteer, kilometres
from graph.records import PLACE_PRECISIONS, PlacePrecision
from pipelines.link.evidence import Lies
from pipelines.link.names import Found

NEAR = 40
"""Kilometres from another place of the article within which a place is near it: a day's news of one front."""
FAR = 150
"""Kilometres from every place of the article beyond which a village of a doubtful name is another of that name."""
BESIDE = 100
"""Kilometres from a place within which one lies, across a border too, that is said to be south of it."""
_AREAS: frozenset[PlacePrecision] = frozenset(("district", "governorate", "country"))


class Candidate(NamedTuple):
    """A name in sentence number `sentence`, and the places that it may mean, those first that need no context.

    `sure` are the ids of these, `origin` the folded names of the country said behind the name.
    """

    sentence: int
    found: Found
    rows: list[PlaceRow]
    sure: frozenset[str]
    origin: frozenset[str] = frozenset()


class Surroundings(NamedTuple):
    """What the names around a name tell.

    The folded names of the units that the sentence and the article are about, those of governorates that the sentence
    names, and the places of the article that nobody doubts.
    """

    sentence: frozenset[str]
    article: frozenset[str]
    governorates: frozenset[str]
    anchors: list[PlaceRow]


class Chooser:
    """Chooses among places of one name."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._areas: dict[str, list[PlaceRow]] = {}

    def units_named(self, candidates: Iterable[Candidate]) -> frozenset[str]:
        """The folded names of units that these names may mean: a town's name is its district's too."""
        named: set[str] = set()
        for candidate in candidates:
            named.update(name.folded for name in candidate.found.names if name.kind == "place")
            row = candidate.rows[0]
            if len(candidate.rows) == 1 and row.precision in ("district", "governorate"):
                named.update(_unit_names(row), self._gazetteer.units(row))
        return frozenset(named)

    def stated(self, candidate: Candidate, lies: Lies, other: Candidate) -> list[PlaceRow] | None:
        """The places of a name that lie as the text says to `other`, or, for lack of such, those that nearly do.

        None where that tells nothing: an area needs places that are known to lie in it, and people, more than places,
        are said to be in a town.
        """
        areas = [row for row in other.rows if row.precision in _AREAS and self._inside(row)]
        points = [row for row in other.rows if row.precision not in _AREAS and lies == "beside"]
        others = [row for row in (*areas, *points) if row.id in other.sure]
        if not others:
            return None
        known = {row.id: _is_known_by_name(row, candidate) for row in candidate.rows}
        as_said = [
            row
            for row in candidate.rows
            if any(self._lies(row, one) or (known[row.id] and row.country == one.country) for one in others)
        ]
        return as_said or [
            row
            for row in candidate.rows
            if known[row.id] or (row.id in candidate.sure and any(self._nearly_lies(row, one) for one in others))
        ]

    def _lies(self, row: PlaceRow, other: PlaceRow) -> bool:
        """Whether a place lies in an area, or beside another place: near it, or in what that lies in."""
        near = other.precision not in _AREAS and kilometres(row, other) <= BESIDE
        return near or self._is_inside(row, other)

    def _nearly_lies(self, row: PlaceRow, other: PlaceRow) -> bool:
        """Whether news may place it so: just behind the border of an area, or a town far "north" of the capital.

        One of which the table tells but the country may lie anywhere in it.
        """
        if row.country == other.country and not self._gazetteer.units(row):
            return True
        if other.precision in _AREAS:
            return any(kilometres(row, place) <= NEAR for place in self._inside(other))
        return row.country == other.country and row.precision == "town"

    def _inside(self, area: PlaceRow) -> list[PlaceRow]:
        """The other places that lie in an area."""
        if area.id not in self._areas:
            places = self._gazetteer.places.values()
            self._areas[area.id] = [row for row in places if row is not area and self._is_inside(row, area)]
        return self._areas[area.id]

    def _is_inside(self, row: PlaceRow, area: PlaceRow) -> bool:
        """Whether a place lies in an area, or in what that lies in short of its country: tables lack small ones."""
        if row.country != area.country or area.precision == "country":
            return row.country == area.country
        return not self._gazetteer.units(row).isdisjoint(_unit_names(area) | self._gazetteer.units(area))

    def surroundings(self, candidates: Sequence[Candidate]) -> dict[int, Surroundings]:
        """What the candidates of an article tell about each other, for each of their sentences."""
        article = self.units_named(candidates)
        settled = [candidate for candidate in candidates if len(candidate.rows) == 1 and candidate.sure]
        anchors = [c.rows[0] for c in settled if c.rows[0].precision not in ("governorate", "country")]
        around = {}
        for number in {candidate.sentence for candidate in candidates}:
            here = [candidate for candidate in candidates if candidate.sentence == number]
            governorates = {
                name for c in here for row in c.rows if row.precision == "governorate" for name in _unit_names(row)
            }
            units = self.units_named(here).union(*(self._gazetteer.units(c.rows[0]) for c in here if c in settled))
            around[number] = Surroundings(units, article, frozenset(governorates), anchors)
        return around

    def choose(self, candidate: Candidate, head: PlacePrecision | None, around: Surroundings) -> PlaceRow | None:
        """The place meant; None where a doubtful name is more likely that of a place which the gazetteer lacks.

        `head` is how exact the noun before the name says that it is.
        """
        distance = {row.id: _distance(row, around.anchors) for row in candidate.rows}

        def rank(row: PlaceRow) -> tuple[float, ...]:
            units = {*self._gazetteer.units(row), self._gazetteer.country(row)}
            return (
                (head == "site") != (row.precision == "site") if head else 0,
                not units & candidate.origin,
                not _is_known_by_name(row, candidate),
                -len(units & around.sentence),
                row.id not in candidate.sure,
                -len(units & around.article),
                distance[row.id] > NEAR,
                -PLACE_PRECISIONS.index(row.precision),
                distance[row.id],
            )

        best = min(candidate.rows, key=rank)
        return best if best.id in candidate.sure or self._fits(best, candidate, around) else None

    def _fits(self, row: PlaceRow, candidate: Candidate, around: Surroundings) -> bool:
        """Whether a place that is not sure to be meant lies where the article is."""
        units = self._gazetteer.units(row)
        if units & around.sentence or self._gazetteer.country(row) in candidate.origin:
            return True
        distance = _distance(row, around.anchors)
        if around.governorates:
            return distance <= NEAR
        if len(candidate.rows) > 1:
            others = [other for other in candidate.rows if self._gazetteer.units(other) & around.article]
            return distance <= NEAR or others == [row]
        return not around.anchors or distance <= FAR or row.precision != "village"


def _is_known_by_name(row: PlaceRow, candidate: Candidate) -> bool:
    """Whether a place is so known by the name that it needs no more: a country, a capital, a governorate's seat.

    A capital's name is its government's too.
    """
    if row.id not in candidate.sure:
        return False
    is_capital = row is candidate.rows[0] and any(name.kind == "actor" for name in candidate.found.names)
    return row.precision == "country" or is_capital or _is_seat(row)


def _is_seat(row: PlaceRow) -> bool:
    """Whether a town bears the name of its governorate."""
    return row.precision == "town" and bool(row.within) and fold_words(row.within[-1]) == fold_words(row.name_ar)


def _distance(row: PlaceRow, anchors: Iterable[PlaceRow]) -> float:
    """Kilometres to the nearest anchor; infinite where there is none."""
    return min((kilometres(row, anchor) for anchor in anchors if anchor.id != row.id), default=float("inf"))


def _unit_names(row: PlaceRow) -> set[str]:
    """The folded names of a unit, with the word for its kind (`محافظة`) and without."""
    names = {fold_words(name) for name in row.names}
    return names | {rest for name in names if (rest := name.partition(" ")[2])}
