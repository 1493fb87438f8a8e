"""The merge stage: what an article says twice counts once: in the same words, such as a pull-quote, or of one event by
two words of a sentence: `استهدفت البلدة بغارة`."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from graph.folding import fold, fold_words
from graph.records import Event, Relation, Statement
from pipelines.article import Reading

_SHORTEST = 4
"""Words from which a sentence inside another one is a repetition and not a chance."""


def merge(readings: Iterable[Reading]) -> Iterator[Reading]:
    """Each reading without the statements of sentences that repeat another sentence of the article, and with events of
    a sentence that differ in nothing as one."""
    for reading in readings:
        repeated = repetitions(reading.statements)
        kept = (s for s in reading.statements if (s.start, s.end) not in repeated)
        yield replace(reading, statements=tuple(distinct(kept)))


def distinct(statements: Iterable[Event | Relation]) -> list[Event | Relation]:
    """The statements, events of one sentence that have the same type, mode, status, sides, places and date as one.

    It is the first of them, with what only the others tell. A word said twice, or a number told of each, makes two.
    """
    found: list[Event | Relation] = []
    places: dict[tuple[object, ...], list[int]] = {}
    for statement in statements:
        if isinstance(statement, Event):
            alike = places.setdefault(_told(statement), [])
            if any(_take_in(found, at, statement) for at in alike):
                continue
            alike.append(len(found))
        found.append(statement)
    return found


def _told(event: Event) -> tuple[object, ...]:
    roles = (frozenset(m.id for m in role) for role in (event.sources, event.targets, event.places))
    return event.start, event.type, event.mode, event.status, event.date and event.date.value, *roles


def _take_in(found: list[Event | Relation], at: int, other: Event) -> bool:
    """Puts what `other` tells into the event at `at`, unless these are two. Whether it was done."""
    event = found[at]
    assert isinstance(event, Event)
    counted_twice = (event.killed and other.killed) or (event.injured and other.injured)
    said_twice = event.trigger is not None and fold(event.trigger.text) == fold(other.trigger.text)
    if counted_twice or said_twice:
        return False
    known = {claimant.id for claimant in event.claimed_by}
    told = {
        "killed": event.killed or other.killed,
        "injured": event.injured or other.injured,
        "claimed_by": (*event.claimed_by, *(one for one in other.claimed_by if one.id not in known)),
        "weapons": tuple(dict.fromkeys((*event.weapons, *other.weapons))),
        "confidence": max(event.confidence, other.confidence),
    }
    found[at] = event.model_copy(update=told)
    return True


def repetitions(statements: Iterable[Statement]) -> dict[tuple[int, int], tuple[int, int]]:
    """The sentences of an article that repeat another one, each with that one, by where they start and end.

    A sentence does so where its folded words stand in the other; of equal ones the first is kept.
    """
    sentences = {(s.start, s.end): s.sentence for s in statements}
    folded = {span: f" {fold_words(text)} " for span, text in sorted(sentences.items())}
    repeated: dict[tuple[int, int], tuple[int, int]] = {}
    for span, text in folded.items():
        if len(text.split()) < _SHORTEST:
            continue
        for other, longer in folded.items():
            if other != span and other not in repeated and text in longer and (len(text) < len(longer) or other < span):
                repeated[span] = other
                break
    return repeated
