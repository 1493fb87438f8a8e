"""CSV files for Neo4j: actors, places, documents and statements as nodes, and what joins them as relationships.

Headers are those of `neo4j-admin database import` (https://neo4j.com/docs/operations-manual/current/import/).
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path

from graph.edges import edges, participants
from graph.exports.days import calendar_days
from graph.exports.source import Source
from graph.exports.spreadsheet import write_table
from graph.nodes import ActorNode, Node, PlaceNode, nodes
from graph.records import Document, Event, Relation
from graph.seeds import Seeds
from graph.tables import COLUMNS, Cell, row

_ACTORS = ("key:ID", ":LABEL", "id", "name", "name_ar", "kind", "cameo", "generic:boolean", "mentions:long")
_PLACES = ("key:ID", ":LABEL", "id", "name", "name_ar", "kind", "country", "lat:double", "lon:double", "mentions:long")
_DOCUMENTS = ("key:ID", ":LABEL", "id", "title", "source", "url", "published:date", "language", "sha256")
_TYPES = {
    **dict.fromkeys(("killed_min", "killed_max", "injured_min", "injured_max"), "long"),
    **{"confidence": "double", "first_day": "date", "last_day": "date"},
}
"""The types of what is no text in a statement."""
_SAID = {name: f"{name}:{_TYPES[name]}" if name in _TYPES else name for name in COLUMNS}
_STATEMENTS = ("key:ID", ":LABEL", *_SAID.values())
_RELATIONSHIPS = (":START_ID", ":END_ID", ":TYPE", "statement", "status", "confidence:double")


def write(source: Source, path: Path, _: Seeds) -> tuple[Path, ...]:
    """Write `NAME.actors.csv`, `.places.csv`, `.documents.csv`, `.statements.csv` and `.relationships.csv`.

    A statement is a node, so that those that are no edge are there too. It is tied to the actors and places in it by
    their role (SOURCE, TARGET, PLACE, SUBJECT, OBJECT, CLAIMANT), to its document by STATED_IN. Where it is an edge, a
    relationship of its type, such as SEIZE, joins the two ends. Keys are `node/SDF`, `document/…`, `statement/…`.
    """
    found = nodes(source.statements()).values()
    tables: dict[str, tuple[tuple[str, ...], Iterable[Mapping[str, Cell]]]] = {
        "actors": (_ACTORS, map(_actor, (node for node in found if isinstance(node, ActorNode)))),
        "places": (_PLACES, map(_place, (node for node in found if isinstance(node, PlaceNode)))),
        "documents": (_DOCUMENTS, map(_document, source.documents())),
        "statements": (_STATEMENTS, map(_statement, source.statements())),
        "relationships": (_RELATIONSHIPS, chain.from_iterable(map(_relationships, source.statements()))),
    }
    paths = {name: path.with_suffix(f".{name}.csv") for name in tables}
    for name, (columns, rows) in tables.items():
        write_table(paths[name], columns, rows)
    return tuple(paths.values())


def _actor(node: ActorNode) -> dict[str, Cell]:
    cells = {"generic:boolean": "true" if node.generic else "false", "mentions:long": node.mentions}
    return {**_named(node), ":LABEL": "Actor", "cameo": node.cameo, **cells}


def _place(node: PlaceNode) -> dict[str, Cell]:
    cells = {"country": node.country, "lat:double": node.lat, "lon:double": node.lon, "mentions:long": node.mentions}
    return {**_named(node), ":LABEL": "Place", **cells}


def _named(node: Node) -> dict[str, Cell]:
    return {"key:ID": _node(node.id), "id": node.id, "name": node.name, "name_ar": node.name_ar, "kind": node.kind}


def _document(document: Document) -> dict[str, Cell]:
    cells: dict[str, Cell] = document.model_dump(include={"id", "title", "source", "url", "language", "sha256"})
    published = document.published.isoformat() if document.published else None
    return {**cells, "key:ID": f"document/{document.id}", ":LABEL": "Document", "published:date": published}


def _statement(statement: Event | Relation) -> dict[str, Cell]:
    label = "Event" if isinstance(statement, Event) else "Relation"
    cells = {**row(statement), **calendar_days(statement)}
    named = {_SAID[name]: cell for name, cell in cells.items()}
    return {**named, "key:ID": f"statement/{statement.id}", ":LABEL": f"Statement;{label}"}


def _relationships(statement: Event | Relation) -> Iterator[dict[str, Cell]]:
    key = f"statement/{statement.id}"
    for role, id_ in dict.fromkeys((role, mention.id) for role, mention in participants(statement)):
        yield {":START_ID": key, ":END_ID": _node(id_), ":TYPE": role.upper()}
    yield {":START_ID": key, ":END_ID": f"document/{statement.doc}", ":TYPE": "STATED_IN"}
    said: dict[str, Cell] = {
        "statement": statement.id,
        "status": statement.status,
        "confidence:double": statement.confidence,
    }
    for tail, head, _ in edges(statement):
        yield {":START_ID": _node(tail), ":END_ID": _node(head), ":TYPE": statement.type, **said}


def _node(id_: str) -> str:
    return f"node/{id_}"
