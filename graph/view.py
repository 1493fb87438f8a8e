"""The interactive page inside a notebook."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import networkx as nx

from graph.build import build_graph
from graph.catalogue import Catalogue
from graph.html import html_text
from graph.output import replacing
from graph.records import Document
from graph.store import Store

SANDBOX = "allow-scripts allow-downloads allow-modals allow-popups allow-popups-to-escape-sandbox"
"""What the page may do in its frame: run, save files, print, and open links. It stays apart from the notebook."""

PAGE_STATEMENTS = 60_000
"""More statements than the largest page can hold, so that a store of any size is shown with the same memory."""


@dataclass(frozen=True)
class PageView:
    """A page that a notebook shows in a frame, `height` pixels high; `path` is its file, if it was to be kept."""

    html: str = field(repr=False)
    path: Path | None
    height: int

    def _repr_html_(self) -> str:
        return (
            f'<iframe srcdoc="{html_text(self.html)}" sandbox="{SANDBOX}" title="siraa" '
            f'style="width:100%;height:{self.height}px;border:0"></iframe>'
        )


def page_graph(store: Store) -> tuple["nx.MultiDiGraph[str]", int]:
    """The graph of a store, or the weightiest part of it that a page can hold, and how many statements are beyond."""
    counts = store.counts()
    if counts.events + counts.relations <= PAGE_STATEMENTS:
        return build_graph(store.statements()), 0
    statements, beyond = store.weightiest(PAGE_STATEMENTS)
    return build_graph(statements, known=store.nodes()), beyond


def view(
    graph: "nx.MultiDiGraph[str]",
    documents: Mapping[str, Document],
    catalogue: Catalogue,
    *,
    beyond: int = 0,
    path: Path | None = None,
    height: int,
) -> PageView:
    """The page of a graph, written to `path` too, where one is given; OutputError where that cannot be written.

    `beyond` is the number of statements that there are, but that the graph does not hold.
    """
    from graph.page import page_html  # pyvis takes half a second to import, and most questions do without it

    html = page_html(graph, documents, catalogue=catalogue, beyond=beyond)
    if path:
        with replacing(path) as part:
            part.write_text(html, encoding="utf-8", newline="\n")
    return PageView(html, path, height)
