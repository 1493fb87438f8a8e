"""The vocabulary of dates: months of every calendar, days of the week, and the words around them."""

from collections.abc import Sequence
from typing import Literal

from pydantic import Field

from graph.folding import fold
from graph.seeds import Row, Seeds
from pipelines.extract.atoms import Atom, Phrases

Unit = Literal["day", "week", "month", "year"]
Kind = Literal[
    "day",  # `أمس`: days from the day of publication
    "relation",  # `الماضي`, `الجاري`, `المقبل`
    "this",
    "unit",  # a number of units in one word: `يوم`, `يومين`
    "units",
    "the_unit",  # `الشهر`
    "the_units",  # `الأيام`, `اليومين`
    "the_hours",
    "same",  # `العام نفسه`: that of another date
    "weekend",
    "year_word",
    "month_word",
    "day_word",
    "part_of_day",
    "after_midnight",
    "edge",  # `مطلع`, `نهاية`
    "season",
    "in",
    "at",
    "ago",
    "roughly",
    "from",  # opens a range; 1 where `و` may go on with it
    "until",  # goes on with one; 1 where it must have been opened
    "hijri",
    "of",
    "and",
    "not_day_after",
    "not_day_before",
    "named_after_day",  # `قوى 14 آذار`
]


_OPENING: tuple[Kind, ...] = (
    "day",
    "this",
    "the_unit",
    "the_units",
    "the_hours",
    "weekend",
    "year_word",
    "season",
    "ago",
)


class MonthRow(Row):
    """A name of a month; `ambiguous` where it is another word too: in folded spelling only, or altogether."""

    name: str
    month: int = Field(ge=1, le=12)
    calendar: Literal["levantine", "gregorian", "maghrebi", "hijri"]
    ambiguous: Literal["spelling", "word"] | None = None

    @property
    def key(self) -> object:
        return self.name


class WeekdayRow(Row):
    """A name of a day of the week, Monday 0."""

    name: str
    weekday: int = Field(ge=0, le=6)

    @property
    def key(self) -> object:
        return self.name


class DateWordRow(Row):
    """A word or phrase of one kind; some words are of several."""

    form: str
    kind: Kind
    unit: Unit | None = None
    value: int | None = None

    @property
    def key(self) -> object:
        return self.form, self.kind


class DateWords:
    """The vocabulary of the seeds, looked up at a place in a row of atoms."""

    def __init__(self, seeds: Seeds) -> None:
        self.months = Phrases((row.name, row) for row in seeds.rows("months.tsv", MonthRow))
        self.weekdays = Phrases((row.name, row.weekday) for row in seeds.rows("weekdays.tsv", WeekdayRow))
        by_kind: dict[Kind, list[DateWordRow]] = {}
        for row in seeds.rows("date_words.tsv", DateWordRow):
            by_kind.setdefault(row.kind, []).append(row)
        self._kinds = {kind: Phrases((row.form, row) for row in rows) for kind, rows in by_kind.items()}
        self._last_words = {kind: _by_last_word(rows) for kind, rows in by_kind.items()}
        self.known = frozenset().union(
            self.months.words, self.weekdays.words, *(phrases.words for phrases in self._kinds.values())
        )

        self.openers = frozenset().union(
            self.months.first_words, self.weekdays.first_words, *(self._kinds[kind].first_words for kind in _OPENING)
        )

        months = (self._kinds[kind].first_words for kind in ("this", "the_unit", "relation"))
        self.month_openers = self.months.first_words.union(*months)

    def match(self, kind: Kind, row: Sequence[Atom], at: int) -> tuple[DateWordRow, int] | None:
        """The longest word or phrase of `kind` that begins at `at`, and the index behind it."""
        return self._kinds[kind].match(row, at)

    def skip(self, kind: Kind, row: Sequence[Atom], at: int) -> int:
        """The index behind a word of `kind` at `at`, or `at` where none stands there."""
        found = self._kinds[kind].match(row, at)
        return found[1] if found else at

    def before(self, kind: Kind, row: Sequence[Atom], at: int) -> int | None:
        """The index where a word or phrase of `kind` begins that ends right before `at`."""
        for length in self._last_words[kind].get(row[at - 1].folded, ()) if at > 0 else ():
            start = at - length
            if start >= 0 and (found := self._kinds[kind].match(row, start)) and found[1] == at:
                return start
        return None


def _by_last_word(rows: Sequence[DateWordRow]) -> dict[str, list[int]]:
    """How many words phrases have, longest first, by their last word."""
    lengths: dict[str, set[int]] = {}
    for row in rows:
        words = fold(row.form).split()
        lengths.setdefault(words[-1], set()).add(len(words))
    return {word: sorted(found, reverse=True) for word, found in lengths.items()}
