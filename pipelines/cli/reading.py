"""`siraa build` and `siraa extract`: from articles to a store with its page, or to records."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graph.coding import record_json
from graph.errors import ClusterError, DependencyError
from pipelines.cli.options import (
    ActorFiles,
    Cluster,
    Inputs,
    Models,
    Redacted,
    SecretFile,
    SeedFolders,
    ShardFolder,
    Workers,
)
from pipelines.cli.output import made, opened
from pipelines.cli.redacting import keyed_with, secret_for
from pipelines.cli.terminal import Terminal

if TYPE_CHECKING:
    from graph.catalogue import Catalogue
    from graph.seeds import Seeds
    from graph.store import ReadBy, Store
    from pipelines.article import Article
    from pipelines.run import Pipeline
    from pipelines.secret import Secret

Done = Iterator[int]
"""How many articles there were in each block that is in the store."""


def build(
    inputs: Inputs,
    out: Annotated[
        Path, typer.Option("--out", "-o", metavar="OUT", help="The folder for the store and the page; made if needed.")
    ] = Path("out"),
    seeds: SeedFolders = [],  # noqa: B006 (typer takes the default from here, and nothing writes to it)
    actors: ActorFiles = [],  # noqa: B006
    models: Models = None,
    workers: Workers = None,
    redact: Redacted = None,
    secret: SecretFile = None,
    cluster: Cluster = None,
    shards: ShardFolder = None,
) -> None:
    """Read articles into a graph, and make the page that shows it.

    Writes OUT/siraa.sqlite, which notebooks and the other commands open, and OUT/graph.html, which any browser opens
    offline. Articles that are in OUT already are not read again, so new ones can be added at any time; those that
    changed, or that other models, vocabularies or another siraa read, take the place of what OUT has of them.
    """
    from graph.seeds import Seeds
    from graph.store import Store
    from pipelines.cli.stored import renew
    from pipelines.fingerprint import fingerprint
    from pipelines.growth import Growth
    from pipelines.pool import blocks
    from pipelines.read import estimate, read

    terminal = Terminal()
    vocabularies = Seeds(tuple(seeds))
    catalogue = _catalogue(vocabularies, actors, terminal)
    key = secret_for(redact, secret)
    read_blocks = _on_cluster(cluster, shards or out / "shards") if cluster else _here
    if shards and not cluster:
        raise ClusterError("--shards is of use only with --cluster. Add that, or leave --shards out.")
    with Store(made(out)) as store:
        store.require_redaction(key.check if key else None)
        reader = fingerprint(vocabularies, actors, models, redacted=key is not None)
        growth = Growth(store, reader, terminal.warn)
        new = blocks(growth.new(keyed_with(key, read(inputs, terminal.warn))))
        with terminal.progress("Reading", estimate(inputs)) as progress:
            for articles in read_blocks(store, _pipeline(vocabularies, actors, models, key), new, reader, workers):
                progress(articles)
        path = renew(store, catalogue)
        counts = store.counts()
    for message in growth.messages():
        terminal.say(message)
    terminal.say(
        f"The graph: articles {counts.documents:,}, actors {counts.actors:,}, places {counts.places:,}, "
        f"events {counts.events:,} of {counts.incidents:,} incidents, relations {counts.relations:,}."
    )
    typer.echo(f"Open {path.resolve()} in a browser.")


def _catalogue(seeds: "Seeds", actors: list[Path], terminal: Terminal) -> "Catalogue":
    """The actors and places that articles are read with, and warnings of what may be amiss with the user's own."""
    from graph.catalogue import Catalogue
    from graph.shared_names import shared_names

    catalogue = Catalogue.load(seeds, actors)
    for message in shared_names(catalogue):
        terminal.warn(message)
    return catalogue


def _pipeline(
    seeds: "Seeds", actors: list[Path], models: Path | None, secret: "Secret | None"
) -> "Callable[[], Pipeline]":
    """What makes the pipeline, here or in a process of its own."""
    from pipelines.run import Pipeline

    return partial(Pipeline, seeds, tuple(actors), models, secret)


def _here(
    store: "Store",
    make: "Callable[[], Pipeline]",
    given: "Iterable[list[Article]]",
    reader: "ReadBy",
    workers: int | None,
) -> Done:
    """Read on this machine, and store."""
    from pipelines.pool import cores, read_blocks

    for block in read_blocks(make, given, workers or cores()):
        with store.together():
            for reading in block:
                store.add(reading.article.record(), reading.statements, reader, reading.sketch)
        yield len(block)


def _on_cluster(address: str, folder: str | Path) -> "Callable[..., Done]":
    """What reads on a cluster, by way of shards in a folder, and stores."""
    from pipelines.location import located

    try:
        from pipelines.cluster import read_into
        from pipelines.shards import Shards
    except ImportError as error:
        raise DependencyError(
            f"--cluster needs Ray and pyarrow ({error}). Run `pip install 'siraa[cluster]'` on every machine of it."
        ) from error
    place = located(folder if isinstance(folder, str) else folder.absolute())

    def read_blocks(
        store: "Store",
        make: "Callable[[], Pipeline]",
        given: "Iterable[list[Article]]",
        reader: "ReadBy",
        workers: int | None,
    ) -> Done:
        shards = Shards(place, reader)
        yield from read_into(store, make, given, shards, address, workers)
        shards.clear()

    return read_blocks


def extract(
    inputs: Inputs,
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", metavar="FILE", help="The file to write.", show_default="standard output"),
    ] = None,
    seeds: SeedFolders = [],  # noqa: B006
    actors: ActorFiles = [],  # noqa: B006
    models: Models = None,
    workers: Workers = None,
    redact: Redacted = None,
    secret: SecretFile = None,
) -> None:
    """Read articles and write what they state, one JSON record a line: each article's document, events and relations.

    A file that exists is replaced once everything is read.
    """
    from graph.seeds import Seeds
    from pipelines.pool import blocks, cores, read_blocks
    from pipelines.read import estimate, read

    terminal = Terminal()
    vocabularies = Seeds(tuple(seeds))
    _catalogue(vocabularies, actors, terminal)
    key = secret_for(redact, secret)
    read_articles = 0
    with opened(out) as file, terminal.progress("Reading", estimate(inputs)) as progress:
        pipeline = _pipeline(vocabularies, actors, models, key)
        given = keyed_with(key, read(inputs, terminal.warn))
        for block in read_blocks(pipeline, blocks(given), workers or cores()):
            for reading in block:
                records = (reading.article.record(), *reading.statements)
                file.writelines(record_json(record) + "\n" for record in records)
            read_articles += len(block)
            progress(len(block))
    terminal.say(f"Articles: {read_articles:,} read.")
