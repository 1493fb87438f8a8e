"""Asking the graph: the entrance for notebooks."""

from dataclasses import dataclass, replace
from itertools import chain, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, overload

import networkx as nx

from graph import answers
from graph.answers.comparison import Profile
from graph.answers.path import shortest
from graph.build import build_graph
from graph.control import History, Period
from graph.control.history import history
from graph.control.signs import TYPES
from graph.errors import QueryError, UnknownName
from graph.filters import Filter
from graph.incidents import Incident
from graph.lookup import Lookup, Unit
from graph.records import Event
from graph.statements import Statements
from graph.store import Store
from graph.stored import Day, Named, StoredGraph
from graph.view import PageView, page_graph, view

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class ConflictGraph(StoredGraph):
    """The graph that `siraa build` stored: who did what to whom, where, when, and who says so.

    An actor or a place is given by its id, by a name or alias in any spelling, or as one of `actors()` and `places()`;
    UnknownName tells the nearest names, or those that share it. `since` and `until` are dates or texts such as
    `2017-10-17`, `2017-10`, `2017`, both included: a statement is found where all the days that its date may mean lie
    between them, an undated one never. `status` is asserted, negated or hypothetical. QueryError names a value that
    cannot be.

    Every answer has `evidence()`, the sentences behind it, and `to_pandas()`, and shows itself in a notebook.
    """

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
        where = self._filter(type, since, until, status, min_confidence)
        return self.statements(replace(where, ends=ends, directed=directed))

    def events(
        self,
        *,
        type: str | None = None,
        actor: Named | None = None,
        place: Named | None = None,
        claimed_by: Named | None = None,
        since: Day | None = None,
        until: Day | None = None,
        status: str | None = None,
        min_confidence: float | None = None,
    ) -> Statements:
        """The events of a type, that an actor did, suffered or claims, at a place; those that are no edge too."""
        return self.statements(self._events(type, actor, place, claimed_by, since, until, status, min_confidence))

    def incidents(
        self,
        *,
        type: str | None = None,
        actor: Named | None = None,
        place: Named | None = None,
        claimed_by: Named | None = None,
        since: Day | None = None,
        until: Day | None = None,
        status: str | None = None,
        min_confidence: float | None = None,
    ) -> answers.Incidents:
        """The incidents of which any report is one of these events, each with all its reports."""
        where = self._events(type, actor, place, claimed_by, since, until, status, min_confidence)
        with Store(self.file, read_only=True) as store:
            return answers.Incidents(store.incidents(where))

    def neighbors(
        self,
        a: Named,
        *,
        type: str | None = None,
        since: Day | None = None,
        until: Day | None = None,
        status: str | None = None,
        min_confidence: float | None = None,
    ) -> answers.Neighbors:
        """The actors and places that a statement joins with `a`, whoever acts; those with most statements first."""
        node = self._node(a)
        where = self._filter(type, since, until, status, min_confidence)
        with Lookup(self.file) as lookup:
            beside = lookup.beside(node.id, where)
        found = (answers.Neighbor(self.nodes[id_], types) for id_, types in beside.items())
        return answers.Neighbors(node, found, lambda: self.statements(replace(where, ends=(node.id, None))))

    def path(
        self,
        a: Named,
        b: Named,
        *,
        type: str | None = None,
        since: Day | None = None,
        until: Day | None = None,
        status: str | None = None,
        min_confidence: float | None = None,
    ) -> answers.Path:
        """The shortest way from `a` to `b` along statements, whoever acts, by those of most statements.

        It does not lead through people at large, such as civilians. Where there is none, it has no steps.
        """
        start, end = self._id(a), self._id(b)
        where = self._filter(type, since, until, status, min_confidence)
        generic = (node.id for node in self.nodes.values() if node.generic)
        with Lookup(self.file) as lookup:
            way = shortest(start, end, lambda id_: lookup.beside(id_, where), generic)
        steps = (self.statements(replace(where, ends=pair)) for pair in pairwise(way))
        return answers.Path(tuple(self.nodes[id_] for id_ in way), tuple(steps))

    def timeline(
        self,
        a: Named | None = None,
        b: Named | None = None,
        *,
        unit: Unit = "month",
        type: str | None = None,
        since: Day | None = None,
        until: Day | None = None,
        status: str | None = None,
        min_confidence: float | None = None,
    ) -> answers.Timeline:
        """How many statements there are by day, month or year: all, those that name `a`, or those that join it and `b`.

        `a` may be an actor, who acts or is acted on, or a place, where it happened or what is held.
        """
        where = replace(self._filter(type, since, until, status, min_confidence), **self._about(a, b))
        with Lookup(self.file) as lookup:
            return answers.Timeline(lookup.dates(where, unit), unit, lambda: self.statements(where))

    @overload
    def control(self, place: Named, day: None = None, *, min_confidence: float | None = None) -> History: ...
    @overload
    def control(self, place: Named, day: Day, *, min_confidence: float | None = None) -> Period: ...
    def control(self, place: Named, day: Day | None = None, *, min_confidence: float | None = None) -> History | Period:
        """Who held a place on a day, since when, and on which evidence; without a day, its whole history.

        The rules are those of `graph.control.History`. The state is held, contested or unknown. A town is not its
        governorate: only what is said of this very place counts.
        """
        node = self.place(place)
        types = (*TYPES, "ASSAULT")
        parts = [self.statements(Filter(place=node.id, type=name, min_confidence=min_confidence)) for name in types]
        documents = {id_: document for part in parts for id_, document in part.documents.items()}
        told = history(node, chain.from_iterable(parts), documents, self.actor, self.vocabulary.side)
        return told if day is None else told.at(day)

    def claims(self, event: Event | str) -> answers.Claims:
        """What each report says of an event, side by side; the event may be given by its id.

        Reports of one event are those that `siraa build` merged. One that is not merged, such as what is only planned,
        stands alone. UnknownName where no event has that id.
        """
        with Store(self.file, read_only=True) as store:
            try:
                return answers.Claims(store.incident(event if isinstance(event, str) else event.id))
            except UnknownName:
                if isinstance(event, str):
                    raise
            documents = {document.id: document for document in store.documents([event.doc])}
            return answers.Claims(Incident.of([event], documents, {}))

    def compare(self, a: Named, b: Named) -> answers.Comparison:
        """Two actors side by side: what each does, to whom, where, what it suffers, and who says so."""
        return answers.Comparison(self._profile(a), self._profile(b))

    def to_networkx(self, *, generic: bool = True) -> "nx.MultiDiGraph[str]":
        """The graph that `graph.build.build_graph` describes; without `generic` people at large are left out."""
        return build_graph(self.statements(), generic=generic)

    def to_pandas(self) -> "pd.DataFrame":
        """Every statement as a row; see `Statements.to_pandas`."""
        return self.statements().to_pandas()

    def show(self, path: str | Path | None = None, *, height: int = 720) -> PageView:
        """The interactive page, `height` pixels high in a notebook; it is written to `path` too, where one is given."""
        written = None if path is None else Path(path)
        if self.since or self.until:
            found = self.statements()
            graph, beyond, documents = build_graph(found), 0, found.documents
        else:
            with Store(self.file, read_only=True) as store:
                graph, beyond = page_graph(store)
                documents = {document.id: document for document in store.documents()}
        catalogue = self.vocabulary.catalogue
        return view(graph, documents, catalogue, beyond=beyond, path=written, height=height)

    def _events(
        self,
        type: str | None,
        actor: Named | None,
        place: Named | None,
        claimed_by: Named | None,
        *when: Any,
    ) -> Filter:
        actor_id, claimant = (None if name is None else self._id(name, "actor") for name in (actor, claimed_by))
        place_id = None if place is None else self._id(place, "place")
        where = self._filter(type, *when)
        return replace(where, kind="event", actor=actor_id, place=place_id, claimant=claimant)

    def _profile(self, name: Named) -> Profile:
        actor = self.actor(name)
        return Profile(
            actor,
            does=self.statements(Filter(does=actor.id)),
            suffers=self.statements(Filter(suffers=actor.id)),
            says=self.statements(Filter(claimant=actor.id)),
            claimed=self.statements(Filter(does=actor.id, claimed=True)),
        )

    def _about(self, a: Named | None, b: Named | None) -> dict[str, Any]:
        if a is None:
            if b is not None:
                raise QueryError(f"b={b!r} is given, but not a. Give one name as a, or both.")
            return {}
        node = self._node(a)
        return {node.node_kind: node.id} if b is None else {"ends": (node.id, self._id(b))}
