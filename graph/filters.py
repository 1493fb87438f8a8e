"""Which statements a question is about."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, get_args

from graph.dates import days
from graph.errors import QueryError
from graph.records import Status

_KEY = "(SELECT key FROM node WHERE id = ?)"
_ACTING, _SUFFERING = "'source', 'subject'", "'target', 'object'"
_CLAIMED = "EXISTS (SELECT 1 FROM participant WHERE statement = statement.key AND role = 'claimant')"


@dataclass(frozen=True, kw_only=True)
class Filter:
    """The statements that meet every condition given; None sets none.

    `actor` and `place` are ids of nodes: the actor acts or is acted on (who only claims does not count), the place is
    where it happened or what is held. `does` is the id of an actor who acts, `suffers` of one who is acted on.
    `claimant` is the id of an actor who says so; where `claimed`, somebody does. `ends` are the ids of two nodes (or
    of one and None) that an edge of the statement joins, from the first to the second where `directed`. `since` and
    `until` are dates (`2017-10-17`, `2017-10`, `2017`): all the days that the statement's date may mean lie within
    them, so that one that is undated, or too vague to tell, is left out.

    Raises QueryError for a value that no statement can have.
    """

    kind: str | None = None
    type: str | None = None
    actor: str | None = None
    does: str | None = None
    suffers: str | None = None
    place: str | None = None
    claimant: str | None = None
    claimed: bool = False
    ends: tuple[str, str | None] | None = None
    directed: bool = False
    since: str | date | None = None
    until: str | date | None = None
    status: str | None = None
    min_confidence: float | None = None

    def __post_init__(self) -> None:
        if self.status is not None and self.status not in get_args(Status):
            raise QueryError(f"status={self.status!r} is none of {', '.join(get_args(Status))}.")
        if self.min_confidence is not None and not 0 <= self.min_confidence <= 1:
            raise QueryError(f"min_confidence={self.min_confidence!r} is not between 0 and 1.")
        days(self.since, self.until)

    def sql(self) -> tuple[str, list[object]]:
        """The condition on a row of table `statement`, and its parameters."""
        first, last = days(self.since, self.until)
        within = _Within(first, last)
        conditions = [
            ("kind = ?", self.kind),
            ("type = ?", self.type),
            ("status = ?", self.status),
            ("confidence >= ?", self.min_confidence),
            ("first_day >= ?", first),
            ("last_day <= ?", last),
        ]
        parts = [_Part(condition, (value,)) for condition, value in conditions if value is not None]
        if self.actor is not None:
            parts.append(within.naming(self.actor, f"{_ACTING}, {_SUFFERING}", "actor"))
        if self.does is not None:
            parts.append(within.naming(self.does, _ACTING, "actor"))
        if self.suffers is not None:
            parts.append(within.naming(self.suffers, _SUFFERING, "actor"))
        if self.place is not None:
            parts.append(within.naming(self.place, "'place', 'object'", "place"))
        if self.claimant is not None:
            parts.append(within.naming(self.claimant, "'claimant'", "actor"))
        if self.claimed:
            parts.append(_Part(_CLAIMED, ()))
        if self.ends:
            parts.append(within.joining(*self.ends, directed=self.directed))
        clauses = " AND ".join(part.condition for part in parts) or "TRUE"
        return clauses, [value for part in parts for value in part.values]


class _Part(NamedTuple):
    """A condition, and its parameters."""

    condition: str
    values: tuple[object, ...]


@dataclass(frozen=True)
class _Within:
    """Statements by what they name, sought among the days from `first` to `last` in an index."""

    first: str | None
    last: str | None

    def naming(self, node: str, roles: str, node_kind: str) -> _Part:
        where = self._of_days(f"node = {_KEY} AND role IN ({roles}) AND node_kind = '{node_kind}'", node)
        return _Part(f"statement.key IN (SELECT statement FROM participant WHERE {where.condition})", where.values)

    def joining(self, tail: str, head: str | None, *, directed: bool) -> _Part:
        if head is None:
            ways = [self._of_days(f"tail = {_KEY}", tail), self._of_days(f"head = {_KEY}", tail)]
        else:
            both = f"tail = {_KEY} AND head = {_KEY}"
            ways = [self._of_days(both, tail, head), self._of_days(both, head, tail)]
        kept = ways[:1] if directed else ways
        union = " UNION ".join(f"SELECT statement FROM edge WHERE {way.condition}" for way in kept)
        return _Part(f"statement.key IN ({union})", tuple(value for way in kept for value in way.values))

    def _of_days(self, condition: str, *values: object) -> _Part:
        bounds = [("day >= ?", self.first), ("day <= ?", self.last)]
        given = [(bound, day) for bound, day in bounds if day is not None]
        return _Part(" AND ".join([condition, *(b for b, _ in given)]), (*values, *(day for _, day in given)))
