"""Who may be an argument of a trigger: the actors and places of its sentence, and those of the sentences around it."""

from collections.abc import Iterator
from typing import Generic, NamedTuple, TypeVar

from graph.records import ActorMention, DateMention, PlaceMention
from pipelines.extract.argument_features import argument_features
from pipelines.extract.context_features import claim_features, context_features, speaker_features
from pipelines.extract.observation import FeatureGroup, Observation
from pipelines.extract.scene import Candidate, Scene
from pipelines.extract.time_features import date_features, other_date_features, published_features

T = TypeVar("T", ActorMention, PlaceMention, DateMention)


class ArgumentOption(NamedTuple, Generic[T]):
    """A mention that may be an argument, with what tells of it; for the person see `Linked`. `elsewhere` is a date that
    another sentence tells."""

    mention: T
    observation: Observation
    person: ActorMention | None = None
    elsewhere: bool = False


ActorOption = ArgumentOption[ActorMention]
PlaceOption = ArgumentOption[PlaceMention]


def actor_options(scene: Scene, candidate: Candidate, label: str) -> Iterator[ActorOption]:
    """The actors that may be arguments of a trigger read as `label`."""
    for linked in scene.sentence.actors:
        observed = _observed(scene, candidate, argument_features(scene, candidate, label, linked), linked.mention)
        yield ArgumentOption(linked.mention, observed, linked.person)
    here = {linked.mention.id for linked in scene.sentence.actors}
    for later, mentions in ((False, scene.earlier_actors), (True, scene.later_actors)):
        for rank, mention in enumerate(mentions):
            if mention.id not in here:
                observed = _left_out(scene, candidate, label, mention, rank, later)
                yield ArgumentOption(mention, observed)


def speaker_options(scene: Scene, candidate: Candidate, label: str) -> Iterator[ActorOption]:
    """The actors that may have said that an event read as `label` happened."""
    for linked in scene.sentence.actors:
        observed = _observed(scene, candidate, claim_features(scene, candidate, label, linked), linked.mention)
        yield ArgumentOption(linked.mention, observed)
    here = {linked.mention.id for linked in scene.sentence.actors}
    for rank, mention in enumerate(scene.earlier_speakers):
        if mention.id not in here:
            observed = _observed(scene, candidate, speaker_features(scene, candidate, label, mention, rank), mention)
            yield ArgumentOption(mention, observed)


def place_options(scene: Scene, candidate: Candidate, label: str) -> Iterator[PlaceOption]:
    """The places where an event read as `label` may have happened."""
    for linked in scene.sentence.places:
        observed = _observed(scene, candidate, argument_features(scene, candidate, label, linked), linked.mention)
        yield ArgumentOption(linked.mention, observed)
    here = {linked.mention.id for linked in scene.sentence.places}
    for rank, mention in enumerate(scene.earlier_places):
        if mention.id not in here:
            yield ArgumentOption(mention, _left_out(scene, candidate, label, mention, rank))


def _left_out(
    scene: Scene,
    candidate: Candidate,
    label: str,
    mention: ActorMention | PlaceMention,
    rank: int,
    later: bool = False,
) -> Observation:
    """An observation of a mention of another sentence: of the one beside a trigger like this, where there is one."""
    way, beside = scene.elsewhere(mention).of(mention.id, scene.number, candidate.entry, label)
    start, end = (beside.start, beside.end) if beside else (mention.start, mention.end)
    features = context_features(scene, candidate, label, mention, rank, way, later)
    return scene.of_mention(candidate, features, start, end)


def _observed(
    scene: Scene, candidate: Candidate, groups: list[FeatureGroup], mention: ActorMention | PlaceMention
) -> Observation:
    return scene.of_mention(candidate, groups, mention.start, mention.end)


def date_options(scene: Scene, candidate: Candidate, label: str) -> Iterator[ArgumentOption[DateMention]]:
    """The dates when an event read as `label` may have happened."""
    for found in scene.dates:
        features = date_features(scene, candidate, label, found)
        yield ArgumentOption(found.mention, scene.of_mention(candidate, features, found.start, found.end))
    for other in scene.other_dates:
        features = other_date_features(scene, candidate, label, other)
        observed = scene.of_mention(candidate, features, other.found.start, other.found.end)
        yield ArgumentOption(other.found.mention, observed, elsewhere=True)
    if scene.published is not None:
        features = published_features(scene, candidate, label)
        yield ArgumentOption(scene.published, scene.of_trigger(candidate, features))
