"""The graph with texts and numbers only on its nodes and edges, as graph formats want it."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import networkx as nx

from graph.edges import edges
from graph.exports.source import Source
from graph.exports.texts import clean
from graph.nodes import nodes
from graph.tables import Cell, row

Cells = dict[str, str | int | float]

RENAMED = {"id": "statement", "kind": "statement_kind", "type": "statement_type"}
"""Columns that would clash with an id and a type that the formats have themselves."""


class ScalarNode(NamedTuple):
    """An actor or a place: the attributes of `graph.build.build_graph` that are not None, and a `label`."""

    id: str
    cells: Cells


class ScalarEdge(NamedTuple):
    """An edge of a statement, with a `label`, a `role` and the columns of `graph.tables.row` that are not None.

    Of these, `id`, `kind` and `type` are called `statement`, `statement_kind` and `statement_type`. The key is the
    edge's own: an event between several pairs of actors is several edges.
    """

    tail: str
    head: str
    key: str
    cells: Cells


def scalar_nodes(source: Source) -> Iterator[ScalarNode]:
    """The actors and places that statements name. Characters that XML cannot hold are shown as U+FFFD."""
    for node in nodes(source.statements()).values():
        cells = _cells(node.model_dump(exclude={"id"}) | {"generic": node.generic})
        yield ScalarNode(clean(node.id), {"label": clean(node.name), **cells})


def scalar_edges(source: Source) -> Iterator[ScalarEdge]:
    """The edges of every statement, one statement in memory at a time."""
    for statement in source.statements():
        cells = _cells({RENAMED.get(name, name): cell for name, cell in row(statement).items()})
        for number, (tail, head, role) in enumerate(edges(statement)):
            key = f"{statement.id}-{number}" if number else statement.id
            ends: Cells = {"label": clean(statement.type), "role": role}
            yield ScalarEdge(clean(tail), clean(head), clean(key), ends | cells)


def scalar_graph(source: Source) -> "nx.MultiDiGraph[str]":
    """All nodes and edges, as a graph for the writers of networkx."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_nodes_from(scalar_nodes(source))
    for tail, head, key, cells in scalar_edges(source):
        graph.add_edge(tail, head, key=key, **cells)
    return graph


def _cells(cells: Mapping[str, Cell]) -> Cells:
    return {name: clean(cell) if isinstance(cell, str) else cell for name, cell in cells.items() if cell is not None}
