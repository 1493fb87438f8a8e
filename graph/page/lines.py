"""The lines of the picture: one for each from, type and to, with its statements, and how far it bends."""

from collections import defaultdict
from dataclasses import dataclass

import networkx as nx

BEND = 0.2  # of the distance of its ends, between two lines side by side
MOST = 0.75  # how far a line may bend at most


@dataclass(frozen=True, slots=True)
class Line:
    """All statements of one type from one node to another; `curve` is how far it bends, clockwise from its tail."""

    tail: str
    head: str
    type: str
    statements: tuple[str, ...]
    curve: float


def lines(graph: "nx.MultiDiGraph[str]") -> list[Line]:
    """The lines of a graph that `build_graph` made, those with most statements first."""
    groups: defaultdict[tuple[str, str, str], list[str]] = defaultdict(list)
    for tail, head, key, type_ in graph.edges(keys=True, data="type"):
        groups[tail, head, type_].append(key)
    ordered = sorted(groups, key=lambda group: (-len(groups[group]), group))
    curves = _curves(ordered)
    return [Line(*group, tuple(sorted(groups[group])), curves[group]) for group in ordered]


def _curves(groups: list[tuple[str, str, str]]) -> dict[tuple[str, str, str], float]:
    """Lines between the same two nodes fan out: to both sides where all go one way, each way on its own side if not."""
    between: defaultdict[frozenset[str], list[tuple[str, str, str]]] = defaultdict(list)
    for group in groups:
        between[frozenset(group[:2])].append(group)
    curves = {}
    for side_by_side in between.values():
        tails = [tail for tail, _, _ in side_by_side]
        one_way = len(set(tails)) == 1
        places = [_fan(n) if one_way else tails[:n].count(tail) + 0.5 for n, tail in enumerate(tails)]
        bend = min(BEND, MOST / max(1, *map(abs, places)))
        curves.update({group: round(bend * place, 3) for group, place in zip(side_by_side, places, strict=True)})
    return curves


def _fan(number: int) -> int:
    """0, 1, -1, 2, -2, …"""
    return (number + 1) // 2 * (1 if number % 2 else -1)
