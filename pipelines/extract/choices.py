"""Which mentions have the roles of an event: who did it to whom, where, when, and who says so.

A role is a choice among its options and that it stays empty: the model gives each a share, and the shares add up to 1.
Mentions of one actor, place or day put theirs together.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from graph.records import ActorMention, DateMention, PlaceMention
from pipelines.extract.arguments import actor_options, date_options, place_options, speaker_options
from pipelines.extract.classifier import Classifier, softmax
from pipelines.extract.features import none_features
from pipelines.extract.observation import Observation
from pipelines.extract.scene import Candidate, Scene

SIDES = ("source", "target")
"""The roles that are chosen together, as nobody is both; in the order of the classes of their model."""

EMPTY = {"role": 0.5, "claim": 0.7, "place": 0.5, "date": 0.5}
"""What the share of an empty role counts, by model: less than 1, as a reader misses what is left out."""

FURTHER = {"role": 0.15, "claim": 0.25, "place": 0.25}
"""The share from which a mention has a role beside the likeliest one.

All were chosen on a third of the annotated articles, with models of the others.
"""

T = TypeVar("T", ActorMention, PlaceMention, DateMention)
Named = TypeVar("Named", ActorMention, PlaceMention)


@dataclass(frozen=True, slots=True)
class Shared(Generic[T]):
    """A mention and the share of a role that it and the other mentions of the same have."""

    mention: T
    share: float


Sides = list[list[Shared[ActorMention]]]


class Chooser:
    """Chooses who and what has the roles of a trigger that was read as an event of type `label`."""

    def __init__(self, models: Mapping[str, Classifier]) -> None:
        self._models = models

    def sides(
        self, scene: Scene, candidate: Candidate, label: str
    ) -> tuple[tuple[ActorMention, ...], tuple[ActorMention, ...]]:
        """Sources and targets: the likeliest pair of two actors, or of one and none, and those likely beside them."""
        options = list(actor_options(scene, candidate, label))
        if not options:
            return (), ()
        shares = self._shares("role", scene, candidate, label, [option.observation for option in options])
        mentions = [option.mention for option in options]
        sides = [_together(mentions, [m.id for m in mentions], shares[1:, side]) for side in range(len(SIDES))]
        best = _best_pair(EMPTY["role"] * shares[0], sides)
        found = [
            [i for i in range(len(sides[side])) if i == best[side] or self._beside(i, side, best, sides)]
            if best[side] is not None
            else []
            for side in range(len(SIDES))
        ]
        sources, targets = (tuple(_scored(sides[side][i]) for i in chosen) for side, chosen in enumerate(found))
        return sources, targets

    def _beside(self, i: int, side: int, best: tuple[int | None, int | None], sides: Sides) -> bool:
        """Whether an actor stands beside the likeliest one of a side; the likeliest of the other side does not."""
        own, other = sides[side][i].share, sides[1 - side][i].share
        return i not in best and own >= FURTHER["role"] and own > other

    def places(self, scene: Scene, candidate: Candidate, label: str) -> tuple[PlaceMention, ...]:
        """Where it happened."""
        options = list(place_options(scene, candidate, label))
        observed = [option.observation for option in options]
        return self._several("place", scene, candidate, label, observed, [o.mention for o in options])

    def speakers(self, scene: Scene, candidate: Candidate, label: str) -> tuple[ActorMention, ...]:
        """Who says that it happened."""
        options = list(speaker_options(scene, candidate, label))
        observed = [option.observation for option in options]
        return self._several("claim", scene, candidate, label, observed, [o.mention for o in options])

    def date(self, scene: Scene, candidate: Candidate, label: str) -> DateMention | None:
        """When it happened."""
        options = list(date_options(scene, candidate, label))
        if not options:
            return None
        none, *shares = self._shares("date", scene, candidate, label, [observed for _, observed in options])[:, 0]
        days = _together([day for day, _ in options], [day.value for day, _ in options], shares)
        likeliest = max(days, key=lambda day: day.share)
        return likeliest.mention if likeliest.share >= EMPTY["date"] * none else None

    def _several(
        self,
        model: str,
        scene: Scene,
        candidate: Candidate,
        label: str,
        observed: list[Observation],
        mentions: list[Named],
    ) -> tuple[Named, ...]:
        """The likeliest mention and those likely beside it, unless that there is none is likelier."""
        if not mentions:
            return ()
        none, *shares = self._shares(model, scene, candidate, label, observed)[:, 0]
        found = _together(mentions, [mention.id for mention in mentions], shares)
        highest = max(shared.share for shared in found)
        if highest < EMPTY[model] * none:
            return ()
        return tuple(_scored(s) for s in found if s.share == highest or s.share >= FURTHER[model])

    def _shares(
        self, model: str, scene: Scene, candidate: Candidate, label: str, observed: Sequence[Observation]
    ) -> NDArray[np.float32]:
        """(1 + options, roles): what each option has of a role, and before them that the role stays empty."""
        none = scene.of_trigger(candidate, none_features(scene, candidate, label))
        return softmax(self._models[model].scores([none, *observed], scene.vectors), axis=0)


def _together(mentions: Iterable[T], keys: Iterable[str], shares: Iterable[float]) -> list[Shared[T]]:
    """The mentions that share a key as one, the likeliest of them, with what they have together."""
    found: dict[str, tuple[T, float, float]] = {}
    for mention, key, share in zip(mentions, keys, map(float, shares), strict=True):
        best, highest, total = found.get(key, (mention, 0.0, 0.0))
        found[key] = mention if share > highest else best, max(share, highest), total + share
    return [Shared(mention, total) for mention, _, total in found.values()]


def _best_pair(empty: NDArray[np.float32], sides: Sides) -> tuple[int | None, int | None]:
    """The indices of the likeliest source and target, which are not the same actor; None where that is none."""
    rows, columns = (np.array([float(none), *(s.share for s in side)]) for none, side in zip(empty, sides, strict=True))
    pairs = np.outer(rows, columns)
    actors = np.arange(1, len(rows))
    pairs[actors, actors] = 0
    source, target = divmod(int(pairs.argmax()), len(columns))
    return source - 1 if source else None, target - 1 if target else None


def _scored(shared: Shared[Named]) -> Named:
    """The mention with its confidence that it is this one, and has this role."""
    confidence = round(shared.mention.confidence * min(shared.share, 1.0), 3)
    return shared.mention.model_copy(update={"confidence": confidence})
