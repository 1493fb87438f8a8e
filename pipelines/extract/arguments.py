"""Who may be an argument of a trigger: the actors and places of its sentence, and those of the sentences before."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph.records import ActorMention, DateMention, PlaceMention
from pipelines.extract.context_features import (
    claim_features,
    context_features,
    date_features,
    first_date_features,
    speaker_features,
)
from pipelines.extract.features import argument_features
from pipelines.extract.scene import Candidate, Scene

_CONTEXT_DISTANCE = 1000


@dataclass(frozen=True, slots=True)
class ArgumentOption:
    """A mention that may be an argument, with its features; `distance` in words, larger for earlier sentences."""

    mention: ActorMention | PlaceMention
    features: list[str]
    distance: int
    person: ActorMention | None = None


def actor_options(scene: Scene, candidate: Candidate, label: str, context: bool = True) -> Iterator[ArgumentOption]:
    """The actors that may be arguments of a trigger read as `label`."""
    for linked in scene.sentence.actors:
        features = argument_features(scene, candidate, label, linked)
        yield ArgumentOption(linked.mention, features, _distance(candidate, linked.first, linked.last), linked.person)
    here = {linked.mention.id for linked in scene.sentence.actors}
    for rank, mention in enumerate(scene.earlier_actors if context else ()):
        if mention.id not in here:
            features = context_features(scene, candidate, label, mention, rank)
            yield ArgumentOption(mention, features, _CONTEXT_DISTANCE + rank)


def speaker_options(scene: Scene, candidate: Candidate, label: str) -> Iterator[ArgumentOption]:
    """The actors that may have said that an event read as `label` happened."""
    for linked in scene.sentence.actors:
        features = claim_features(scene, candidate, label, linked)
        yield ArgumentOption(linked.mention, features, _distance(candidate, linked.first, linked.last))
    here = {linked.mention.id for linked in scene.sentence.actors}
    for rank, mention in enumerate(scene.earlier_speakers):
        if mention.id not in here:
            features = speaker_features(scene, candidate, label, mention, rank)
            yield ArgumentOption(mention, features, _CONTEXT_DISTANCE + rank)


def place_options(scene: Scene, candidate: Candidate, label: str, context: bool = True) -> Iterator[ArgumentOption]:
    """The places where an event read as `label` may have happened."""
    for linked in scene.sentence.places:
        features = argument_features(scene, candidate, label, linked)
        yield ArgumentOption(linked.mention, features, _distance(candidate, linked.first, linked.last))
    here = {linked.mention.id for linked in scene.sentence.places}
    for rank, mention in enumerate(scene.earlier_places if context else ()):
        if mention.id not in here:
            features = context_features(scene, candidate, label, mention, rank)
            yield ArgumentOption(mention, features, _CONTEXT_DISTANCE + rank)


def _distance(candidate: Candidate, first: int, last: int) -> int:
    return max(first - candidate.index, candidate.index - last, 0)


def date_options(scene: Scene, candidate: Candidate, label: str) -> Iterator[tuple[DateMention, list[str]]]:
    """The dates, with their features, when an event read as `label` may have happened."""
    for found in scene.dates:
        yield found.mention, date_features(scene, candidate, label, found)
    if not scene.dates and scene.first_date is not None:
        yield scene.first_date, first_date_features(scene, candidate, label, scene.first_date)
