"""What the readers of dates share: what they find, and how they look around in a sentence."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from functools import cached_property

from pipelines.article import Sentence
from pipelines.extract.atoms import ARTICLE, Atom
from pipelines.extract.date_words import DateWords, Kind, Unit
from pipelines.extract.numbers import NumberFinder
from pipelines.extract.periods import YEARS_SPOKEN_OF, Period, Range, Relation

_INNER_MARKS = ".,:/٫٬"


class Rank(IntEnum):
    """Which of two neighbours dates the other: `أمس الثلاثاء 17 تشرين الأول` is the 17th."""

    DAY_WORD = 0
    WEEKDAY = 1
    EXPLICIT = 2


@dataclass(slots=True)
class Item:
    """A date on the atoms from `start` to before `end`. `meant` is None where the year is not known; it may be a day
    off where the text names one of the `hijri` calendar, in which months begin when the moon is seen."""

    start: int
    end: int
    rank: Rank
    meant: Range | None
    year_given: bool = True
    weekday: int | None = None
    hijri: bool = False


@dataclass(frozen=True, slots=True)
class Tail:
    """What follows a month: a year, or a word that relates it to publication."""

    end: int
    year: int | None = None
    relation: Relation = None


def item(start: int, end: int, period: Period | None) -> Item:
    """An explicit date that means one period."""
    return Item(start, end, Rank.EXPLICIT, (period, period) if period else None)


class DateCursor:
    """One sentence, with its atoms, and the day of publication."""

    def __init__(
        self, words: DateWords, numbers: NumberFinder, row: Sequence[Atom], sentence: Sentence, published: date | None
    ) -> None:
        self.words = words
        self.numbers = numbers
        self.row = row
        self.published = published
        self._sentence = sentence

    @cached_property
    def names_months(self) -> bool:
        """Whether any word can begin the name of a month, or a word for one; most sentences have none."""
        return not self.words.month_openers.isdisjoint(atom.folded for atom in self.row)

    def text(self, at: int) -> str:
        """What the atom at `at` stands for, as it is written."""
        start = self._sentence.start
        return self._sentence.text[self.row[at].start - start : self.row[at].end - start]

    def folded(self, at: int) -> str:
        """The folded atom at `at`, nothing outside the sentence."""
        return self.row[at].folded if 0 <= at < len(self.row) else ""

    def stands(self, kind: Kind, at: int) -> bool:
        """Whether a word of `kind` stands at `at`."""
        return self.words.match(kind, self.row, at) is not None

    def precedes(self, kind: Kind, at: int) -> bool:
        """Whether a word of `kind` stands right before `at`."""
        return self.words.before(kind, self.row, at) is not None

    def skip(self, kind: Kind, at: int) -> int:
        """The index behind a word of `kind` at `at`, or `at` where none stands there."""
        return self.words.skip(kind, self.row, at)

    def relation(self, at: int) -> tuple[Relation, int] | None:
        """How the word at `at` relates a time to publication (`الماضي`), and the index behind it."""
        found = self.words.match("relation", self.row, at)
        return (found[0].value, found[1]) if found else None

    def digits(self, at: int, longest: int) -> int | None:
        """The number in the digits at `at`, if they are no more than `longest`."""
        folded = self.folded(at)
        return int(folded) if folded.isdecimal() and len(folded) <= longest else None

    def year(self, at: int) -> int | None:
        """The year that the four digits at `at` can be."""
        year = self.digits(at, 4)
        return year if year in YEARS_SPOKEN_OF and not self.in_number(at) else None

    def in_number(self, at: int) -> bool:
        """Whether the digits at `at` belong to a longer number or code."""
        after = at + 2 < len(self.row) and self.row[at + 1].joined and self.row[at + 2].joined
        before = at > 1 and self.row[at].joined and self.row[at - 1].joined
        return (before and self.folded(at - 2).isdecimal() and self.folded(at - 1) in _INNER_MARKS) or (
            after and self.folded(at + 1) in _INNER_MARKS and self.folded(at + 2).isdecimal()
        )

    def tail(self, at: int) -> Tail:
        """What follows a month or a season that ends at `at`."""
        here = self.skip("year_word", self.skip("of", at + (self.folded(at) in ("،", ",", "/"))))
        if year := self.year(here):
            return Tail(here + 1, year)
        if relation := self.relation(at):
            return Tail(relation[1], relation=relation[0])
        found = self.related_unit(self.skip("of", at), "year")
        if found and found[0] is not None and self.published:
            return Tail(found[1], self.published.year + found[0])
        return Tail(at)

    def related_unit(self, at: int, unit: Unit) -> tuple[Relation, int] | None:
        """How `الشهر الماضي` or `هذا الشهر` relates to publication, and the index behind it."""
        this = self.words.match("this", self.row, at)
        found = self.words.match("the_unit", self.row, this[1] if this else at)
        if found is None or found[0].unit != unit:
            return None
        if this:
            return 0, found[1]
        before = self.folded(at - 1)
        if before.startswith(ARTICLE) and before not in self.words.known and before not in self.numbers.known:
            # `الأمين العام الحالي`: the general secretary, not the year; a past one is `السابق`
            relation = self.relation(found[1])
            return relation if relation and relation[0] == -1 else None
        return self.relation(found[1])
