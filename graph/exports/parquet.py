"""Parquet: statements as rows with lists of the actors and places in them, for pandas, polars, DuckDB, Spark and R."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.errors import QueryError
from graph.exports.days import span
from graph.exports.source import Source
from graph.exports.texts import cleaned
from graph.output import replacing
from graph.records import ActorMention, Document, Event, PlaceMention, Relation
from graph.seeds import Seeds
from graph.tables import COLUMNS, row

if TYPE_CHECKING:
    import pyarrow as pa

_ROWS = 10_000
"""Rows that are held in memory, and that a reader reads at once."""
_OF_DOCUMENT = ("title", "url", "outlet", "published")


def write(source: Source, path: Path, _: Seeds) -> tuple[Path, ...]:
    """Write a row for each statement, in the columns of `graph.tables.row` with `title`, `url`, `outlet`, `published`.

    `sources`, `targets`, `claimed_by` and `places` are lists of structs, so that each keeps its id; a relation has its
    subject as a source, and its object as a target or a place. Days are dates; one that the calendar lacks is null,
    and `date` has it as the text says it. Raises QueryError where pyarrow is not installed.
    """
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise QueryError("parquet: needs pyarrow, which is not installed. Run `pip install pyarrow`.") from error
    schema = _schema()
    documents = {document.id: document for document in source.documents()}
    rows = (_row(statement, documents.get(statement.doc)) for statement in source.statements())
    with replacing(path) as part, part.open("wb") as file, pq.ParquetWriter(file, schema) as writer:
        for batch in _batches(rows):
            writer.write_table(pa.Table.from_pylist(batch, schema=schema))
    return (path,)


def _schema() -> "pa.Schema":
    import pyarrow as pa

    text, number = pa.string(), pa.float64()
    named = {"id": text, "name": text, "name_ar": text}
    actors = pa.list_(pa.struct({**named, "kind": text, "cameo": text, "confidence": number}))
    place = {**named, "precision": text, "country": text, "lat": number, "lon": number, "confidence": number}
    types = {
        **dict.fromkeys(("sources", "targets", "claimed_by"), actors),
        **{"places": pa.list_(pa.struct(place)), "confidence": number},
        **dict.fromkeys(("killed_min", "killed_max", "injured_min", "injured_max"), pa.int64()),
        **dict.fromkeys(("first_day", "last_day", "published"), pa.date32()),
    }
    return pa.schema([(name, types.get(name, text)) for name in (*COLUMNS, *_OF_DOCUMENT)])


def _batches(rows: Iterable[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    left = iter(rows)
    while batch := list(islice(left, _ROWS)):
        yield batch


def _row(statement: Event | Relation, document: Document | None) -> dict[str, Any]:
    first, last = span(statement)
    days = {"first_day": first, "last_day": last}
    mentions = {name: [mention.model_dump() for mention in named] for name, named in _named(statement).items()}
    cells: dict[str, Any] = {**row(statement), **days, **mentions}
    if document:
        told = (document.title, document.url, document.source, document.published)
        cells |= dict(zip(_OF_DOCUMENT, told, strict=True))
    return {name: cleaned(cell) for name, cell in cells.items()}


def _named(statement: Event | Relation) -> dict[str, Sequence[ActorMention | PlaceMention]]:
    if isinstance(statement, Event):
        ends = (statement.sources, statement.targets, statement.places)
    elif isinstance(statement.object, ActorMention):
        ends = ((statement.subject,), (statement.object,), ())
    else:
        ends = ((statement.subject,), (), (statement.object,))
    return dict(zip(("sources", "targets", "places", "claimed_by"), (*ends, statement.claimed_by), strict=True))
