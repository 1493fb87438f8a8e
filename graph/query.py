"""Asking the graph: the entrance for notebooks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import networkx as nx

from graph.build import build_graph
from graph.catalogue import Catalogue, NameKind
from graph.filters import Filter
from graph.names import Names
from graph.nodes import ActorNode, Node, PlaceNode
from graph.ontology import Ontology
from graph.records import Document
from graph.seeds import Seeds
from graph.statements import Statements
from graph.store import Store
from graph.view import PageView, view

if TYPE_CHECKING:
    import pandas as pd

Day = str | date
Named = str | Node


@dataclass(frozen=True)
class ConflictGraph:
    """The graph that `siraa build` stored: who did what to whom, where, when, and who says so.

    An actor or a place is given by its id, by a name or alias in any spelling, or as one of `actors()` and `places()`;
    UnknownName tells the nearest names, or those that share it. `since` and `until` are dates or texts such as
    `2017-10-17`, `2017-10`, `2017`, both included: a statement is found where all the days that its date may mean lie
    between them, an undated one never. `status` is asserted, negated or hypothetical. QueryError names a value that
    cannot be.
    """

    path: Path
    seeds: Seeds = field(repr=False)
    own_actors: tuple[Path, ...] = field(repr=False)
    nodes: Mapping[str, Node] = field(repr=False)

    @classmethod
    def load(
        cls, path: str | Path = "out", *, seeds: Seeds | None = None, actors: Iterable[Path] = ()
    ) -> "ConflictGraph":
        """The graph in a folder that `siraa build` wrote, or in its store file; StoreError where there is none.

        `seeds` says where the user's own vocabularies are and `actors` are his files of actors, if the graph was built
        with some. What is added to the store later shows after another `load`.
        """
        with Store(Path(path), read_only=True) as store:
            return cls(store.path, seeds or Seeds(), tuple(actors), store.nodes())

    def actor(self, name: Named) -> ActorNode:
        """The actor of that name."""
        id_ = self._id(name, "actor")
        return next(actor for actor in self.actors() if actor.id == id_)

    def place(self, name: Named) -> PlaceNode:
        """The place of that name."""
        id_ = self._id(name, "place")
        return next(place for place in self.places() if place.id == id_)

    def actors(self) -> list[ActorNode]:
        """Every actor that a statement names, those that most of them name first."""
        return [node for node in self.nodes.values() if isinstance(node, ActorNode)]

    def places(self) -> list[PlaceNode]:
        """Every place that a statement names, those that most of them name first."""
        return [node for node in self.nodes.values() if isinstance(node, PlaceNode)]

    def documents(self) -> list[Document]:
        """The documents that were read, by id."""
        return list(self._documents.values())

    def relations(
        self,
        a: Named,
        b: Named | None = None,
        *,
        type: str | None = None,
        since: Day | None = None,
        until: Day | None = None,
        status: str | None = None,
        min_confidence: float | None = None,
        directed: bool = False,
    ) -> Statements:
        """What holds between `a` and `b`, or between `a` and anybody: events and lasting ties that join them.

        Either may be an actor or a place. `directed`: only what `a` does to `b`.
        """
        ends = (self._id(a), None if b is None else self._id(b))
        where = Filter(since=since, until=until, status=status, min_confidence=min_confidence)
        return self.statements(replace(where, ends=ends, directed=directed, type=self._type(type)))

    def events(
        self,
        *,
        type: str | None = None,
        actor: Named | None = None,
        place: Named | None = None,
        since: Day | None = None,
        until: Day | None = None,
        status: str | None = None,
        min_confidence: float | None = None,
    ) -> Statements:
        """The events of a type, that an actor did or suffered, at a place; those that are no edge too."""
        where = Filter(kind="event", since=since, until=until, status=status, min_confidence=min_confidence)
        actor_id = None if actor is None else self._id(actor, "actor")
        place_id = None if place is None else self._id(place, "place")
        return self.statements(replace(where, type=self._type(type), actor=actor_id, place=place_id))

    def statements(self, where: Filter | None = None) -> Statements:
        """The events and relations that meet a `graph.filters.Filter`, or all."""
        with Store(self.path, read_only=True) as store:
            return Statements(store.statements(where), self._documents)

    def to_networkx(self, *, generic: bool = True) -> "nx.MultiDiGraph[str]":
        """The graph that `graph.build.build_graph` describes; without `generic` people at large are left out."""
        return build_graph(self.statements(), generic=generic)

    def to_pandas(self) -> "pd.DataFrame":
        """Every statement as a row; see `Statements.to_pandas`."""
        return self.statements().to_pandas()

    def show(self, path: str | Path | None = None, *, height: int = 720) -> PageView:
        """The interactive page, `height` pixels high in a notebook; it is written to `path` too, where one is given."""
        written = None if path is None else Path(path)
        return view(self.to_networkx(), self._documents, self._catalogue, written, height)

    def _id(self, name: Named, kind: NameKind | None = None) -> str:
        return self._names.find(name if isinstance(name, str) else name.id, kind).id

    def _type(self, name: str | None) -> str | None:
        if name is None:
            return None
        with Store(self.path, read_only=True) as store:
            if not store.has(Filter(type=name.upper())):
                self._ontology.row(name.upper())  # says which types there are, where this is none
        return name.upper()

    @cached_property
    def _documents(self) -> dict[str, Document]:
        with Store(self.path, read_only=True) as store:
            return {document.id: document for document in store.documents()}

    @cached_property
    def _names(self) -> Names:
        return Names(self.nodes, self._catalogue)

    @cached_property
    def _catalogue(self) -> Catalogue:
        return Catalogue.load(self.seeds, self.own_actors)

    @cached_property
    def _ontology(self) -> Ontology:
        return Ontology.load(self.seeds)
