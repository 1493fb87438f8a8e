"""JSON-LD 1.1: linked data that reads as JSON."""

from pathlib import Path

from graph.coding import to_json
from graph.exports.linked import resources
from graph.exports.linked_data import PREFIXES, Iri, Literal, Resource
from graph.exports.source import Source
from graph.exports.texts import write_json
from graph.seeds import Seeds


def write(source: Source, path: Path, seeds: Seeds) -> tuple[Path, ...]:
    """Write what `graph.exports.linked.resources` describes, a resource a line."""
    opening = f'{{"@context":{to_json(PREFIXES)},"@graph":[\n'
    write_json(path, map(_object, resources(source, seeds)), opening=opening, between=",\n", closing="\n]}")
    return (path,)


def _object(resource: Resource) -> dict[str, object]:
    told = {name: [_value(value) for value in values] for name, values in resource.properties.items() if values}
    return {"@id": resource.iri, "@type": list(resource.classes), **told}


def _value(value: Iri | Literal) -> dict[str, str]:
    if isinstance(value, Iri):
        return {"@id": value.iri}
    told = {"@value": value.text, "@language": value.language, "@type": value.type}
    return {name: text for name, text in told.items() if text is not None}
