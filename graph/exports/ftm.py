"""FollowTheMoney entities, one JSON object a line, for OpenAleph, Aleph and the tools of OCCRP and OpenSanctions.

Schemata and properties are those of https://followthemoney.tech; the library is not needed to write them.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from graph.catalogue import Catalogue
from graph.exports.source import Source
from graph.exports.texts import write_json
from graph.nodes import ActorNode, Node, nodes
from graph.records import ActorMention, Count, Document, Event, PlaceMention, Relation
from graph.seeds import Seeds

Entity = dict[str, object]

_SCHEMATA = {"state": "PublicBody", "person": "Person", "population": "LegalEntity"}
"""What an actor's kind is called; the others are organizations."""
_ID = re.compile(r"[0-9a-zA-Z]([0-9a-zA-Z.-]*[0-9a-zA-Z])?")
_LANGUAGES = {"ar": "ara", "en": "eng", "fr": "fra", "tr": "tur", "fa": "fas", "ku": "kur", "he": "heb"}
"""FollowTheMoney wants three letters (ISO 639-3)."""


def write(source: Source, path: Path, seeds: Seeds) -> tuple[Path, ...]:
    """Write articles, actors, places (as addresses), events and links: what is asserted, not what is denied or feared.

    Sources are an event's `organizer`, targets are `involved`; the sentence is its `summary`, its document its `proof`,
    and who says so stands in `notes`. Relations are UnknownLinks with their type as `role`.
    """
    catalogue = Catalogue.load(seeds)
    documents = {document.id: document for document in source.documents()}
    said = (statement for statement in source.statements() if statement.status == "asserted")
    named = nodes(source.statements()).values()
    entities = chain(
        map(_article, documents.values()),
        (_named(node, catalogue) for node in named),
        (_stated(statement, documents.get(statement.doc)) for statement in said),
    )
    write_json(path, entities)
    return (path,)


def _entity(id_: str, schema: str, **properties: object) -> Entity:
    """An entity whose properties are lists of texts; those that are None or empty are left out."""
    lists = {name: _texts(value) for name, value in properties.items()}
    return {"id": id_, "schema": schema, "properties": {name: texts for name, texts in lists.items() if texts}}


def _texts(value: object) -> list[str]:
    values = value if isinstance(value, list | tuple) else [value]
    return list(dict.fromkeys(str(item) for item in values if item is not None and str(item).strip()))


def _id(kind: str, id_: str) -> str:
    """An id of the letters that FollowTheMoney allows, such as `node-SDF`; one with others becomes a hash."""
    plain = id_ if _ID.fullmatch(id_) else hashlib.sha1(id_.encode("utf-8", "surrogatepass")).hexdigest()
    return f"{kind}-{plain}"


def _article(document: Document) -> Entity:
    return _entity(
        _id("document", document.id),
        "Article",
        title=document.title,
        fileName=document.id,
        publisher=document.source,
        sourceUrl=document.url,
        publishedAt=document.published,
        language=_LANGUAGES.get(document.language),
    )


def _named(node: Node, catalogue: Catalogue) -> Entity:
    names = [node.name, node.name_ar]
    if isinstance(node, ActorNode):
        row = catalogue.actors.get(node.id)
        schema, wikidata = _SCHEMATA.get(node.kind, "Organization"), row.wikidata if row else None
        return _entity(_id("node", node.id), schema, name=names, wikidataId=wikidata, notes=f"siraa: {node.id}")
    place = {"latitude": node.lat, "longitude": node.lon, "country": node.country and node.country.lower()}
    return _entity(
        _id("node", node.id), "Address", name=names, full=names, remarks=node.kind, notes=f"siraa: {node.id}", **place
    )


def _stated(statement: Event | Relation, document: Document | None) -> Entity:
    id_ = _id("statement", statement.id)
    said = {
        **_date(statement),
        "summary": statement.sentence,
        "recordId": statement.id,
        "proof": _id("document", statement.doc),
        "publisher": document and document.source,
        "sourceUrl": document and document.url,
    }
    claims = [f"said by {actor.name} ({actor.name_ar})" for actor in statement.claimed_by]
    if isinstance(statement, Relation):
        ends = {"subject": _id("node", statement.subject.id), "object": _id("node", statement.object.id)}
        return _entity(id_, "UnknownLink", role=statement.type, description=claims, **ends, **said)
    return _entity(id_, "Event", notes=[*claims, *_people(statement)], **_event(statement), **said)


def _event(event: Event) -> dict[str, object]:
    return {
        "name": _title(event),
        "keywords": [event.type, event.mode],
        "organizer": _ids(event.sources),
        "involved": _ids(event.targets),
        "addressEntity": _ids(event.places),
        "location": [name for place in event.places for name in (place.name, place.name_ar)],
        "country": [place.country.lower() for place in event.places if place.country],
    }


def _ids(mentions: Iterable[ActorMention | PlaceMention]) -> list[str]:
    return [_id("node", mention.id) for mention in mentions]


def _title(event: Event) -> str:
    """Such as `ASSAULT (shelling): Turkey → Syrian Democratic Forces`."""
    kind = f"{event.type} ({event.mode})" if event.mode else event.type
    sides = [", ".join(actor.name for actor in side) for side in (event.sources, event.targets)]
    return f"{kind}: {sides[0] or '?'} → {sides[1] or '?'}" if any(sides) else kind


def _people(event: Event) -> Iterator[str]:
    for name, count in (("killed", event.killed), ("injured", event.injured)):
        if count:
            yield f"{name}: {_range(count)}"


def _range(count: Count) -> str:
    if count.min is None or count.max is None:
        return f"up to {count.max}" if count.min is None else f"{count.min} or more"
    return str(count.min) if count.min == count.max else f"{count.min} to {count.max}"


def _date(statement: Event | Relation) -> dict[str, object]:
    """A date as it is, to the day, month or year; the two ends of a span."""
    first, _, last = (statement.date.value if statement.date else "").partition("/")
    return {"startDate": first, "endDate": last} if last else {"date": first}
