"""Exports: the graph in the formats that other tools open."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from graph.errors import QueryError
from graph.exports import acled, ftm, geojson, gephi, gexf, graphml, jsonl, jsonld, neo4j, parquet, turtle
from graph.exports.source import Source
from graph.seeds import Seeds


class Format(NamedTuple):
    """How a format is written, how its files end, and what opens them."""

    write: Callable[[Source, Path, Seeds], tuple[Path, ...]]
    suffix: str
    opened_by: str


FORMATS = {
    "jsonl": Format(jsonl.write, ".jsonl", "the records of `siraa extract`, one JSON object a line"),
    "graphml": Format(graphml.write, ".graphml", "networkx (read_graphml), yEd, Cytoscape, igraph"),
    "gexf": Format(gexf.write, ".gexf", "Gephi (File > Open) and networkx (read_gexf)"),
    "csv": Format(
        gephi.write, ".csv", "Gephi (File > Import spreadsheet: NAME.nodes.csv, then NAME.edges.csv), pandas"
    ),
    "neo4j": Format(
        neo4j.write,
        ".csv",
        "Neo4j (neo4j-admin database import full neo4j --multiline-fields=true --nodes=NAME.actors.csv "
        "--nodes=NAME.places.csv --nodes=NAME.documents.csv --nodes=NAME.statements.csv "
        "--relationships=NAME.relationships.csv)",
    ),
    "acled": Format(acled.write, ".acled.csv", "tools for ACLED data, spreadsheets, pandas (read_csv)"),
    "geojson": Format(geojson.write, ".geojson", "QGIS (drag the file onto the map), geopandas (read_file), Leaflet"),
    "ftm": Format(
        ftm.write,
        ".ftm.json",
        "FollowTheMoney (ftm validate -i FILE), OpenAleph (alephclient write-entities -f NAME -i FILE)",
    ),
    "jsonld": Format(jsonld.write, ".jsonld", "rdflib (Graph().parse(FILE)), any reader of JSON-LD"),
    "turtle": Format(turtle.write, ".ttl", "rdflib (Graph().parse(FILE)), Protégé, triple stores such as Fuseki"),
    "parquet": Format(parquet.write, ".parquet", "pandas (read_parquet), polars, DuckDB, R's arrow; needs pyarrow"),
}


def export(source: Source, format: str, path: str | Path, *, seeds: Seeds | None = None) -> tuple[Path, ...]:
    """Write a store or a `ConflictGraph` in one of FORMATS and return the files written.

    `seeds` says where the user's own vocabularies are, if the graph was built with some. Raises QueryError for a format
    that is not there, and OutputError where the file cannot be written; an earlier file then stays as it was.
    """
    if format not in FORMATS:
        raise QueryError(f"no format {format!r}. There are: {', '.join(FORMATS)}.")
    return FORMATS[format].write(source, Path(path), seeds or Seeds())


__all__ = ["FORMATS", "Format", "Source", "export"]
