"""Which reports tell of one event: those that agreement joins, directly or through others."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import chain, combinations, product
from typing import NamedTuple

from graph.incidents.agreement import Agreement, agree
from graph.incidents.report import Report


class Link(NamedTuple):
    """Two reports of one event, by their ids in order, and what they agree on."""

    one: str
    other: str
    agreement: Agreement


def links(reports: Iterable[Report], among: Collection[str] | None = None) -> Iterator[Link]:
    """Every two of the reports that agree; only those that join one of `among`, where that is given."""
    days: defaultdict[tuple[str, int], list[Report]] = defaultdict(list)
    for report in reports:
        days[report.type, report.day].append(report)
    for (type_, day), told in days.items():
        for one, other in _pairs(told, days.get((type_, day + 1), []), among):
            if found := agree(one, other):
                yield Link(min(one.id, other.id), max(one.id, other.id), found)


def _pairs(
    told: list[Report], next_day: list[Report], among: Collection[str] | None
) -> Iterator[tuple[Report, Report]]:
    """Every two reports of a day, and every two of that day and the next, of which one is `among` those given."""
    (new, old), (new_next, _) = _parted(told, among), _parted(next_day, among)
    return chain(combinations(new, 2), product(new, old), product(new, next_day), product(old, new_next))


def _parted(told: list[Report], among: Collection[str] | None) -> tuple[list[Report], list[Report]]:
    if among is None:
        return told, []
    return [report for report in told if report.id in among], [report for report in told if report.id not in among]


def groups(ids: Iterable[str], joined: Iterable[tuple[str, str]]) -> list[list[str]]:
    """The ids in groups that the pairs of `joined` connect, each sorted; the same whatever the order of either."""
    parents = {id_: id_ for id_ in ids}
    for one, other in joined:
        first, second = sorted((_root(parents, one), _root(parents, other)))
        parents[second] = first
    found: defaultdict[str, list[str]] = defaultdict(list)
    for id_ in sorted(parents):
        found[_root(parents, id_)].append(id_)
    return list(found.values())


def _root(parents: dict[str, str], id_: str) -> str:
    while parents[id_] != id_:
        parents[id_] = parents[parents[id_]]
        id_ = parents[id_]
    return id_
