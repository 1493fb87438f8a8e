"""Making corrections in the words of an analyst: names in any spelling, statements by their id."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from typing import Any

from graph.catalogue import Catalogue, NameKind
from graph.corrections import (
    Actor,
    ActorChanged,
    Correction,
    Joined,
    Place,
    PlaceChanged,
    Rejected,
    Separated,
    Split,
    Statement,
    Target,
    TypeChanged,
    corrected,
)
from graph.edges import participants
from graph.errors import QueryError, UnknownName
from graph.names import Names
from graph.nodes import ActorNode, Node
from graph.ontology import Ontology
from graph.records import Codes, Event
from graph.store import Store


@dataclass(frozen=True)
class Corrector:
    """Corrects the statements of a store, and says who did it (`by`).

    Each method makes a correction and returns it. A statement is given by its id, an actor or place by its id or name.
    What comes in the place of another is one that the graph names or that the catalogue knows. UnknownName tells the
    nearest names, QueryError what would change nothing.
    """

    store: Store
    catalogue: Catalogue
    ontology: Ontology
    by: str

    def reject(self, statement: str, why: str = "") -> Correction:
        """Take a statement out of the graph."""
        return self._make(Rejected(**self._made(why), target=Target.of(self.store.read(statement))))

    def actor(self, statement: str, old: str, new: str, why: str = "") -> Correction:
        """In a statement, `old` is `new`."""
        read, actor = self._named(statement, old, "actor")
        return self._make(ActorChanged(**self._made(why), target=Target.of(read), actor=actor, to=self._actor(new)))

    def place(self, statement: str, old: str, new: str, why: str = "") -> Correction:
        """In a statement, the place `old` is `new`."""
        read, place = self._named(statement, old, "place")
        return self._make(PlaceChanged(**self._made(why), target=Target.of(read), place=place, to=self._place(new)))

    def type(self, statement: str, to: str, why: str = "") -> Correction:
        """A statement is of another type: an event of another type of event, a relation of another relation."""
        read, name = self.store.read(statement), to.upper()
        row = self.ontology.row(name)
        if row.kind != read.kind:
            raise QueryError(f"statement {statement} is one of kind {read.kind}, and {name} is a type of {row.kind}.")
        by_state = isinstance(read, Event) and any(actor.kind == "state" for actor in read.sources)
        codes = self.ontology.codes(name, by_state=by_state) if isinstance(read, Event) else Codes()
        return self._make(TypeChanged(**self._made(why), target=Target.of(read), to=name, codes=codes))

    def separate(self, *statements: str, why: str = "") -> list[Correction]:
        """Each of these statements tells of an incident of its own; all of that is kept, or none."""
        targets = [Target.of(self.store.read(statement)) for statement in statements]
        made: list[Correction] = [Separated(**self._made(why), target=target) for target in targets]
        self.store.correct(*made)
        return made

    def join(self, actor: str, into: str, why: str = "") -> Correction:
        """`actor` is `into`, wherever it is named."""
        return self._make(Joined(**self._made(why), actor=self.find(actor).id, to=self._actor(into)))

    def split(self, actor: str, text: str, into: str | Actor, why: str = "") -> Correction:
        """Where `actor` is written as `text`, it is `into`; an `Actor` may be one that nothing names yet."""
        to = into if isinstance(into, Actor) else self._actor(into)
        return self._make(Split(**self._made(why), actor=self.find(actor).id, text=text, to=to))

    def find(self, actor: str) -> ActorNode:
        """The actor of the graph that an id or a name means."""
        found = self._names.find(actor, "actor")
        assert isinstance(found, ActorNode)
        return found

    def _make(self, correction: Correction) -> Correction:
        self.store.correct(correction)
        return correction

    def _made(self, why: str) -> dict[str, Any]:
        return {"id": secrets.token_hex(4), "when": datetime.now(UTC), "by": self.by, "why": why}

    @cached_property
    def _nodes(self) -> Mapping[str, Node]:
        return self.store.nodes()

    @cached_property
    def _names(self) -> Names:
        return Names(self._nodes, self.catalogue)

    def _named(self, statement: str, name: str, kind: NameKind) -> tuple[Statement, str]:
        """The statement as it was read, and the id of what it names so after the corrections made before."""
        read = self.store.read(statement)
        now, _ = corrected(read, self.store.corrections())
        mentions = {mention.id: mention for _, mention in participants(now or read)}
        found = name if name in mentions else self._names.find(name, kind).id
        if found not in mentions:
            named = ", ".join(f"{id_} ({mention.name_ar})" for id_, mention in mentions.items()) or "nobody"
            raise UnknownName(f"statement {statement} does not name {name!r}. It names: {named}.")
        return read, found

    def _actor(self, name: str) -> Actor:
        try:
            node = self.find(name)
        except UnknownName:
            row = self.catalogue.actor(name)
            fields = row.model_dump(include={"id", "name_ar", "kind", "cameo"})
            return Actor(**fields, name=row.name_en)
        return Actor.model_validate(node.model_dump())

    def _place(self, name: str) -> Place:
        try:
            node = self._names.find(name, "place")
        except UnknownName:
            row = self.catalogue.place(name)
            fields = row.model_dump(include={"id", "name_ar", "country", "lat", "lon", "precision"})
            return Place(**fields, name=row.name_en)
        return Place.model_validate(node.model_dump() | {"precision": node.kind})
