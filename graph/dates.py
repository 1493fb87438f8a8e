"""Dates that are no more exact than their text: the first and the last day that one may mean, and how they compare.

Days are ISO strings (`2017-10-17`), which sort as dates do.
"""

import calendar
import re
from datetime import date

from graph.errors import QueryError
from graph.folding import fold

_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?", re.ASCII)
_MONTHS, _LONGEST_MONTH = range(1, 13), 31


def first_day(value: str) -> str:
    """The first day of a `DateMention.value`: `2017-10` begins on `2017-10-01`."""
    start = value.split("/")[0]
    return start + "-01-01"[len(start) - len("2017") :]


def last_day(value: str) -> str:
    """The last day of a `DateMention.value`: `2017-10` ends on `2017-10-31`."""
    year, *rest = value.split("/")[-1].split("-")
    month = rest[0] if rest else "12"
    day = rest[1] if len(rest) > 1 else f"{_days(int(year), int(month)):02}"
    return f"{year}-{month}-{day}"


def _days(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1] if month in _MONTHS else _LONGEST_MONTH


def days(since: str | date | None, until: str | date | None) -> tuple[str | None, str | None]:
    """The first day of `since` and the last of `until`, each a date or `2017-10-17`, `2017-10`, `2017`.

    Raises QueryError where one is no date, or the second lies before the first.
    """
    first = None if since is None else first_day(_checked("since", since))
    last = None if until is None else last_day(_checked("until", until))
    if first and last and first > last:
        raise QueryError(f"since={since!s} lies after until={until!s}: no day is between them. Swap the two.")
    return first, last


def _checked(name: str, value: str | date) -> str:
    text = value.isoformat()[:10] if isinstance(value, date) else fold(str(value)).strip()
    try:
        if not _DATE.fullmatch(text):
            raise ValueError(text)
        date.fromisoformat(first_day(text))
        date.fromisoformat(last_day(text))
    except ValueError as error:
        raise QueryError(f"{name}={value!r} is not a date. Write 2017-10-17, 2017-10 or 2017.") from error
    return text
