"""How the programs that exports are made for read them."""

import csv
import json
from pathlib import Path
from typing import Any

import geojson
import pyarrow.parquet
import rdflib


def read_table(path: Path, encoding: str = "utf-8") -> list[dict[str, str]]:
    with path.open(encoding=encoding, newline="") as file:
        return list(csv.DictReader(file))


def read_linked(path: Path) -> rdflib.Graph:
    """Turtle or JSON-LD, told apart by how the file ends."""
    format = "turtle" if path.suffix in (".ttl", ".turtle") else "json-ld"
    return rdflib.Graph().parse(path, format=format)


def read_geojson(path: Path) -> Any:
    """A feature collection that is valid."""
    collection = geojson.loads(path.read_text(encoding="utf-8"))
    assert collection.is_valid, collection.errors()
    return collection


def read_parquet(path: Path) -> Any:
    return pyarrow.parquet.read_table(path)


def read_ftm(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
