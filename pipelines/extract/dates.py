"""Dates in a sentence: absolute ones, and those that are reckoned from the day of publication.

A date is never made more exact than its text, nor filled in from nothing: `أمس` needs a day of publication to be one.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from graph.records import DateMention
from graph.seeds import Seeds
from pipelines.article import Sentence
from pipelines.extract import periods
from pipelines.extract.atoms import Atom, atoms
from pipelines.extract.date_items import Item, Rank
from pipelines.extract.date_words import DateWordRow, DateWords, Kind
from pipelines.extract.explicit_dates import ExplicitDates
from pipelines.extract.numbers import NumberFinder
from pipelines.extract.relative_dates import RelativeDates

_MARKS = frozenset("،,()[]-–")
_OFF = 2
"""Days by which a Hijri day may be another than the calendar's."""
_NAME_LABELS = ("PER", "ORG")


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date and where it stands, in code points of the article's content."""

    mention: DateMention
    start: int
    end: int


class DateFinder:
    """Finds dates with the vocabulary of the seeds."""

    def __init__(self, seeds: Seeds) -> None:
        self._words = DateWords(seeds)
        self._numbers = NumberFinder(seeds)
        self._known = self._words.known | self._numbers.known
        self._openers = self._words.openers | self._numbers.known

    def find(self, sentence: Sentence, published: date | None) -> list[FoundDate]:
        """The dates of a sentence, in order, none overlapping another."""
        row = atoms(sentence.words, self._known)
        seen = self._words, self._numbers, row, sentence, published
        items = self._outside_names(sentence, row, self._items(row, ExplicitDates(*seen), RelativeDates(*seen)))
        whole = self._ranges(row, self._merged(row, items))
        return [found for item in whole for found in _found(sentence, row, item)]

    def _items(self, row: Sequence[Atom], explicit: ExplicitDates, relative: RelativeDates) -> Iterator[Item]:
        openers = self._openers if explicit.names_months else self._words.openers
        end = 0
        for at, atom in enumerate(row):
            if at < end or not (atom.folded in openers or atom.is_digits):
                continue
            if item := explicit.read(at) or relative.read(at):
                yield item
                end = item.end

    def _outside_names(self, sentence: Sentence, row: Sequence[Atom], items: Iterable[Item]) -> Iterator[Item]:
        """The items that are no part of the name of a person or an organisation, such as a newspaper's."""
        names = [name for name in sentence.names if name.label in _NAME_LABELS]
        for item in items:
            start, end = row[item.start].start, row[item.end - 1].end
            if not any(name.start <= start and end <= name.end for name in names):
                yield item

    def _merged(self, row: Sequence[Atom], items: Iterable[Item]) -> list[Item]:
        """The items with neighbours that date one another put together, and the words that belong to them added."""
        merged: list[Item] = []
        for item in items:
            if merged and self._neighbours(row, merged[-1], item):
                merged[-1] = self._together(row, merged[-1], item)
            else:
                merged.append(item)
        return [self._widened(row, item) for item in merged]

    def _neighbours(self, row: Sequence[Atom], left: Item, right: Item) -> bool:
        if left.rank == right.rank == Rank.DAY_WORD or (right.rank < left.rank and right.rank == Rank.DAY_WORD):
            return False
        if left.rank == right.rank == Rank.WEEKDAY and not _follow(left, right):
            return False
        if left.rank == Rank.EXPLICIT and right.rank != Rank.EXPLICIT:
            return False
        if left.rank == Rank.EXPLICIT and (left.hijri == right.hijri or not _agree(left, right)):
            return False
        here = left.end
        while here < right.start:
            skipped = self._filler(row, here)
            if skipped == here:
                return False
            here = skipped
        return here == right.start

    def _filler(self, row: Sequence[Atom], at: int) -> int:
        if row[at].folded in _MARKS:
            return at + 1
        kinds: tuple[Kind, ...] = ("day_word", "part_of_day")
        return max(self._words.skip(kind, row, at) for kind in kinds)

    def _together(self, row: Sequence[Atom], left: Item, right: Item) -> Item:
        if left.rank == right.rank == Rank.WEEKDAY:  # `ليل الجمعة السبت`
            late = self._words.before("after_midnight", row, left.start) is not None
            return replace(left, end=right.end, meant=right.meant if late else left.meant)
        if right.hijri and left.rank == Rank.EXPLICIT and left.meant:
            return replace(left, end=right.end)
        meant = right.meant
        if left.rank == Rank.DAY_WORD and left.meant and right.weekday is not None:
            day = periods.weekday_around(left.meant[0], right.weekday)
            meant = (day, day) if day else None
        return replace(right, start=left.start, meant=meant)

    def _widened(self, row: Sequence[Atom], item: Item) -> Item:
        """The item with `مساء يوم`, `مطلع شهر` and the like before it, and the bracket that it opened closed."""
        kinds: tuple[Kind, ...] = ("edge", "month_word", "day_word", "part_of_day", "after_midnight")
        start = item.start
        while found := [b for kind in kinds if (b := self._words.before(kind, row, start)) is not None]:
            start = min(found)
        opened = sum(row[at].folded == "(" for at in range(start, item.end))
        closed = sum(row[at].folded == ")" for at in range(start, item.end))
        closes = opened > closed and item.end < len(row) and row[item.end].folded == ")"
        return replace(item, start=start, end=item.end + closes)

    def _ranges(self, row: Sequence[Atom], items: list[Item]) -> list[Item]:
        """The items with the two ends of a range put together: `من 3 آذار إلى 7 نيسان`."""
        joined: list[Item] = []
        for item in items:
            if joined and self._spans(row, joined[-1], item) and (span := _span(joined[-1], item)):
                joined[-1] = span
            else:
                joined.append(item)
        return joined

    def _spans(self, row: Sequence[Atom], left: Item, right: Item) -> bool:
        """Whether the words before and between two dates make them the ends of a range."""
        opening = self._opening(row, left)
        here = left.end + (left.end < len(row) and row[left.end].folded in "،,")
        if until := self._words.match("until", row, here):
            return until[1] == right.start and (opening is not None or not until[0].value)
        return bool(opening and opening.value) and self._words.skip("and", row, here) == right.start == here + 1

    def _opening(self, row: Sequence[Atom], left: Item) -> DateWordRow | None:
        start = self._words.before("from", row, left.start)
        found = self._words.match("from", row, left.start if start is None else start)
        return found[0] if found else None


def _agree(left: Item, right: Item) -> bool:
    """Whether a day of one calendar may be that of the other; the moon is seen a day sooner or later."""
    if left.meant is None or right.meant is None:
        return True
    first, other = (date(*periods.first_day(item.meant[0])) for item in (left, right) if item.meant)
    return abs((first - other).days) <= _OFF


def _follow(left: Item, right: Item) -> bool:
    return left.weekday is not None and right.weekday is not None and (left.weekday + 1) % 7 == right.weekday


def _span(left: Item, right: Item) -> Item | None:
    """One item from the first to the last day of two; a year that only the second is given holds for the first too."""
    if left.meant is None or right.meant is None:
        return None
    first, last = left.meant[0], right.meant[1]
    if not left.year_given and right.year_given:
        first = (last[0] - (first[1:] > last[1:]), *first[1:])
    elif not left.year_given and first > last:
        first = (first[0] - 1, *first[1:])
    if last[: len(first)] == first:  # since the beginning of this year until yesterday: this year
        last = first
    if not periods.valid(first) or periods.first_day(first) > periods.last_day(last):
        return None
    return replace(left, end=right.end, meant=(first, last))


def _found(sentence: Sentence, row: Sequence[Atom], item: Item) -> Iterator[FoundDate]:
    if item.meant is not None:
        start, end = row[item.start].start, row[item.end - 1].end
        text = sentence.text[start - sentence.start : end - sentence.start]
        yield FoundDate(periods.mention(item.meant, text), start, end)
