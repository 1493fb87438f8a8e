"""Drawing a graph by stress majorisation (Gansner, Koren and North 2004): distances as in the graph."""

import hashlib
from collections.abc import Mapping

import networkx as nx
import numpy as np
from numpy.typing import NDArray

STEPS = 300  # at most
STILL = 1e-3  # of the largest distance: a step that moves no node further is the last
APART = 0.05  # of the mean distance: how far nodes of the same distances to all others start from each other

Points = NDArray[np.float64]


def stress_layout(graph: "nx.Graph[str]", names: list[str], compass: Mapping[str, tuple[float, float]]) -> Points:
    """Places of the nodes `names`, in their order, of a connected graph; all within -1 and 1, in x and in y.

    The same graph is always drawn the same, and one that grew in a similar way: nodes start at the best flat picture of
    their distances (classical scaling), turned to agree with the places of the nodes that `compass` knows.
    """
    if len(names) == 1:
        return np.zeros((1, 2))
    far = _distances(graph, names)
    points = _majorised(_turned(_scaled(far), _bearings(far, names, compass)) + _apart(far, names), far)
    points -= (points.max(axis=0) + points.min(axis=0)) / 2
    return np.asarray(points / np.maximum(np.abs(points).max(axis=0), 1e-9))


def start(name: str) -> Points:
    """A place made from a name alone, within -1 and 1."""
    digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).digest()
    return np.array([int.from_bytes(digest[at : at + 4], "big") / 2**31 - 1 for at in (0, 4)])


def _distances(graph: "nx.Graph[str]", names: list[str]) -> Points:
    """Lengths of the shortest paths. A tie of two hubs is long, so that the middle has room; one to a leaf is short."""
    tied = nx.to_numpy_array(graph, names, weight=None)
    ties = tied.sum(axis=1)
    far = np.where(tied > 0, np.outer(ties, ties) ** 0.25, np.inf)
    np.fill_diagonal(far, 0)
    for between in range(len(names)):
        far = np.minimum(far, far[:, between, None] + far[None, between])
    return far


def _majorised(points: Points, far: Points) -> Points:
    """The points moved until the distances between them agree with `far` as well as they can nearby."""
    weights = 1 / np.where(far > 0, far, np.inf) ** 2
    solve = np.linalg.pinv(_laplacian(weights), hermitian=True)
    for _ in range(STEPS):
        apart = np.linalg.norm(points[:, None] - points[None], axis=2)
        pulls = weights * np.divide(far, apart, out=np.zeros_like(far), where=apart > 0)
        moved = solve @ (_laplacian(pulls) @ points)
        step, points = np.abs(moved - points).max(), moved
        if step < STILL * far.max():
            break
    return points


def _laplacian(weights: Points) -> Points:
    return np.asarray(np.diag(weights.sum(axis=1)) - weights)


def _scaled(far: Points) -> Points:
    """Classical scaling: the two main axes of the points that have the distances `far`."""
    centring = np.eye(len(far)) - 1 / len(far)
    values, vectors = np.linalg.eigh(-centring @ far**2 @ centring / 2)
    return np.asarray(vectors[:, -2:] * np.sqrt(np.maximum(values[-2:], 0)))


def _bearings(far: Points, names: list[str], compass: Mapping[str, tuple[float, float]]) -> Points:
    """Where each node would be on the compass: near the nodes that it knows, the nearer these, the more so."""
    known = [number for number, name in enumerate(names) if name in compass]
    if not known:
        return np.array([start(name) for name in names])
    places = np.array([compass[names[number]] for number in known])
    pull = 1 / np.maximum(far[:, known], far[far > 0].min() / 10) ** 4
    return np.asarray(pull @ places / pull.sum(axis=1, keepdims=True))


def _turned(points: Points, towards: Points) -> Points:
    """The points turned, and mirrored if need be, to agree with others as well as they can (Procrustes)."""
    left, _, right = np.linalg.svd(points.T @ (towards - towards.mean(axis=0)))
    return np.asarray(points @ left @ right)


def _apart(far: Points, names: list[str]) -> Points:
    return np.asarray(np.array([start(name) for name in names]) * far.mean() * APART)
