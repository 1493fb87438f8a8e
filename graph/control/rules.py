"""From signs of control to the states that a place went through."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from graph.control.signs import Sides, Sign, shifted

State = Literal["held", "contested", "unknown"]

SLACK = 7
"""Days by which reports of one change may differ."""
BEFORE = 365
"""Days before a change for which the one who lost a place is taken to have held it, where nothing tells more."""
FIGHTING = 30
"""Days for which a place stays contested after fighting in it."""


CALM = "fighting is over"
"""The reason of a time in which one holds a place again after fighting; its `since` is the time before."""


@dataclass
class Stretch:
    """A time in which nothing changes: it begins between the days `first` and `last`, and ends where the next begins.

    `since` is the date as a text tells it, None where nothing tells when it began.
    """

    state: State
    holders: Sides
    first: str
    last: str
    since: str | None
    reason: str
    signs: list[Sign] = field(default_factory=list)

    @property
    def begun(self) -> str | None:
        """The date on which it begins, None where nothing tells it."""
        return self.first if self.reason == CALM else self.since

    def contest(self, reason: str, sign: Sign, holders: Sides = frozenset()) -> None:
        """Make it contested, from its beginning, by these too."""
        self.state, self.reason = "contested", reason
        self.holders |= holders
        self.signs.append(sign)

    def near(self, sign: Sign) -> bool:
        """Whether a sign comes no later than a week after the latest one."""
        return sign.first <= shifted(max(known.last for known in self.signs), SLACK)

    @property
    def settled(self) -> str:
        """The last day on which a report puts the change that this began with."""
        day = self.last
        for sign in sorted(self.signs, key=lambda sign: sign.first):
            if sign.first <= shifted(day, SLACK):
                day = max(day, sign.first)
        return day

    def named_by_most(self) -> Sides:
        """Of those who hold it, the ones that more than half of the reports name; all of them where none is."""
        gains = [sign.gains for sign in self.signs if sign.gains & self.holders]
        count = Counter(side for gained in gains for side in gained & self.holders)
        return frozenset(side for side in count if 2 * count[side] > len(gains)) or self.holders


def stretches(signs: Iterable[Sign]) -> tuple[list[Stretch], list[Sign]]:
    """The states of a place in order of time, and the signs that tell nothing new, by the rules of `History`."""
    given = sorted(signs, key=lambda sign: (sign.last, not sign.gains, sign.first, sign.statement.id))
    moves = [sign for sign in given if sign.gains or sign.losses]
    known = [sign for sign in moves if sign.ordered or not any(_meet(sign, other) for other in moves)]
    idle = [sign for sign in moves if sign not in known]
    found: list[Stretch] = []
    for sign in known:
        placed = _gained(found, sign) if sign.gains else _lost(found, sign)
        idle += [] if placed else [sign]
    idle = [sign for sign in idle if not _supported(found, sign)]
    for sign in given:
        if sign.denies or sign.stays:
            idle += [] if _denied(found, sign) else [sign]
    for sign in given:
        if sign.fights:
            _fought(found, sign)
    return found, idle


def _meet(sign: Sign, other: Sign) -> bool:
    return other is not sign and other.told is not None and sign.first <= other.last and other.first <= sign.last


def _supported(found: list[Stretch], sign: Sign) -> bool:
    """A report without a date goes to the change that it agrees with."""
    at = _running(found, sign.last)
    now = None if at is None else found[at]
    agrees = now and (sign.gains & now.holders or any(sign.losses & known.losses for known in now.signs))
    if now and agrees:
        now.signs.append(sign)
    return bool(agrees)


def _gained(found: list[Stretch], sign: Sign) -> bool:
    now = found[-1] if found else None
    if now is None or not now.holders:
        _begin(found, sign)
    elif sign.gains & now.holders:
        _confirm(found, now, sign)
    elif sign.first <= now.last:
        now.contest("two hold it at one time", sign, sign.gains)
    elif sign.first <= shifted(now.last, SLACK) and not sign.losses & now.holders:
        _add(found, "contested", now.holders | sign.gains, sign, "two hold it within a week", now.signs)
    else:
        _begin(found, sign)
    return True


def _confirm(found: list[Stretch], now: Stretch, sign: Sign) -> None:
    if not now.near(sign) and (sign.losses or now.state == "contested"):  # it was lost in between, or is settled now
        _begin(found, sign)
    else:
        now.signs.append(sign)


def _begin(found: list[Stretch], sign: Sign) -> None:
    now = found[-1] if found else None
    if sign.losses and not (now and now.holders & sign.losses) and not (now and now.near(sign)):
        _held_before(found, sign)
    _add(found, "held", sign.gains, sign, "")


def _lost(found: list[Stretch], sign: Sign) -> bool:
    now = found[-1] if found else None
    if now is None:
        _held_before(found, sign)
        _add(found, "unknown", frozenset(), sign, "left, and nobody is told to have taken it")
    elif not sign.losses & now.holders:
        if not now.near(sign):
            return False
        now.signs.append(sign)
    elif sign.first <= now.last:
        now.contest("taken and left at one time", sign)
    elif now.holders - sign.losses:
        _add(found, now.state, now.holders - sign.losses, sign, now.reason, now.signs)
    else:
        _add(found, "unknown", frozenset(), sign, "left, and nobody is told to have taken it")
    return True


def _held_before(found: list[Stretch], sign: Sign) -> None:
    """Who loses a place held it until then, since a day that nothing tells."""
    day = shifted(sign.first, -BEFORE)
    if found:
        day = max(day, shifted(found[-1].last, 1))
    if day < sign.first:
        found.append(Stretch("held", sign.losses, day, day, None, "lost later", [sign]))


def _add(
    found: list[Stretch], state: State, holders: Sides, sign: Sign, reason: str, before: Iterable[Sign] = ()
) -> None:
    found.append(Stretch(state, holders, sign.first, sign.last, sign.told, reason, [*before, sign]))


def _denied(found: list[Stretch], sign: Sign) -> bool:
    """A denial makes the change that it is about contested, or, where that is long past, the time from then on."""
    at = _running(found, shifted(sign.last, SLACK))
    if at is None or (sign.denies and not sign.denies & found[at].holders) or sign.stays & found[at].holders:
        return False
    now = found[at]
    if sign.first <= shifted(now.settled, SLACK):
        now.contest("denied", sign, sign.stays)
    else:
        holders = now.holders | sign.stays
        found.insert(at + 1, Stretch("contested", holders, sign.first, sign.last, sign.told, "denied", [sign]))
    return True


def _fought(found: list[Stretch], sign: Sign) -> None:
    """Fighting between the holder and another, after the change, makes the place contested for a while."""
    at = _running(found, sign.first)
    if at is None or sign.last > shifted(sign.first, FIGHTING):
        return
    now = found[at]
    if now.reason == "fighting":
        now.signs.append(sign)
        _calm(found, at, sign)
    elif now.state == "held" and now.settled < sign.first and sign.fights & now.holders and sign.fights - now.holders:
        found.insert(at + 1, Stretch("contested", now.holders, sign.first, sign.first, sign.told, "fighting", [sign]))
        _calm(found, at + 1, sign)


def _calm(found: list[Stretch], at: int, sign: Sign) -> None:
    """The place is held again when the fighting is over, unless something else comes first."""
    day = shifted(sign.last, FIGHTING)
    following = found[at + 1] if at + 1 < len(found) else None
    if following and following.reason == CALM:
        following.first = following.last = max(day, following.last)
    elif following is None or following.first > day:
        before = found[at - 1]
        found.insert(at + 1, Stretch("held", before.holders, day, day, before.since, CALM, [*before.signs]))


def _running(found: list[Stretch], day: str) -> int | None:
    begun = [index for index, stretch in enumerate(found) if stretch.first <= day]
    return begun[-1] if begun else None
