"""Answers that read what they found when it is looked at."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph import ConflictGraph, Document, Event, Relation, StoreError
from graph.found import BLOCK, Found
from graph.statements import ROWS_SHOWN
from graph.store import STORE_NAME, Store
from tests.graph.samples import RAQQA

MANY = 3 * BLOCK + 5


@pytest.fixture
def many(tmp_path: Path) -> Iterator[Store]:
    """A store with so many statements that they are read in several blocks."""
    event = RAQQA.event(4, "انسحب", "RETREAT", sources=("داعش",))
    with Store(tmp_path / STORE_NAME) as store:
        store.add(RAQQA.document, [event.model_copy(update={"id": f"{n:05}"}) for n in range(MANY)])
        yield store


@pytest.fixture
def fetched(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many statements each reading of the store took."""
    sizes: list[int] = []
    fetch = Store.fetch

    def counting(store: Store, ids: list[str]) -> list[Event | Relation]:
        sizes.append(len(ids))
        return fetch(store, ids)

    monkeypatch.setattr(Store, "fetch", counting)
    return sizes


def found(store: Store) -> Found:
    return ConflictGraph.load(store.path).statements()


def test_an_answer_is_the_sequence_that_it_found(many: Store) -> None:
    answer, eager = found(many), list(many.statements())
    assert (len(answer), bool(answer), list(answer)) == (MANY, True, eager)
    assert [answer[0], answer[BLOCK], answer[-1]] == [eager[0], eager[BLOCK], eager[-1]]
    assert list(answer[5 : 2 * BLOCK : 3]) == eager[5 : 2 * BLOCK : 3]
    assert list(reversed(answer)) == eager[::-1]
    assert eager[BLOCK] in answer
    assert [quote.statement for quote in answer.evidence()] == eager
    assert list(answer.to_pandas()["id"]) == [statement.id for statement in eager]
    assert not answer[:0]
    for outside in (MANY, -MANY - 1):
        with pytest.raises(IndexError):
            answer[outside]


def test_asking_reads_no_statement(many: Store, fetched: list[int]) -> None:
    answer = found(many)
    assert answer
    assert (len(answer[3:7]), answer.types) == (4, {"RETREAT": MANY})
    assert answer.named("source") == {"تنظيم الدولة الإسلامية": MANY}
    assert fetched == []


def test_only_what_is_shown_is_read(many: Store, fetched: list[int]) -> None:
    assert f"… {MANY - ROWS_SHOWN} more" in found(many)._repr_html_()
    assert repr(found(many)).startswith(f"{MANY} statements")
    assert fetched == [ROWS_SHOWN, ROWS_SHOWN]


def test_statements_are_read_in_blocks(many: Store, fetched: list[int]) -> None:
    assert len(list(found(many))) == MANY
    assert fetched == [BLOCK, BLOCK, BLOCK, 5]


def test_an_answer_holds_while_the_store_grows(store: Store) -> None:
    answer = found(store)
    before = list(answer)
    other: Document = RAQQA.document.model_copy(update={"id": "other", "sha256": "1" * 64})
    event = RAQQA.event(4, "انسحب", "RETREAT", sources=("داعش",))
    store.add(other, [event.model_copy(update={"id": "other-4", "doc": "other"})])
    assert list(answer[:]) == before


def test_an_answer_says_what_is_gone(store: Store) -> None:
    answer = found(store)
    documents = answer.documents
    store.remove("raqqa")
    with pytest.raises(StoreError, match=r"statement 'raqqa-.*Ask again"):
        list(answer)
    assert list(documents) == ["raqqa", "shelling"]
    store.close()
    store.path.unlink()
    with pytest.raises(StoreError, match="no graph is stored here"):
        answer[0]
