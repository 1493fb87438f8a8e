"""The table of a store that says which statements are of one incident, kept up to date as the store grows.

A statement that is new, or whose incident lost a report, has no incident until it is placed; what is placed already
stays together. So the result is the one that placing everything at once gives.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import chain

from graph.database import Database
from graph.incidents.grouping import groups, links
from graph.incidents.report import Report

_BATCH = 20_000
"""Statements that are placed at a time, so that memory stays bounded."""

_PENDING = "SELECT statement FROM report WHERE incident IS NULL LIMIT ?"
_PLACE = "UPDATE report SET type = ?, day = ?, account = ?, incident = ? WHERE statement = ?"
_SAME_DAY = "SELECT account, incident FROM report WHERE type = ? AND day = ?"
_OF_STATEMENT = "SELECT incident FROM report WHERE statement = ? AND incident IS NOT NULL"
_UNPLACE = "UPDATE report SET incident = NULL, type = NULL, day = NULL, account = NULL"


class Merging:
    """The reports of a store. Its methods belong into a transaction that changes the statements too."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, keys: Iterable[int]) -> None:
        """Note that the statements of these keys are to be placed."""
        self._database.execute_many("INSERT INTO report (statement) VALUES (?)", ((key,) for key in keys))

    def forget(self, key: int) -> None:
        """Note that the statement of this key changes or goes: all of its incident is to be placed anew."""
        for (incident,) in list(self._database.rows(_OF_STATEMENT, key)):
            self._database.execute(f"{_UNPLACE} WHERE incident = ?", incident)

    def judge_by(self, sides: str) -> None:
        """Note what tells the sides of actors; where that is new, everything is to be placed anew."""
        if list(self._database.rows("SELECT sides FROM merged_by")) != [(sides,)]:
            self._database.execute(_UNPLACE)
            self._database.execute("DELETE FROM merged_by")
            self._database.execute("INSERT INTO merged_by VALUES (?)", sides)

    def pending(self) -> list[int]:
        """The keys of some statements that are to be placed; none where all are."""
        return [key for (key,) in self._database.rows(_PENDING, _BATCH)]

    def place(self, told: Iterable[tuple[int, str, Report | None]]) -> None:
        """Place statements: their keys, their ids, and their reports, None for those that stand alone."""
        placed = list(told)
        self._database.execute_many(_PLACE, ((*_account(report), id_, key) for key, id_, report in placed))
        reports = {id_: report for _, id_, report in placed if report}
        for first, *others in self._joined(reports):
            for other in others:
                self._database.execute("UPDATE report SET incident = ? WHERE incident = ?", first, other)

    def _joined(self, new: dict[str, Report]) -> list[list[str]]:
        """Which incidents are one, as new reports join them."""
        days: defaultdict[str, set[int]] = defaultdict(set)
        for report in new.values():
            days[report.type].update((report.day - 1, report.day, report.day + 1))
        pairs = list(chain.from_iterable(self._pairs(type_, around, new) for type_, around in days.items()))
        return groups((id_ for pair in pairs for id_ in pair), pairs)

    def _pairs(self, type_: str, days: set[int], new: Collection[str]) -> Iterator[tuple[str, str]]:
        """The incidents of every two reports of a type that agree, one of which is new."""
        rows = (row for day in sorted(days) for row in self._database.rows(_SAME_DAY, type_, day))
        told = [(Report.from_json(account), incident) for account, incident in rows]
        incidents = {report.id: incident for report, incident in told}
        for link in links((report for report, _ in told), among=new):
            yield incidents[link.one], incidents[link.other]


def _account(report: Report | None) -> tuple[object, ...]:
    return (report.type, report.day, report.to_json()) if report else (None, None, None)
