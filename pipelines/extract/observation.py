"""What a decision is made from: named features of the words, and where trigger and mention stand."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple, ParamSpec, cast

from pipelines.article import Sentence

Rows = tuple[int, int]
"""The first word of an article and the one behind the last, counted through its sentences."""

_KEPT = 4096
"""Groups that are kept of each kind: the usual ones, of which most sentences are made."""

P = ParamSpec("P")
Names = tuple[str, ...]
"""Features, as strings `name=value`."""


class FeatureGroup:
    """Features that hang on the same things.

    The same things give the same group, so that a classifier has to look up its features only once.
    """

    __slots__ = ("names",)

    def __init__(self, names: Names) -> None:
        self.names = names


def grouped(features: Callable[P, Names]) -> Callable[P, FeatureGroup]:
    """A function that gives its features as a group, the same one for the same arguments."""

    def group(*arguments: P.args, **named: P.kwargs) -> FeatureGroup:
        return FeatureGroup(features(*arguments, **named))

    return cast(Callable[P, FeatureGroup], lru_cache(maxsize=_KEPT)(group))


class Observation(NamedTuple):
    """No feature is in two groups. `mention` is None where there is none, or where it stands in no sentence."""

    groups: Sequence[FeatureGroup]
    trigger: Rows
    mention: Rows | None = None

    @property
    def features(self) -> list[str]:
        """All features."""
        return [name for group in self.groups for name in group.names]


class WordRows:
    """Looks up which words of an article stand where; its sentences are in the order of the article."""

    def __init__(self, sentences: Sequence[Sentence] = ()) -> None:
        self._sentences = sentences
        self._starts = [sentence.start for sentence in sentences]
        self._known: dict[Rows, Rows | None] = {}
        self.firsts = [0]
        """The row of each sentence's first word, and behind the last sentence."""
        for sentence in sentences:
            self.firsts.append(self.firsts[-1] + len(sentence.words))

    def between(self, start: int, end: int) -> Rows | None:
        """The words from `start` to `end`, offsets into the article, which are in one sentence; None without words."""
        if (start, end) not in self._known:
            self._known[start, end] = self._between(start, end)
        return self._known[start, end]

    def _between(self, start: int, end: int) -> Rows | None:
        number = bisect_right(self._starts, start) - 1
        if number < 0:
            return None
        words = self._sentences[number].words
        rows = [self.firsts[number] + i for i, word in enumerate(words) if word.start < end and word.end > start]
        return (rows[0], rows[-1] + 1) if rows else None
