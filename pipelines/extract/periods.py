"""Days, months and years, and how they are reckoned from a day of publication."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta

from hijridate import Gregorian, Hijri

from graph.records import DateMention, DatePrecision
from pipelines.extract.date_words import Unit

Period = tuple[int, ...]
"""A year, a month or a day: `(2017,)`, `(2017, 10)`, `(2017, 10, 17)`."""
Relation = int | None
"""Before (-1), at (0) or after (1) the time of publication; None where the text does not say."""
Range = tuple[Period, Period]
"""The first and the last period meant; the same where there is one."""

YEARS_SPOKEN_OF = range(1900, 2101)
HIJRI_YEARS_SPOKEN_OF = range(1300, 1600)
"""What four digits may be as a year."""

_PRECISIONS: tuple[DatePrecision, ...] = ("year", "month", "day")
_YEARS = range(1, 10000)
_DAYS_OF_WEEK = 7
_WEEK_STARTS = 5
"""Saturday, as Arab weeks do."""


def mention(meant: Range, text: str) -> DateMention:
    """The record of a date that stands as `text`."""
    first, last = meant
    if first == last:
        return DateMention(value=iso(first), precision=_PRECISIONS[len(first) - 1], text=text)
    return DateMention(value=f"{iso(first)}/{iso(last)}", precision="span", text=text)


def iso(period: Period) -> str:
    """`2017`, `2017-10` or `2017-10-17`."""
    return "-".join([f"{period[0]:04}", *(f"{part:02}" for part in period[1:])])


def first_day(period: Period) -> Period:
    """The first day of a period."""
    return (*period, 1, 1)[:3]


def last_day(period: Period) -> Period:
    """The last day of a period."""
    year, month, *day = (*period, 12)[:2] if len(period) < 3 else period
    return (year, month, day[0] if day else monthrange(year, month)[1])


def valid(period: Period) -> bool:
    """Whether the calendar has such a day, month or year."""
    year, month, day = (*period, 1, 1)[:3]
    return year in _YEARS and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


def as_period(day: date) -> Period:
    """A day as a period."""
    return day.year, day.month, day.day


def days_from(published: date, days: int) -> Period | None:
    """The day so many days after publication; None beyond the calendar."""
    try:
        return as_period(published + timedelta(days=days))
    except OverflowError:
        return None


def months_from(published: date, months: int) -> Period | None:
    """The month so many months after that of publication."""
    years, month = divmod(published.year * 12 + published.month - 1 + months, 12)
    return (years, month + 1) if years in _YEARS else None


def years_from(published: date, years: int) -> Period | None:
    """The year so many years after that of publication."""
    return (published.year + years,) if published.year + years in _YEARS else None


def units_from(published: date, unit: Unit, amount: int) -> Period | None:
    """The day, month or year so many units after that of publication; of weeks, the day."""
    if unit == "month":
        return months_from(published, amount)
    if unit == "year":
        return years_from(published, amount)
    return days_from(published, amount * (_DAYS_OF_WEEK if unit == "week" else 1))


def week_from(published: date, weeks: int) -> Range | None:
    """The week so many weeks after that of publication: its month where it lies in one, else its first and last day."""
    since_start = (published.weekday() - _WEEK_STARTS) % _DAYS_OF_WEEK
    first = days_from(published, weeks * _DAYS_OF_WEEK - since_start)
    last = days_from(published, weeks * _DAYS_OF_WEEK - since_start + _DAYS_OF_WEEK - 1)
    if first is None or last is None:
        return None
    return (first[:2], first[:2]) if first[:2] == last[:2] else (first, last)


def weekday_near(published: date, weekday: int, relation: Relation) -> Period | None:
    """The latest such day up to publication; before it for -1, after it for 1."""
    behind = (published.weekday() - weekday) % _DAYS_OF_WEEK
    if relation == 1:
        return days_from(published, _DAYS_OF_WEEK - behind)
    return days_from(published, -(behind or _DAYS_OF_WEEK if relation == -1 else behind))


def weekday_around(day: Period, weekday: int) -> Period | None:
    """The latest such day up to the day after `day`: what is published late, or elsewhere, says `today, Friday` too."""
    around = days_from(date(*day), 1)
    return weekday_near(date(*around), weekday, None) if around else None


def month_near(published: date, month: int, relation: Relation) -> Period | None:
    """The latest such month up to that of publication; before it for -1, after it for 1."""
    behind = (published.month - month) % 12
    if relation == 1:
        return months_from(published, 12 - behind)
    return months_from(published, -(behind or 12 if relation == -1 else behind))


def from_hijri(year: int | None, month: int, days: Sequence[int], published: date | None) -> Range | None:
    """The days of a Hijri month, or all of it where none are given; None beyond the calendar.

    By the calendar of Umm al-Qura; a day may be one off where the moon was seen otherwise. Without a year, the latest
    such day up to publication.
    """
    try:
        if year is None:
            if published is None or not days:
                return None
            year = Gregorian.fromdate(published).to_hijri().year
            year -= Hijri(year, month, min(days)).to_gregorian() > published
        whole = days or (1, Hijri(year, month, 1).month_length())
        first, last = (Hijri(year, month, day).to_gregorian() for day in (min(whole), max(whole)))
    except (ValueError, OverflowError):
        return None
    return as_period(first), as_period(last)


def day_near(published: date, month: int, day: int, relation: Relation) -> Period | None:
    """The latest such day up to publication, the next one for 1, that of the nearest month for 0."""
    year = published.year
    if relation == 0:
        year += round((published.month - month) / 12)
    elif relation == 1:
        year += (month, day) <= (published.month, published.day)
    else:
        year -= (month, day) > (published.month, published.day)
    period = (year, month, day)
    return period if valid(period) else None
