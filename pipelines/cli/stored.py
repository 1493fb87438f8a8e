"""`siraa page` and `siraa export`: what can be made of a store."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graph.exports import FORMATS
from graph.seeds import Seeds
from pipelines.cli.options import SeedFolders, Stored

if TYPE_CHECKING:
    from graph.store import Store

PAGE_NAME = "graph.html"
_FORMATS = "; ".join(f"{name}: {format.opened_by}" for name, format in FORMATS.items())


def page(stored: Stored) -> None:
    """Make the page of a graph anew, OUT/graph.html."""
    from graph.store import Store

    with Store(stored, read_only=True) as store:
        path = write_graph_page(store)
    typer.echo(f"Open {path.resolve()} in a browser.")


def write_graph_page(store: "Store") -> Path:
    """Write the page of a store into its folder; returns the file."""
    from graph.build import build_graph
    from graph.page import write_page

    path = store.path.with_name(PAGE_NAME)
    write_page(build_graph(store.statements()), {document.id: document for document in store.documents()}, path)
    return path


def export(
    stored: Stored,
    out: Annotated[Path, typer.Option("--out", "-o", metavar="FILE", help="The file to write.")],
    format: Annotated[str, typer.Option("--format", "-f", metavar="FORMAT", help=f"{_FORMATS}.")],
    seeds: SeedFolders = [],  # noqa: B006
) -> None:
    """Write a graph for other programs."""
    from graph.exports import export as write
    from graph.store import Store

    with Store(stored, read_only=True) as store:
        for path in write(store, format, out, seeds=Seeds(tuple(seeds))):
            typer.echo(path)
