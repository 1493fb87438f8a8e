"""Where the nodes stand: computed here, so that the page shows its first picture at once, and always the same.

The unit is a pixel of the page at its natural scale; x grows to the right, y downwards.
"""

from collections.abc import Mapping
from typing import NamedTuple

import networkx as nx
import numpy as np

from graph.page.parts import ASPECT, Part, arranged
from graph.page.stress import Points, start, stress_layout

ROOM = 1.7  # area of the picture by that of its boxes
SLACK = 1.25  # size of a box by what it holds: captions keep their size where the picture is made smaller to fit
BESIDE = 120.0  # pixels at most, in x and in y, between a node that was not laid out and its neighbours
GROWTH = 1.004  # by which the picture grows at each step as long as boxes overlap


class Box(NamedTuple):
    """The room of a node and its caption: `width` around its centre, `above` and `below` it, in pixels."""

    width: float
    above: float
    below: float


def positions(
    graph: "nx.Graph[str]", boxes: Mapping[str, Box], compass: Mapping[str, tuple[float, float]]
) -> dict[str, tuple[int, int]]:
    """A place for each node of an undirected graph, so that no two boxes overlap.

    Each connected part is laid out on its own, the largest on top, and turned to agree with `compass`: true places of
    some nodes, x to the east, y to the south. The same graph gives the same picture, one that grew a similar one.
    """
    parts = [_part(graph, sorted(names), boxes, compass) for names in nx.connected_components(graph)]
    parts.sort(key=lambda part: (-len(part.names), part.names))
    placed = {name: centre for part in arranged(parts) for name, centre in zip(part.names, part.centres, strict=True)}
    return {name: _node_position(placed[name], boxes[name]) for name in graph}


def beside(graph: "nx.Graph[str]", placed: Mapping[str, tuple[int, int]]) -> dict[str, tuple[int, int]]:
    """A place for every node that has none: about its neighbours that have one, in a direction made from its name."""
    middle = np.mean(list(placed.values()), axis=0) if placed else np.zeros(2)
    found = {}
    for name in graph.nodes - placed.keys():
        near = [placed[neighbour] for neighbour in graph[name] if neighbour in placed]
        x, y = (np.mean(near, axis=0) if near else middle) + start(name) * BESIDE
        found[name] = round(float(x)), round(float(y))
    return found


def _part(
    graph: "nx.Graph[str]",
    names: list[str],
    boxes: Mapping[str, Box],
    compass: Mapping[str, tuple[float, float]],
) -> Part:
    sizes = np.array([(boxes[name].width, boxes[name].above + boxes[name].below) for name in names]) * SLACK
    area = sizes.prod(axis=1).sum() * (ROOM if len(names) > 1 else 1)
    extent = np.sqrt(area * np.array([ASPECT, 1 / ASPECT]))
    centres = separate(stress_layout(graph, names, compass) * extent / 2, sizes)
    return Part(names, centres, sizes)


def separate(centres: Points, sizes: Points) -> Points:
    """The centres moved apart until no two boxes overlap: pairs along their shorter overlap, while the whole grows."""
    room = (sizes[:, None] + sizes[None]) / 2
    earlier = np.sign(np.subtract.outer(np.arange(len(sizes)), np.arange(len(sizes))))  # parts boxes at one place
    while True:
        between = centres[:, None] - centres[None]
        overlap = room - np.abs(between)
        touching = (overlap > 0).all(axis=2) & (earlier != 0)
        if not touching.any():
            return centres
        direction = np.where(between == 0, earlier[..., None], np.sign(between))
        shorter = overlap == overlap.min(axis=2, keepdims=True)
        push = np.where(touching[..., None] & shorter, overlap * direction, 0).sum(axis=1)
        centres = (centres + push / 3) * GROWTH


def _node_position(centre: Points, box: Box) -> tuple[int, int]:
    """A node stands above the middle of its box, which has the caption below it."""
    return round(float(centre[0])), round(float(centre[1]) + (box.above - box.below) / 2)
