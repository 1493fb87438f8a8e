"""The store: one SQLite file with the documents that were read and what they state."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from difflib import get_close_matches
from pathlib import Path
from types import TracebackType

from pydantic import TypeAdapter

from graph.coding import record_json, to_json
from graph.correcting import Corrections
from graph.correction_file import FILE_NAME
from graph.corrections import Correction
from graph.database import Database
from graph.errors import UnknownName
from graph.filters import Filter
from graph.incidents import Incident, Reporter, Sketch
from graph.incidents.stored import StoredIncidents
from graph.migrations import STEPS, UNDERIVED
from graph.nodes import Description, Node, node
from graph.records import Document, Event, Record, Relation
from graph.redaction import require_redaction
from graph.rows import Rows
from graph.schema import VERSION

STORE_NAME = "siraa.sqlite"

_DOCUMENT = TypeAdapter(Document)
_EVENT = TypeAdapter(Event)
_KNOWN = "SELECT 1 FROM document WHERE sha256 = ? AND (id != ? OR record = ? AND read_by = COALESCE(?, read_by))"
_OUTDATED = "SELECT 1 FROM document WHERE id = ? AND (record != ? OR read_by != COALESCE(?, read_by))"
_NODES = """
SELECT description.text, description.mentions, node.mentions FROM node JOIN description ON description.node = node.key
ORDER BY node.mentions DESC, node.id
"""
_COUNTS = """
SELECT (SELECT COUNT(*) FROM document), (SELECT COUNT(*) FROM sentence),
    (SELECT COUNT(*) FROM statement WHERE kind = 'event'), (SELECT COUNT(DISTINCT incident) FROM report),
    (SELECT COUNT(*) FROM statement WHERE kind = 'relation'),
    (SELECT COUNT(DISTINCT node) FROM description WHERE node_kind = 'actor'),
    (SELECT COUNT(DISTINCT node) FROM description WHERE node_kind = 'place')
"""
_WEIGHTIEST = """
SELECT edge.statement FROM edge JOIN node AS tail ON tail.key = edge.tail JOIN node AS head ON head.key = edge.head
GROUP BY edge.statement ORDER BY MAX(MIN(tail.mentions, head.mentions)) DESC, edge.statement LIMIT ?
"""
_OF_IDS = "WHERE id IN (SELECT value FROM json_each(?))"

ReadBy = Mapping[str, str]
"""What read a document: a fingerprint of each part that reading depends on, by its name."""


class Counts(Record):
    """How much a store holds; `sentences` are those that state something, `incidents` what `Store.merge` found."""

    documents: int
    sentences: int
    events: int
    incidents: int
    relations: int
    actors: int
    places: int


class Store:
    """The documents of one store file and their statements; a context manager that closes it.

    `path` is the file, or an existing folder that holds `siraa.sqlite`. A missing file is made, unless it is only to be
    read or not `missing_ok`; one of an earlier version is brought to this one. Each document is added whole or not at
    all. Every method raises StoreError for a file that is missing, damaged, in use, no store, or of a later version.
    """

    def __init__(self, path: Path, *, read_only: bool = False, missing_ok: bool = True) -> None:
        self.path = path / STORE_NAME if path.is_dir() else path
        self.database = Database(self.path, read_only=read_only, missing_ok=missing_ok and not read_only)
        if self.database.version < VERSION:
            self._migrate(read_only)
        self._rows = Rows(self.path, self.database)
        self._incidents = StoredIncidents(self.database, self._rows)
        self._corrections = Corrections(self.path.with_name(FILE_NAME), self.database, self._rows)
        if not read_only:
            self._corrections.take_in()

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Give the file back."""
        self.database.close()

    def together(self) -> AbstractContextManager[None]:
        """What is added, removed and corrected inside the block counts as one change: all of it is kept, or none."""
        return self.database.transaction()

    def require_redaction(self, key: str | None) -> None:
        """StoreError where documents redacted under `key` (None: not redacted) may not be added to this store."""
        require_redaction(self.path, self.database, key)

    def __contains__(self, document: Document) -> bool:
        """Whether adding this document would change nothing: its content is known, and nothing else about it is new."""
        return self._found(_KNOWN, document.sha256, document.id, record_json(document), None) and not self._found(
            _OUTDATED, document.id, record_json(document), None
        )

    def add(
        self,
        document: Document,
        statements: Iterable[Event | Relation],
        read_by: ReadBy | None = None,
        sketch: Sketch | None = None,
    ) -> bool:
        """Add a document with what it states; False where its content is known, and `statements` is then left unread.

        Content that stands under another id counts as known. A document whose id is known, but whose content, date or
        outlet is new, or what it was `read_by`, takes the place of the old one with all its statements. Its
        `sketch` tells near-copies of it; without one it counts as a source of its own.
        """
        readers = None if read_by is None else _readers(read_by)
        with self.database.transaction():
            self.require_redaction(document.redaction.key if document.redaction else None)
            self._corrections.refresh()
            known = self._found(_KNOWN, document.sha256, document.id, record_json(document), readers)
            if self._found(_OUTDATED, document.id, record_json(document), readers):
                self._rows.take_document(document.id)
            if not known:
                self._add(document, statements, readers or _readers({}), sketch)
        return not known

    def load(
        self, shard: str, read: Iterable[tuple[Document, Iterable[Event | Relation], Sketch | None]], read_by: ReadBy
    ) -> bool:
        """Add the documents of a shard, all or none; False where it is loaded already, and `read` is left unread."""
        with self.database.transaction():
            if self._found("SELECT 1 FROM shard WHERE name = ?", shard):
                return False
            for document, statements, sketch in read:
                if self.add(document, statements, read_by, sketch):
                    self.database.execute(
                        "INSERT INTO shard SELECT key, ? FROM document WHERE id = ?", shard, document.id
                    )
        return True

    def remove(self, *ids: str) -> None:
        """Take documents out, with all that only they say; UnknownName, with the nearest ids, where one is not there.

        Either all of them are taken out or none. Content that was left out as known may then be added again.
        """
        with self.database.transaction():
            for id_ in ids:
                if not self._found("SELECT 1 FROM document WHERE id = ?", id_):
                    raise UnknownName(self._unknown(id_))
                self._rows.take_document(id_)

    def read_by(self) -> dict[str, ReadBy]:
        """What read each document, by its id; nothing is known of those that a siraa of store version 1 read."""
        rows = self.database.rows("SELECT id, read_by FROM document")
        return {id_: json.loads(readers) for id_, readers in rows}

    def documents(self, ids: Iterable[str] | None = None) -> list[Document]:
        """The documents, or those of these ids, by id."""
        some, values = ("", []) if ids is None else (_OF_IDS, [to_json(list(ids))])
        rows = self.database.rows(f"SELECT record FROM document {some} ORDER BY id", *values)
        return [self._rows.record(_DOCUMENT, record) for (record,) in rows]

    def statements(self, where: Filter | None = None) -> Iterator[Event | Relation]:
        """The statements that meet `where`, by day (undated ones last), document and place in it."""
        condition, values = (where or Filter()).sql()
        yield from (statement for _, statement in self._rows.statements(condition, *values))

    def found(self, where: Filter) -> Iterator[tuple[str, str]]:
        """Id and type of the statements that meet `where`, by day (undated ones last); those of one day as they were
        stored, which is article by article, and in each from its beginning to its end."""
        condition, values = where.sql()
        yield from self._rows.found(condition, *values)

    def fetch(self, ids: Sequence[str]) -> list[Event | Relation]:
        """The statements of these ids, in their order; StoreError where one is not there."""
        return self._rows.fetch(ids)

    def weightiest(self, count: int) -> tuple[list[Event | Relation], int]:
        """At most `count` of the statements that have edges, and how many more there are.

        First come those whose less named end is named most, as `graph.page.cut` keeps them.
        """
        keys = [key for (key,) in self.database.rows(_WEIGHTIEST, count)]
        found = self._rows.statements("statement.key IN (SELECT value FROM json_each(?))", to_json(keys))
        joined = next(self.database.rows("SELECT COUNT(DISTINCT statement) FROM edge"))[0]
        return [statement for _, statement in found], joined - len(keys)

    def has(self, where: Filter) -> bool:
        """Whether any statement meets `where`."""
        condition, values = where.sql()
        return self._found(f"SELECT 1 FROM statement WHERE {condition} LIMIT 1", *values)

    def merge(self, reporter: Reporter) -> None:
        """Find which reports are of one incident, for what was added or changed since the last time."""
        self._incidents.merge(reporter, self._corrections.made)

    def incidents(self, where: Filter | None = None) -> Iterator[Incident]:
        """The incidents that `merge` found, each with all its reports, one of which meets `where`; by id."""
        condition, values = (where or Filter()).sql()
        yield from self._incidents.find(condition, *values)

    def incident(self, id_: str) -> Incident:
        """The incident that a report tells of, by the id of any of its reports; UnknownName where there is none."""
        for incident in self._incidents.find("statement.id = ?", id_):
            return incident
        raise UnknownName(f"{self.path}: no incident {id_!r}. `siraa merges list` shows those that there are.")

    def nodes(self) -> dict[str, Node]:
        """The actors and places that statements name, by id; those that most of them name come first."""
        said: defaultdict[str, dict[Description, int]] = defaultdict(dict)
        mentions: dict[str, int] = {}
        for text, count, total in self.database.rows(_NODES):
            id_, *description = json.loads(text)
            said[id_][Description(*description)] = count
            mentions[id_] = total
        return {id_: node(id_, said[id_], mentions[id_]) for id_ in said}

    def counts(self) -> Counts:
        """How much the store holds."""
        return Counts(**dict(zip(Counts.model_fields, next(self.database.rows(_COUNTS)), strict=True)))

    def corrections(self) -> dict[Correction, int]:
        """The corrections in the order in which they were made, and how many statements each changes.

        None, where what it corrected is gone: it holds again if that is read again.
        """
        effects = self._corrections.effects()
        return {correction: effects[correction.id] for correction in self._corrections.made}

    def correct(self, *corrections: Correction) -> int:
        """Make corrections, which hold from now on, all or none; returns how many statements they change.

        QueryError where they would change none.
        """
        return self._corrections.change(lambda made: [*made, *corrections], in_vain=False)

    def undo(self, id_: str) -> Correction:
        """Take a correction back: what it changed is as if it had never been made. UnknownName where there is none."""
        known = {correction.id: correction for correction in self._corrections.made}
        if id_ not in known:
            raise UnknownName(f"{self.path}: no correction {id_!r}. There are: {', '.join(known) or 'none'}.")
        self._corrections.change(lambda made: [one for one in made if one.id != id_], in_vain=True)
        return known[id_]

    def read(self, statement_id: str) -> Event | Relation:
        """A statement as it was read, before any correction; UnknownName where there is none of that id."""
        if found := self._rows.read(statement_id):
            return found
        raise UnknownName(f"{self.path}: no statement {statement_id!r}. `siraa export OUT -f jsonl` lists them.")

    def repair(self) -> None:
        """Make anew what follows from the statements; `merge` then finds the incidents again."""
        with self.database.transaction():
            self._rows.derive()

    def _found(self, sql: str, *values: object) -> bool:
        return any(True for _ in self.database.rows(sql, *values))

    def _add(
        self, document: Document, statements: Iterable[Event | Relation], readers: str, sketch: Sketch | None
    ) -> None:
        row = (document.id, document.sha256, readers, sketch and sketch.to_bytes(), record_json(document))
        added = self.database.execute("INSERT INTO document VALUES (NULL, ?, ?, ?, ?, ?)", *row)
        said = tuple(statements)
        for statement in said:
            if statement.doc != document.id:
                raise ValueError(f"statement {statement.id} is of document {statement.doc!r}, not of {document.id!r}")
        self._rows.put(int(added.lastrowid or 0), said, self._corrections.made)

    def _migrate(self, read_only: bool) -> None:
        if read_only:  # what cannot be written is migrated by a connection that writes, and then opened again
            self.close()
            with Store(self.path):
                pass
            self.database = Database(self.path, read_only=True, missing_ok=False)
            return
        with self.database.transaction():
            self.database.script(STEPS[self.database.version])
            if self.database.version in UNDERIVED:
                Rows(self.path, self.database).derive()
            self.database.set_version()

    def _unknown(self, id_: str) -> str:
        near = get_close_matches(id_, (document for (document,) in self.database.rows("SELECT id FROM document")), 3)
        hint = f"Near: {', '.join(near)}." if near else "None is near."
        return f"{self.path}: no document {id_!r}. {hint}"


def _readers(read_by: ReadBy) -> str:
    return to_json(dict(sorted(read_by.items())))
