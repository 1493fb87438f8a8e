"""Telling apart places that share a name: by the units named beside them, then by the other places of the article."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from graph.catalogue import PlaceRow
from graph.folding import fold_words
from graph.gazetteer import Gazetteer, kilometres
from graph.records import PLACE_PRECISIONS, PlacePrecision
from pipelines.link.names import Found

NEAR = 40
"""Kilometres from another place of the article within which a place is near it: a day's news of one front."""


class Candidate(NamedTuple):
    """A name in sentence number `sentence`, and the places that it may mean.

    `sure` are the ids of those that need no context, `origin` the folded names of the country said behind the name.
    """

    sentence: int
    found: Found
    rows: list[PlaceRow]
    sure: frozenset[str]
    origin: frozenset[str] = frozenset()


class Surroundings(NamedTuple):
    """The folded names of the units that each sentence and the article name, and the places that nobody doubts."""

    sentences: dict[int, frozenset[str]]
    article: frozenset[str]
    anchors: list[PlaceRow]


class Chooser:
    """Chooses among places of one name."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def units_named(self, candidates: Iterable[Candidate]) -> frozenset[str]:
        """The folded names of units that these names may mean: a town's name is its district's too."""
        named: set[str] = set()
        for candidate in candidates:
            named.update(name.folded for name in candidate.found.names if name.kind == "place")
            for row in candidate.rows:
                if row.precision in ("district", "governorate"):
                    named.update(_unit_names(row), self._gazetteer.units(row))
        return frozenset(named)

    def surroundings(self, candidates: Sequence[Candidate]) -> Surroundings:
        """What the candidates of an article tell about each other."""
        numbers = {candidate.sentence for candidate in candidates}
        anchors = [candidate.rows[0] for candidate in candidates if len(candidate.rows) == 1]
        return Surroundings(
            {number: self.units_named(c for c in candidates if c.sentence == number) for number in numbers},
            self.units_named(candidates),
            [row for row in anchors if row.precision not in ("governorate", "country")],
        )

    def choose(self, candidate: Candidate, head: PlacePrecision | None, around: Surroundings) -> PlaceRow:
        """The place meant. `head` is how exact the noun before the name says that it is."""
        rows = candidate.rows
        if len(rows) == 1:
            return rows[0]
        distance = {row.id: self._distance(row, around.anchors) for row in rows}
        beside = around.sentences[candidate.sentence]

        def rank(row: PlaceRow) -> tuple[float, ...]:
            units = self._gazetteer.units(row)
            return (
                (head == "site") != (row.precision == "site") if head else 0,
                not units & candidate.origin,
                not self._is_seat(row, candidate),
                -len(units & beside),
                -len(units & around.article),
                distance[row.id] > NEAR,
                -PLACE_PRECISIONS.index(row.precision),
                distance[row.id],
            )

        return min(rows, key=rank)

    def _is_seat(self, row: PlaceRow, candidate: Candidate) -> bool:
        """Whether a town is so known by the name that it needs no more: its governorate's seat, or a capital.

        A capital's name is its government's too.
        """
        is_capital = any(name.kind == "actor" for name in candidate.found.names) and row is candidate.rows[0]
        return is_capital or (row.precision == "town" and bool(row.within) and _same(row.within[-1], row.name_ar))

    def _distance(self, row: PlaceRow, anchors: Iterable[PlaceRow]) -> float:
        """Kilometres to the nearest anchor; infinite where there is none."""
        return min((kilometres(row, anchor) for anchor in anchors if anchor.id != row.id), default=float("inf"))


def _unit_names(row: PlaceRow) -> set[str]:
    """The folded names of a unit, with the word for its kind (`محافظة`) and without."""
    names = {fold_words(name) for name in row.names}
    return names | {rest for name in names if (rest := name.partition(" ")[2])}


def _same(one: str, other: str) -> bool:
    return fold_words(one) == fold_words(other)
