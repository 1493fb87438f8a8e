"""What else is right of the events that were read with the right sides: each field where gold or reading gives it."""

from collections.abc import Iterator
from typing import Any

from graph.records import Count, DateMention, Event
from pipelines.evaluation.matching import Matcher
from pipelines.evaluation.names import Gold, names_of

_VALUES = ("mode", "date", "killed", "injured")
"""Fields that hold a value and no names, and may be empty."""


def judged_fields(matcher: Matcher, gold: Gold, event: Event) -> Iterator[tuple[str, bool]]:
    """The fields of a pair that gold or reading gives, and whether they agree."""
    places, claimants = names_of(event.places), names_of(event.claimed_by)
    if gold["place"] or places:
        yield "place", matcher.meet(gold["place"], places, "place")
    if (gold["status"], event.status) != ("asserted", "asserted"):
        yield "status", gold["status"] == event.status
    if gold["claimed_by"] or claimants:
        yield "claimed_by", matcher.meet(gold["claimed_by"], claimants)
    for name in _VALUES:
        value = read_value(event, name)
        if value is not None or gold.get(name) is not None:
            yield name, value == gold.get(name)


def read_value(event: Event, field: str) -> Any:
    """The value of a field of an event that holds no names, as gold annotations write it."""
    value = getattr(event, field)
    if isinstance(value, DateMention):
        return value.value
    return [value.min, value.max] if isinstance(value, Count) else value
