"""The rows of a store: its statements with their sentences, and, beside those that were corrected, what was read."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import Field, TypeAdapter

from graph.coding import record_json, to_json
from graph.corrections import Correction, corrected
from graph.database import Database, storable
from graph.dates import first_day, last_day
from graph.derived import Derived, Keyed
from graph.errors import StoreError
from graph.records import Event, Relation

R = TypeVar("R")
OfDocument = tuple[int, Event | Relation]
"""A statement as it was read, behind the key of its document."""

STATEMENT: TypeAdapter[Event | Relation] = TypeAdapter(Annotated[Event | Relation, Field(discriminator="kind")])
_STATEMENTS = """
SELECT statement.key, statement.record, sentence.text FROM statement JOIN sentence ON sentence.key = statement.sentence
JOIN document ON document.key = sentence.document WHERE {condition}
ORDER BY first_day IS NULL, first_day, document.id, start, statement.id
"""
_FOUND = """
SELECT id, type FROM statement WHERE {condition} ORDER BY first_day IS NULL, first_day, sentence, start, id
"""
"""No other table: a row of each costs as much time again, for each statement that is found."""
_FETCH = """
SELECT statement.id, statement.record, sentence.text FROM statement
JOIN sentence ON sentence.key = statement.sentence WHERE statement.id IN (SELECT value FROM json_each(?))
"""
_READ = """
SELECT sentence.document, statement.record, sentence.text FROM statement
JOIN sentence ON sentence.key = statement.sentence JOIN document ON document.key = sentence.document
WHERE statement.id NOT IN (SELECT id FROM original) AND {condition}
"""
_ORIGINALS = """
SELECT original.document, original.record FROM original JOIN document ON document.key = original.document
WHERE {condition}
"""
_KEYS = """
SELECT statement.key FROM statement JOIN sentence ON sentence.key = statement.sentence
JOIN document ON document.key = sentence.document WHERE document.id = ?
"""


class Rows:
    """The statements of a store. Its methods that write belong into a transaction."""

    def __init__(self, path: Path, database: Database) -> None:
        self._path = path
        self._database = database
        self._derived = Derived(database)

    def statements(self, condition: str, *values: object) -> Iterator[Keyed]:
        """The statements that meet a condition, each behind its key, by day, document and place in it."""
        for key, record, sentence in self._database.rows(_STATEMENTS.format(condition=condition), *values):
            yield key, self.record(STATEMENT, record, sentence=sentence)

    def found(self, condition: str, *values: object) -> Iterator[tuple[str, str]]:
        """Id and type of the statements that meet a condition, by day; those of one day as they were stored."""
        yield from self._database.rows(_FOUND.format(condition=condition), *values)

    def fetch(self, ids: Sequence[str]) -> list[Event | Relation]:
        """The statements of these ids, in their order; StoreError where one is not there."""
        rows = self._database.rows(_FETCH, to_json(list(ids)))
        read = {id_: self.record(STATEMENT, record, sentence=sentence) for id_, record, sentence in rows}
        if gone := [id_ for id_ in ids if id_ not in read]:
            raise StoreError(
                f"{self._path}: the statement {gone[0]!r} is gone: the store has changed since it was asked. Ask again."
            )
        return [read[id_] for id_ in ids]

    def unchanged(self, condition: str, *values: object) -> Iterator[OfDocument]:
        """The statements that meet a condition and that no correction has changed."""
        for document, record, sentence in self._database.rows(_READ.format(condition=condition), *values):
            yield document, self.record(STATEMENT, record, sentence=sentence)

    def originals(self, condition: str = "TRUE", *values: object) -> Iterator[OfDocument]:
        """What was read where a correction changed or rejected it."""
        for document, record in self._database.rows(_ORIGINALS.format(condition=condition), *values):
            yield document, self.record(STATEMENT, record)

    def read(self, id_: str) -> Event | Relation | None:
        """A statement as it was read; None where there is none of this id."""
        for _, found in (*self.originals("original.id = ?", id_), *self.unchanged("statement.id = ?", id_)):
            return found
        return None

    def put(self, document: int, read: Iterable[Event | Relation], corrections: Sequence[Correction]) -> None:
        """Add statements of the document of this key, corrected."""
        said = list(read)
        now = [corrected(statement, corrections)[0] for statement in said] if corrections else said
        changed = [one for one, as_now in zip(said, now, strict=True) if as_now is not one and as_now != one]
        self._once("original", changed, [(one.id, document, record_json(one)) for one in changed])
        keyed = list(enumerate((one for one in now if one), start=self._database.next_key("statement")))
        sentences = self._sentences(document, [to_json(one.sentence) for _, one in keyed])
        rows = [_row(key, one, sentence) for (key, one), sentence in zip(keyed, sentences, strict=True)]
        self._once("statement", [one for _, one in keyed], rows)
        self._derived.add(keyed)

    def take(self, id_: str) -> None:
        """Take out the statement of this id, and what was read in its place."""
        found = list(self._database.rows("SELECT key, sentence FROM statement WHERE id = ?", id_))
        for key, sentence in found:
            self._derived.remove(key)
            self._database.execute("DELETE FROM statement WHERE key = ?", key)
            sql = "DELETE FROM sentence WHERE key = ? AND NOT EXISTS (SELECT 1 FROM statement WHERE sentence = ?)"
            self._database.execute(sql, sentence, sentence)
        self._database.execute("DELETE FROM original WHERE id = ?", id_)

    def unplace(self, id_: str) -> None:
        """Note that the incident of the statement of this id is to be found anew."""
        for (key,) in list(self._database.rows("SELECT key FROM statement WHERE id = ?", id_)):
            self._derived.unplace(key)

    def take_document(self, id_: str) -> None:
        """Take out a document with all its statements."""
        for (key,) in list(self._database.rows(_KEYS, id_)):
            self._derived.remove(key)
        self._database.execute("DELETE FROM document WHERE id = ?", id_)
        self.prune()

    def prune(self) -> None:
        """Take out the nodes that nothing names any more."""
        self._derived.prune()

    def derive(self) -> None:
        """Fill the derived tables anew."""
        self._derived.rebuild(self.statements("TRUE"))

    def record(self, model: TypeAdapter[R], record: str, **coded: str) -> R:
        """The record that a row holds; StoreError where it holds none."""
        added = "".join(f',"{name}":{text}' for name, text in coded.items())
        try:
            return model.validate_json(f"{record[:-1]}{added}}}")
        except ValueError:  # lone surrogates, which pydantic reads from no JSON
            return self._slowly(model, record, coded)

    def _slowly(self, model: TypeAdapter[R], record: str, coded: Mapping[str, str]) -> R:
        try:
            fields = json.loads(record) | {name: json.loads(text) for name, text in coded.items()}
            return model.validate_python(fields)
        except ValueError as error:
            raise StoreError(f"{self._path}: damaged ({error}). Delete it and run `siraa build` again.") from error

    def _sentences(self, document: int, texts: Sequence[str]) -> list[int]:
        """The keys of sentences of a document; those that are not there are added."""
        keys = dict(self._database.rows("SELECT text, key FROM sentence WHERE document = ?", document))
        new = [text for text in dict.fromkeys(texts) if text not in keys]
        rows = list(enumerate(new, start=self._database.next_key("sentence")))
        self._database.insert("sentence", [(key, document, text) for key, text in rows])
        keys |= {text: key for key, text in rows}
        return [keys[text] for text in texts]

    def _once(self, table: str, statements: Sequence[Event | Relation], rows: Sequence[tuple[object, ...]]) -> None:
        """Add the row of each statement; StoreError where one has the id of another."""
        ids = [storable(statement.id) for statement in statements]
        held = self._database.rows(f"SELECT id FROM {table} WHERE id IN (SELECT value FROM json_each(?))", to_json(ids))
        taken = {id_ for (id_,) in held}
        for id_, statement in zip(ids, statements, strict=True):
            if id_ in taken:
                raise StoreError(
                    f"{self._path}: two statements have the id {statement.id!r}, the second in document "
                    f"{statement.doc!r}. Each needs an id of its own."
                )
            taken.add(id_)
        self._database.insert(table, rows)


def _row(key: int, statement: Event | Relation, sentence: int) -> tuple[object, ...]:
    """The row of a statement in its table."""
    day = statement.date.value if statement.date else None
    return (
        *(key, statement.id, sentence, statement.start, statement.kind, statement.type, statement.status),
        *(statement.confidence, day and first_day(day), day and last_day(day)),
        record_json(statement, exclude={"sentence"}),
    )
