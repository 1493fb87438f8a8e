"""Days as the date types of other programs want them: those that the calendar has."""

from datetime import date

from graph.dates import first_day, last_day
from graph.records import Event, Relation


def calendar_day(value: str | None) -> date | None:
    """The day of an ISO text; None for one that the calendar lacks, such as 2017-02-31, which a text may well name."""
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        return None


def span(statement: Event | Relation) -> tuple[date | None, date | None]:
    """The first and the last day that a statement's date may mean, None where it has none or the calendar lacks it."""
    value = statement.date.value if statement.date else None
    return calendar_day(value and first_day(value)), calendar_day(value and last_day(value))


def calendar_days(statement: Event | Relation) -> dict[str, str | None]:
    """The two days of `span` as ISO texts, by the columns of `graph.tables` that they are."""
    first, last = span(statement)
    return {"first_day": first.isoformat() if first else None, "last_day": last.isoformat() if last else None}
