"""Reports of who takes, holds, leaves and fights for a place, in a word or two."""

from collections.abc import Mapping
from datetime import date
from itertools import count
from typing import Any

from graph.control.history import History, history
from graph.nodes import ActorNode, PlaceNode
from graph.records import ActorMention, DateMention, Document, Event, PlaceMention, Relation, Span

TOWN: dict[str, Any] = {"id": "place:town", "name": "Town", "name_ar": "بلدة"}
PRECISIONS: dict[int, Any] = {4: "year", 7: "month", 10: "day", 21: "span"}
SIDES = {"YPG": "SDF"}

_numbers = count()


def actor(id_: str) -> ActorMention:
    kind: Any = "population" if id_ == "CIVILIANS" else "armed_group"
    return ActorMention(id=id_, name=id_, name_ar=id_, kind=kind, text=id_, start=0, end=1)


def _said(type_: str, day: str | None, fields: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "id": f"{next(_numbers):04}",
        "doc": fields.get("doc", "d"),
        "sentence": f"{type_} {day}",
        "start": 0,
        "end": 10,
        "type": type_,
        "date": DateMention(value=day, precision=PRECISIONS[len(day)], text=day) if day else None,
        "status": fields.get("status", "asserted"),
        "claimed_by": tuple(map(actor, fields.get("claimed_by", "").split())),
        "confidence": 0.8,
        "rule": "sample",
    }


def event(type_: str, day: str | None, sources: str = "", targets: str = "", **fields: Any) -> Event:
    """An event in the town; actors are ids parted by spaces."""
    return Event(
        **_said(type_, day, fields),
        mode=fields.get("mode"),
        trigger=Span(text="x", start=0, end=1),
        sources=tuple(map(actor, sources.split())),
        targets=tuple(map(actor, targets.split())),
        places=(PlaceMention(**TOWN, precision="town", text="x", start=0, end=1),),
    )


def seize(day: str | None, who: str = "", loser: str = "", **fields: Any) -> Event:
    return event("SEIZE", day, who, loser, **fields)


def retreat(day: str | None, who: str, **fields: Any) -> Event:
    return event("RETREAT", day, who, **fields)


def clash(day: str | None, one: str, other: str = "", **fields: Any) -> Event:
    return event("ASSAULT", day, one, other, **{"mode": "clash", **fields})


def controls(day: str | None, who: str, **fields: Any) -> Relation:
    place = PlaceMention(**TOWN, precision="town", text="x", start=0, end=1)
    return Relation(**_said("CONTROLS", day, fields), subject=actor(who), object=place)


def told(*statements: Event | Relation, published: str | None = "2020-01-01") -> History:
    """The history of the town, from reports of an article of this day."""
    day = date.fromisoformat(published) if published else None
    return history(
        PlaceNode(**TOWN, kind="town"),
        statements,
        {"d": Document(id="d", published=day, sha256="0" * 64)},
        lambda id_: ActorNode(id=id_, name=id_, name_ar=id_, kind="armed_group"),
        lambda id_: SIDES.get(id_, id_),
    )


def states(found: History) -> list[tuple[str, str, str | None, str | None]]:
    """State, holders, since and until of each period."""
    return [(p.state, " ".join(actor.id for actor in p.holders), p.since, p.until) for p in found]


def on(found: History, day: str) -> str:
    """The state on a day, and the holders."""
    period = found.at(day)
    return " ".join([period.state, *sorted(actor.id for actor in period.holders)])
