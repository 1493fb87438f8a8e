"""Dates that name a day, a month or a year: `17/10/2017`, `17 تشرين الأول/أكتوبر 2017`, `مطلع أيلول`, `عام 2014`."""

from collections.abc import Sequence

from pipelines.extract import periods
from pipelines.extract.date_items import DateCursor, Item, Rank, Tail, item
from pipelines.extract.date_words import Kind, MonthRow
from pipelines.extract.periods import HIJRI_YEARS_SPOKEN_OF, YEARS_SPOKEN_OF, Period

_SEPARATORS = ("/", "-", ".", "–")
_OPENING, _CLOSING = ("(", "/", "-", "–", "،", ",", "["), (")", "]")


class ExplicitDates(DateCursor):
    """Reads the explicit dates of one sentence."""

    def read(self, at: int) -> Item | None:
        """The date that begins at `at`, None where none does."""
        return self._numeric(at) or (self._named(at) if self.names_months else None) or self._year(at)

    # 17/10/2017, 2016/3/13, 17-10-2017, 15 11 2015

    def _numeric(self, at: int) -> Item | None:
        if not self.folded(at).isdecimal() or (at > 1 and self.row[at].joined and self.folded(at - 1) in _SEPARATORS):
            return None
        step = 2 if self.folded(at + 1) in _SEPARATORS else 1
        if step == 2 and self.folded(at + 3) != self.folded(at + 1):
            return self._day_and_month(at)
        parts = [self.digits(at + n * step, 4) for n in range(3)]
        period = _numeric_period(parts)
        return item(at, at + 2 * step + 1, period) if period else None

    def _day_and_month(self, at: int) -> Item | None:
        """`17/10` where a word says that it is a date."""
        dated = self.precedes("day_word", at) or self._weekday_before(at)
        day, month = self.digits(at, 2), self.digits(at + 2, 2)
        if not dated or self.folded(at + 1) != "/" or not day or not month or not periods.valid((2000, month, day)):
            return None
        return self._resolved(at, at + 3, month, [day], Tail(at + 3))

    def _weekday_before(self, at: int) -> bool:
        return self.words.weekdays.match(self.row, at - 1) is not None if at else False

    # 17 تشرين الأول/أكتوبر 2017, الحادي عشر من تموز الماضي, مطلع أيلول, 5 الجاري

    def _named(self, at: int) -> Item | None:
        days, here = self._days(at)
        if days:
            here = self.skip("month_word", self.skip("of", here))
            here += self.folded(here) == "/"
        month = self.words.months.match(self.row, here)
        if month is None:
            return self._day_of_month(at, days, here) if days else None
        end = self._other_names(month[0], month[1])
        tail = self.tail(end)
        if not days and not self._is_month(at, month[0], end, tail):
            return None
        if not tail.year and self.precedes("named_after_day", at):
            return None
        if month[0].calendar == "hijri":
            return self._hijri(at, end, month[0].month, days)
        return self._resolved(at, tail.end, month[0].month, days, tail)

    def _days(self, at: int) -> tuple[list[int], int]:
        """The days of a month that are numbered at `at`: `17`, `السابع عشر`, `3 و7`, `3-7`."""
        days: list[int] = []
        end = at
        while day := self._day_number(end if not days else end + 1):
            days.append(day[0])
            end = day[1]
            if self.folded(end) not in ("و", "-", "–") and not self.stands("until", end):
                break
        return days, end

    def _day_number(self, at: int) -> tuple[int, int] | None:
        if at >= len(self.row):
            return None
        if self.row[at].is_digits:
            day = self.digits(at, 2)
            return (day, at + 1) if day and not self.in_number(at) and day <= 31 else None
        found = self.numbers.ordinal(self.row, at) or self.numbers.cardinal(self.row, at)
        return found if found and 1 <= found[0] <= 31 else None

    def _day_of_month(self, at: int, days: list[int], here: int) -> Item | None:
        """`العشرين من الشهر الماضي`, `5 الجاري`."""
        found = self.related_unit(here, "month")
        if found is None and self.row[here - 1].is_digits and (relation := self.relation(here)) and relation[0] != 1:
            found = relation
        if found is None or found[0] is None:
            return None
        month = periods.months_from(self.published, found[0]) if self.published else None
        dates = [(*month, day) for day in days if month and periods.valid((*month, day))]
        return Item(at, found[1], Rank.EXPLICIT, (min(dates), max(dates)) if dates else None)

    def _other_names(self, month: MonthRow, end: int) -> int:
        """The index behind further names of the same month: `تشرين الأول/أكتوبر`, `تموز (يوليو)`."""
        opened = self.folded(end) in _OPENING
        other = self.words.months.match(self.row, end + opened)
        if (
            other is None
            or other[0].month != month.month
            or (other[0].calendar == "hijri") != (month.calendar == "hijri")
        ):
            return end
        return other[1] + (self.folded(other[1]) in _CLOSING)

    def _is_month(self, at: int, month: MonthRow, end: int, tail: Tail) -> bool:
        """Whether a name of a month without a day is one: a year, a second name or the word before says so."""
        named_twice = end > at + len(month.name.split())
        if tail.end > end or named_twice or self.precedes("month_word", at):
            return True
        if self.precedes("edge", at):
            return True
        if month.ambiguous == "spelling" and month.name not in self.text(at):
            return False
        kinds: tuple[Kind, ...] = ("in",) if month.ambiguous == "word" else ("in", "at")
        return any(self.precedes(kind, at) for kind in kinds)

    def _hijri(self, at: int, end: int, month: int, days: list[int]) -> Item:
        here = self.skip("year_word", self.skip("of", end + (self.folded(end) == "/")))
        if (year := self.digits(here, 4)) in HIJRI_YEARS_SPOKEN_OF:
            meant = periods.from_hijri(year, month, days, self.published)
            return Item(at, self.skip("hijri", here + 1), Rank.EXPLICIT, meant, hijri=True)
        tail = self.tail(end)
        other = tail.year or tail.relation == 1 or self._same_year(end)  # of which no Hijri year is known
        meant = None if other else periods.from_hijri(None, month, days, self.published)
        return Item(at, self.skip("hijri", self._same_year(end) or tail.end), Rank.EXPLICIT, meant, False, hijri=True)

    def _same_year(self, at: int) -> int | None:
        """The index behind `من العام نفسه`, which is that of another date; None where something else stands there."""
        year = self.words.match("the_unit", self.row, self.skip("of", at))
        return self.skip("same", year[1]) if year and self.stands("same", year[1]) else None

    def _resolved(self, at: int, end: int, month: int, days: list[int], tail: Tail) -> Item:
        """The item of a month, or of days in it, in the year that `tail` and the day of publication give."""
        found: list[Period | None]
        if not tail.year and (behind := self._same_year(end)):
            return Item(at, behind, Rank.EXPLICIT, None)
        if tail.year:
            found = [(tail.year, month, day) for day in days] or [(tail.year, month)]
        elif self.published is None:
            found = []
        elif days:
            found = [periods.day_near(self.published, month, day, tail.relation) for day in days]
        else:
            found = [periods.month_near(self.published, month, tail.relation)]
        dates = [period for period in found if period and periods.valid(period)]
        return Item(at, end, Rank.EXPLICIT, (min(dates), max(dates)) if dates else None, bool(tail.year))

    # عام 2014, عامي 2014 و2015, في 2014, من 2013 إلى 2015

    def _year(self, at: int) -> Item | None:
        here = self.skip("year_word", at)
        said = here > at
        if relation := self.relation(here) if said else None:
            here = relation[1]
        first = self.year(here)
        if first is None:
            return None
        if second := self._second_year(at, here + 1):
            return Item(at, second[1], Rank.EXPLICIT, ((first,), (second[0],)))
        if said or any(self.precedes(kind, at) for kind in ("in", "edge")):
            return item(at, here + 1, (first,))
        return None

    def _second_year(self, at: int, here: int) -> tuple[int, int] | None:
        """The last of a row of years, and the index behind it."""
        opened = self.precedes("from", at) or self.stands("from", at)
        here = self.skip("until", here) if not self.stands("and", here) else here + 1
        year = self.year(self.skip("year_word", here)) if opened else None
        return (year, self.skip("year_word", here) + 1) if year else None


def _numeric_period(parts: Sequence[int | None]) -> Period | None:
    """Day, month and year of three numbers: year first or last, and the day before the month unless that cannot be."""
    first, second, third = parts
    if first is None or second is None or third is None:
        return None
    year, month, day = (first, second, third) if first in YEARS_SPOKEN_OF else (third, second, first)
    candidates = [(year, month, day), (year, day, month)]
    return next((c for c in candidates if year in YEARS_SPOKEN_OF and periods.valid(c)), None)
