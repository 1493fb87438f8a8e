"""The export for Neo4j, read by the rules of its import tool."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from graph.edges import edges
from graph.exports import export
from graph.store import Store
from tests.graph.exports.reading import read_table
from tests.graph.samples import RAQQA

TYPES: dict[str, Callable[[str], object]] = {
    "": str,
    "ID": str,
    "long": int,
    "double": float,
    "date": date.fromisoformat,
    "boolean": {"true": True, "false": False}.__getitem__,
}
Row = dict[str, object]


def read(path: Path) -> list[Row]:
    """Rows with their values converted as the header tells; an empty cell is no property."""
    rows = []
    for cells in read_table(path):
        split = [(*name.partition(":")[::2], cell) for name, cell in cells.items() if cell]
        rows.append({name or kind: TYPES[kind if name else ""](cell) for name, kind, cell in split})
    return rows


@pytest.fixture
def tables(store: Store, tmp_path: Path) -> dict[str, list[Row]]:
    paths = export(store, "neo4j", tmp_path / "graph.csv")
    return {path.suffixes[0].removeprefix("."): read(path) for path in paths}


def test_every_end_of_a_relationship_is_a_node(tables: dict[str, list[Row]]) -> None:
    assert list(tables) == ["actors", "places", "documents", "statements", "relationships"]
    keys = [row["key"] for name, rows in tables.items() if name != "relationships" for row in rows]
    assert len(set(keys)) == len(keys)
    for row in tables["relationships"]:
        assert {row["START_ID"], row["END_ID"]} <= set(keys)
        assert row["TYPE"]


def test_nodes_have_labels_and_typed_properties(tables: dict[str, list[Row]]) -> None:
    sdf = next(row for row in tables["actors"] if row["id"] == "SDF")
    assert sdf | {"LABEL": "Actor", "name": "Syrian Democratic Forces", "generic": False, "mentions": 6} == sdf
    raqqa = next(row for row in tables["places"] if row["id"] == "geonames:172955")
    assert (raqqa["lat"], raqqa["lon"], raqqa["LABEL"]) == (35.95, 39.01, "Place")
    seizure = next(row for row in tables["statements"] if row["type"] == "SEIZE")
    assert (seizure["LABEL"], seizure["first_day"]) == ("Statement;Event", date(2017, 10, 17))
    assert (seizure["confidence"], seizure["sentence"]) == (0.9, RAQQA.sentences[0])
    assert {row["published"] for row in tables["documents"]} == {date(2017, 10, 18), date(2019, 10, 20)}


def test_statements_are_tied_to_what_they_name_and_where_they_stand(tables: dict[str, list[Row]]) -> None:
    seizure = "statement/raqqa-0-SEIZE-انتزعت"
    ties = {(row["TYPE"], row["END_ID"]) for row in tables["relationships"] if row["START_ID"] == seizure}
    assert ties == {
        ("SOURCE", "node/SDF"),
        ("TARGET", "node/ISIS"),
        ("PLACE", "node/geonames:172955"),
        ("CLAIMANT", "node/SDF"),
        ("STATED_IN", "document/raqqa"),
    }


def test_edges_are_relationships_of_their_own_type(store: Store, tables: dict[str, list[Row]]) -> None:
    found = {
        (r["START_ID"], r["END_ID"], r["TYPE"], r["statement"]) for r in tables["relationships"] if "statement" in r
    }
    assert found == {
        (f"node/{tail}", f"node/{head}", statement.type, statement.id)
        for statement in store.statements()
        for tail, head, _ in edges(statement)
    }
