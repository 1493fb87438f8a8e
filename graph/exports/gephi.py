"""Two CSV files, of nodes and of edges, as the spreadsheet import of Gephi wants them."""

from pathlib import Path

from graph.exports.scalars import RENAMED, scalar_graph
from graph.exports.source import Source
from graph.exports.spreadsheet import write_table
from graph.seeds import Seeds
from graph.tables import COLUMNS

_NODES = ("Id", "Label", "name_ar", "node_kind", "kind", "cameo", "generic", "country", "lat", "lon", "mentions")
_EDGES = ("Source", "Target", "Type", "Id", "Label", "role", *(RENAMED.get(name, name) for name in COLUMNS))


def write(source: Source, path: Path, _: Seeds) -> tuple[Path, ...]:
    """Write what `scalar_graph` describes to `NAME.nodes.csv` and `NAME.edges.csv`, for a path `NAME.csv`."""
    graph = scalar_graph(source)
    nodes, edges = path.with_suffix(".nodes.csv"), path.with_suffix(".edges.csv")
    write_table(nodes, _NODES, (_labelled(data) | {"Id": id_} for id_, data in graph.nodes(data=True)))
    rows = (
        _labelled(data) | {"Source": tail, "Target": head, "Type": "Directed", "Id": key}
        for tail, head, key, data in graph.edges(keys=True, data=True)
    )
    write_table(edges, _EDGES, rows)
    return nodes, edges


def _labelled(data: dict[str, str | int | float]) -> dict[str, str | int | float | None]:
    return {"Label" if name == "label" else name: cell for name, cell in data.items() if name != "name"}
