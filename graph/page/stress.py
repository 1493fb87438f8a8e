"""Drawing a graph by stress majorisation (Gansner, Koren and North 2004): nodes stand as far apart as they are in the graph."""

import hashlib

import networkx as nx
import numpy as np
from numpy.typing import NDArray

STEPS = 300  # at most
STILL = 1e-3  # of the largest distance: a step that moves no node further is the last

Points = NDArray[np.float64]


def stress_layout(graph: "nx.Graph[str]", names: list[str]) -> Points:
    """Places of the nodes `names`, in their order, of a connected graph; all within -1 and 1, in x and in y.

    Each node starts at a place made from its name, so that the layout is always the same, and a similar one when the
    graph grows.
    """
    if len(names) == 1:
        return np.zeros((1, 2))
    far = _distances(graph, names)
    weights = 1 / np.where(far > 0, far, np.inf) ** 2
    solve = np.linalg.pinv(_laplacian(weights), hermitian=True)
    points = np.array([start(name) for name in names]) * far.max() / 2
    for _ in range(STEPS):
        apart = np.linalg.norm(points[:, None] - points[None], axis=2)
        pulls = weights * np.divide(far, apart, out=np.zeros_like(far), where=apart > 0)
        moved = solve @ (_laplacian(pulls) @ points)
        step, points = np.abs(moved - points).max(), moved
        if step < STILL * far.max():
            break
    points -= (points.max(axis=0) + points.min(axis=0)) / 2
    return points / np.maximum(np.abs(points).max(axis=0), 1e-9)


def start(name: str) -> Points:
    """A place made from a name alone, within -1 and 1."""
    digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).digest()
    return np.array([int.from_bytes(digest[at : at + 4], "big") / 2**31 - 1 for at in (0, 4)])


def _distances(graph: "nx.Graph[str]", names: list[str]) -> Points:
    """Lengths of the shortest paths. A tie between two hubs is long, so that the middle has room; one to a leaf is short."""
    tied = nx.to_numpy_array(graph, names, weight=None)
    ties = tied.sum(axis=1)
    far = np.where(tied > 0, np.outer(ties, ties) ** 0.25, np.inf)
    np.fill_diagonal(far, 0)
    for between in range(len(names)):
        far = np.minimum(far, far[:, between, None] + far[None, between])
    return far


def _laplacian(weights: Points) -> Points:
    return np.diag(weights.sum(axis=1)) - weights
