"""What is known of the words of a sentence beside their vectors, for Context: tags, none of which names an actor, and
which words stand for the same."""

from pipelines.extract.dates import FoundDate
from pipelines.extract.scene import AnyLinked, Scene

TAKEN_UP = frozenset(("description", "informant", "unnamed"))
"""How an actor was found that has no name of its own here."""


def word_tags(scene: Scene) -> list[list[str]]:
    """The tags of each word."""
    tags: list[list[str]] = [[] for _ in scene.words]
    for actor in scene.sentence.actors:
        for of_word in tags[actor.first : actor.last + 1]:
            of_word.append(f"actor={actor.mention.kind}")
        tags[actor.first].append(f"first={'taken up' if actor.by in TAKEN_UP else 'named'}")
    for place in scene.sentence.places:
        for of_word in tags[place.first : place.last + 1]:
            of_word.append("place")
        tags[place.first].append("first=place")
    for date in scene.dates:
        for index in _words_of(scene, date):
            tags[index].append("date")
    for index in scene.reports:
        tags[index].append("report")
    for candidate in scene.candidates:
        tags[candidate.index] += [f"form={candidate.entry.form}", *(f"type={name}" for name in candidate.entry.types)]
    return tags


def word_referents(scene: Scene) -> list[str]:
    """What each word stands for that has a tag: the id of its actor or place, its day, or its lemma; "" for others."""
    found = [""] * len(scene.words)
    for index in scene.reports:
        found[index] = scene.folded(index)
    for date in scene.dates:
        for index in _words_of(scene, date):
            found[index] = date.mention.value
    mentions: list[AnyLinked] = [*scene.sentence.places, *scene.sentence.actors]
    for linked in mentions:
        for index in range(linked.first, linked.last + 1):
            found[index] = linked.mention.id
    for candidate in scene.candidates:
        found[candidate.index] = found[candidate.index] or candidate.entry.lemma
    return found


def _words_of(scene: Scene, date: FoundDate) -> list[int]:
    """The indices of the words that a date is told with."""
    return [i for i, word in enumerate(scene.words) if word.start < date.end and word.end > date.start]
