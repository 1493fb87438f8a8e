"""From statements to a networkx graph, and from that to one line per (from, type, to)."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from math import fsum
from typing import Any

import networkx as nx

from graph.dates import first_day, last_day
from graph.edges import edges, participants
from graph.nodes import Node, nodes
from graph.records import Event, Relation


def build_graph(
    statements: Iterable[Event | Relation], *, generic: bool = True, known: Mapping[str, Node] | None = None
) -> "nx.MultiDiGraph[str]":
    """The graph of actors and places that statements name.

    Every actor and place that a statement names is a node, those without an edge too: `node_kind` (actor or place),
    `name`, `name_ar`, `kind` (of the actor, or precision of the place), `generic`, `mentions` (statements that name
    it), and for places `country`, `lat` and `lon`. Which edges a statement is says `graph.edges.edges`; the key of an
    edge is the statement's id, and it carries `statement` (the record), `type`, `status`, `confidence`, `date` (as a
    text, or None) and `role`. Without `generic`, nodes that stand for people at large are left out. Where the
    statements are but a part of all, `known` are the nodes as all of them tell. The order of the statements does not
    matter.
    """
    given = tuple(statements)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in (nodes(given) if known is None else _named(given, known)).values():
        if generic or not node.generic:
            graph.add_node(node.id, **node.model_dump(exclude={"id"}), generic=node.generic)
    for statement in given:
        for tail, head, role in edges(statement):
            if tail in graph and head in graph:
                graph.add_edge(tail, head, key=statement.id, **_attributes(statement), role=role)
    return graph


def _named(statements: Iterable[Event | Relation], known: Mapping[str, Node]) -> dict[str, Node]:
    """Those of the known nodes that statements name, by id."""
    return {mention.id: known[mention.id] for s in statements for _, mention in participants(s)}


def _attributes(statement: Event | Relation) -> dict[str, Any]:
    return {
        "statement": statement,
        "type": statement.type,
        "status": statement.status,
        "confidence": statement.confidence,
        "date": statement.date.value if statement.date else None,
    }


def aggregate(graph: "nx.MultiDiGraph[str]") -> "nx.MultiDiGraph[str]":
    """One edge per (from, type, to) of a graph that `build_graph` made; the key is the type.

    An edge carries `type`, `count` (of statements), `statuses` (how many have each), `first_date` and `last_date` (as
    texts, None where all are undated), `mean_confidence` and `max_confidence`. The nodes stay as they are.
    """
    groups: defaultdict[tuple[str, str, str], list[Event | Relation]] = defaultdict(list)
    for tail, head, data in graph.edges(data=True):
        groups[tail, head, data["type"]].append(data["statement"])
    lines: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    lines.add_nodes_from(graph.nodes(data=True))
    for (tail, head, type_), statements in groups.items():
        lines.add_edge(tail, head, key=type_, type=type_, **_summary(statements))
    return lines


def _summary(statements: list[Event | Relation]) -> dict[str, Any]:
    dates = [part for s in statements if s.date for part in s.date.value.split("/")]
    confidences = [statement.confidence for statement in statements]
    return {
        "count": len(statements),
        "statuses": dict(Counter(statement.status for statement in statements)),
        "first_date": min(dates, key=lambda date: (first_day(date), date), default=None),
        "last_date": max(dates, key=lambda date: (last_day(date), date), default=None),
        "mean_confidence": fsum(confidences) / len(confidences),
        "max_confidence": max(confidences),
    }
