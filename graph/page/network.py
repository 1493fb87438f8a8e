"""The pyvis network: every node and line of the graph, with what the page's script needs to draw it."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import networkx as nx
from pyvis.network import Network

from graph.catalogue import Catalogue
from graph.page.lines import Line
from graph.page.nodes import nodes
from graph.page.wholes import Wholes

OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "hover": True,
        "hoverConnectedEdges": False,
        "selectConnectedEdges": False,
        "keyboard": {"enabled": True, "bindToWindow": False},
    },
    "nodes": {"borderWidth": 2, "chosen": False},
    "edges": {"selectionWidth": 0, "hoverWidth": 0, "chosen": False},
}


def network(
    graph: "nx.MultiDiGraph[str]",
    lines: Sequence[Line],
    statements: Mapping[str, int],
    wholes: Wholes,
    catalogue: Catalogue,
) -> Network:
    """The network of a graph and its lines; `statements` tells the number of each statement in the page's data.

    The `id` of a node or line is its place in the order of `graph` or `lines`. Nodes carry the fields of
    `graph.page.nodes.nodes` and what `wholes` has of them, lines `type`, `statements` (numbers) and `curve`.
    """
    made = Network(height="100%", width="100%", directed=True, cdn_resources="in_line")
    numbers = {id_: number for number, id_ in enumerate(graph)}
    for fields in nodes(graph, catalogue):
        id_ = fields["key"]
        made.add_node(numbers[id_], group=fields["kind"], **fields, **wholes.of(id_, graph.nodes[id_]))
    for number, line in enumerate(lines):
        said = [statements[id_] for id_ in line.statements]
        ends = numbers[line.tail], numbers[line.head]
        made.add_edge(*ends, id=number, type=line.type, statements=said, curve=line.curve)
    made.set_options(json.dumps(OPTIONS))
    return made
