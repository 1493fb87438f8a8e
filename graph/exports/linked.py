"""The graph as linked data: one description of it, which `graph.exports.jsonld` and `graph.exports.turtle` write.

Events are those of the Simple Event Model (https://semanticweb.cs.vu.nl/2009/11/sem/), provenance is PROV-O, documents
are Dublin Core, and places have GeoNames and WGS 84 terms. What these lack has the prefix `siraa`.
"""

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import NamedTuple
from urllib.parse import quote

from graph.catalogue import Catalogue
from graph.dates import first_day
from graph.exports.days import calendar_day, span
from graph.exports.source import Source
from graph.exports.texts import clean
from graph.nodes import ActorNode, Node, nodes
from graph.ontology import Ontology, OntologyRow
from graph.records import Document, Event, Relation
from graph.seeds import Seeds

PREFIXES = {
    "dcterms": "http://purl.org/dc/terms/",
    "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "gn": "http://www.geonames.org/ontology#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "siraa": "urn:siraa:term:",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_DATE_TYPES = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}


class Iri(NamedTuple):
    """A resource: a term with one of PREFIXES, or a whole IRI."""

    iri: str


class Literal(NamedTuple):
    """A text with the language or the type that it has, if any."""

    text: str
    language: str | None = None
    type: str | None = None


Values = list[Iri | Literal]


class Resource(NamedTuple):
    """What is said of a resource: its IRI, classes, and properties with their values, which may be none."""

    iri: str
    classes: tuple[str, ...]
    properties: Mapping[str, Values]


def resources(source: Source, seeds: Seeds) -> Iterator[Resource]:
    """Describe the types of statement, documents, actors and places, then the statements, each with its sentence.

    A statement derives from its sentence, which is quoted from its document. Only what is asserted is a `sem:Event`;
    what is denied or feared is a `siraa:Statement` alone. `siraa:source` and `siraa:target` are kinds of
    `sem:hasActor`. A relation is an `rdf:Statement` about its subject and object. Identifiers of Wikidata and GeoNames
    are `skos:exactMatch`.
    """
    ontology, catalogue = Ontology.load(seeds), Catalogue.load(seeds)
    for role in ("siraa:source", "siraa:target"):
        yield Resource(role, ("rdf:Property",), {"rdfs:subPropertyOf": [Iri("sem:hasActor")]})
    yield from (_type(row, "sem:EventType") for row in ontology.events.values())
    yield from (_type(row, "rdf:Property") for row in ontology.relations.values())
    yield from map(_document, source.documents())
    yield from (_node(node, catalogue) for node in nodes(source.statements()).values())
    yield from chain.from_iterable((_sentence(s), _statement(s)) for s in source.statements())


def _iri(kind: str, id_: str) -> str:
    return f"urn:siraa:{kind}:{quote(id_, safe='', errors='surrogatepass')}"


def _iris(kind: str, *ids: str) -> Values:
    return [Iri(_iri(kind, id_)) for id_ in dict.fromkeys(ids)]


def _texts(*texts: str | None, language: str | None = None, type: str | None = None) -> Values:
    return [Literal(clean(text), language, type) for text in dict.fromkeys(texts) if text]


def _number(number: float | None, type: str) -> Values:
    return [] if number is None else [Literal(repr(number), type=type)]


def _type(row: OntologyRow, class_: str) -> Resource:
    labels = [*_texts(row.name_en, language="en"), *_texts(row.name_ar, language="ar")]
    comment = _texts(row.description, language="en")
    return Resource(_iri("term", row.type), (class_,), {"rdfs:label": labels, "rdfs:comment": comment})


def _document(document: Document) -> Resource:
    published = document.published.isoformat() if document.published else None
    properties = {
        "dcterms:identifier": _texts(document.id),
        "dcterms:title": _texts(document.title),
        "dcterms:publisher": _texts(document.source),
        "dcterms:source": _texts(document.url, type="xsd:anyURI"),
        "dcterms:issued": _texts(published, type="xsd:date"),
        "dcterms:language": _texts(document.language),
        "siraa:sha256": _texts(document.sha256),
    }
    return Resource(_iri("document", document.id), ("prov:Entity", "dcterms:BibliographicResource"), properties)


def _node(node: Node, catalogue: Catalogue) -> Resource:
    labels = [*_texts(node.name, language="en"), *_texts(node.name_ar, language="ar")]
    properties: dict[str, Values] = {
        "rdfs:label": labels,
        "dcterms:identifier": _texts(node.id),
        "siraa:kind": _texts(node.kind),
    }
    if isinstance(node, ActorNode):
        row = catalogue.actors.get(node.id)
        match = f"http://www.wikidata.org/entity/{row.wikidata}" if row and row.wikidata else None
        properties |= {"siraa:cameo": _texts(node.cameo)}
    else:
        authority, _, number = node.id.partition(":")
        match = f"https://sws.geonames.org/{number}/" if authority == "geonames" and number.isdecimal() else None
        point: dict[str, Values] = {
            "geo:lat": _number(node.lat, "xsd:double"),
            "geo:long": _number(node.lon, "xsd:double"),
        }
        properties |= {"gn:countryCode": _texts(node.country), **point}
    class_ = "sem:Actor" if isinstance(node, ActorNode) else "sem:Place"
    return Resource(_iri("node", node.id), (class_,), {**properties, "skos:exactMatch": [Iri(match)] if match else []})


def _sentence_iri(statement: Event | Relation) -> str:
    return f"{_iri('sentence', statement.doc)}:{statement.start}-{statement.end}"


def _sentence(statement: Event | Relation) -> Resource:
    properties: dict[str, Values] = {
        "prov:value": _texts(statement.sentence),
        "prov:wasQuotedFrom": _iris("document", statement.doc),
        "siraa:start": _number(statement.start, "xsd:integer"),
        "siraa:end": _number(statement.end, "xsd:integer"),
    }
    return Resource(_sentence_iri(statement), ("prov:Entity",), properties)


def _statement(statement: Event | Relation) -> Resource:
    is_event = isinstance(statement, Event)
    kind = ("sem:Event" if statement.status == "asserted" else None) if is_event else "rdf:Statement"
    properties: dict[str, Values] = {
        "dcterms:identifier": _texts(statement.id),
        "prov:wasDerivedFrom": [Iri(_sentence_iri(statement))],
        "prov:hadPrimarySource": _iris("document", statement.doc),
        "sem:accordingTo": _iris("node", *(actor.id for actor in statement.claimed_by)),
        "siraa:status": _texts(statement.status),
        "siraa:confidence": _number(statement.confidence, "xsd:double"),
        "siraa:trigger": _texts(statement.trigger.text if statement.trigger else None),
        "siraa:rule": _texts(statement.rule),
        **_date(statement),
        **(_event(statement) if isinstance(statement, Event) else _relation(statement)),
    }
    classes = ("siraa:Statement", kind) if kind else ("siraa:Statement",)
    return Resource(_iri("statement", statement.id), classes, properties)


def _event(event: Event) -> dict[str, Values]:
    sources, targets = ([actor.id for actor in side] for side in (event.sources, event.targets))
    codes = {f"siraa:{name}": _texts(code) for name, code in event.codes.model_dump().items()}
    people = {"killed": event.killed, "injured": event.injured}
    counts = {
        f"siraa:{name}_{end}": _number(getattr(count, end), "xsd:integer")
        for name, count in people.items()
        for end in ("min", "max")
        if count
    }
    return {
        "sem:eventType": _iris("term", event.type),
        "siraa:mode": _texts(event.mode),
        "sem:hasActor": _iris("node", *sources, *targets),
        "siraa:source": _iris("node", *sources),
        "siraa:target": _iris("node", *targets),
        "sem:hasPlace": _iris("node", *(place.id for place in event.places)),
        "siraa:weapon": _texts(*event.weapons),
        **codes,
        **counts,
    }


def _relation(relation: Relation) -> dict[str, Values]:
    return {
        "rdf:subject": _iris("node", relation.subject.id),
        "rdf:predicate": _iris("term", relation.type),
        "rdf:object": _iris("node", relation.object.id),
    }


def _date(statement: Event | Relation) -> dict[str, Values]:
    """The date as exact as it is, and the first and the last day that it may mean."""
    if statement.date is None:
        return {}
    begin, _, end = statement.date.value.partition("/")
    stamps = {"sem:hasBeginTimeStamp": begin, "sem:hasEndTimeStamp": end} if end else {"sem:hasTimeStamp": begin}
    first, last = span(statement)
    days = {"sem:hasEarliestBeginTimeStamp": first, "sem:hasLatestEndTimeStamp": last}
    return {
        **{name: [_stamp(stamp)] for name, stamp in stamps.items()},
        **{name: _texts(day.isoformat() if day else None, type="xsd:date") for name, day in days.items()},
    }


def _stamp(value: str) -> Literal:
    """A day, month or year; without a type where the calendar lacks it."""
    return Literal(value, type=_DATE_TYPES[len(value)] if calendar_day(first_day(value)) else None)
