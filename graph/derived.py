"""What a store derives from its statements: nodes with the number of statements that name them, edges, incidents."""

from collections.abc import Iterable

from graph.coding import to_json
from graph.database import Database
from graph.dates import first_day
from graph.edges import edges, participants
from graph.incidents.merging import Merging
from graph.nodes import Description, describe
from graph.records import Event, Relation
from graph.schema import DERIVED_TABLES, UNDATED

_NODE = "INSERT INTO node (id, mentions) VALUES (?, 1) ON CONFLICT (id) DO UPDATE SET mentions = mentions + 1"
_DESCRIPTION = """
INSERT INTO description (node, node_kind, text, mentions) VALUES (?, ?, ?, 1)
ON CONFLICT (node, text) DO UPDATE SET mentions = mentions + 1
"""
_FORGET = (
    "UPDATE node SET mentions = mentions - 1 WHERE key IN (SELECT node FROM participant WHERE statement = ?)",
    "UPDATE description SET mentions = mentions - 1 "
    "WHERE key IN (SELECT description FROM participant WHERE statement = ?)",
    "DELETE FROM participant WHERE statement = ?",
    "DELETE FROM edge WHERE statement = ?",
    "DELETE FROM report WHERE statement = ?",
)


class Derived:
    """The derived tables of a store. Its methods belong into a transaction that changes the statements too."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._merging = Merging(database)

    def add(self, key: int, statement: Event | Relation) -> None:
        """What follows from the statement of this key."""
        day = first_day(statement.date.value) if statement.date else UNDATED
        nodes: dict[str, int] = {}
        descriptions: dict[tuple[str, Description], int] = {}
        for role, mention in participants(statement):
            said = describe(mention)
            if mention.id not in nodes:
                nodes[mention.id] = self._node(mention.id)
            node = nodes[mention.id]
            if (mention.id, said) not in descriptions:
                descriptions[mention.id, said] = self._description(node, mention.id, said)
            row = (node, day, key, role, said.node_kind, descriptions[mention.id, said])
            self._database.execute("INSERT OR IGNORE INTO participant VALUES (?, ?, ?, ?, ?, ?)", *row)
        for edge in edges(statement):
            ends = (nodes[edge.tail], nodes[edge.head])
            self._database.execute("INSERT OR IGNORE INTO edge VALUES (?, ?, ?, ?)", *ends, day, key)
        if isinstance(statement, Event):
            self._merging.add(key)

    def remove(self, key: int) -> None:
        """Take out what follows from the statement of this key; `prune` then takes the nodes that nothing names."""
        self._merging.forget(key)
        for sql in _FORGET:
            self._database.execute(sql, key)

    def prune(self) -> None:
        """Take out the nodes that no statement names any more."""
        self._database.execute("DELETE FROM description WHERE mentions = 0")
        self._database.execute("DELETE FROM node WHERE mentions = 0")

    def rebuild(self, statements: Iterable[tuple[int, Event | Relation]]) -> None:
        """Derive everything anew from the statements with their keys."""
        for table in DERIVED_TABLES:
            self._database.execute(f"DELETE FROM {table}")
        for key, statement in statements:
            self.add(key, statement)

    def _node(self, id_: str) -> int:
        self._database.execute(_NODE, id_)
        return int(next(self._database.rows("SELECT key FROM node WHERE id = ?", id_))[0])

    def _description(self, node: int, id_: str, said: Description) -> int:
        text = to_json([id_, *said])
        self._database.execute(_DESCRIPTION, node, said.node_kind, text)
        sql = "SELECT key FROM description WHERE node = ? AND text = ?"
        return int(next(self._database.rows(sql, node, text))[0])
