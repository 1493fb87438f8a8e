"""Which mentions have the roles of an event: who did it to whom, where, when, and who says so.

A role is a choice among its options and that it stays empty: the model gives each a share, and the shares add up to 1.
Mentions of one actor, place or day put theirs together.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

import numpy as np

from graph.records import ActorMention, DateMention, PlaceMention
from pipelines.extract.arguments import ArgumentOption, T, actor_options, date_options, place_options, speaker_options
from pipelines.extract.classifier import Classifier, softmax
from pipelines.extract.features import none_features
from pipelines.extract.scene import Candidate, Scene

SIDES = ("source", "target")
"""The roles that are chosen together, as nobody is both; in the order of the classes of their model."""

EMPTY = {"role": 0.8, "claim": 0.6, "place": 0.5, "date": 0.3}
"""What the share of an empty role counts, by model: less than 1, as a reader misses what is left out."""

FURTHER = {"role": 0.2, "claim": 0.25, "place": 0.15}
"""The share from which a mention has a role beside the likeliest one.

All were chosen on a third of the annotated articles, with models of the others.
"""

Named = TypeVar("Named", ActorMention, PlaceMention)


@dataclass(frozen=True, slots=True)
class Shared(Generic[T]):
    """A mention and the share of a role that it and the other mentions of the same have."""

    mention: T
    share: float


@dataclass(frozen=True, slots=True)
class Weighed(Generic[T]):
    """A role as its model sees it: the share of that it stays empty, and those of its options."""

    empty: float
    options: list[Shared[T]]


class Chooser:
    """Chooses who and what has the roles of a trigger that was read as an event of type `label`."""

    def __init__(self, models: Mapping[str, Classifier]) -> None:
        self._models = models

    def weigh_sides(self, scene: Scene, candidate: Candidate, label: str) -> list[Weighed[ActorMention]]:
        """Who may be source, and who target: the same actors in the same order."""
        return self._weigh("role", scene, candidate, label, actor_options(scene, candidate, label))

    def weigh_places(self, scene: Scene, candidate: Candidate, label: str) -> Weighed[PlaceMention]:
        """Where it may have happened."""
        return self._weigh("place", scene, candidate, label, place_options(scene, candidate, label))[0]

    def weigh_speakers(self, scene: Scene, candidate: Candidate, label: str) -> Weighed[ActorMention]:
        """Who may say that it happened."""
        return self._weigh("claim", scene, candidate, label, speaker_options(scene, candidate, label))[0]

    def weigh_dates(self, scene: Scene, candidate: Candidate, label: str) -> Weighed[DateMention]:
        """When it may have happened."""
        return self._weigh("date", scene, candidate, label, date_options(scene, candidate, label))[0]

    def sides(
        self, scene: Scene, candidate: Candidate, label: str
    ) -> tuple[tuple[ActorMention, ...], tuple[ActorMention, ...]]:
        """Sources and targets: the likeliest pair of two actors, or of one and none, and those likely beside them."""
        sides = self.weigh_sides(scene, candidate, label)
        best = _best_pair(sides)
        sources, targets = (tuple(_side(sides, best, side)) for side in range(len(SIDES)))
        return sources, targets

    def places(self, scene: Scene, candidate: Candidate, label: str) -> tuple[PlaceMention, ...]:
        """Where it happened."""
        return _several("place", self.weigh_places(scene, candidate, label))

    def speakers(self, scene: Scene, candidate: Candidate, label: str) -> tuple[ActorMention, ...]:
        """Who says that it happened."""
        return _several("claim", self.weigh_speakers(scene, candidate, label))

    def date(self, scene: Scene, candidate: Candidate, label: str) -> DateMention | None:
        """When it happened."""
        weighed = self.weigh_dates(scene, candidate, label)
        likeliest = max(weighed.options, key=lambda day: day.share, default=None)
        return likeliest.mention if likeliest and likeliest.share >= EMPTY["date"] * weighed.empty else None

    def _weigh(
        self, model: str, scene: Scene, candidate: Candidate, label: str, options: Iterable[ArgumentOption[T]]
    ) -> list[Weighed[T]]:
        """Each role of a model."""
        listed: list[ArgumentOption[T]] = list(options)
        if not listed:
            return [Weighed(1.0, []) for _ in self._models[model].classes]
        none = scene.of_trigger(candidate, none_features(scene, candidate, label))
        scores = self._models[model].scores([none, *(option.observation for option in listed)], scene.vectors)
        mentions = [option.mention for option in listed]
        roles: list[list[float]] = softmax(scores, axis=0).T.tolist()
        return [Weighed(shares[0], _together(mentions, shares[1:])) for shares in roles]


def _together(mentions: Iterable[T], shares: Iterable[float]) -> list[Shared[T]]:
    """The mentions of the same as one, the likeliest of them, with what they have together."""
    found: dict[str, tuple[T, float, float]] = {}
    for mention, share in zip(mentions, shares, strict=True):
        key = mention.value if isinstance(mention, DateMention) else mention.id
        best, highest, total = found.get(key, (mention, 0.0, 0.0))
        found[key] = mention if share > highest else best, max(share, highest), total + share
    return [Shared(mention, total) for mention, _, total in found.values()]


def _best_pair(sides: list[Weighed[ActorMention]]) -> tuple[int | None, int | None]:
    """The indices of the likeliest source and target, which are not the same actor; None where that is none."""
    rows, columns = (np.array([EMPTY["role"] * side.empty, *(o.share for o in side.options)]) for side in sides)
    pairs = np.outer(rows, columns)
    actors = np.arange(1, len(rows))
    pairs[actors, actors] = 0
    source, target = divmod(int(pairs.argmax()), len(columns))
    return source - 1 if source else None, target - 1 if target else None


def _side(sides: list[Weighed[ActorMention]], best: tuple[int | None, int | None], side: int) -> Iterator[ActorMention]:
    """The likeliest actor of a side and those beside it; none where it stays empty."""
    if best[side] is None:
        return
    for i, (own, other) in enumerate(zip(sides[side].options, sides[1 - side].options, strict=True)):
        beside = i not in best and own.share >= FURTHER["role"] and own.share > other.share
        if i == best[side] or beside:
            yield _scored(own)


def _several(model: str, weighed: Weighed[Named]) -> tuple[Named, ...]:
    """The likeliest mention and those likely beside it, unless that there is none is likelier."""
    highest = max((option.share for option in weighed.options), default=0.0)
    if highest < EMPTY[model] * weighed.empty:
        return ()
    return tuple(_scored(o) for o in weighed.options if o.share == highest or o.share >= FURTHER[model])


def _scored(shared: Shared[Named]) -> Named:
    """The mention with its confidence that it is this one, and has this role."""
    confidence = round(shared.mention.confidence * min(shared.share, 1.0), 3)
    return shared.mention.model_copy(update={"confidence": confidence})
