"""What is put into a store comes out of it, once, and files that are no store are told apart."""

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from graph.edges import edges
from graph.errors import QueryError, StoreError
from graph.filters import Filter
from graph.records import Document, Event, Relation
from graph.store import STORE_NAME, Counts, Store
from tests.graph.samples import RAQQA, records
from tests.graph.strategies import corpora

Corpus = list[tuple[Document, list[Event | Relation]]]


def triggers(store: Store, **conditions: Any) -> set[str]:
    """The triggers of the statements that meet the conditions."""
    return {s.trigger.text for s in store.statements(Filter(**conditions)) if s.trigger}


@given(corpora())
@settings(max_examples=60, deadline=None)
def test_records_come_back_unchanged(corpus: Corpus) -> None:
    with tempfile.TemporaryDirectory() as folder:
        with Store(Path(folder) / "s.sqlite") as store:
            for document, statements in corpus:
                assert store.add(document, statements)
        with Store(Path(folder) / "s.sqlite", read_only=True) as store:
            assert store.documents() == [document for document, _ in corpus]
            found = {statement.id: statement for statement in store.statements()}
    assert found == {statement.id: statement for _, statements in corpus for statement in statements}


def test_adding_twice_adds_nothing(store: Store) -> None:
    before = store.counts()
    assert [store.add(document, statements) for document, statements in records().items()] == [False, False]
    assert (
        store.counts()
        == before
        == Counts(documents=2, sentences=10, events=8, incidents=0, relations=3, actors=8, places=2)
    )


def test_known_documents_are_not_read_again(store: Store) -> None:
    def reading() -> Iterator[Event]:
        pytest.fail("a known document was read")
        yield

    assert RAQQA.document in store
    assert not store.add(RAQQA.document, reading())


def test_known_content_under_another_name_adds_nothing(store: Store) -> None:
    copy = RAQQA.document.model_copy(update={"id": "copy", "source": "other.example"})
    assert copy in store
    assert not store.add(copy, [])
    assert [document.id for document in store.documents()] == ["raqqa", "shelling"]


def test_new_content_replaces_the_statements_of_its_document(store: Store) -> None:
    changed = RAQQA.document.model_copy(update={"sha256": "0" * 64})
    event = RAQQA.event(4, "انسحب", "RETREAT", sources=("داعش",))
    assert changed not in store
    assert store.add(changed, [event])
    assert [s for s in store.statements() if s.doc == "raqqa"] == [event]
    assert "COALITION" not in store.nodes()
    assert store.counts() == Counts(documents=2, sentences=5, events=4, incidents=0, relations=1, actors=5, places=2)


def test_a_new_publication_date_has_the_document_read_again(store: Store) -> None:
    dated = RAQQA.document.model_copy(update={"published": date(2020, 1, 1)})
    assert dated not in store
    assert store.add(dated, [])
    assert {s.doc for s in store.statements()} == {"shelling"}


def test_a_document_that_became_a_copy_of_another_leaves_nothing_behind(store: Store) -> None:
    copy = RAQQA.document.model_copy(update={"sha256": store.documents()[1].sha256})
    assert copy not in store
    assert not store.add(copy, [])
    assert [document.id for document in store.documents()] == ["shelling"]


def test_a_failure_while_reading_leaves_the_store_as_it_was(store: Store) -> None:
    before = list(store.statements())

    def breaking() -> Iterator[Event]:
        yield RAQQA.event(4, "انسحب", "RETREAT", sources=("داعش",))
        raise RuntimeError("broken text")

    with pytest.raises(RuntimeError, match="broken text"):
        store.add(RAQQA.document.model_copy(update={"sha256": "1" * 64}), breaking())
    assert list(store.statements()) == before
    assert RAQQA.document in store


def test_statements_with_one_id_are_refused(store: Store) -> None:
    event = RAQQA.event(4, "انسحب", "RETREAT", sources=("داعش",))
    with pytest.raises(StoreError, match="raqqa-4"):
        store.add(RAQQA.document.model_copy(update={"sha256": "1" * 64}), [event, event])
    with pytest.raises(ValueError, match="raqqa"):
        store.add(RAQQA.document.model_copy(update={"id": "x", "sha256": "1" * 64}), [event])


@pytest.mark.parametrize(
    ("conditions", "expected"),
    [
        ({"kind": "relation"}, {"الناطق", "حليفة", "تسيطر"}),
        ({"type": "ASSAULT"}, {"قتلى", "قصفت", "تقصف"}),
        ({"status": "negated"}, {"تقصف"}),
        ({"min_confidence": 0.9}, {"انتزعت"}),
        ({"actor": "ISIS"}, {"انتزعت", "انسحب"}),
        ({"actor": "سالم العلي"}, {"الناطق"}),  # that he claims another one does not make him take part in it
        ({"place": "geonames:172955"}, {"انتزعت", "رفضت", "قتلى", "تسيطر"}),
        ({"place": "ISIS"}, set()),
        ({"type": "ASSAULT", "actor": "TURKEY"}, {"قصفت"}),
        ({"since": "2017"}, {"انتزعت", "قتلى", "قصفت"}),
        ({"since": "2017", "until": "2017"}, {"انتزعت", "قتلى"}),
        ({"since": "2017-10-17", "until": date(2017, 10, 17)}, {"انتزعت"}),
        ({"until": "2017-10"}, {"انتزعت"}),  # "in 2017" may be later than October
        ({"since": "2019-10", "until": "2019-10"}, {"قصفت"}),
        ({"since": "2019-10-02"}, set()),
        ({"ends": ("SDF", "ISIS")}, {"انتزعت"}),
        ({"ends": ("ISIS", "SDF")}, {"انتزعت"}),
        ({"ends": ("ISIS", "SDF"), "directed": True}, set()),
        ({"ends": ("SDF", None), "directed": True}, {"انتزعت", "تسيطر"}),
        ({"ends": ("geonames:172955", None)}, {"قتلى", "تسيطر"}),
        ({"does": "SDF"}, {"انتزعت", "تسيطر"}),
        ({"suffers": "ISIS"}, {"انتزعت"}),
        ({"does": "SDF", "claimed": True}, {"انتزعت"}),
        ({"actor": "\ud800"}, set()),
    ],
)
def test_filters(store: Store, conditions: dict[str, Any], expected: set[str]) -> None:
    assert triggers(store, **conditions) == expected


@pytest.mark.parametrize(
    ("conditions", "message"),
    [
        ({"since": "17/10/2017"}, "since='17/10/2017' is not a date"),
        ({"until": "2017-13"}, "until='2017-13' is not a date"),
        ({"since": "2017-W42"}, "is not a date"),
        ({"since": "2018", "until": "2017"}, "lies after"),
        ({"status": "true"}, "asserted, negated, hypothetical"),
        ({"min_confidence": 80}, "between 0 and 1"),
    ],
)
def test_filters_that_cannot_be_met_are_refused(conditions: dict[str, Any], message: str) -> None:
    with pytest.raises(QueryError, match=message):
        Filter(**conditions)


def test_statements_come_by_day_and_undated_ones_last(store: Store) -> None:
    days = [s.date.value if s.date else None for s in store.statements()]
    assert days[:3] == ["2017", "2017-10-17", "2019-10"]
    assert set(days[3:]) == {None}


def test_a_folder_may_stand_for_the_store_in_it(store: Store) -> None:
    with Store(store.path.parent, read_only=True) as again:
        assert again.counts() == store.counts()


def test_a_missing_store_is_made_only_to_be_written(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "صراع #1.sqlite"
    with pytest.raises(StoreError, match="siraa build"):
        Store(path, read_only=True)
    assert not path.parent.exists()
    with Store(path) as store:
        assert store.counts().documents == 0
    assert path.exists()


def test_other_files_are_told_from_stores(tmp_path: Path) -> None:
    text, other, empty = (tmp_path / name for name in ("text", "other", "empty"))
    text.write_text("not a database, " * 100)
    empty.touch()
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE t (x)")
    with pytest.raises(StoreError, match=r"damaged.*Delete it"):
        Store(text)
    with pytest.raises(StoreError, match="not a store of siraa"):
        Store(other)
    with pytest.raises(StoreError, match="not a store of siraa"):
        Store(empty, read_only=True)


def test_a_store_of_another_version_says_what_to_do(store: Store) -> None:
    with closing(sqlite3.connect(store.path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(StoreError, match=r"store version 99.*Install that siraa"):
        Store(store.path)


def test_a_damaged_store_is_named(tmp_path: Path) -> None:
    path = tmp_path / STORE_NAME
    with Store(path) as store:
        store.add(RAQQA.document, records()[RAQQA.document])
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE statement SET record = '{}'")
    with Store(path) as store, pytest.raises(StoreError, match="damaged"):
        list(store.statements())
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(StoreError, match="damaged"), Store(path) as store:
        list(store.statements())


def test_reading_after_close_is_not_taken_for_damage(store: Store) -> None:
    store.close()
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        store.counts()


def test_a_place_that_cannot_hold_a_store_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="cannot be used"):
        Store(tmp_path / "file" / STORE_NAME)


def test_a_store_that_is_being_written_is_named(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(sqlite3.connect(store.path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        store.database.execute("PRAGMA busy_timeout = 10")
        with pytest.raises(StoreError, match="no other siraa is writing"):
            store.add(RAQQA.document.model_copy(update={"sha256": "1" * 64}), [])


def test_the_weightiest_statements_are_those_of_the_nodes_named_most(store: Store) -> None:
    mentions = {id_: node.mentions for id_, node in store.nodes().items()}

    def weight(statement: Event | Relation) -> int:
        return max(min(mentions[edge.tail], mentions[edge.head]) for edge in edges(statement))

    joined = [statement for statement in store.statements() if list(edges(statement))]
    few, beyond = store.weightiest(3)
    assert (len(few), beyond) == (3, len(joined) - 3)
    assert sorted(map(weight, few)) == sorted(map(weight, joined))[-3:]
    every, none = store.weightiest(100)
    assert ({one.id for one in every}, none) == ({one.id for one in joined}, 0)
