"""Setting the parts of a picture beside each other, the small ones into the room that the large ones leave."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from graph.page.stress import Points

ASPECT = 1.6  # width by height of the picture, about that of the canvas on a desk
TRIED = 30  # places in each direction


class Part(NamedTuple):
    """A connected part of the graph, with the centres and sizes of its boxes."""

    names: list[str]
    centres: Points
    sizes: Points

    @property
    def bounds(self) -> tuple[Points, Points]:
        """Its upper left and lower right corner."""
        return (self.centres - self.sizes / 2).min(axis=0), (self.centres + self.sizes / 2).max(axis=0)

    def moved(self, by: Points) -> "Part":
        """The same part elsewhere."""
        return self._replace(centres=self.centres + by)


def arranged(parts: Sequence[Part]) -> list[Part]:
    """The parts moved so that no boxes overlap: each where the picture grows least, and there nearest its middle."""
    done: list[Part] = []
    for part in parts:
        done.append(part.moved(_shift(part, _together(done))) if done else part)
    return done


def _together(parts: Sequence[Part]) -> Part:
    return Part([], np.concatenate([p.centres for p in parts]), np.concatenate([p.sizes for p in parts]))


def _shift(part: Part, picture: Part) -> Points:
    (low, high), (left, right) = picture.bounds, part.bounds
    shifts = np.stack(np.meshgrid(*np.linspace(low - right, high - left, TRIED).T), axis=-1).reshape(-1, 2)
    free = shifts[~_overlaps(part, picture, shifts)]
    grown = np.maximum(high, right + free) - np.minimum(low, left + free)
    from_middle = (left + right + 2 * free - low - high) / (high - low)
    worse = (grown / (ASPECT, 1)).max(axis=1) + 1e-3 * grown.sum(axis=1)
    best = np.lexsort(((from_middle**2).sum(axis=1).round(6), worse.round(6)))
    return np.asarray(free[best[0]])


def _overlaps(part: Part, picture: Part, shifts: Points) -> "np.ndarray[tuple[int], np.dtype[np.bool_]]":
    """Which of the shifts put a box of the part on one of the picture."""
    found = np.zeros(len(shifts), dtype=np.bool_)
    for centre, size in zip(part.centres, part.sizes, strict=True):
        between = np.abs(centre + shifts[:, None] - picture.centres[None])
        found |= (between < (size + picture.sizes) / 2).all(axis=2).any(axis=1)
    return found
