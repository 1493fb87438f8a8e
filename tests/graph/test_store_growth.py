"""However a store came to hold its documents, it equals one that was built of them from scratch."""

import json
import sqlite3
import tempfile
from collections.abc import Sequence
from contextlib import closing
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.catalogue import Catalogue
from graph.errors import StoreError, UnknownName
from graph.incidents import Reporter
from graph.records import Document, Event, Relation
from graph.schema import VERSION
from graph.seeds import Seeds
from graph.store import STORE_NAME, Store
from tests.graph.contents import contents
from tests.graph.samples import RAQQA, records
from tests.graph.strategies import statements

REPORTER = Reporter(Catalogue.load(Seeds()))
READERS = ({"models": "1", "code": "1"}, {"models": "2", "code": "1"})
Said = tuple[Document, list[Event | Relation], dict[str, str]]


@st.composite
def steps(draw: st.DrawFn) -> list[Said | str]:
    """Documents to add, some of them in the place of others or of the same content, and ids of some to remove."""
    found: list[Said | str] = []
    versions = count()
    for _ in range(draw(st.integers(1, 10))):
        id_ = draw(st.sampled_from(["a", "b", "c"]))
        if draw(st.booleans()):
            content = draw(st.sampled_from(["x", "y", "z", "w"]))
            document = Document(id=id_, sha256=content, source=draw(st.sampled_from(["s", "t"])))
            prefix = f"{id_}{next(versions)}"
            said = [draw(statements(id_, f"{prefix}-{n}")) for n in range(draw(st.integers(0, 3)))]
            found.append((document, said, draw(st.sampled_from(READERS))))
        else:
            found.append(id_)
    return found


def grow(store: Store, given: Sequence[Said | str]) -> list[Said]:
    """Take the steps; returns what the store should then hold."""
    held: dict[str, Said] = {}
    for step in given:
        if isinstance(step, str):
            if step in held:
                store.remove(step)
                del held[step]
        elif store.add(*step):
            held[step[0].id] = step
            if len(held) > 1:
                store.merge(REPORTER)
        elif not any(step[0].sha256 == one[0].sha256 and step[0].id == one[0].id for one in held.values()):
            held.pop(step[0].id, None)  # its new content stands under another id already
    return list(held.values())


@given(steps(), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_a_grown_store_equals_one_built_from_scratch(given: list[Said | str], chance: Any) -> None:
    with tempfile.TemporaryDirectory() as folder:
        with Store(Path(folder) / "grown") as grown:
            held = grow(grown, given)
            grown.merge(REPORTER)
        chance.shuffle(held)
        with Store(Path(folder) / "scratch") as scratch:
            for one in held:
                scratch.add(*one)
            scratch.merge(REPORTER)
        assert contents(grown.path) == contents(scratch.path)


def test_a_document_goes_with_everything_that_only_it_says(store: Store) -> None:
    store.remove("raqqa")
    assert [document.id for document in store.documents()] == ["shelling"]
    assert "ISIS" not in store.nodes()
    assert store.nodes()["SDF"].mentions == 2


def test_an_unknown_document_is_answered_with_the_nearest(store: Store) -> None:
    with pytest.raises(UnknownName, match=r"no document 'raqa'\. Near: raqqa"):
        store.remove("shelling", "raqa")
    assert len(store.documents()) == 2


def test_what_another_reader_read_is_read_again(store: Store) -> None:
    document, said = next(iter(records().items()))
    assert store.read_by() == {"raqqa": {}, "shelling": {}}
    assert store.add(document, said, {"models": "2"})
    assert not store.add(document, said, {"models": "2"})
    assert store.read_by()["raqqa"] == {"models": "2"}
    assert document in store


def test_a_store_of_the_first_version_becomes_one_of_this(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "old"
    folder.mkdir()
    first_version(folder / STORE_NAME)
    with Store(folder, read_only=True) as migrated:
        assert list(migrated.statements()) == list(store.statements())
        assert migrated.nodes() == store.nodes()
    assert contents(folder / STORE_NAME) == contents(store.path)
    with closing(sqlite3.connect(folder / STORE_NAME)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (VERSION,)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_a_store_of_the_second_version_keeps_its_incidents(store: Store) -> None:
    store.merge(REPORTER)
    before = contents(store.path)
    store.close()
    with closing(sqlite3.connect(store.path)) as connection:
        connection.executescript("DROP TABLE shard; PRAGMA user_version = 2")
    with Store(store.path, read_only=True) as migrated:
        assert migrated.counts().incidents
    assert contents(store.path) == before


def test_a_store_whose_migration_fails_stays_as_it_was(tmp_path: Path) -> None:
    first_version(tmp_path / STORE_NAME)
    with closing(sqlite3.connect(tmp_path / STORE_NAME)) as connection, connection:
        connection.execute("UPDATE statement SET record = '{}'")
    before = (tmp_path / STORE_NAME).read_bytes()
    with pytest.raises(StoreError, match="damaged"):
        Store(tmp_path)
    assert (tmp_path / STORE_NAME).read_bytes() == before


def first_version(path: Path) -> None:
    """Write the sample records as siraa 0.1 first stored them."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executescript((Path(__file__).parent / "store_1.sql").read_text(encoding="utf-8"))
        for document, said in records().items():
            row = (document.id, document.sha256, document.model_dump_json())
            connection.execute("INSERT INTO document VALUES (?, ?, ?)", row)
            for statement in said:
                insert_statement(connection, statement)


def insert_statement(connection: sqlite3.Connection, statement: Event | Relation) -> None:
    """A statement with its sentence, without participants and edges, which are found anew."""
    text = json.dumps(statement.sentence, ensure_ascii=False)
    connection.execute("INSERT OR IGNORE INTO sentence VALUES (NULL, ?, ?)", (statement.doc, text))
    key = connection.execute("SELECT key FROM sentence WHERE text = ?", (text,)).fetchone()[0]
    days = {
        "2017-10-17": ("2017-10-17",) * 2,
        "2017": ("2017-01-01", "2017-12-31"),
        "2019-10": ("2019-10-01", "2019-10-31"),
    }
    record = json.dumps(
        statement.model_dump(mode="json", exclude={"sentence"}), ensure_ascii=False, separators=(",", ":")
    )
    said = (statement.id, key, statement.start, statement.kind, statement.type, statement.status, statement.confidence)
    day = days[statement.date.value] if statement.date else (None, None)
    connection.execute(f"INSERT INTO statement VALUES (NULL{', ?' * 10})", (*said, *day, record))


def test_content_that_was_left_out_as_known_comes_when_its_copy_is_removed(store: Store) -> None:
    copy = RAQQA.document.model_copy(update={"id": "copy"})
    assert not store.add(copy, [])
    store.remove("raqqa")
    assert store.add(copy, [])


def test_changes_together_are_kept_together_or_not_at_all(store: Store) -> None:
    before = contents(store.path)

    def fail() -> None:
        with store.together():
            store.remove("raqqa")
            store.remove("nothing")

    with pytest.raises(UnknownName):
        fail()
    assert contents(store.path) == before
