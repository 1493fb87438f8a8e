"""What a statement names, and which edges of the graph it is."""

from collections.abc import Iterator
from itertools import product
from typing import Literal, NamedTuple

from graph.records import ActorMention, Event, PlaceMention, Relation

Role = Literal["source", "target", "place", "subject", "object", "claimant"]
EdgeRole = Literal["source-target", "source-place", "target-place", "subject-object"]
Mention = ActorMention | PlaceMention


class Edge(NamedTuple):
    """An edge: the ids of the nodes that it leaves and enters, and what they are in the statement."""

    tail: str
    head: str
    role: EdgeRole


def participants(statement: Event | Relation) -> Iterator[tuple[Role, Mention]]:
    """Every actor and place that a statement names, with its role; the claimants too, who only say it."""
    roles: tuple[tuple[Role, tuple[Mention, ...]], ...]
    if isinstance(statement, Event):
        roles = (("source", statement.sources), ("target", statement.targets), ("place", statement.places))
    else:
        roles = (("subject", (statement.subject,)), ("object", (statement.object,)))
    for role, mentions in (*roles, ("claimant", statement.claimed_by)):
        for mention in mentions:
            yield role, mention


def edges(statement: Event | Relation) -> Iterator[Edge]:
    """The edges of a statement, each once.

    An event runs from each source to each target; where one side is missing, from the actor there is to each place. One
    that has a single end has no edge. A relation runs from its subject to its object.
    """
    yield from dict.fromkeys(_edges(statement))


def _edges(statement: Event | Relation) -> Iterator[Edge]:
    if isinstance(statement, Relation):
        yield Edge(statement.subject.id, statement.object.id, "subject-object")
    elif statement.sources and statement.targets:
        yield from _pairs(statement.sources, statement.targets, "source-target")
    elif statement.sources:
        yield from _pairs(statement.sources, statement.places, "source-place")
    else:
        yield from _pairs(statement.targets, statement.places, "target-place")


def _pairs(tails: tuple[ActorMention, ...], heads: tuple[Mention, ...], role: EdgeRole) -> Iterator[Edge]:
    for tail, head in product(tails, heads):
        yield Edge(tail.id, head.id, role)
