"""The store: one SQLite file with the documents that were read and what they state."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Annotated, TypeVar

from pydantic import Field, TypeAdapter

from graph.coding import record_json, to_json
from graph.database import Database
from graph.dates import first_day, last_day
from graph.edges import edges, participants
from graph.errors import StoreError
from graph.filters import Filter
from graph.nodes import Description, Node, describe, node
from graph.records import Document, Event, Record, Relation

STORE_NAME = "siraa.sqlite"

R = TypeVar("R")

_DOCUMENT = TypeAdapter(Document)
_STATEMENT: TypeAdapter[Event | Relation] = TypeAdapter(Annotated[Event | Relation, Field(discriminator="kind")])
_KNOWN = "SELECT 1 FROM document WHERE sha256 = ? AND (id != ? OR record = ?)"
_OUTDATED = "SELECT 1 FROM document WHERE id = ? AND record != ?"
_UNNAMED = "DELETE FROM entity WHERE NOT EXISTS (SELECT 1 FROM participant WHERE participant.entity = entity.key)"
_STATEMENTS = """
SELECT statement.record, sentence.text FROM statement JOIN sentence ON sentence.key = statement.sentence WHERE
{condition} ORDER BY first_day IS NULL, first_day, sentence.document, start, statement.id
"""
_DESCRIPTIONS = """
SELECT entity.id, description, COUNT(DISTINCT statement) FROM participant JOIN entity ON entity.key = participant.entity
GROUP BY entity.key
"""
_MENTIONS = """
SELECT entity.id, COUNT(DISTINCT statement) AS mentions FROM participant JOIN entity ON entity.key = participant.entity
GROUP BY entity.id ORDER BY mentions DESC, entity.id
"""
_COUNTS = """
SELECT (SELECT COUNT(*) FROM document) AS documents, (SELECT COUNT(*) FROM sentence) AS sentences,
    (SELECT COUNT(*) FROM statement WHERE kind = 'event') AS events,
    (SELECT COUNT(*) FROM statement WHERE kind = 'relation') AS relations,
    (SELECT COUNT(DISTINCT id) FROM entity WHERE node_kind = 'actor') AS actors,
    (SELECT COUNT(DISTINCT id) FROM entity WHERE node_kind = 'place') AS places
"""


class Counts(Record):
    """How much a store holds; `sentences` are those that state something."""

    documents: int
    sentences: int
    events: int
    relations: int
    actors: int
    places: int


class Store:
    """The documents of one store file and their statements; a context manager that closes it.

    `path` is the file, or an existing folder that holds `siraa.sqlite`. A missing file is made, unless it is only to be
    read. Each document is added whole or not at all. Every method raises StoreError for a file that is missing,
    damaged, in use, no store, or of another version.
    """

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        self.path = path / STORE_NAME if path.is_dir() else path
        self._database = Database(self.path, read_only)

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Give the file back."""
        self._database.close()

    def __contains__(self, document: Document) -> bool:
        """Whether adding this document would change nothing: its content is known, and nothing else about it is new."""
        return self._known(document) and not self._outdated(document)

    def add(self, document: Document, statements: Iterable[Event | Relation]) -> bool:
        """Add a document with what it states; False where its content is known, and `statements` is then left unread.

        Content that stands under another id counts as known. A document whose id is known, but whose content, date or
        outlet is new, takes the place of the old one with all its statements.
        """
        with self._database.transaction():
            known = self._known(document)
            if self._outdated(document):
                self._remove(document.id)
            if not known:
                self._database.execute(
                    "INSERT INTO document VALUES (?, ?, ?)", document.id, document.sha256, record_json(document)
                )
                for statement in statements:
                    self._add_statement(document, statement)
        return not known

    def documents(self) -> list[Document]:
        """The documents, by id."""
        rows = self._database.rows("SELECT record FROM document ORDER BY id")
        return [self._record(_DOCUMENT, record) for (record,) in rows]

    def statements(self, where: Filter | None = None) -> Iterator[Event | Relation]:
        """The statements that meet `where`, by day (undated ones last), document and place in it."""
        condition, values = (where or Filter()).sql()
        for record, sentence in self._database.rows(_STATEMENTS.format(condition=condition), *values):
            yield self._record(_STATEMENT, record, sentence=sentence)

    def nodes(self) -> dict[str, Node]:
        """The actors and places that statements name, by id; those that most of them name come first."""
        said: defaultdict[str, Counter[Description]] = defaultdict(Counter)
        ids: dict[str, str] = {}
        for stored_id, text, count in self._database.rows(_DESCRIPTIONS):
            ids[stored_id], *description = json.loads(text)
            said[stored_id][Description(*description)] = count
        mentions = self._database.rows(_MENTIONS)
        return {ids[stored]: node(ids[stored], said[stored], count) for stored, count in mentions}

    def counts(self) -> Counts:
        """How much the store holds."""
        return Counts(**dict(zip(Counts.model_fields, next(self._database.rows(_COUNTS)), strict=True)))

    def _known(self, document: Document) -> bool:
        found = self._database.rows(_KNOWN, document.sha256, document.id, record_json(document))
        return bool(list(found))

    def _outdated(self, document: Document) -> bool:
        found = self._database.rows(_OUTDATED, document.id, record_json(document))
        return bool(list(found))

    def _remove(self, document_id: str) -> None:
        self._database.execute("DELETE FROM document WHERE id = ?", document_id)
        self._database.execute(_UNNAMED)

    def _add_statement(self, document: Document, statement: Event | Relation) -> None:
        if statement.doc != document.id:
            raise ValueError(f"statement {statement.id} is of document {statement.doc!r}, not of {document.id!r}")
        sentence = self._key_of("sentence", document=document.id, text=to_json(statement.sentence))
        day = statement.date.value if statement.date else None
        added = self._database.execute(
            "INSERT OR IGNORE INTO statement VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            *(statement.id, sentence, statement.start, statement.kind, statement.type, statement.status),
            *(statement.confidence, day and first_day(day), day and last_day(day)),
            record_json(statement, exclude={"sentence"}),
        )
        if not added.rowcount:
            raise StoreError(
                f"{self.path}: two statements have the id {statement.id!r}, the second in document {document.id!r}. "
                "Each needs an id of its own."
            )
        self._add_ends(added.lastrowid, statement)

    def _add_ends(self, statement_key: int | None, statement: Event | Relation) -> None:
        for role, mention in participants(statement):
            said = describe(mention)
            text = to_json([mention.id, *said])
            entity = self._key_of("entity", id=mention.id, node_kind=said.node_kind, description=text)
            self._database.execute("INSERT OR IGNORE INTO participant VALUES (?, ?, ?)", entity, statement_key, role)
        for edge in edges(statement):
            self._database.execute("INSERT OR IGNORE INTO edge VALUES (?, ?, ?)", edge.tail, edge.head, statement_key)

    def _key_of(self, table: str, **cells: str) -> int:
        """The key of the row that has these cells; it is added where there is none."""
        condition = " AND ".join(f"{name} = ?" for name in cells)
        for (key,) in self._database.rows(f"SELECT key FROM {table} WHERE {condition}", *cells.values()):
            return int(key)
        names, marks = ", ".join(cells), ", ".join("?" * len(cells))
        added = self._database.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", *cells.values())
        return int(added.lastrowid or 0)

    def _record(self, model: TypeAdapter[R], record: str, **coded: str) -> R:
        try:
            fields = json.loads(record) | {name: json.loads(text) for name, text in coded.items()}
            return model.validate_python(fields)
        except ValueError as error:
            raise StoreError(f"{self.path}: damaged ({error}). Delete it and run `siraa build` again.") from error
