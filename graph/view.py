"""The interactive page inside a notebook."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import networkx as nx

from graph.evidence import html_text
from graph.records import Document


@dataclass(frozen=True)
class PageView:
    """A page that a notebook shows in a frame, `height` pixels high; `path` is its file, if it was to be kept."""

    html: str = field(repr=False)
    path: Path | None
    height: int

    def _repr_html_(self) -> str:
        return (
            f'<iframe srcdoc="{html_text(self.html)}" sandbox="allow-scripts allow-popups" '
            f'style="width:100%;height:{self.height}px;border:0"></iframe>'
        )


def view(graph: "nx.MultiDiGraph[str]", documents: Sequence[Document], path: Path | None, height: int) -> PageView:
    """Write the page of a graph, to `path` or only for the notebook; OutputError where it cannot be written."""
    from graph.page import write_page  # pyvis takes half a second to import, and most questions do without it

    with TemporaryDirectory() as folder:
        file = path or Path(folder) / "graph.html"
        write_page(graph, documents, file)
        return PageView(file.read_text(encoding="utf-8"), path, height)
