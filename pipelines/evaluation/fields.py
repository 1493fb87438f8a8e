"""What else is right of the events that were read with the right sides: each field where gold or reading gives it."""

from collections.abc import Iterator
from typing import Any

from graph.records import Count, Event
from pipelines.evaluation.matching import Matcher
from pipelines.evaluation.names import Gold, names_of


def judged_fields(matcher: Matcher, gold: Gold, event: Event) -> Iterator[tuple[str, bool]]:
    """The fields of a pair that gold or reading gives, and whether they agree."""
    places, claimants = names_of(event.places), names_of(event.claimed_by)
    if gold["place"] or places:
        yield "place", matcher.meet(gold["place"], places)
    if (gold["status"], event.status) != ("asserted", "asserted"):
        yield "status", gold["status"] == event.status
    if gold["claimed_by"] or claimants:
        yield "claimed_by", matcher.meet(gold["claimed_by"], claimants)
    for name, value in plain_fields(event).items():
        if value is not None or gold.get(name) is not None:
            yield name, value == gold.get(name)


def plain_fields(event: Event) -> dict[str, Any]:
    """The fields of an event that hold a value and no names, as gold annotations write them."""
    return {
        "mode": event.mode,
        "date": event.date.value if event.date else None,
        "killed": _pair(event.killed),
        "injured": _pair(event.injured),
    }


def _pair(count: Count | None) -> list[int | None] | None:
    return None if count is None else [count.min, count.max]
