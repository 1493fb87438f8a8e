"""GeoJSON (RFC 7946): events as points on a map."""

from collections.abc import Iterator
from pathlib import Path

from graph.exports.source import Source
from graph.exports.texts import write_json
from graph.records import Document, Event, PlaceMention
from graph.seeds import Seeds
from graph.tables import row


def write(source: Source, path: Path, _: Seeds) -> tuple[Path, ...]:
    """Write a feature for each event and each of its places that has coordinates (WGS 84, longitude first).

    An event without any is one feature without a geometry. Properties are the columns of `graph.tables.row`, those of
    the place (`place`, `place_id`, `place_precision`: the point of a country or governorate stands for all of it), and
    of the document (`title`, `url`, `outlet`, `published`).
    """
    documents = {document.id: document for document in source.documents()}
    events = (statement for statement in source.statements() if isinstance(statement, Event))
    features = (feature for event in events for feature in _features(event, documents.get(event.doc)))
    opening = '{"type":"FeatureCollection","features":[\n'
    write_json(path, features, opening=opening, between=",\n", closing="\n]}")
    return (path,)


def _features(event: Event, document: Document | None) -> Iterator[dict[str, object]]:
    located = [place for place in event.places if place.lat is not None and place.lon is not None]
    for number, place in enumerate(located or [None]):
        yield {
            "type": "Feature",
            "id": f"{event.id}-{number}" if number else event.id,
            "geometry": place and {"type": "Point", "coordinates": [place.lon, place.lat]},
            "properties": {**row(event), **_of_place(place), **_of_document(document)},
        }


def _of_place(place: PlaceMention | None) -> dict[str, object]:
    if place is None:
        return dict.fromkeys(("place", "place_id", "place_precision"))
    return {"place": place.name, "place_id": place.id, "place_precision": place.precision}


def _of_document(document: Document | None) -> dict[str, object]:
    if document is None:
        return dict.fromkeys(("title", "url", "outlet", "published"))
    published = document.published.isoformat() if document.published else None
    return {"title": document.title, "url": document.url, "outlet": document.source, "published": published}
