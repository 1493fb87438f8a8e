"""Whether two reports tell of one event, and why."""

from typing import Literal, NamedTuple

from graph.incidents.report import Area, Range, Report, distance

Answer = Literal["same", "near", "unknown", "differ"]

_TOWN, _DISTRICT = 4, 15
"""Reach in kilometres of the largest places that are one spot, and of the largest that a name alone tells apart."""
_ONE_SPOT, _NEXT_TO = 2, 10
"""Kilometres between two spots that are one, and between two that a report may take for each other."""
_FEW = 2
"""Fewer victims than these are too common a number to know an event by."""
_SOME = 3
"""Victims from which their number stands for a place, or a day, that is not told."""
_SAID = frozenset({"ACCUSE", "AGREE", "CONSULT", "REJECT", "REQUEST", "SANCTION", "THREATEN"})
"""Types of what is said or agreed, which its parties tell apart and not the place where they sit."""


class Agreement(NamedTuple):
    """How two reports of one event compare: `days` between them, their places, actors and numbers."""

    days: int
    place: Answer
    actors: Answer
    numbers: Answer


def agree(one: Report, other: Report) -> Agreement | None:
    """What two reports agree on, None where they tell of two events. The order of the two does not matter.

    Two reports of one type tell of one event where one place and day are told and nothing else speaks against it.
    Whatever is vaguer (a governorate for a village, no place, the day after) asks for the same actors and number of
    victims; other actors, or another mode, for the same number. The thresholds are judgement, not fitted.
    """
    days = abs(one.day - other.day)
    if one.type != other.type or days > 1:
        return None
    actors = _actors(one.sources, other.sources)
    numbers, victims = _numbers(one, other)
    if numbers != "same" and (actors == "differ" or _modes_differ(one, other)):
        return None
    place = _places(one.places, other.places)  # last, as distances take longest
    if place == "differ":
        return None
    found = Agreement(days, place, actors, numbers)
    return found if _enough(found, victims, one, other) else None


def _enough(found: Agreement, victims: int, one: Report, other: Report) -> bool:
    counted = found.numbers == "same"
    if found.place == "same":
        if found.days:
            return counted and found.actors != "differ"
        if found.actors == "differ":
            return counted and victims >= _FEW
        return found.actors == "same" or counted or (one.mode is not None and one.mode == other.mode)
    if found.actors != "same":
        return False
    if one.type in _SAID:
        return not found.days and bool(one.targets & other.targets)
    if found.days:
        return found.place == "near" and counted and victims >= _SOME
    return counted and victims >= (_FEW if found.place == "near" else _SOME)


def _modes_differ(one: Report, other: Report) -> bool:
    return one.mode is not None and other.mode is not None and one.mode != other.mode


def _actors(one: frozenset[str], other: frozenset[str]) -> Answer:
    if not (one and other):
        return "unknown"
    return "same" if one & other else "differ"


def _numbers(one: Report, other: Report) -> tuple[Answer, int]:
    """Whether the numbers of victims agree, the dead before the injured, and how many victims they agree on."""
    killed, dead = _ranges(one.killed, other.killed)
    injured, hurt = _ranges(one.injured, other.injured)
    if killed == "unknown":
        return injured, hurt
    return killed, dead + (hurt if injured == "same" else 0)


def _ranges(one: Range | None, other: Range | None) -> tuple[Answer, int]:
    if one is None or other is None:
        return "unknown", 0
    low = max(one.low, other.low)
    return ("same", low) if low <= min(one.high, other.high) else ("differ", 0)


def _places(ones: tuple[Area, ...], others: tuple[Area, ...]) -> Answer:
    """How the closest two of their places lie to each other."""
    if not (ones and others):
        return "unknown"
    answers = {_areas(one, other) for one in ones for other in others}
    return next(answer for answer in ("same", "near", "differ") if answer in answers)


def _areas(one: Area, other: Area) -> Answer:
    if one.id == other.id:
        return "same" if one.reach <= _DISTRICT else "near"
    apart = distance(one, other)
    if apart is None:
        return "differ"
    if max(one.reach, other.reach) > _TOWN:
        return "near" if apart <= one.reach + other.reach else "differ"
    if apart <= _ONE_SPOT:
        return "same"
    return "near" if apart <= _NEXT_TO else "differ"
