"""The nodes of the picture: their captions, sizes and places, and which of them are drawn at first."""

from collections import defaultdict
from collections.abc import Collection
from itertools import combinations
from math import ceil, sqrt
from typing import Any

import networkx as nx

from graph.catalogue import Catalogue
from graph.edges import participants
from graph.folding import fold_words
from graph.page.layout import Box, beside, positions
from graph.records import Event, Relation

DRAWN = 150  # nodes at first: no one reads more of them at once
CAPTION = {"letters": 20, "rows": 2}
"""The most letters in a row of a caption and the most rows: scripts/captions.js wraps names so."""
LETTER, LEADING = 7.6, 18.0  # mean width of a letter and height of a line, in pixels
SMALLEST, LARGEST = 8.0, 22.0  # radius, in pixels


def nodes(graph: "nx.MultiDiGraph[str]", catalogue: Catalogue | None = None) -> list[dict[str, Any]]:
    """The nodes in the order of the graph; `catalogue` has other names of theirs.

    Each has `key`, its names `name_ar` and `name`, `kind` (of the actor, or `place`), of a place its `precision` and
    `point` (longitude and latitude in degrees, None where unknown), `mentions`, `aliases` (other names, of texts and
    catalogue), `size` (radius), its place `x`, `y`, and `drawn`: True if it is among the weightiest, which are
    shown at first, else None.
    """
    statements = list({data["statement"].id: data["statement"] for _, _, data in graph.edges(data=True)}.values())
    aliases = _aliases(statements)
    if catalogue:
        for id_ in graph:
            aliases[id_].update(catalogue.aliases(id_))
    most = max((data["mentions"] for _, data in graph.nodes(data=True)), default=0)
    found = {id_: _node(id_, data, most, aliases[id_]) for id_, data in graph.nodes(data=True)}
    drawn = set(sorted(found, key=lambda id_: (-found[id_]["mentions"], id_))[:DRAWN])
    ties = _ties(graph, statements)
    boxes = {id_: _box(found[id_]) for id_ in drawn}
    places = positions(ties.subgraph(drawn).copy(), boxes, _compass(graph))
    places |= beside(ties, places)
    for id_, node in found.items():
        node["x"], node["y"] = places[id_]
        node["drawn"] = id_ in drawn or None
    return list(found.values())


def _node(id_: str, data: dict[str, Any], most: int, aliases: Collection[str]) -> dict[str, Any]:
    is_place = data["node_kind"] == "place"
    weight = sqrt(data["mentions"] / most) if most else 0.0
    return {
        "key": id_,
        "name_ar": data["name_ar"],
        "name": data["name"],
        "kind": "place" if is_place else data["kind"],
        "precision": data["kind"] if is_place else None,
        "point": _point(data) if is_place else None,
        "mentions": data["mentions"],
        "aliases": _spelt_apart(aliases, data["name_ar"], data["name"]),
        "size": round(SMALLEST + (LARGEST - SMALLEST) * weight, 1),
    }


def _point(data: dict[str, Any]) -> list[float] | None:
    known = data["lon"] is not None and data["lat"] is not None
    return [round(data["lon"], 4), round(data["lat"], 4)] if known else None


def _box(node: dict[str, Any]) -> Box:
    """The room for a node with its caption, in either language, wherever its name is wrapped."""
    longest = max(len(node["name_ar"]), len(node["name"]), 1)
    widest = min(longest, CAPTION["letters"])
    rows = min(ceil(longest / CAPTION["letters"]), CAPTION["rows"])
    return Box(max(widest * LETTER, 2 * node["size"]), node["size"], node["size"] + rows * LEADING)


def _compass(graph: "nx.MultiDiGraph[str]") -> dict[str, tuple[float, float]]:
    """True places, so that the picture has its north at the top as far as it can: degrees will do for turning it."""
    located = ((id_, data.get("lon"), data.get("lat")) for id_, data in graph.nodes(data=True))
    return {id_: (lon, -lat) for id_, lon, lat in located if lon is not None and lat is not None}


def _spelt_apart(aliases: Collection[str], *names: str) -> list[str]:
    """The aliases that fold to neither the names nor each other: the search takes all spellings of one for the same."""
    by_key = {fold_words(alias): alias for alias in sorted(aliases, reverse=True)}
    return sorted(by_key[key] for key in by_key.keys() - {fold_words(name) for name in names})


def _aliases(statements: Collection[Event | Relation]) -> defaultdict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for statement in statements:
        for _, mention in participants(statement):
            found[mention.id].add(mention.text)
    return found


def _ties(graph: "nx.MultiDiGraph[str]", statements: Collection[Event | Relation]) -> "nx.Graph[str]":
    """Which nodes belong near each other: those that one statement names, in whatever role."""
    ties: nx.Graph[str] = nx.Graph()
    ties.add_nodes_from(graph)
    drawn = set(graph)
    for statement in statements:
        named = {mention.id for _, mention in participants(statement)} & drawn
        ties.add_edges_from(combinations(sorted(named), 2))
    return ties
