"""What can be exported: a store, or the graph that a notebook loaded."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from graph.records import Document, Event, Relation


class Source(Protocol):
    """What `graph.store.Store` and `graph.query.ConflictGraph` share."""

    def documents(self) -> Sequence[Document]:
        """The documents that were read."""

    def statements(self) -> Iterable[Event | Relation]:
        """What they state."""
