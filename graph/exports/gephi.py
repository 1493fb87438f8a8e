"""Two CSV files, of nodes and of edges, as the spreadsheet import of Gephi wants them."""

from collections.abc import Mapping
from pathlib import Path

from graph.exports.scalars import RENAMED, scalar_edges, scalar_nodes
from graph.exports.source import Source
from graph.exports.spreadsheet import write_table
from graph.seeds import Seeds
from graph.tables import COLUMNS, Cell

_NODES = ("Id", "Label", "name_ar", "node_kind", "kind", "cameo", "generic", "country", "lat", "lon", "mentions")
_EDGES = ("Source", "Target", "Type", "Id", "Label", "role", *(RENAMED.get(name, name) for name in COLUMNS))


def write(source: Source, path: Path, _: Seeds) -> tuple[Path, ...]:
    """Write what `graph.exports.scalars` describes to `NAME.nodes.csv` and `NAME.edges.csv`, for a path `NAME.csv`."""
    nodes, edges = path.with_suffix(".nodes.csv"), path.with_suffix(".edges.csv")
    write_table(nodes, _NODES, (_labelled(cells) | {"Id": id_} for id_, cells in scalar_nodes(source)))
    rows = (
        _labelled(cells) | {"Source": tail, "Target": head, "Type": "Directed", "Id": key}
        for tail, head, key, cells in scalar_edges(source)
    )
    write_table(edges, _EDGES, rows)
    return nodes, edges


def _labelled(data: Mapping[str, Cell]) -> dict[str, Cell]:
    return {"Label" if name == "label" else name: cell for name, cell in data.items() if name != "name"}
