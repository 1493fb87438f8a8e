"""A stored graph: its actors and places by any name, and the statements that meet conditions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from itertools import starmap
from pathlib import Path
from typing import Self

from graph.catalogue import NameKind
from graph.dates import days
from graph.errors import QueryError
from graph.filters import Filter
from graph.found import Found, Hit
from graph.lookup import Lookup
from graph.names import Names
from graph.nodes import ActorNode, Node, PlaceNode
from graph.records import Document
from graph.seeds import Seeds
from graph.store import Store
from graph.vocabulary import Vocabulary

Day = str | date
Named = str | Node


@dataclass(frozen=True)
class StoredGraph:
    """The graph in a store, or what of it lies between the days `since` and `until`; `nodes` by id.

    It is read when it is asked, and only as much as the answer takes.
    """

    file: Path
    vocabulary: Vocabulary = field(repr=False)
    nodes: Mapping[str, Node] = field(repr=False)
    since: str | None = None
    until: str | None = None

    @classmethod
    def load(cls, path: str | Path = "out", *, seeds: Seeds | None = None, actors: Iterable[Path] = ()) -> Self:
        """The graph in a folder that `siraa build` wrote, or in its store file; StoreError where there is none.

        `seeds` says where the user's own vocabularies are and `actors` are his files of actors, if the graph was built
        with some. What is added to the store later shows after another `load`.
        """
        with Store(Path(path), read_only=True) as store:
            return cls(store.path, Vocabulary(seeds or Seeds(), tuple(actors)), store.nodes())

    def between(self, since: Day | None = None, until: Day | None = None) -> Self:
        """The graph of the statements between two days, both included; it takes every question that this one takes."""
        where = self._narrowed(Filter(since=since, until=until))
        first, last = days(where.since, where.until)
        with Lookup(self.file) as lookup:
            return replace(self, nodes=lookup.nodes(where), since=first, until=last)

    def find(self, name: Named) -> Node:
        """The actor or the place of that name; the actor, where both are called so."""
        return self._node(name)

    def actor(self, name: Named) -> ActorNode:
        """The actor of that name."""
        found = self._node(name, "actor")
        assert isinstance(found, ActorNode)
        return found

    def place(self, name: Named) -> PlaceNode:
        """The place of that name."""
        found = self._node(name, "place")
        assert isinstance(found, PlaceNode)
        return found

    def actors(self) -> list[ActorNode]:
        """Every actor that a statement names, those that most of them name first."""
        return [node for node in self.nodes.values() if isinstance(node, ActorNode)]

    def places(self, within: Named | None = None) -> list[PlaceNode]:
        """Every place that a statement names, those that most of them name first; only those that lie `within` one.

        What lies in what says the gazetteer: places in their district, governorate and country. `within` need not be
        named by a statement itself; of several places of one name, it is the largest.
        """
        found = [node for node in self.nodes.values() if isinstance(node, PlaceNode)]
        if within is None:
            return found
        unit = self._unit(within)
        return [place for place in found if self.vocabulary.lies_in(place.id, unit)]

    def documents(self) -> list[Document]:
        """The documents that were read, by id; of a graph between two days, those that state something of them."""
        if self.since or self.until:
            return list(self.statements().documents.values())
        with Store(self.file, read_only=True) as store:
            return store.documents()

    def statements(self, where: Filter | None = None) -> Found:
        """The events and relations that meet a `graph.filters.Filter`, or all; see `graph.found.Found`."""
        with Store(self.file, read_only=True) as store:
            return Found(self.file, list(starmap(Hit, store.found(self._narrowed(where or Filter())))))

    def _filter(
        self,
        type: str | None,
        since: Day | None,
        until: Day | None,
        status: str | None,
        min_confidence: float | None,
    ) -> Filter:
        where = Filter(since=since, until=until, status=status, min_confidence=min_confidence)
        return self._narrowed(replace(where, type=self._type(type)))

    def _narrowed(self, where: Filter) -> Filter:
        """The filter, with the days of this graph; QueryError where they have none in common."""
        first, last = days(where.since, where.until)
        since = max((day for day in (first, self.since) if day), default=None)
        until = min((day for day in (last, self.until) if day), default=None)
        if since and until and since > until:
            raise QueryError(
                f"This graph holds the days from {self.since or '…'} to {self.until or '…'}, none of them between "
                f"since={where.since!s} and until={where.until!s}. Ask the graph that it was narrowed from."
            )
        return replace(where, since=since, until=until)

    def _node(self, name: Named, kind: NameKind | None = None) -> Node:
        return self._names.find(name if isinstance(name, str) else name.id, kind)

    def _id(self, name: Named, kind: NameKind | None = None) -> str:
        return self._node(name, kind).id

    def _unit(self, name: Named) -> str:
        """The id of a place that others may lie in, of the graph or of the catalogue."""
        if not isinstance(name, str):
            return name.id
        return self.vocabulary.unit(name) or self.vocabulary.catalogue.place(name).id

    def _type(self, name: str | None) -> str | None:
        if name is None:
            return None
        with Store(self.file, read_only=True) as store:
            if not store.has(Filter(type=name.upper())):
                self.vocabulary.ontology.row(name.upper())  # says which types there are, where this is none
        return name.upper()

    @cached_property
    def _names(self) -> Names:
        return Names(self.nodes, self.vocabulary.catalogue)
