"""The table of a store that says which statements are of one incident, kept up to date as the store grows.

A statement that is new, or whose incident lost a report, has no incident until `merge` has placed it; what is placed
already stays together. So the result is the one that merging everything at once gives.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from graph.database import Database
from graph.incidents.grouping import groups, links
from graph.incidents.report import Report

_BATCH = 20_000
"""Statements that are placed at a time, so that memory stays bounded."""

_PENDING = "SELECT statement FROM report WHERE incident IS NULL LIMIT ?"
_PLACE = "UPDATE report SET type = ?, day = ?, account = ?, incident = ? WHERE statement = ?"
_SAME_DAYS = "SELECT account, incident FROM report WHERE type = ? AND day = ? AND account IS NOT NULL"
_SHARED = "SELECT incident FROM report WHERE statement = ? AND incident IS NOT NULL"
_UNPLACE = "UPDATE report SET incident = NULL, type = NULL, day = NULL, account = NULL WHERE incident = ?"


class Merging:
    """The reports of a store. Its methods belong into a transaction that changes the statements too."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, key: int) -> None:
        """Note that the statement of this key is to be placed."""
        self._database.execute("INSERT INTO report (statement) VALUES (?)", key)

    def forget(self, key: int) -> None:
        """Note that the statement of this key has changed or goes: what shares its incident is to be placed anew."""
        for (incident,) in list(self._database.rows(_SHARED, key)):
            self._database.execute(_UNPLACE, incident)

    def pending(self) -> Iterator[list[int]]:
        """The keys of the statements that are to be placed, in batches; each batch is placed before the next."""
        while keys := [key for (key,) in self._database.rows(_PENDING, _BATCH)]:
            yield keys

    def place(self, told: Iterable[tuple[int, str, Report | None]]) -> None:
        """Place statements: their keys, their ids, and their reports, None for those that stand alone."""
        reports: dict[str, Report] = {}
        for key, id_, report in told:
            account = (report.type, report.day, report.to_json()) if report else (None, None, None)
            self._database.execute(_PLACE, *account, id_, key)
            if report:
                reports[id_] = report
        self._join(reports)

    def _join(self, new: dict[str, Report]) -> None:
        incidents: dict[str, str] = {}
        joined: list[tuple[str, str]] = []
        days: defaultdict[str, set[int]] = defaultdict(set)
        for report in new.values():
            days[report.type].update((report.day - 1, report.day, report.day + 1))
        for type_, around in days.items():
            near: list[Report] = []
            for day in sorted(around):
                for account, incident in self._database.rows(_SAME_DAYS, type_, day):
                    near.append(report := Report.from_json(account))
                    incidents[report.id] = incident
            joined += ((incidents[link.one], incidents[link.other]) for link in links(near, among=new))
        for first, *others in groups({id_ for pair in joined for id_ in pair}, joined):
            for other in others:
                self._database.execute("UPDATE report SET incident = ? WHERE incident = ?", first, other)
