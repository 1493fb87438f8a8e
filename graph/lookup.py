"""What a store tells without reading its statements one by one: nodes, neighbours and numbers."""

import json
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import Literal, NamedTuple

from graph.coding import to_json
from graph.database import Database
from graph.edges import Role
from graph.filters import Filter
from graph.nodes import Description, Node, node

Unit = Literal["day", "month", "year"]
_LENGTHS: dict[Unit, int] = {"day": 10, "month": 7, "year": 4}

_DESCRIPTIONS = """
SELECT description.text, COUNT(DISTINCT statement.key) FROM statement
JOIN participant ON participant.statement = statement.key JOIN description ON description.key = participant.description
WHERE {condition} GROUP BY description.key
"""
_MENTIONS = """
SELECT MIN(description.text), COUNT(DISTINCT statement.key) FROM statement
JOIN participant ON participant.statement = statement.key JOIN description ON description.key = participant.description
WHERE {condition} GROUP BY participant.node
"""
_BESIDE = """
SELECT (SELECT text FROM description WHERE description.node = line.far LIMIT 1), statement.type,
    COUNT(DISTINCT statement.key)
FROM (
    SELECT head AS far, statement AS of_statement FROM edge WHERE tail = (SELECT key FROM node WHERE id = ?1)
    UNION ALL
    SELECT tail, statement FROM edge WHERE head = (SELECT key FROM node WHERE id = ?1)
) AS line JOIN statement ON statement.key = line.of_statement
WHERE {condition} GROUP BY line.far, statement.type
"""
_DATES = """
SELECT type, substr(first_day, 1, {length}) AS first_unit, substr(last_day, 1, {length}) AS last_unit, COUNT(*)
FROM statement WHERE {condition} GROUP BY type, first_unit, last_unit
"""


_DOCUMENTS = """
SELECT DISTINCT document.id FROM statement JOIN sentence ON sentence.key = statement.sentence
JOIN document ON document.key = sentence.document WHERE statement.id IN (SELECT value FROM json_each(?))
"""
_NAMED = """
SELECT statement.key, description.text FROM statement JOIN participant ON participant.statement = statement.key
JOIN description ON description.key = participant.description
WHERE statement.id IN (SELECT value FROM json_each(?)) AND participant.role IN (SELECT value FROM json_each(?))
"""
_PLACED = """
SELECT statement.id, statement.type, statement.first_day, description.text FROM statement
JOIN participant ON participant.statement = statement.key JOIN description ON description.key = participant.description
WHERE statement.id IN (SELECT value FROM json_each(?)) AND participant.role = 'place'
    AND statement.first_day = statement.last_day
"""


class Dated(NamedTuple):
    """How many statements of a type have a date from one unit of time to another; both None for those without one."""

    type: str
    first: str | None
    last: str | None
    number: int


class Lookup:
    """A store's numbers, read while the block lasts; StoreError where the file is missing or damaged."""

    def __init__(self, path: Path) -> None:
        self._database = Database(path, read_only=True, missing_ok=False)

    def __enter__(self) -> "Lookup":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._database.close()

    def nodes(self, where: Filter) -> dict[str, Node]:
        """The actors and places that the statements name which meet `where`, by id, those named most first."""
        condition, values = where.sql()
        said: defaultdict[str, dict[Description, int]] = defaultdict(dict)
        for text, count in self._database.rows(_DESCRIPTIONS.format(condition=condition), *values):
            id_, description = _described(text)
            said[id_][description] = count
        named = self._database.rows(_MENTIONS.format(condition=condition), *values)
        mentions = {_described(text)[0]: count for text, count in named}
        return {id_: node(id_, said[id_], mentions[id_]) for id_ in sorted(said, key=lambda i: (-mentions[i], i))}

    def beside(self, id_: str, where: Filter) -> dict[str, Counter[str]]:
        """The ids of the nodes that an edge joins with one, and how many statements of each type do."""
        condition, values = where.sql()
        found: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for text, type_, count in self._database.rows(_BESIDE.format(condition=condition), id_, *values):
            found[_described(text)[0]][type_] += count
        return dict(found)

    def documents(self, ids: Sequence[str]) -> set[str]:
        """The ids of the documents that the statements of these ids stand in."""
        return {id_ for (id_,) in self._database.rows(_DOCUMENTS, to_json(list(ids)))}

    def named(self, ids: Sequence[str], roles: Sequence[Role]) -> Counter[str]:
        """How many of the statements of these ids name whom in one of these roles, by Arabic name."""
        rows = self._database.rows(_NAMED, to_json(list(ids)), to_json(list(roles)))
        named = {(_described(text)[1].name_ar, key) for key, text in rows}
        return Counter(name for name, _ in sorted(named))

    def meeting(self, ids: Sequence[str]) -> set[str]:
        """Those of these ids whose statement is an event that another of them tells too, by type, place and day."""
        told: defaultdict[tuple[str, str, str], set[str]] = defaultdict(set)
        for id_, type_, day, text in self._database.rows(_PLACED, to_json(list(ids))):
            told[type_, day, _described(text)[1].name_ar].add(id_)
        return {id_ for same in told.values() if len(same) > 1 for id_ in same}

    def dates(self, where: Filter, unit: Unit) -> list[Dated]:
        """How many statements of each type there are in each day, month or year."""
        condition, values = where.sql()
        rows = self._database.rows(_DATES.format(condition=condition, length=_LENGTHS[unit]), *values)
        return [Dated(*row) for row in rows]


@lru_cache(maxsize=65_536)
def _described(text: str) -> tuple[str, Description]:
    """The id of a node and what is said of it, from the text of a description."""
    id_, *said = json.loads(text)
    return id_, Description(*said)
