"""The knowledge graph: records, store, questions, page and exports. It knows nothing of language processing."""

from graph.corrector import Corrector
from graph.errors import (
    DependencyError,
    InputError,
    ModelError,
    OutputError,
    QueryError,
    SeedError,
    SiraaError,
    StoreError,
    UnknownName,
)
from graph.filters import Filter
from graph.nodes import ActorNode, PlaceNode
from graph.query import ConflictGraph
from graph.records import ActorMention, Codes, Count, DateMention, Document, Event, PlaceMention, Relation, Span
from graph.statements import Statements
from graph.store import Store

__all__ = [
    "ActorMention",
    "ActorNode",
    "Codes",
    "ConflictGraph",
    "Corrector",
    "Count",
    "DateMention",
    "DependencyError",
    "Document",
    "Event",
    "Filter",
    "InputError",
    "ModelError",
    "OutputError",
    "PlaceMention",
    "PlaceNode",
    "QueryError",
    "Relation",
    "SeedError",
    "SiraaError",
    "Span",
    "Statements",
    "Store",
    "StoreError",
    "UnknownName",
]
