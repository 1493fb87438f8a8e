"""`siraa build` and `siraa extract`: from articles to a store with its page, or to records."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graph.coding import record_json
from graph.errors import OutputError
from pipelines.cli.options import ActorFiles, Inputs, Models, SeedFolders
from pipelines.cli.output import opened
from pipelines.cli.terminal import Terminal

if TYPE_CHECKING:
    from graph.store import Store
    from pipelines.article import Article


def build(
    inputs: Inputs,
    out: Annotated[
        Path, typer.Option("--out", "-o", metavar="OUT", help="The folder for the store and the page; made if needed.")
    ] = Path("out"),
    seeds: SeedFolders = [],  # noqa: B006 (typer takes the default from here, and nothing writes to it)
    actors: ActorFiles = [],  # noqa: B006
    models: Models = None,
) -> None:
    """Read articles into a graph, and make the page that shows it.

    Writes OUT/siraa.sqlite, which notebooks and the other commands open, and OUT/graph.html, which any browser opens
    offline. Articles that are in OUT already are not read again, so new ones can be added at any time; those that
    changed, or that other models, vocabularies or another siraa read, take the place of what OUT has of them.
    """
    from graph.incidents import Sketch
    from graph.seeds import Seeds
    from graph.store import Store
    from pipelines.cli.stored import merge_reports, write_graph_page
    from pipelines.fingerprint import fingerprint
    from pipelines.growth import Growth
    from pipelines.read import read
    from pipelines.run import Pipeline

    terminal = Terminal()
    with Store(_made(out)) as store:
        vocabularies = Seeds(tuple(seeds))
        pipeline = Pipeline(vocabularies, actors, models)
        given = list(read(inputs, terminal.warn))
        reader = fingerprint(vocabularies, actors, models)
        growth = Growth.of(store, given, reader)
        new = growth.articles
        _warn_of_replaced(new, store, terminal)
        for reading in terminal.progress(pipeline(new), len(new), "Reading"):
            sketch = Sketch.of(reading.article.content)
            store.add(reading.article.record(), reading.statements, reader, sketch)
        merge_reports(store, vocabularies, actors)
        path = write_graph_page(store, vocabularies, actors)
        counts = store.counts()
    terminal.say(f"Articles: {len(new):,} read, {len(given) - len(new):,} known already.")
    for message in growth.messages():
        terminal.say(message)
    terminal.say(
        f"The graph: articles {counts.documents:,}, actors {counts.actors:,}, places {counts.places:,}, "
        f"events {counts.events:,} of {counts.incidents:,} incidents, relations {counts.relations:,}."
    )
    typer.echo(f"Open {path.resolve()} in a browser.")


def _made(folder: Path) -> Path:
    """The folder, made where it is missing: a store opened at a path that is no folder would be a file of that name."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{folder}: no folder can be made there ({error.strerror}). Give another with -o.") from error
    return folder


def _warn_of_replaced(new: "Sequence[Article]", store: "Store", terminal: Terminal) -> None:
    known = {document.id: document.sha256 for document in store.documents()}
    for article in new:
        if known.get(article.id, article.sha256) != article.sha256:
            terminal.warn(f"article {article.id}: its text has changed; it takes the place of the one in {store.path}")


def extract(
    inputs: Inputs,
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", metavar="FILE", help="The file to write.", show_default="standard output"),
    ] = None,
    seeds: SeedFolders = [],  # noqa: B006
    actors: ActorFiles = [],  # noqa: B006
    models: Models = None,
) -> None:
    """Read articles and write what they state, one JSON record a line: each article's document, events and relations.

    A file that exists is replaced once everything is read.
    """
    from graph.seeds import Seeds
    from pipelines.read import read
    from pipelines.run import Pipeline

    terminal = Terminal()
    with opened(out) as file:
        vocabularies = Seeds(tuple(seeds))
        pipeline = Pipeline(vocabularies, actors, models)
        given = list(read(inputs, terminal.warn))
        for reading in terminal.progress(pipeline(given), len(given), "Reading"):
            records = (reading.article.record(), *reading.statements)
            file.writelines(record_json(record) + "\n" for record in records)
    terminal.say(f"Articles: {len(given):,} read.")
