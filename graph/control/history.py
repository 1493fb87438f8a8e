"""The history of control over a place: its periods, and who held it on a day."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, overload

from graph.control.rules import State, Stretch, stretches
from graph.control.signs import Side, sign
from graph.dates import days
from graph.edges import participants
from graph.errors import QueryError
from graph.evidence import Evidence
from graph.html import isolated, rtl_table
from graph.nodes import ActorNode, PlaceNode
from graph.records import Document, Event, Relation
from graph.statements import Statements

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

Actor = Callable[[str], ActorNode]
_COLUMNS = ("state", "holders", "since", "until", "first", "reason", "claimed_by", "reports")


@dataclass(frozen=True)
class Period:
    """A time for which one answer holds to the question of who has a place.

    `state` is held, contested (`holders` are those between whom it lies, as far as they are told) or unknown. `since`
    is the date since when they have it, as exact as a text tells it (`2017-10-17`, `2017-10`), None where none does;
    `first` is the first day on which it is known to be so, and `maybe` the first on which it may have been. `until` is
    the date on which the next period begins, None where it is the last or nothing tells that date. `reason` says why it
    is contested or unknown, or how it is known. `statements` are what it was read from.
    """

    place: PlaceNode
    state: State
    holders: tuple[ActorNode, ...]
    since: str | None
    until: str | None
    first: str
    maybe: str
    reason: str
    statements: Statements = field(repr=False)

    @property
    def claimed_by(self) -> tuple[str, ...]:
        """Who says so, in Arabic, where all reports are somebody's claims; empty where an article says it itself."""
        claimants = [[actor.name_ar for actor in statement.claimed_by] for statement in self.statements]
        return tuple(dict.fromkeys(name for names in claimants for name in names)) if all(claimants) else ()

    def evidence(self) -> Evidence:
        """The sentences that say so."""
        return self.statements.evidence()

    def to_pandas(self) -> "pd.DataFrame":
        """What it was read from, one row a statement; see `Statements.to_pandas`."""
        return self.statements.to_pandas()

    def __repr__(self) -> str:
        holders = ", ".join(actor.name for actor in self.holders) or "nobody known"
        reason = f" ({self.reason})" if self.reason else ""
        return f"{self.place.name}: {self.state}, {holders}, {self.since or '?'} – {self.until or ''}{reason}"

    def _repr_html_(self) -> str:
        return f'<p dir="ltr">{isolated(repr(self))}</p>{self.evidence()._repr_html_()}'


class History(Sequence[Period]):
    """Who held a place, period after period, read from SEIZE, RETREAT and CONTROLS.

    - A SEIZE gives the place to its sources; it was its targets' until then. A RETREAT (but a ceasefire or a release)
      takes it from its sources, a CONTROLS says who has it on its day. Only asserted statements count so. An actor and
      what it is part of are one side.
    - Reports of a gain by who has the place already are of one change, at its earliest day; if such a report tells
      that it was taken from another, more than a week later, it was lost in between.
    - Who lost a place is taken to have had it for a year before the change, if nothing tells more.
    - It is contested where two sides gain it on days that may be the same, or within a week without one taking it from
      the other; where a gain is denied (negated), or one who is told to have left denies that; and for 30 days after
      the holder has fought another there, after the change. A later report of who has it settles that.
    - Who leaves where nobody is told to have come leaves it unknown. It is unknown too where nothing is said.
    - A report without a date is put into the 30 days before its publication, and a CONTROLS on the day of it; one
      which could fall together with a dated report is no change of its own. Those that change nothing, and those of
      which neither text nor article has a date, are `unplaced`.
    - A date that is vague (a month, a year) leaves the days that it spans contested, if another had the place before.
    """

    def __init__(self, place: PlaceNode, periods: Iterable[Period], unplaced: Statements) -> None:
        self.place, self._periods, self.unplaced = place, tuple(periods), unplaced

    @overload
    def __getitem__(self, index: int) -> Period: ...
    @overload
    def __getitem__(self, index: slice) -> "History": ...
    def __getitem__(self, index: int | slice) -> "Period | History":
        found = self._periods[index]
        return History(self.place, found, self.unplaced) if isinstance(found, tuple) else found

    def __len__(self) -> int:
        return len(self._periods)

    def __iter__(self) -> Iterator[Period]:
        return iter(self._periods)

    def __repr__(self) -> str:
        return "\n".join(map(repr, self)) or "nothing is told of who held it"

    def at(self, day: str | date) -> Period:
        """The period of a day (`2017-10-20`); unknown where nothing is told of it. QueryError for what is no day.

        On a day on which the next period may have begun, the answer is contested between the two.
        """
        first, last = days(day, day)
        if first is None or first != last:
            raise QueryError(f"{day!s} is more than a day. Write one, such as 2017-10-20, or ask for all.")
        begun = sum(period.first <= first for period in self)
        now = self[begun - 1] if begun else self._untold()
        following = self[begun] if begun < len(self) else None
        return _between(now, following) if now.holders and following and following.maybe <= first else now

    def _untold(self) -> Period:
        until = self[0].since or self[0].first if self else None
        nothing = Statements((), {})
        return Period(self.place, "unknown", (), None, until, "", "", "nothing is told of that day", nothing)

    def evidence(self) -> Evidence:
        """The sentences that all periods were read from."""
        quotes = {quote.statement.id: quote for period in self for quote in period.evidence()}
        return Evidence(quotes.values())

    def to_pandas(self) -> "pd.DataFrame":
        """One row a period: state, holders, since, until, first day known, reason, who claims it, number of reports."""
        import pandas as pd

        return pd.DataFrame([_cells(period) for period in self], columns=list(_COLUMNS))

    def plot(self) -> "Axes":
        """The periods along the years, a row for each holder, contested ones hatched. QueryError for none."""
        from graph.plots import control

        if not self:
            raise QueryError("Nothing is told of who held this place, so there is nothing to draw.")
        return control(self)

    def _repr_html_(self) -> str:
        rows = ([isolated(cell if cell is not None else "") for cell in _cells(period)] for period in self)
        return rtl_table(f"{len(self)} periods", _COLUMNS, rows)


def history(
    place: PlaceNode,
    statements: Iterable[Event | Relation],
    documents: Mapping[str, Document],
    actor: Actor,
    side: Side,
) -> History:
    """The history of a place from statements that name it; `actor` gives the node of an id, `side` its side."""
    given = tuple(statements)
    read = {statement.id: sign(statement, documents.get(statement.doc), side) for statement in given}
    found, idle = stretches(sign for sign in read.values() if sign)
    undatable = [s for s in given if read[s.id] is None and s.status == "asserted" and s.type != "ASSAULT"]
    names = _names(given, side)
    ends = [*(stretch.begun for stretch in found[1:]), None]
    periods = [
        _period(place, stretch, end, documents, [actor(names[one]) for one in _holders(stretch)])
        for stretch, end in zip(found, ends, strict=False)
    ]
    return History(place, periods, Statements([*(sign.statement for sign in idle), *undatable], documents))


def _period(
    place: PlaceNode,
    stretch: Stretch,
    until: str | None,
    documents: Mapping[str, Document],
    holders: Iterable[ActorNode],
) -> Period:
    return Period(
        place=place,
        state=stretch.state,
        holders=tuple(holders),
        since=stretch.since,
        until=until,
        first=stretch.last,
        maybe=stretch.first,
        reason=stretch.reason,
        statements=Statements({sign.statement.id: sign.statement for sign in stretch.signs}.values(), documents),
    )


def _holders(stretch: Stretch) -> list[str]:
    return sorted(stretch.holders if stretch.state == "contested" else stretch.named_by_most())


def _names(statements: Iterable[Event | Relation], side: Side) -> dict[str, str]:
    """The actor by which each side is told most."""
    told: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for statement in statements:
        for role, mention in participants(statement):
            if role not in ("claimant", "place"):
                told[side(mention.id)][mention.id] += 1
    return {one: min(names, key=lambda id_: (-names[id_], id_)) for one, names in told.items()}


def _between(now: Period, following: Period) -> Period:
    holders = tuple({actor.id: actor for actor in (*now.holders, *following.holders)}.values())
    return Period(
        place=now.place,
        state="contested",
        holders=holders,
        since=following.since,
        until=following.until,
        first=following.maybe,
        maybe=following.maybe,
        reason=f"the change is dated no more exactly than {following.since or 'by its article'}",
        statements=Statements([*now.statements, *following.statements], following.statements.documents),
    )


def _cells(period: Period) -> list[str | int | None]:
    holders, claimants = "; ".join(actor.name for actor in period.holders), "; ".join(period.claimed_by)
    when = (period.since, period.until, period.first)
    return [period.state, holders or None, *when, period.reason or None, claimants or None, len(period.statements)]
