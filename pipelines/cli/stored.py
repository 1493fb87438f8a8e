"""`siraa page`, `siraa export`, `siraa remove` and `siraa check`: what can be done with a store."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graph.catalogue import Catalogue
from graph.errors import QueryError, UnknownName
from graph.exports import FORMATS
from graph.seeds import Seeds
from pipelines.cli.options import ActorFiles, SeedFolders, Stored
from pipelines.cli.terminal import Terminal

if TYPE_CHECKING:
    from graph.store import Store

PAGE_NAME = "graph.html"
EXPORT_HELP = "\n\n".join(
    ["Write a graph for other programs. The formats, and what opens them:"]
    + [f"{name}: {format.opened_by}." for name, format in FORMATS.items()]
)


def page(
    stored: Stored,
    seeds: SeedFolders = [],  # noqa: B006 (typer takes the default from here, and nothing writes to it)
    actors: ActorFiles = [],  # noqa: B006
) -> None:
    """Make the page of a graph anew, OUT/graph.html."""
    from graph.store import Store

    with Store(stored, read_only=True) as store:
        path = write_graph_page(store, Catalogue.load(Seeds(tuple(seeds)), actors))
    typer.echo(f"Open {path.resolve()} in a browser.")


def remove(
    stored: Stored,
    ids: Annotated[
        list[str],
        typer.Argument(
            metavar="ID...", help="The ids of articles: the names of their files, or what their fields say."
        ),
    ],
    seeds: SeedFolders = [],  # noqa: B006
    actors: ActorFiles = [],  # noqa: B006
) -> None:
    """Take articles out of a graph, with everything that only they say, and make its page anew.

    Their files are not touched: leave them out of the next `siraa build`, which would add them again.
    """
    from graph.store import Store

    terminal = Terminal()
    with Store(stored, missing_ok=False) as store:
        with renewing(store, Catalogue.load(Seeds(tuple(seeds)), actors)):
            store.remove(*ids)
        left = store.counts().documents
    terminal.say(f"Articles: {len(ids):,} removed, {left:,} left.")
    typer.echo(f"Open {store.path.with_name(PAGE_NAME).resolve()} in a browser.")


def check(
    stored: Stored,
    repair: Annotated[bool, typer.Option("--repair", help="Make anew what follows from the statements.")] = False,
    seeds: SeedFolders = [],  # noqa: B006
    actors: ActorFiles = [],  # noqa: B006
) -> None:
    """Check that a graph is sound: its file, its records, and what follows from them."""
    from graph.checking import check as problems_of
    from graph.errors import StoreError
    from graph.store import Store

    with Store(stored, missing_ok=False) as store:
        if repair:
            store.repair()
            merge_reports(store, Catalogue.load(Seeds(tuple(seeds)), actors))
        if problems := list(problems_of(store)):
            raise StoreError(" ".join(problems))
        counts = store.counts()
    typer.echo(
        f"{stored}: sound, with {counts.documents:,} articles and {counts.events + counts.relations:,} statements."
    )


@contextmanager
def renewing(store: "Store", catalogue: Catalogue) -> Iterator[None]:
    """Bring incidents and page to what the block makes of the store.

    Also where it has nothing to do: a command that was killed has done it, and is given again to finish.
    """
    try:
        yield
    except (QueryError, UnknownName):
        renew(store, catalogue)
        raise
    renew(store, catalogue)


def renew(store: "Store", catalogue: Catalogue) -> Path:
    """Bring incidents and page to what the store holds; returns the page's file."""
    merge_reports(store, catalogue)
    return write_graph_page(store, catalogue)


def merge_reports(store: "Store", catalogue: Catalogue) -> None:
    """Find which reports of a store are of one incident, for what has changed in it."""
    from graph.incidents import Reporter

    store.merge(Reporter(catalogue))


def write_graph_page(store: "Store", catalogue: Catalogue) -> Path:
    """Write the page of a store into its folder; returns the file."""
    from graph.page import write_page
    from graph.view import page_graph

    path = store.path.with_name(PAGE_NAME)
    graph, beyond = page_graph(store)
    documents = {document.id: document for document in store.documents()}
    write_page(graph, documents, path, catalogue=catalogue, beyond=beyond)
    return path


def export(
    stored: Stored,
    out: Annotated[Path, typer.Option("--out", "-o", metavar="FILE", help="The file to write.")],
    format: Annotated[str, typer.Option("--format", "-f", metavar="FORMAT", help=f"{', '.join(FORMATS)}.")],
    seeds: SeedFolders = [],  # noqa: B006
) -> None:
    """Write a graph for other programs."""
    from graph.exports import export as write
    from graph.store import Store

    with Store(stored, read_only=True) as store:
        for path in write(store, format, out, seeds=Seeds(tuple(seeds))):
            typer.echo(path)
