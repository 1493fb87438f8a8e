"""Signs of control: what one statement says of who holds a place, and between which days."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from graph.dates import first_day, last_day
from graph.nodes import GENERIC
from graph.records import ActorMention, Document, Event, Relation

Side = Callable[[str], str]
"""From the id of an actor to that of the side it is on."""
Sides = frozenset[str]

TYPES = ("SEIZE", "RETREAT", "CONTROLS")
STAYING = ("ceasefire", "release")
"""Modes of RETREAT that leave no place."""
RECENT = 30
"""Days before its publication in which a report without a date is taken to have happened."""

_NOBODY: Sides = frozenset()


@dataclass(frozen=True)
class Sign:
    """What a statement says of a place: sides that gain and lose it, whose gain it denies, and who is said to stay.

    It became so between the days `first` and `last`, both included; `told` is the date as the text tells it, None where
    it tells none. A CONTROLS says that its side holds the place on a day, not since when.
    """

    statement: Event | Relation
    first: str
    last: str
    told: str | None = None
    gains: Sides = _NOBODY
    losses: Sides = _NOBODY
    denies: Sides = _NOBODY
    stays: Sides = _NOBODY
    fights: Sides = _NOBODY

    @property
    def ordered(self) -> bool:
        """Whether it has a place in time of its own: an event by a date in the text, a tie by its article's too."""
        return self.told is not None or isinstance(self.statement, Relation)


def sign(statement: Event | Relation, document: Document | None, side: Side) -> Sign | None:
    """The sign that a statement is; None where it is none, or where neither it nor its article has a date."""
    said = _said(statement, side)
    days = _days(statement, document)
    if not (said and days):
        return None
    told = statement.date.value if statement.date and isinstance(statement, Event) else None
    first, last = days
    return replace(Sign(statement, first, last, told), **said)


def shifted(day: str, by: int) -> str:
    """The day so many days later, within the calendar; the 31st of April counts as the 30th."""
    return _clamped(_ordinal(day) + by).isoformat()


def _said(statement: Event | Relation, side: Side) -> dict[str, Any]:
    asserted, denied = statement.status == "asserted", statement.status == "negated"
    if isinstance(statement, Relation):
        holder = _sides([statement.subject], side)
        said = {"gains": holder} if asserted else {"denies": holder} if denied else {}
    elif statement.type == "SEIZE":
        takers, losers = _sides(statement.sources, side), _sides(statement.targets, side)
        said = {"gains": takers, "losses": losers - takers} if asserted else {"denies": takers} if denied else {}
    elif statement.type == "RETREAT" and statement.mode not in STAYING:
        leavers = _sides(statement.sources, side)
        said = {"losses": leavers} if asserted else {"stays": leavers} if denied else {}
    elif statement.type == "ASSAULT" and statement.mode == "clash" and asserted and statement.date:
        said = {"fights": _sides((*statement.sources, *statement.targets), side)}
    else:
        said = {}
    return {name: sides for name, sides in said.items() if sides}


def _days(statement: Event | Relation, document: Document | None) -> tuple[str, str] | None:
    """The first and the last day on which it may have become so.

    Without a date in the text, a tie holds on the day of publication, and an event happened shortly before.
    """
    if statement.date:
        first, last = shifted(first_day(statement.date.value), 0), shifted(last_day(statement.date.value), 0)
        return (last, last) if isinstance(statement, Relation) else (first, last)
    if document is None or document.published is None:
        return None
    published = document.published.isoformat()
    return (published if isinstance(statement, Relation) else shifted(published, -RECENT)), published


def _sides(actors: Iterable[ActorMention], side: Side) -> Sides:
    return frozenset(side(actor.id) for actor in actors if actor.kind != GENERIC)


def _ordinal(day: str) -> int:
    year, month, number = map(int, day.split("-"))
    month = min(max(month, 1), 12)
    start = date(max(year, 1), month, 1)
    return start.toordinal() + min(number, int(last_day(start.isoformat()[:7])[-2:])) - 1


def _clamped(ordinal: int) -> date:
    return date.min + timedelta(days=min(max(ordinal, 1), date.max.toordinal()) - 1)
