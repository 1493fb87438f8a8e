"""GEXF, the format of Gephi."""

from pathlib import Path

import networkx as nx

from graph.exports.scalars import scalar_graph
from graph.exports.source import Source
from graph.output import replacing
from graph.seeds import Seeds


def write(source: Source, path: Path, _: Seeds) -> tuple[Path, ...]:
    """Write the graph that `graph.exports.scalars.scalar_graph` describes; the key of an edge is its id too."""
    graph = scalar_graph(source)
    for _, _, key, data in graph.edges(keys=True, data=True):
        data["id"] = key
    with replacing(path) as part:
        nx.write_gexf(graph, part)
    return (path,)
