"""A CSV file in the shape of ACLED's event data, for tools that were made for it."""

from collections.abc import Mapping
from pathlib import Path

from graph.exports.acled_codes import AcledCodes
from graph.exports.days import span
from graph.exports.source import Source
from graph.exports.spreadsheet import write_table
from graph.records import ActorMention, Document, Event, PlaceMention
from graph.seeds import Seeds
from graph.tables import Cell

COLUMNS = (
    *("event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type"),
    *("actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting"),
    *("iso", "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision"),
    *("source", "source_scale", "notes", "fatalities", "tags", "timestamp"),
)
_PRECISIONS = ((1, "1"), (7, "2"), (31, "3"))
"""The most days that a date may mean, and the time precision of such a date: the day, the week, the month."""


def write(source: Source, path: Path, seeds: Seeds) -> tuple[Path, ...]:
    """Write the events that ACLED has a type for and that are said to have happened, one a row.

    An event has its first source, target and place; its other sources and targets are associated actors. A date exact
    to the week or month is written as ACLED does, by its middle day with time precision 2 or 3; one less exact leaves
    the day empty. Deaths are the lowest number that is told, empty where none is. Districts that a
    place lies in are admin2 and admin3, as far as the gazetteer knows them. What no statement tells, such as
    `source_scale`, stays empty.
    """
    codes = AcledCodes.load(seeds)
    documents = {document.id: document for document in source.documents()}
    events = (s for s in source.statements() if isinstance(s, Event) and s.codes.acled and s.status == "asserted")
    write_table(path, COLUMNS, (_row(event, documents, codes) for event in events), encoding="utf-8-sig")
    return (path,)


def _row(event: Event, documents: Mapping[str, Document], codes: AcledCodes) -> dict[str, Cell]:
    place = event.places[0] if event.places else None
    inter1, inter2 = (codes.inter(side, place.country if place else None) for side in (event.sources, event.targets))
    document = documents.get(event.doc)
    return {
        "event_id_cnty": event.id,
        **_date(event),
        "disorder_type": codes.code("disorder_type", event.codes.acled),
        "event_type": codes.code("event_type", event.codes.acled),
        "sub_event_type": event.codes.acled,
        **_side("1", event.sources, inter1),
        **_side("2", event.targets, inter2),
        "interaction": codes.interaction([inter1, inter2] if event.targets else [inter1]),
        "civilian_targeting": codes.code("civilian_targeting", inter2 if event.targets else event.codes.acled),
        **(_place(place, codes) if place else {}),
        "source": document.source if document else None,
        "notes": event.sentence,
        "fatalities": event.killed.min if event.killed else None,
    }


def _date(event: Event) -> dict[str, Cell]:
    """The day, the year where there is one only, and how precise they are."""
    first, last = span(event)
    if first is None or last is None:
        return {}
    days = (last - first).days + 1
    year = first.year if first.year == last.year else None
    precision = next((code for most, code in _PRECISIONS if days <= most), None)
    middle = (first + (last - first) / 2).isoformat() if precision else None
    return {"event_date": middle, "year": year, "time_precision": precision}


def _side(number: str, actors: tuple[ActorMention, ...], inter: str | None) -> dict[str, Cell]:
    if not actors:
        return {}
    first, *others = actors
    return {
        f"actor{number}": first.name,
        f"assoc_actor_{number}": "; ".join(actor.name for actor in others) or None,
        f"inter{number}": inter,
    }


def _place(place: PlaceMention, codes: AcledCodes) -> dict[str, Cell]:
    admin2, admin3 = codes.districts(place)
    return {
        "iso": codes.code("iso", place.country),
        "region": codes.code("region", place.country),
        "country": codes.country(place.country),
        "admin1": codes.admin1(place),
        "admin2": admin2,
        "admin3": admin3,
        "location": codes.country(place.country) if place.precision == "country" else place.name,
        "latitude": place.lat,
        "longitude": place.lon,
        "geo_precision": codes.code("geo_precision", place.precision),
    }
