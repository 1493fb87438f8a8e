"""The graph as linked data: one description of it, which `graph.exports.jsonld` and `graph.exports.turtle` write.

Events are those of the Simple Event Model (https://semanticweb.cs.vu.nl/2009/11/sem/), provenance is PROV-O, documents
are Dublin Core, and places have GeoNames and WGS 84 terms. What these lack has the prefix `siraa`.
"""

from collections.abc import Iterator
from itertools import chain

from graph.catalogue import Catalogue
from graph.exports.linked_data import Iri, Resource, Values, iri, number, texts
from graph.exports.linked_statements import sentence_resource, statement_resource
from graph.exports.source import Source
from graph.nodes import ActorNode, Node, nodes
from graph.ontology import Ontology, OntologyRow
from graph.records import Document
from graph.seeds import Seeds


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
    yield from chain.from_iterable((sentence_resource(s), statement_resource(s)) for s in source.statements())


def _type(row: OntologyRow, class_: str) -> Resource:
    labels = [*texts(row.name_en, language="en"), *texts(row.name_ar, language="ar")]
    comment = texts(row.description, language="en")
    return Resource(iri("term", row.type), (class_,), {"rdfs:label": labels, "rdfs:comment": comment})


def _document(document: Document) -> Resource:
    published = document.published.isoformat() if document.published else None
    properties = {
        "dcterms:identifier": texts(document.id),
        "dcterms:title": texts(document.title),
        "dcterms:publisher": texts(document.source),
        "dcterms:source": texts(document.url, type="xsd:anyURI"),
        "dcterms:issued": texts(published, type="xsd:date"),
        "dcterms:language": texts(document.language),
        "siraa:sha256": texts(document.sha256),
    }
    return Resource(iri("document", document.id), ("prov:Entity", "dcterms:BibliographicResource"), properties)


def _node(node: Node, catalogue: Catalogue) -> Resource:
    labels = [*texts(node.name, language="en"), *texts(node.name_ar, language="ar")]
    properties: dict[str, Values] = {
        "rdfs:label": labels,
        "dcterms:identifier": texts(node.id),
        "siraa:kind": texts(node.kind),
    }
    if isinstance(node, ActorNode):
        row = catalogue.actors.get(node.id)
        match = f"http://www.wikidata.org/entity/{row.wikidata}" if row and row.wikidata else None
        properties |= {"siraa:cameo": texts(node.cameo)}
    else:
        authority, _, key = node.id.partition(":")
        match = f"https://sws.geonames.org/{key}/" if authority == "geonames" and key.isdecimal() else None
        point: dict[str, Values] = {
            "geo:lat": number(node.lat, "xsd:double"),
            "geo:long": number(node.lon, "xsd:double"),
        }
        properties |= {"gn:countryCode": texts(node.country), **point}
    class_ = "sem:Actor" if isinstance(node, ActorNode) else "sem:Place"
    return Resource(iri("node", node.id), (class_,), {**properties, "skos:exactMatch": [Iri(match)] if match else []})
