"""Statements and their sentences as linked data."""

from graph.dates import first_day
from graph.exports.days import calendar_day, span
from graph.exports.linked_data import Iri, Literal, Resource, Values, iri, iris, number, texts
from graph.records import Event, Relation

_DATE_TYPES = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}


def _sentence_iri(statement: Event | Relation) -> str:
    return f"{iri('sentence', statement.doc)}:{statement.start}-{statement.end}"


def sentence_resource(statement: Event | Relation) -> Resource:
    """The sentence of a statement, quoted from its document."""
    properties: dict[str, Values] = {
        "prov:value": texts(statement.sentence),
        "prov:wasQuotedFrom": iris("document", statement.doc),
        "siraa:start": number(statement.start, "xsd:integer"),
        "siraa:end": number(statement.end, "xsd:integer"),
    }
    return Resource(_sentence_iri(statement), ("prov:Entity",), properties)


def statement_resource(statement: Event | Relation) -> Resource:
    """A statement, derived from its sentence: an event where it is asserted, or a reified relation."""
    is_event = isinstance(statement, Event)
    kind = ("sem:Event" if statement.status == "asserted" else None) if is_event else "rdf:Statement"
    properties: dict[str, Values] = {
        "dcterms:identifier": texts(statement.id),
        "prov:wasDerivedFrom": [Iri(_sentence_iri(statement))],
        "prov:hadPrimarySource": iris("document", statement.doc),
        "sem:accordingTo": iris("node", *(actor.id for actor in statement.claimed_by)),
        "siraa:status": texts(statement.status),
        "siraa:confidence": number(statement.confidence, "xsd:double"),
        "siraa:trigger": texts(statement.trigger.text if statement.trigger else None),
        "siraa:rule": texts(statement.rule),
        **_date(statement),
        **(_event(statement) if isinstance(statement, Event) else _relation(statement)),
    }
    classes = ("siraa:Statement", kind) if kind else ("siraa:Statement",)
    return Resource(iri("statement", statement.id), classes, properties)


def _event(event: Event) -> dict[str, Values]:
    sources, targets = ([actor.id for actor in side] for side in (event.sources, event.targets))
    codes = {f"siraa:{name}": texts(code) for name, code in event.codes.model_dump().items()}
    people = {"killed": event.killed, "injured": event.injured}
    counts = {
        f"siraa:{name}_{end}": number(getattr(count, end), "xsd:integer")
        for name, count in people.items()
        for end in ("min", "max")
        if count
    }
    return {
        "sem:eventType": iris("term", event.type),
        "siraa:mode": texts(event.mode),
        "sem:hasActor": iris("node", *sources, *targets),
        "siraa:source": iris("node", *sources),
        "siraa:target": iris("node", *targets),
        "sem:hasPlace": iris("node", *(place.id for place in event.places)),
        "siraa:weapon": texts(*event.weapons),
        **codes,
        **counts,
    }


def _relation(relation: Relation) -> dict[str, Values]:
    return {
        "rdf:subject": iris("node", relation.subject.id),
        "rdf:predicate": iris("term", relation.type),
        "rdf:object": iris("node", relation.object.id),
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
        **{name: texts(day.isoformat() if day else None, type="xsd:date") for name, day in days.items()},
    }


def _stamp(value: str) -> Literal:
    """A day, month or year; without a type where the calendar lacks it."""
    return Literal(value, type=_DATE_TYPES[len(value)] if calendar_day(first_day(value)) else None)
