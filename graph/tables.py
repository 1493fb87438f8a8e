"""Statements as rows of a table: texts and numbers only, several names joined by `; `."""

from collections.abc import Iterable

from graph.dates import first_day, last_day
from graph.output import encodable
from graph.records import ActorMention, Count, Event, PlaceMention, Relation

Cell = str | int | float | None

COLUMNS = (
    *("id", "kind", "type", "mode", "sources", "targets", "places"),
    *("date", "first_day", "last_day", "status", "claimed_by"),
    *("killed_min", "killed_max", "injured_min", "injured_max"),
    *("confidence", "trigger", "sentence", "document", "rule"),
    *("plover", "plover_mode", "cameo", "acled"),
)
"""The columns of a row, in their order."""


def row(statement: Event | Relation) -> dict[str, Cell]:
    """The row of a statement, None where it says nothing; a relation has a source, and a target or a place."""
    date = statement.date.value if statement.date else None
    said = {
        **statement.model_dump(include={"id", "kind", "type", "status", "confidence", "sentence", "rule"}),
        **{"document": statement.doc, "trigger": statement.trigger and statement.trigger.text},
        **{"date": date, "first_day": date and first_day(date), "last_day": date and last_day(date)},
        **(_of_event(statement) if isinstance(statement, Event) else _of_relation(statement)),
        "claimed_by": _names(statement.claimed_by),
    }
    cells = {name: said.get(name) for name in COLUMNS}
    return {name: encodable(cell) if isinstance(cell, str) else cell for name, cell in cells.items()}


def _of_event(event: Event) -> dict[str, Cell]:
    ends = {"sources": _names(event.sources), "targets": _names(event.targets), "places": _names(event.places)}
    people = {**_count("killed", event.killed), **_count("injured", event.injured)}
    return {"mode": event.mode, **ends, **people, **event.codes.model_dump()}


def _of_relation(relation: Relation) -> dict[str, Cell]:
    end = "targets" if isinstance(relation.object, ActorMention) else "places"
    return {"sources": relation.subject.name, end: relation.object.name}


def _count(name: str, count: Count | None) -> dict[str, Cell]:
    return {f"{name}_min": count.min, f"{name}_max": count.max} if count else {}


def _names(mentions: Iterable[ActorMention | PlaceMention]) -> str | None:
    return "; ".join(mention.name for mention in mentions) or None
