"""What an article says in other sentences of who did such a thing, and where.

An attack is told in full once, `قصفت قوات النظام مدينة سراقب`, and comes back later as `القصف`, its actor left out.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from pipelines.article import Linked, M, Sentence
from pipelines.extract.lexicon import Entry

REACH = 5
"""Words from a possible trigger within which a mention stands beside it."""

_ANYTHING = ""
"""Stands for every name."""

_SHORT = 4
"""Letters of the longest word that is taken for a preposition."""

_first, _last = attrgetter("first"), attrgetter("last")


class Beside(NamedTuple):
    """A mention beside a possible trigger, in sentence `number`; `way` says on which side, and behind which small word.

    `start` and `end` are the mention's, in the article.
    """

    number: int
    way: str
    start: int
    end: int


class Elsewhere:
    """The actors of an article, or its places, by the possible triggers that they stand beside.

    `candidates` are those of each sentence, by the index of their word; `mentions` those of each sentence in order.
    """

    def __init__(
        self,
        sentences: Sequence[Sentence],
        candidates: Sequence[Sequence[tuple[int, Entry]]],
        mentions: Sequence[Sequence[Linked[M]]],
    ) -> None:
        self._of: dict[tuple[str, str], dict[int, Beside]] = defaultdict(dict)
        self._named: dict[str, list[int]] = defaultdict(list)
        for number, (sentence, found, here) in enumerate(zip(sentences, candidates, mentions, strict=True)):
            for name in dict.fromkeys(linked.mention.id for linked in here):
                self._named[name].append(number)
            for index, entry in found:
                for linked, way in _beside(sentence, index, here):
                    self._add(Beside(number, way, linked.mention.start, linked.mention.end), linked.mention.id, entry)
        self._numbers = {key: list(by_number) for key, by_number in self._of.items()}

    def _add(self, beside: Beside, name: str, entry: Entry) -> None:
        for key in ((name, entry.lemma), *((name, label) for label in entry.types), (_ANYTHING, entry.lemma)):
            self._of[key].setdefault(beside.number, beside)

    def of(self, name: str, number: int, entry: Entry, label: str) -> tuple[str, Beside | None]:
        """How the actor or place with the id `name` stands beside a trigger like this one, which means `label` and is
        in sentence `number`: one with its lemma in another sentence, or else one that may mean the same; the nearest.
        """
        for match, key in (("lemma", entry.lemma), ("type", label)):
            if (nearest := self._nearest((name, key), number)) is not None:
                return f"{match}|{nearest.way}", nearest
        return "-", None

    def any(self, number: int, entry: Entry) -> str:
        """How anything stands beside this word in the nearest other sentence where something does."""
        nearest = self._nearest((_ANYTHING, entry.lemma), number)
        return nearest.way if nearest else "-"

    def _nearest(self, key: tuple[str, str], number: int) -> Beside | None:
        """What stands in the nearest sentence other than `number`, the earlier one of two."""
        numbers = self._numbers.get(key)
        if numbers is None:
            return None
        before = bisect_left(numbers, number)
        behind = bisect_right(numbers, number)
        around = [*numbers[max(before - 1, 0) : before], *numbers[behind : behind + 1]]
        return self._of[key][min(around, key=lambda n: (abs(n - number), n))] if around else None

    def named(self, name: str) -> tuple[int, int]:
        """In how many sentences the id `name` is named, and in which one first."""
        numbers = self._named.get(name, [])
        return len(numbers), numbers[0] if numbers else -1


def _beside(sentence: Sentence, index: int, mentions: Sequence[Linked[M]]) -> Iterator[tuple[Linked[M], str]]:
    """The nearest mention behind a trigger, and the nearest before it."""
    if not mentions:
        return
    behind = min([m for m in mentions if 0 < m.first - index <= REACH], key=_first, default=None)
    if behind is not None:
        yield behind, "adjective" if behind.by == "demonym" else f"behind|{_preposition(sentence, index, behind.first)}"
    before = max([m for m in mentions if 0 < index - m.last <= REACH], key=_last, default=None)
    if before is not None:
        yield before, f"before|{_preposition(sentence, -1, before.first)}"


def _preposition(sentence: Sentence, index: int, first: int) -> str:
    """The small word before `first`, if it stands behind `index`."""
    word = sentence.words[first - 1].folded if first - 1 > index else ""
    return word if word.isalpha() and len(word) <= _SHORT else "-"
