"""The graph with texts and numbers only on its nodes and edges, as graph formats want it."""

import re
from collections.abc import Mapping

import networkx as nx

from graph.build import build_graph
from graph.edges import edges
from graph.exports.source import Source
from graph.tables import Cell, row

RENAMED = {"id": "statement", "kind": "statement_kind", "type": "statement_type"}
"""Columns that would clash with an id and a type that the formats have themselves."""
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def scalar_graph(source: Source) -> "nx.MultiDiGraph[str]":
    """The nodes and edges of `graph.build.build_graph`, each with a `label` and without what is None.

    An edge carries the columns of `graph.tables.row`, of which `id`, `kind` and `type` are called `statement`,
    `statement_kind` and `statement_type`. Its key is its own: an event between several pairs of actors is several
    edges. Characters that XML cannot hold are shown as U+FFFD.
    """
    statements = tuple(source.statements())
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for id_, data in build_graph(statements).nodes(data=True):
        graph.add_node(_clean(id_), label=_clean(data["name"]), **_cells(data))
    for statement in statements:
        cells = _cells({RENAMED.get(name, name): cell for name, cell in row(statement).items()})
        for number, (tail, head, role) in enumerate(edges(statement)):
            key = f"{statement.id}-{number}" if number else statement.id
            ends = {"label": _clean(statement.type), "role": role}
            graph.add_edge(_clean(tail), _clean(head), key=_clean(key), **ends, **cells)
    return graph


def _cells(cells: Mapping[str, Cell]) -> dict[str, str | int | float]:
    return {name: _clean(cell) if isinstance(cell, str) else cell for name, cell in cells.items() if cell is not None}


def _clean(text: str) -> str:
    return _NOT_IN_XML.sub("\ufffd", text)
