"""What a decision is made from: named features of the words, and what the network makes of trigger and mention."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.extract.scene import Candidate, Scene
from pipelines.extract.word_vectors import Vector


@dataclass(frozen=True, slots=True)
class Observation:
    """Features are strings `name=value`. A vector is None where there is no mention, or no network read the words."""

    features: Sequence[str]
    trigger: Vector | None = None
    mention: Vector | None = None


def of_trigger(scene: Scene, candidate: Candidate, features: Sequence[str]) -> Observation:
    """An observation of a trigger alone."""
    word = scene.words[candidate.index]
    return Observation(features, scene.vectors.mean(word.start, word.end))


def of_mention(scene: Scene, candidate: Candidate, features: Sequence[str], start: int, end: int) -> Observation:
    """An observation of a trigger and a mention, which is from `start` to `end` in the article, in any sentence."""
    word = scene.words[candidate.index]
    return Observation(features, scene.vectors.mean(word.start, word.end), scene.vectors.mean(start, end))
