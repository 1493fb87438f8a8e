"""Numbers as Arabic writes them: digits of every script, words in every case, duals, and what bounds them (`نحو`)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from graph.folding import fold
from graph.seeds import Seeds
from pipelines.article import Word
from pipelines.extract.atoms import ARTICLE, Atom, Phrases, atoms
from pipelines.extract.nouns import Nouns
from pipelines.number_words import NumberKind, NumberRow

_LONGEST = 12
"""Digits: what is longer counts nothing that a sentence is about."""
_GROUPED, _DECIMAL, _INNER = ",٬،'.", ".,٫", ".,٫٬:/"
_NOUN_REACH = 2
"""Words between a number and the `at least` that follows its noun."""
_INSIDE = frozenset(("ordinal", "scale_plural", "at_least_after", "at_most_after", "to", "and", "from", "percent"))
"""Kinds of words that begin no number."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number of things, `min` to `max` (None: open), on the words from `start_word` to before `end_word`."""

    min: int | None
    max: int | None
    start_word: int
    end_word: int


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number on a row of atoms, from `start` to before `end`; without its noun, unless the noun is the number."""

    min: int | None
    max: int | None
    start: int
    end: int


class _Part(NamedTuple):
    value: float
    scale: int
    end: int


class NumberFinder:
    """Finds numbers in words. Vague ones (`عشرات`, `بعض`), shares, times and the parts of a date give nothing."""

    def __init__(self, seeds: Seeds) -> None:
        rows = seeds.rows("numbers.tsv", NumberRow)
        self._words = {fold(row.form): row for row in rows if " " not in row.form}
        self._phrases = Phrases((row.form, row.kind) for row in rows)
        self._nouns = Nouns(seeds)
        plain = self._phrases.words
        self.known = plain | {ARTICLE + word for word in plain} | {ARTICLE}
        first = Phrases((row.form, row.kind) for row in rows if row.kind not in _INSIDE).first_words
        self.openers = first | {ARTICLE + word for word in first} | {ARTICLE}
        """The words that a quantity can begin with."""
        self._atoms = self.known | self._nouns.forms

    def find(self, words: Sequence[Word]) -> list[Number]:
        """The numbers in `words`, in order. Two may share a word that was not split: `3و5`."""
        row = atoms(words, self._atoms)
        return [Number(q.min, q.max, row[q.start].words[0], row[q.end - 1].words[1]) for q in self._quantities(row)]

    def _quantities(self, row: Sequence[Atom]) -> Iterator[Quantity]:
        at = 0
        while at < len(row):
            match = self._phrases.match(row, at)
            if match and match[0] == "percent":
                at = match[1]
            elif quantity := self.quantity(row, at) or self.dual(row, at):
                yield quantity
                at = quantity.end
            else:
                at += 1

    def dual(self, row: Sequence[Atom], at: int) -> Quantity | None:
        """Two people in a dual noun (`طفلين`), or in a noun with `اثنين` behind it (`مدنيين اثنين`)."""
        noun = self._nouns.get(row[at].folded)
        if noun is None or noun.number == "singular":
            return None
        two = self.is_two(row, at + 1)
        return Quantity(2, 2, at, at + 1 + two) if two or noun.number == "dual" else None

    def quantity(self, row: Sequence[Atom], at: int) -> Quantity | None:
        """The number that begins at `at`, with what bounds it before or behind."""
        if at >= len(row) or not (row[at].folded in self.openers or row[at].is_digits):
            return None
        bound, here = self._phrases.match(row, at) or (None, at)
        if bound == "between":
            return self._between(row, at, here)
        if bound not in ("at_least", "at_most", "about"):
            bound, here = None, at
        elif (second := self._phrases.match(row, here)) and second[0] in ("about", "at_least"):
            bound, here = second[0] if second[0] == "at_least" else bound, second[1]
        number = self._whole(row, here)
        if number is None or self._kind(row, number.end) == "percent":
            return None
        return self._bounded(row, replace(number, start=at), bound)

    def skip_bound(self, row: Sequence[Atom], at: int) -> int:
        """The index behind `على الأقل` and the like at `at`, or `at` where none stands there."""
        match = self._phrases.match(row, at)
        return match[1] if match and match[0].endswith("_after") else at

    def at_least(self, row: Sequence[Atom], at: int) -> int | None:
        """The index behind `على الأقل` and the like at `at`, None where none stands there."""
        match = self._phrases.match(row, at)
        return match[1] if match and match[0] == "at_least_after" else None

    def cardinal(self, row: Sequence[Atom], at: int) -> tuple[int, int] | None:
        """The value of the plain number that begins at `at`, and the index behind it."""
        total, limit, here, end = 0.0, float("inf"), at, at
        while (part := self._part(row, here)) and part.value < limit:
            total, limit, end = total + part.value, part.scale, part.end
            if limit == 1 or self._kind(row, end) != "and":
                break
            if self._kind(row, end + 1) == "fraction" and (share := self._value(row, end + 1)):
                total, end = total + share * limit, end + 2
                end += self._scale(row, end) == limit  # `مليون ونصف المليون`
                break
            here = end + 1
        return (int(total), end) if end > at and total == int(total) else None

    def ordinal(self, row: Sequence[Atom], at: int) -> tuple[int, int] | None:
        """The value of the ordinal that begins at `at` (`السابع عشر`, `الحادي والعشرين`), and the index behind it."""
        if self._kind(row, at) in ("ten", "tens"):
            return int(self._value(row, at)), at + 1
        if self._kind(row, at) != "ordinal":
            return None
        value = int(self._value(row, at))
        if self._kind(row, at + 1) == "ten":
            return value + 10, at + 2
        if self._kind(row, at + 1) == "and" and self._kind(row, at + 2) == "tens":
            return value + int(self._value(row, at + 2)), at + 3
        return value, at + 1

    def _whole(self, row: Sequence[Atom], at: int) -> Quantity | None:
        """A plain number or a range of two (`3-5`, `10 إلى 15`)."""
        start = at
        if at + 1 < len(row) and row[at].folded == ARTICLE and row[at + 1].joined:
            at += 1
        first = self.cardinal(row, at)
        if first is None or _dashed(row, at - 1):
            return None
        value, end = first
        if self._ranges(row, start, end) and (second := self.cardinal(row, end + 1)) and second[0] > value:
            return None if _dashed(row, second[1]) else Quantity(value, second[0], start, second[1])
        return None if _dashed(row, end) else Quantity(value, value, start, end)

    def _ranges(self, row: Sequence[Atom], start: int, end: int) -> bool:
        """Whether the word at `end` makes a range of two numbers; `من 3 إلى 7` may be a rise and does not."""
        if end < len(row) and row[end].folded == "-":
            return True
        return self._kind(row, end) == "to" and self._kind(row, start - 1) != "from"

    def _between(self, row: Sequence[Atom], at: int, here: int) -> Quantity | None:
        low = self.cardinal(row, here)
        if low is None or self._kind(row, low[1]) != "and":
            return None
        high = self.cardinal(row, low[1] + 1)
        return Quantity(low[0], high[0], at, high[1]) if high and low[0] < high[0] else None

    def _bounded(self, row: Sequence[Atom], number: Quantity, bound: str | None) -> Quantity:
        for behind in range(number.end, number.end + _NOUN_REACH + 1):
            if bound is None and (match := self._phrases.match(row, behind)):
                bound = match[0].removesuffix("_after") if match[0].endswith("_after") else None
        if bound == "at_least":
            return replace(number, max=None)
        return replace(number, min=None) if bound == "at_most" else number

    def _part(self, row: Sequence[Atom], at: int) -> _Part | None:
        """A number below its scale word, with it: `38 ألفا`, `مئتين وخمسة`, `ألفان`."""
        kind, value = self._kind(row, at), self._value(row, at)
        if kind == "scale_dual":
            return _Part(value, int(value) // 2, at + 1)
        if kind == "scale":
            return _Part(value, int(value), at + 1)
        if kind == "scale_or_two":
            one = self._kind(row, at + 1) in ("and", "from")
            return _Part(value if one else value * 2, int(value), at + 1)
        base = self._digits(row, at) or self._below_thousand(row, at)
        if base is None and kind == "fraction" and self._scale(row, at + 1):
            base = value, at + 1
        if base is None:
            return None
        scale = self._scale(row, base[1])
        if base[0] * scale >= 10**_LONGEST:
            return None
        return _Part(base[0] * scale, scale, base[1] + 1) if scale else _Part(base[0], 1, base[1])

    def _scale(self, row: Sequence[Atom], at: int) -> int:
        return int(self._value(row, at)) if self._kind(row, at) in ("scale", "scale_or_two", "scale_plural") else 0

    def _below_thousand(self, row: Sequence[Atom], at: int) -> tuple[float, int] | None:
        hundreds, end = 0.0, at
        if self._kind(row, at) in ("hundred", "hundreds"):
            hundreds, end = self._value(row, at), at + 1
        elif self._kind(row, at) == "unit" and self._kind(row, at + 1) == "hundred":
            hundreds, end = self._value(row, at) * self._value(row, at + 1), at + 2
        if not hundreds:
            return self._below_hundred(row, at)
        rest = self._below_hundred(row, end + 1) if self._kind(row, end) == "and" else None
        return (hundreds + rest[0], rest[1]) if rest and not self._scale(row, end - 1) else (hundreds, end)

    def _below_hundred(self, row: Sequence[Atom], at: int) -> tuple[float, int] | None:
        kind, value = self._kind(row, at), self._value(row, at)
        if kind in ("unit", "teen_unit"):
            if self._kind(row, at + 1) == "ten":
                return value + 10, at + 2
            if self._kind(row, at + 1) == "and" and self._kind(row, at + 2) == "tens":
                return value + self._value(row, at + 2), at + 3
        return (value, at + 1) if kind in ("unit", "ten", "tens") else None

    def _digits(self, row: Sequence[Atom], at: int) -> tuple[float, int] | None:
        """A number in digits: `1,200` and `20.000` are grouped, `3.1` counts only before a scale word."""
        if at >= len(row) or not row[at].is_digits or _inside_code(row, at):
            return None
        groups, marks, end = [row[at].folded], "", at + 1
        while _joined(row, end) and _joined(row, end + 1) and row[end + 1].is_digits and row[end].folded != "-":
            marks, groups, end = marks + row[end].folded, [*groups, row[end + 1].folded], end + 2
        if sum(map(len, groups)) > _LONGEST:
            return None
        scaled = bool(self._scale(row, end))
        if len(marks) == 1 and marks in _DECIMAL and (scaled or len(groups[1]) != 3):
            return (float(f"{groups[0]}.{groups[1]}"), end) if scaled else None
        grouped = all(mark in _GROUPED for mark in marks) and all(len(group) == 3 for group in groups[1:])
        return (int("".join(groups)), end) if grouped else None

    def _row(self, row: Sequence[Atom], at: int) -> NumberRow | None:
        if not 0 <= at < len(row):
            return None
        word = row[at].folded
        if (found := self._words.get(word)) or not word.startswith(ARTICLE):
            return found
        found = self._words.get(word[len(ARTICLE) :])
        return None if found and found.kind == "unit" and found.value == 2 else found  # `الاثنين` is Monday

    def _kind(self, row: Sequence[Atom], at: int) -> NumberKind | None:
        match = self._phrases.match(row, at) if 0 <= at < len(row) else None
        if match and match[0] == "percent":
            return "percent"
        found = self._row(row, at)
        return found.kind if found else None

    def _value(self, row: Sequence[Atom], at: int) -> float:
        found = self._row(row, at)
        return found.value if found else 0

    def is_two(self, row: Sequence[Atom], at: int) -> bool:
        """Whether `اثنين` or another form of it stands at `at`."""
        return self._kind(row, at) == "unit" and self._value(row, at) == 2


def _joined(row: Sequence[Atom], at: int) -> bool:
    return at < len(row) and row[at].joined


def _dashed(row: Sequence[Atom], at: int) -> bool:
    """Whether a dash at `at` touches digits or letters on both sides, as in `10-05-2015` and `S-300`: no count."""
    return 0 < at < len(row) - 1 and row[at].folded == "-" and row[at].joined and row[at + 1].joined


def _inside_code(row: Sequence[Atom], at: int) -> bool:
    """Whether the digits are a later part of a date, a time or a decimal."""
    mark = row[at - 1] if at > 1 and row[at].joined else None
    return mark is not None and mark.joined and mark.folded in _INNER and row[at - 2].folded.isalnum()
