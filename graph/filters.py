"""Which statements a question is about."""

from dataclasses import dataclass
from datetime import date
from typing import get_args

from graph.dates import days
from graph.errors import QueryError
from graph.records import Status


@dataclass(frozen=True, kw_only=True)
class Filter:
    """The statements that meet every condition given; None sets none.

    `actor` and `place` are ids of nodes: the actor acts or is acted on (who only claims does not count), the place is
    where it happened or what is held. `ends` are the ids of two nodes (or of one and None) that an edge of the
    statement joins, from the first to the second where `directed`. `since` and `until` are dates (`2017-10-17`,
    `2017-10`, `2017`): all the days that the statement's date may mean lie within them, so that one that is undated, or
    too vague to tell, is left out.

    Raises QueryError for a value that no statement can have.
    """

    kind: str | None = None
    type: str | None = None
    actor: str | None = None
    place: str | None = None
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
        conditions: list[tuple[str, object]] = [
            ("kind = ?", self.kind),
            ("type = ?", self.type),
            ("status = ?", self.status),
            ("confidence >= ?", self.min_confidence),
            ("first_day >= ?", first),
            ("last_day <= ?", last),
            (_names("'source', 'target', 'subject', 'object'", "actor"), self.actor),
            (_names("'place', 'object'", "place"), self.place),
        ]
        given = [(condition, value) for condition, value in conditions if value is not None]
        clauses, values = [condition for condition, _ in given], [value for _, value in given]
        if self.ends:
            clause, ends = _joins(*self.ends, directed=self.directed)
            clauses.append(clause)
            values.extend(ends)
        return " AND ".join(clauses) or "TRUE", values


def _names(roles: str, node_kind: str) -> str:
    return (
        "statement.key IN (SELECT statement FROM participant JOIN entity ON entity.key = participant.entity "
        f"WHERE entity.id = ? AND entity.node_kind = '{node_kind}' AND role IN ({roles}))"
    )


def _joins(tail: str, head: str | None, *, directed: bool) -> tuple[str, list[object]]:
    if head is None:
        ways, values = ["tail = ?", "head = ?"], [[tail], [tail]]
    else:
        ways, values = ["tail = ? AND head = ?"] * 2, [[tail, head], [head, tail]]
    kept = 1 if directed else 2
    parts = " UNION ".join(f"SELECT statement FROM edge WHERE {way}" for way in ways[:kept])
    return f"statement.key IN ({parts})", [value for pair in values[:kept] for value in pair]
