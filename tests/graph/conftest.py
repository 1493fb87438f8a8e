"""A small store of our own records, and the graph in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.query import ConflictGraph
from graph.store import STORE_NAME, Store
from tests.graph.samples import records


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store, open, that holds the sample records."""
    with Store(tmp_path / STORE_NAME) as opened:
        for document, statements in records().items():
            opened.add(document, statements)
        yield opened


@pytest.fixture
def kg(store: Store) -> ConflictGraph:
    """The graph of the sample records."""
    return ConflictGraph.load(store.path.parent)
