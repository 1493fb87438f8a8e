"""What a question found in a store: known by its ids at once, read when it is looked at."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import NamedTuple, overload

from graph.edges import Role
from graph.lookup import Lookup
from graph.records import Document, Event, Relation
from graph.statements import Statements
from graph.store import Store

BLOCK = 128
"""Statements that are read at a time."""


class Hit(NamedTuple):
    """A statement that a question found: its id and its type."""

    id: str
    type: str


class Found(Statements):
    """Statements of a store, in the order in which a question found them.

    Which they are, and how many, is settled when the question is asked. Each is read by its id when it is looked at, as
    the store holds it then: what was corrected since reads as corrected, what was added since is not among them.
    Only the block read last is kept; `list` keeps them all. StoreError where the store or one of them is gone since.
    """

    def __init__(self, file: Path, hits: Sequence[Hit]) -> None:
        self._file = file
        self._hits = hits
        self._last: tuple[int, list[Event | Relation]] = (-1, [])

    @overload
    def __getitem__(self, index: int) -> Event | Relation: ...
    @overload
    def __getitem__(self, index: slice) -> "Found": ...
    def __getitem__(self, index: int | slice) -> "Event | Relation | Found":
        if isinstance(index, slice):
            return Found(self._file, self._hits[index])
        number, place = divmod(range(len(self))[index], BLOCK)
        return self._block(number)[place]

    def __len__(self) -> int:
        return len(self._hits)

    def __iter__(self) -> Iterator[Event | Relation]:
        return chain.from_iterable(map(self._block, range(-(-len(self) // BLOCK))))

    @cached_property
    def documents(self) -> Mapping[str, Document]:
        """The documents of the statements by id, all read at the first look."""
        with Lookup(self._file) as lookup:
            ids = lookup.documents(self._ids)
        with Store(self._file, read_only=True) as store:
            return {document.id: document for document in store.documents(ids)}

    @property
    def types(self) -> Counter[str]:
        """How many are of each type."""
        return Counter(hit.type for hit in self._hits)

    def named(self, *roles: Role) -> Counter[str]:
        """How many name whom in one of these roles, by Arabic name."""
        with Lookup(self._file) as lookup:
            return lookup.named(self._ids, roles)

    def joined(self, *others: "Found") -> "Found":
        """These and those of others of the same store, each once, in the order in which they come."""
        hits = (hit for found in (self, *others) for hit in found._hits)
        return Found(self._file, list({hit.id: hit for hit in hits}.values()))

    def meeting(self) -> "Found":
        """The events of which another one here tells the same type, place and day."""
        with Lookup(self._file) as lookup:
            meeting = lookup.meeting(self._ids)
        return Found(self._file, [hit for hit in self._hits if hit.id in meeting])

    @property
    def _ids(self) -> list[str]:
        return [hit.id for hit in self._hits]

    def _block(self, number: int) -> list[Event | Relation]:
        last, block = self._last
        if last != number:
            with Store(self._file, read_only=True) as store:
                block = store.fetch(self._ids[number * BLOCK : (number + 1) * BLOCK])
            self._last = (number, block)
        return block
