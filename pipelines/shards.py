"""Shards: what was read of a block of articles, in a Parquet file of its own that is there whole or not at all."""

import hashlib
import json
import uuid
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Annotated, Any

import pyarrow as pa
import pyarrow.parquet as pq
from pydantic import Field, TypeAdapter

from graph.coding import record_json, to_json
from graph.errors import ClusterError, one_line
from graph.incidents import Sketch
from graph.records import Document, Event, Relation
from graph.store import ReadBy
from pipelines.article import Article, Reading
from pipelines.location import Location

Row = tuple[Document, tuple[Event | Relation, ...], Sketch | None]
"""What was read of an article, and the sketch that tells near-copies of it."""

_SCHEMA = pa.schema([("document", pa.string()), ("sketch", pa.binary()), ("statements", pa.list_(pa.string()))])
_STATEMENTS: TypeAdapter[tuple[Event | Relation, ...]] = TypeAdapter(
    tuple[Annotated[Event | Relation, Field(discriminator="kind")], ...]
)
_REACH = "Give --shards a folder or URL that every machine of the cluster reaches and may write to."


@dataclass(frozen=True)
class Shards:
    """The shards of a folder, which may lie behind a URL; `read_by` is what reads, as a store keeps it.

    A row is an article: its records as `siraa extract` writes them, and its sketch. Its text stays where it is.
    """

    folder: Location
    read_by: ReadBy

    def name(self, block: Iterable[Article]) -> str:
        """What the shard of these articles is called: the same for the same articles and reader, and only then."""
        parts = [to_json(sorted(self.read_by.items())), *map(record_json, block)]
        return f"{hashlib.sha256(to_json(parts).encode()).hexdigest()[:32]}.parquet"

    def __contains__(self, name: str) -> bool:
        return (self.folder / name).exists()

    def write(self, name: str, readings: Iterable[Reading]) -> None:
        """Write a shard under a name that nobody looks for, then rename it. ClusterError where it cannot be written."""
        table = pa.Table.from_pylist(list(map(_row, readings)), schema=_SCHEMA)
        part = self.folder / f".{name}.{uuid.uuid4().hex}"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with part.open("wb") as file:
                pq.write_table(table, file, write_page_checksum=True)
            part.rename(str(self.folder / name))
        except OSError as error:
            raise ClusterError(f"{self.folder}: a shard cannot be written there ({error}). {_REACH}") from error

    def clear(self) -> None:
        """Delete what lost workers have half written of shards that are there whole, as others wrote them again."""
        with suppress(OSError):  # where it stays, it does no harm
            for name in [path.name for path in self.folder.iterdir()]:
                if name.startswith(".") and name[1:].rpartition(".")[0] in self:
                    (self.folder / name).unlink()

    def read(self, name: str) -> Iterator[Row]:
        """What a shard holds, article by article. ClusterError where it is not there, or is damaged."""
        path = self.folder / name
        try:
            with path.open("rb") as file:
                yield from map(_parsed, pq.read_table(file, page_checksum_verification=True).to_pylist())
        except FileNotFoundError as error:
            raise ClusterError(f"{path}: a worker wrote this shard, but it is not there. {_REACH}") from error
        except (pa.ArrowException, OSError, ValueError) as error:
            raise ClusterError(
                f"{path}: damaged ({one_line(error)}). Delete it, and run the same command again."
            ) from error


def _row(reading: Reading) -> dict[str, Any]:
    return {
        "document": record_json(reading.article.record()),
        "sketch": reading.sketch and reading.sketch.to_bytes(),
        "statements": [record_json(statement) for statement in reading.statements],
    }


def _parsed(row: Mapping[str, Any]) -> Row:
    document = Document.model_validate(json.loads(row["document"]))
    statements = _STATEMENTS.validate_python([json.loads(statement) for statement in row["statements"]])
    sketch = row["sketch"] and Sketch.from_bytes(row["sketch"])
    return document, statements, sketch
