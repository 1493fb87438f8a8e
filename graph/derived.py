"""What a store derives from its statements: nodes with the number of statements that name them, edges, incidents."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice

from graph.coding import to_json
from graph.database import Database
from graph.dates import first_day
from graph.edges import edges, participants
from graph.incidents.merging import Merging
from graph.nodes import Description, describe
from graph.records import Event, Relation
from graph.schema import DERIVED_TABLES, UNDATED

Keyed = tuple[int, Event | Relation]
"""A statement, behind its key."""

_NODE = """
INSERT INTO node (id, mentions) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET mentions = mentions + excluded.mentions
RETURNING key
"""
_DESCRIPTION = """
INSERT INTO description (node, node_kind, text, mentions) VALUES (?, ?, ?, ?)
ON CONFLICT (node, text) DO UPDATE SET mentions = mentions + excluded.mentions RETURNING key
"""
_FORGET = (
    "UPDATE node SET mentions = mentions - 1 WHERE key IN (SELECT node FROM participant WHERE statement = ?)",
    "UPDATE description SET mentions = mentions - 1 "
    "WHERE key IN (SELECT description FROM participant WHERE statement = ?)",
    "DELETE FROM participant WHERE statement = ?",
    "DELETE FROM edge WHERE statement = ?",
    "DELETE FROM report WHERE statement = ?",
)
_TOGETHER = 1000
"""Statements whose nodes are counted before they are written."""


class Derived:
    """The derived tables of a store. Its methods belong into a transaction that changes the statements too."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._merging = Merging(database)

    def add(self, statements: Sequence[Keyed]) -> None:
        """What follows from these statements."""
        nodes: Counter[str] = Counter()
        said: Counter[tuple[str, Description]] = Counter()
        for _, statement in statements:
            mentions = {(mention.id, describe(mention)) for _, mention in participants(statement)}
            nodes.update({id_ for id_, _ in mentions})
            said.update(mentions)
        node_keys = {id_: self._node(id_, count) for id_, count in nodes.items()}
        keys = {(id_, one): self._description(node_keys[id_], id_, one, count) for (id_, one), count in said.items()}
        named = (_participants(key, statement, node_keys, keys) for key, statement in statements)
        self._database.insert("participant", list(chain.from_iterable(named)))
        self._database.insert("edge", [end for key, one in statements for end in _ends(key, one, node_keys)])
        self._merging.add(key for key, statement in statements if isinstance(statement, Event))

    def remove(self, key: int) -> None:
        """Take out what follows from the statement of this key; `prune` then takes the nodes that nothing names."""
        self._merging.forget(key)
        for sql in _FORGET:
            self._database.execute(sql, key)

    def unplace(self, key: int) -> None:
        """Note that the incident of the statement of this key is to be found anew."""
        self._merging.forget(key)

    def prune(self) -> None:
        """Take out the nodes that no statement names any more."""
        self._database.execute("DELETE FROM description WHERE mentions = 0")
        self._database.execute("DELETE FROM node WHERE mentions = 0")

    def rebuild(self, statements: Iterable[Keyed]) -> None:
        """Derive everything anew from all statements."""
        for table in DERIVED_TABLES:
            self._database.execute(f"DELETE FROM {table}")
        given = iter(statements)
        while together := list(islice(given, _TOGETHER)):
            self.add(together)

    def _node(self, id_: str, mentions: int) -> int:
        return int(next(self._database.rows(_NODE, id_, mentions))[0])

    def _description(self, node: int, id_: str, said: Description, mentions: int) -> int:
        return int(next(self._database.rows(_DESCRIPTION, node, said.node_kind, to_json([id_, *said]), mentions))[0])


def _participants(
    key: int,
    statement: Event | Relation,
    nodes: Mapping[str, int],
    descriptions: Mapping[tuple[str, Description], int],
) -> Iterator[tuple[object, ...]]:
    """The rows of table `participant` of a statement."""
    for role, mention in participants(statement):
        said = describe(mention)
        yield nodes[mention.id], _day(statement), key, role, descriptions[mention.id, said], said.node_kind


def _ends(key: int, statement: Event | Relation, nodes: Mapping[str, int]) -> Iterator[tuple[object, ...]]:
    """The rows of table `edge` of a statement."""
    for edge in edges(statement):
        yield nodes[edge.tail], nodes[edge.head], _day(statement), key


def _day(statement: Event | Relation) -> str:
    return first_day(statement.date.value) if statement.date else UNDATED
