"""Turtle (RDF 1.1): linked data for triple stores, Protégé and rdflib."""

import json
from pathlib import Path

from graph.exports.linked import resources
from graph.exports.linked_data import PREFIXES, Iri, Literal, Resource
from graph.exports.source import Source
from graph.output import replacing
from graph.seeds import Seeds


def write(source: Source, path: Path, seeds: Seeds) -> tuple[Path, ...]:
    """Write what `graph.exports.linked.resources` describes."""
    with replacing(path) as part, part.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
        file.writelines(map(_block, resources(source, seeds)))
    return (path,)


def _block(resource: Resource) -> str:
    told = [f"{name} {', '.join(map(_value, values))}" for name, values in resource.properties.items() if values]
    return f"\n{_iri(resource.iri)} " + " ;\n    ".join([f"a {', '.join(resource.classes)}", *told]) + " .\n"


def _iri(iri: str) -> str:
    return iri if iri.partition(":")[0] in PREFIXES else f"<{iri}>"


def _value(value: Iri | Literal) -> str:
    if isinstance(value, Iri):
        return _iri(value.iri)
    text = json.dumps(value.text, ensure_ascii=False)  # JSON escapes no more than Turtle knows
    if value.language:
        return f"{text}@{value.language}"
    return f"{text}^^{value.type}" if value.type else text
