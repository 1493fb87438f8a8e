"""Dates reckoned from the day of publication: `أمس`, `الثلاثاء`, `الشهر الماضي`, `قبل ثلاثة أيام`, `الصيف الماضي`."""

from typing import get_args

from pipelines.extract import periods
from pipelines.extract.date_items import DateCursor, Item, Rank, item
from pipelines.extract.date_words import Unit

_TANWIN = "ً"
_HOURS = 24
"""Of a day."""


class RelativeDates(DateCursor):
    """Reads the relative dates of one sentence."""

    def read(self, at: int) -> Item | None:
        """The date that begins at `at`, None where none does."""
        if self.folded(at) not in self.words.openers:
            return None
        readers = (
            self._season,
            self._weekend,
            self._lately,
            self._last_hours,
            self._the_unit,
            self._weekday,
            self._day,
            self._ago,
        )
        return next((found for reader in readers if (found := reader(at)) is not None), None)

    # صيف 2014, الصيف الماضي

    def _season(self, at: int) -> Item | None:
        season = self.words.match("season", self.row, at)
        if season is None:
            return None
        tail = self.tail(season[1])
        if tail.year:
            return item(at, tail.end, (tail.year,))
        if tail.relation is None or season[0].value is None or self.published is None:
            return None
        over = self.published.month > season[0].value
        years = {-1: over - 1, 0: 0, 1: int(over)}[tail.relation]
        return item(at, tail.end, periods.years_from(self.published, years))

    # نهاية الأسبوع: of the week of publication, where nothing else is said

    def _weekend(self, at: int) -> Item | None:
        found = self.words.match("weekend", self.row, at)
        if found is None:
            return None
        weeks, end = self.relation(found[1]) or (0, found[1])
        return None if weeks is None else self._related(at, end, "week", weeks)

    # الأيام الثلاثة الماضية, اليومين الماضيين: from so long before publication until then

    def _lately(self, at: int) -> Item | None:
        found = self.words.match("the_units", self.row, at)
        if found is None or found[0].unit is None:
            return None
        number = (found[0].value, found[1]) if found[0].value else self.numbers.cardinal(self.row, found[1])
        return self._until_now(at, number, found[0].unit) if number else None

    def _last_hours(self, at: int) -> Item | None:
        found = self.words.match("the_hours", self.row, at)
        number = self.numbers.cardinal(self.row, found[1]) if found else None
        return self._until_now(at, (-(-number[0] // _HOURS), number[1]), "day") if number else None

    def _until_now(self, at: int, number: tuple[int, int], unit: Unit) -> Item | None:
        relation = self.relation(number[1])
        if relation is None or relation[0] != -1 or self.published is None:
            return None
        first, last = (periods.units_from(self.published, unit, amount) for amount in (-number[0], 0))
        return Item(at, relation[1], Rank.EXPLICIT, (first, last) if first and last else None)

    # الشهر الماضي, هذا العام, الأسبوع الماضي

    def _the_unit(self, at: int) -> Item | None:
        for unit in get_args(Unit):
            if (found := self.related_unit(at, unit)) and found[0] is not None:
                return self._related(at, found[1], unit, found[0])
        return None

    def _related(self, at: int, end: int, unit: Unit, amount: int) -> Item | None:
        if self.published is None:
            return None
        if unit == "week":
            return Item(at, end, Rank.EXPLICIT, periods.week_from(self.published, amount))
        return item(at, end, periods.units_from(self.published, unit, amount))

    # قبل ثلاثة أيام, منذ شهرين

    def _ago(self, at: int) -> Item | None:
        opening = self.words.match("ago", self.row, at)
        if opening is None or self.published is None:
            return None
        here = self.skip("roughly", opening[1])
        amount = self._amount(here)
        if amount is None:
            return None
        number, unit, end = amount
        dated = end < len(self.row) and (self.row[end].is_digits or self.folded(end) in self.words.openers)
        if dated or self.stands("of", end):
            return None  # `منذ شهر أيار`, `قبل يومين من الهجوم`
        if unit != "day":
            return self._related(at, end, unit, -number)
        day = periods.days_from(self.published, -number)
        return item(at, end, day[:2] if day and here > opening[1] else day)

    def _amount(self, at: int) -> tuple[int, Unit, int] | None:
        """A number of units, the unit, and the index behind them: `ثلاثة أيام`, `يومين`."""
        single = self.words.match("unit", self.row, at)
        if single and single[0].unit and single[0].value:
            return single[0].value, single[0].unit, single[1]
        number = self.numbers.cardinal(self.row, at)
        units = number and (
            self.words.match("units", self.row, number[1]) or self.words.match("unit", self.row, number[1])
        )
        return (number[0], units[0].unit, units[1]) if number and units and units[0].unit else None

    # الثلاثاء, الأحد الماضي, أمس

    def _weekday(self, at: int) -> Item | None:
        found = self.words.weekdays.match(self.row, at)
        if found is None:
            return None
        relation, end = self.relation(found[1]) or (None, found[1])
        day = periods.weekday_near(self.published, found[0], relation) if self.published else None
        return Item(at, end, Rank.WEEKDAY, (day, day) if day else None, weekday=found[0])

    def _day(self, at: int) -> Item | None:
        found = self.words.match("day", self.row, at)
        if found is None or found[0].value is None:
            return None
        if self.stands("not_day_after", found[1]) or self.precedes("not_day_before", at):
            return None
        if found[0].value > 0 and not self._says_tomorrow(at, found[1]):
            return None
        day = periods.days_from(self.published, found[0].value) if self.published else None
        return Item(at, found[1], Rank.DAY_WORD, (day, day) if day else None)

    def _says_tomorrow(self, at: int, end: int) -> bool:
        """`غدا` is a verb too: the vowel sign, the word for day before it or a day of the week behind it tell."""
        signed = not self.folded(at).endswith("ا") or _TANWIN in self.text(at)
        return signed or self.words.weekdays.match(self.row, end) is not None
