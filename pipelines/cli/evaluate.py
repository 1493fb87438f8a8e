"""`siraa evaluate`: how well texts are read, measured against people's annotations."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from graph.seeds import Seeds
from pipelines.cli.options import ActorFiles, Models, SeedFolders
from pipelines.cli.terminal import Terminal

if TYPE_CHECKING:
    from graph.records import Event, Relation


def evaluate(
    docs: Annotated[str, typer.Argument(metavar="DOCS", help="The articles, in any format that `siraa build` reads.")],
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="Their annotations, one JSON object an article a line.")],
    predictions: Annotated[
        Path | None,
        typer.Argument(metavar="[PREDICTIONS]", help="What `siraa extract` wrote; left out, DOCS are read now."),
    ] = None,
    seeds: SeedFolders = [],  # noqa: B006
    actors: ActorFiles = [],  # noqa: B006
    models: Models = None,
    names: Annotated[
        bool, typer.Option("--names", help="Only how many of the actors and places are found, whatever their part.")
    ] = False,
) -> None:
    """Score what siraa reads in articles against gold annotations: precision, recall, F1, and what weighs most.

    A line of GOLD has "doc" (the article's id), "events" and "relations".
    """
    from graph.records import Event, Relation
    from pipelines.cli.records import read_records
    from pipelines.evaluation import evaluate as score
    from pipelines.evaluation import read_gold, report

    vocabularies = Seeds(tuple(seeds))
    golds = list(read_gold(gold))
    if names:
        _names(docs, golds, vocabularies, actors, models)
        return
    if predictions is None:
        statements = _read_now(docs, vocabularies, actors, models)
    else:
        statements = [record for record in read_records(predictions) if isinstance(record, (Event, Relation))]
    typer.echo(report(score(golds, statements, vocabularies)))


def _names(docs: str, golds: list[Any], seeds: Seeds, actors: list[Path], models: Path | None) -> None:
    from graph.catalogue import Catalogue
    from pipelines.evaluation.mentions import count_mentions
    from pipelines.read import read
    from pipelines.run import Pipeline

    linked = Pipeline(seeds, actors, models).link(read([docs], Terminal().warn))
    for role, tally in count_mentions(golds, linked, Catalogue.load(seeds, actors)).items():
        typer.echo(f"{role:8} {tally.recall:.3f}   {tally.right} of {tally.gold} found")


def _read_now(docs: str, seeds: Seeds, actors: list[Path], models: Path | None) -> "list[Event | Relation]":
    from pipelines.read import estimate, read
    from pipelines.run import Pipeline

    terminal = Terminal()
    pipeline = Pipeline(seeds, actors, models)
    found: list[Event | Relation] = []
    with terminal.progress("Reading", estimate([docs])) as progress:
        for reading in pipeline(read([docs], terminal.warn)):
            found += reading.statements
            progress(1)
    return found
