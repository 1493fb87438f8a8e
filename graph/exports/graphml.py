"""GraphML, which networkx, igraph, yEd, Gephi and Cytoscape open."""

from pathlib import Path

import networkx as nx

from graph.exports.scalars import scalar_graph
from graph.exports.source import Source
from graph.output import replacing
from graph.seeds import Seeds


def write(source: Source, path: Path, _: Seeds) -> tuple[Path, ...]:
    """Write the graph that `graph.exports.scalars.scalar_graph` describes."""
    with replacing(path) as part:
        nx.write_graphml(scalar_graph(source), part)
    return (path,)
