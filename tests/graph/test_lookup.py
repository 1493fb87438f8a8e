"""What a store tells in numbers is what its statements say one by one."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings

from graph.dates import first_day, last_day
from graph.edges import edges
from graph.errors import StoreError
from graph.filters import Filter
from graph.lookup import Lookup
from graph.nodes import nodes
from graph.records import Document, Event, Relation
from graph.store import Store
from tests.graph.strategies import corpora

Corpus = list[tuple[Document, list[Event | Relation]]]


@given(corpora())
@settings(max_examples=40, deadline=None)
def test_numbers_agree_with_the_statements(tmp_path_factory: pytest.TempPathFactory, corpus: Corpus) -> None:
    path = tmp_path_factory.mktemp("store") / "s.sqlite"
    with Store(path) as store:
        for document, said in corpus:
            store.add(document, said)
    with Store(path, read_only=True) as store, Lookup(path) as lookup:
        for where in (Filter(), Filter(since="2017", until="2017-10-17"), Filter(status="asserted", type="SEIZE")):
            found = list(store.statements(where))
            named = nodes(found)
            assert lookup.nodes(where) == named
            dated = {(d.type, d.first, d.last): d.number for d in lookup.dates(where, "month")}
            assert dated == Counter(map(_months, found))
            assert all(lookup.beside(id_, where) == _beside(id_, found) for id_ in named)


def test_nodes_come_by_the_number_of_mentions(store: Store) -> None:
    with Lookup(store.path) as lookup:
        found = lookup.nodes(Filter())
    assert list(found) == list(store.nodes())
    assert found == store.nodes()


def test_a_missing_store_says_how_to_build_one(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="siraa build"):
        Lookup(tmp_path / "none.sqlite")


def _months(statement: Event | Relation) -> tuple[str, str | None, str | None]:
    day = statement.date.value if statement.date else None
    return statement.type, day and first_day(day)[:7], day and last_day(day)[:7]


def _beside(id_: str, found: list[Event | Relation]) -> dict[str, Counter[str]]:
    counts: dict[str, Counter[str]] = {}
    for statement in found:
        ends = {(edge.tail, edge.head) for edge in edges(statement) if id_ in (edge.tail, edge.head)}
        for other in {head if tail == id_ else tail for tail, head in ends}:
            counts.setdefault(other, Counter())[statement.type] += 1
    return counts
