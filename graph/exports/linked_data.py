"""What linked data is made of: resources with properties, whose values are other resources or literals."""

from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import quote

from graph.exports.texts import clean

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


def iri(kind: str, id_: str) -> str:
    """The IRI of a thing of siraa's own: `urn:siraa:node:SDF`."""
    return f"urn:siraa:{kind}:{quote(id_, safe='', errors='surrogatepass')}"


def iris(kind: str, *ids: str) -> Values:
    """Each of these as a value, once."""
    return [Iri(iri(kind, id_)) for id_ in dict.fromkeys(ids)]


def texts(*given: str | None, language: str | None = None, type: str | None = None) -> Values:
    """Each text as a value, once; those that are None or empty are left out."""
    return [Literal(clean(text), language, type) for text in dict.fromkeys(given) if text]


def number(value: float | None, type: str) -> Values:
    """A number as a value, no value where it is None."""
    return [] if value is None else [Literal(repr(value), type=type)]
