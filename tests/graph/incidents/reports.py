"""Events and documents of our own making, told with as little as a test needs."""

from datetime import date
from typing import Any

from graph.records import ActorMention, Count, DateMention, Document, Event, PlaceMention, Span

POINTS: dict[str, tuple[float, float, Any]] = {
    "Afrin": (36.51, 36.87, "town"),
    "Qibar": (36.54, 36.84, "village"),
    "Raqqa": (35.95, 39.01, "town"),
    "Aleppo governorate": (36.2, 37.16, "governorate"),
}
KINDS: dict[str, Any] = {"CIVILIANS": "population", "TURKEY": "state", "RUSSIA": "state"}


def document(id_: str, published: str | None = "2022-01-21", source: str | None = None) -> Document:
    day = None if published is None else date.fromisoformat(published)
    return Document(id=id_, source=source or f"{id_}.example", published=day, sha256=id_)


def actor(id_: str) -> ActorMention:
    kind = KINDS.get(id_, "armed_group")
    return ActorMention(id=id_, name=id_, name_ar=id_, kind=kind, text=id_, start=0, end=1)


def place(name: str) -> PlaceMention:
    lat, lon, precision = POINTS[name]
    return PlaceMention(
        id=f"place:{name}", name=name, name_ar=name, lat=lat, lon=lon, precision=precision, text=name, start=0, end=1
    )


def event(id_: str, **said: Any) -> Event:
    """An ASSAULT of document `doc` (its id's first letter) on 2022-01-20 unless `said` tells otherwise.

    Actors, places and claimants are told by name, `killed` and `injured` as a number or as (min, max).
    """
    day = said.get("day", "2022-01-20")
    precision: Any = {4: "year", 7: "month", 10: "day"}.get(len(day or ""))
    return Event(
        id=id_,
        doc=id_[0],
        sentence=f"… {id_}",
        start=said.get("start", 0),
        end=1,
        type=said.get("type", "ASSAULT"),
        mode=said.get("mode"),
        date=DateMention(value=day, precision=precision, text=day) if day else None,
        status=said.get("status", "asserted"),
        claimed_by=tuple(map(actor, said.get("by", ()))),
        confidence=0.8,
        rule="sample",
        trigger=Span(text="…", start=0, end=1),
        sources=tuple(map(actor, said.get("sources", ()))),
        targets=tuple(map(actor, said.get("targets", ()))),
        places=tuple(map(place, said.get("places", ()))),
        killed=_count(said.get("killed")),
        injured=_count(said.get("injured")),
    )


def _count(number: int | tuple[int | None, int | None] | None) -> Count | None:
    if number is None:
        return None
    low, high = number if isinstance(number, tuple) else (number, number)
    return Count(min=low, max=high)
