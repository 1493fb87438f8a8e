"""Cutting a graph to what a page can hold: what the nodes that texts name most say of each other."""

from collections.abc import Mapping

import networkx as nx

from graph.edges import participants
from graph.page.packing import embedded_json
from graph.records import Document, Event, Relation

PAGE_BYTES = 20_000_000
"""As large as a page may get: browsers still open it at once."""
_FIXED = 1_500_000  # bytes: scripts, styles, texts
_STATEMENT, _MENTION, _SENTENCE, _NODE, _LINE, _DOCUMENT = 60, 12, 12, 120, 30, 60  # bytes, without names and texts


class Room:
    """What is left of a number of bytes; what stands once in a page is counted once."""

    def __init__(self, size: int, graph: "nx.MultiDiGraph[str]", documents: Mapping[str, Document]) -> None:
        self._left = size
        self._graph = graph
        self._documents = documents
        self._seen: set[tuple[str, ...]] = set()

    def take(self, tail: str, head: str, statement: Event | Relation) -> bool:
        """Whether a statement on an edge still fits; its room is then taken."""
        named = [mention for _, mention in participants(statement)]
        once = {
            ("statement", statement.id): _STATEMENT
            + _MENTION * len(named)
            + _bytes(statement.id)
            + _bytes(statement.rule) // 4,
            ("sentence", statement.doc, statement.sentence): _SENTENCE + _bytes(statement.sentence),
            ("document", statement.doc): _DOCUMENT + self._document_bytes(statement.doc),
            ("line", tail, head, statement.type): _LINE,
        }
        once |= {("alias", mention.id, mention.text): _bytes(mention.text) + 3 for mention in named}
        once |= {("node", mention.id): _NODE + _bytes(mention.name, mention.name_ar, mention.id) for mention in named}
        new = once.keys() - self._seen
        self._left -= sum(once[part] for part in new)
        self._seen |= new
        return self._left >= 0

    def _document_bytes(self, id_: str) -> int:
        known = self._documents.get(id_)
        return _bytes(id_, *(part for part in (known.title, known.source, known.url) if part)) if known else _bytes(id_)


def _bytes(*texts: str) -> int:
    return sum(len(embedded_json(text).encode()) for text in texts)


def cut(
    graph: "nx.MultiDiGraph[str]", documents: Mapping[str, Document], size: int = PAGE_BYTES
) -> "nx.MultiDiGraph[str]":
    """The graph itself where its page fits into `size` bytes, else a smaller one.

    Kept are the edges whose less named end is named most, as long as there is room, with the nodes that their
    statements name.
    """
    room = Room(size - _FIXED, graph, documents)
    mentions = dict(graph.nodes(data="mentions"))
    edges = sorted(
        graph.edges(keys=True, data="statement"), key=lambda edge: (-min(mentions[edge[0]], mentions[edge[1]]), edge[2])
    )
    fit = [(tail, head, key) for tail, head, key, statement in edges if room.take(tail, head, statement)]
    if len(fit) == len(edges):
        return graph
    kept = graph.edge_subgraph(fit).copy()
    named = {m.id for _, _, statement in kept.edges(data="statement") for _, m in participants(statement)}
    kept.add_nodes_from((id_, data) for id_, data in graph.nodes(data=True) if id_ in named)
    return kept
