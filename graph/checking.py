"""Whether a store is sound: the file, what its rows say, and what is derived from them."""

from collections import Counter
from collections.abc import Iterable, Iterator

from graph.coding import to_json
from graph.database import Database, storable
from graph.edges import edges, participants
from graph.errors import StoreError
from graph.nodes import describe
from graph.records import Event, Relation
from graph.store import Store

_PARTICIPANTS = """
SELECT statement.id, role, text FROM participant JOIN statement ON statement.key = participant.statement
JOIN description ON description.key = participant.description
"""
_EDGES = """
SELECT statement.id, tail.id, head.id FROM edge JOIN statement ON statement.key = edge.statement
JOIN node AS tail ON tail.key = edge.tail JOIN node AS head ON head.key = edge.head
"""
_MENTIONS = "SELECT {of}, mentions FROM {table}"


def check(store: Store) -> Iterator[str]:
    """What is wrong with a store, a line each; nothing where it is sound."""
    try:
        yield from _file(store.database)
        store.documents()
        store.corrections()
        derived = _stored(store.database) == _expected(store.statements())
    except StoreError as error:
        yield str(error)
        return
    if not derived:
        yield f"{store.path}: nodes or edges do not agree with the statements. `siraa check OUT --repair` mends them."


def _file(database: Database) -> Iterator[str]:
    for (problem,) in database.rows("PRAGMA integrity_check"):
        if problem != "ok":
            yield f"the file is damaged: {problem}. Delete it and run `siraa build` again; corrections stay."
    for table, *_ in database.rows("PRAGMA foreign_key_check"):
        yield f"a row of table {table} belongs to nothing. `siraa check OUT --repair` may make it anew."


Derived = tuple[int, int, Counter[str], Counter[str]]
"""A sum over participants and one over edges, whatever their order; how often nodes and descriptions are named."""


def _stored(database: Database) -> Derived:
    said = Counter(dict(database.rows(_MENTIONS.format(of="text", table="description"))))
    named = Counter(dict(database.rows(_MENTIONS.format(of="id", table="node"))))
    return _sum(database.rows(_PARTICIPANTS)), _sum(database.rows(_EDGES)), named, said


def _expected(statements: Iterable[Event | Relation]) -> Derived:
    participating, joining = 0, 0
    named, said = Counter[str](), Counter[str]()
    for one in statements:
        mentions = {(role, m.id, to_json([m.id, *describe(m)])) for role, m in participants(one)}
        named.update({storable(id_) for _, id_, _ in mentions})
        said.update({text for _, _, text in mentions})
        participating += _sum((storable(one.id), role, text) for role, _, text in mentions)
        joining += _sum({tuple(map(storable, (one.id, edge.tail, edge.head))) for edge in edges(one)})
    return participating, joining, named, said


def _sum(rows: Iterable[tuple[str, ...]]) -> int:
    return sum(map(hash, rows))
