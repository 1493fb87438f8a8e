"""`siraa evaluate`: how well texts are read, measured against people's annotations."""

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graph.errors import QueryError
from graph.seeds import Seeds
from pipelines.cli.options import ActorFiles, Models, SeedFolders
from pipelines.cli.terminal import Terminal, printable

if TYPE_CHECKING:
    from graph.catalogue import Catalogue
    from graph.records import Event, Relation
    from pipelines.evaluation.names import Gold

Statements = tuple[set[str], list["Event | Relation"]]
"""The ids of the articles that were read, and what was read in them."""


def evaluate(
    docs: Annotated[
        str,
        typer.Argument(
            metavar="DOCS", help="The articles, in any format that `siraa build` reads. Not read with PREDICTIONS."
        ),
    ],
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="Their annotations, one JSON object an article a line.")],
    predictions: Annotated[
        Path | None,
        typer.Argument(metavar="PREDICTIONS", help="What `siraa extract` wrote; left out, DOCS are read now."),
    ] = None,
    seeds: SeedFolders = [],  # noqa: B006
    actors: ActorFiles = [],  # noqa: B006
    models: Models = None,
    names: Annotated[
        bool,
        typer.Option(
            "--names", help="Only how many of the actors and places are found, whatever their part. Reads DOCS."
        ),
    ] = False,
) -> None:
    """Score what siraa reads in articles against gold annotations: precision, recall, F1, reliability plots of the
    confidences, and the errors that weigh most.

    A line of GOLD has "doc" (the article's id), "events" and "relations". An event has "sentence", "trigger" and
    "type", and where they are known "mode", "sources", "targets", "place" and "claimed_by" (lists of ids of actors, or
    names), "date" (2017-10-17, 2017-10 or 2017, or two of them: 2017/2019), "status", and "killed" and "injured"
    ([least, most]). A relation has "sentence", "type", "subject" and "object".

    Names are compared by siraa's own catalogue of actors and places, and by --seeds and --actors. So the scores may
    differ a little from those of a scorer that knows other names.
    """
    from graph.catalogue import Catalogue
    from pipelines.evaluation import evaluate as score
    from pipelines.evaluation import read_gold, report

    if predictions is not None and (names or models is not None):
        option = "--names" if names else "--models"
        raise QueryError(f"{option} is for reading DOCS, but PREDICTIONS are read already. Leave one of them out.")
    vocabularies, terminal = Seeds(tuple(seeds)), Terminal()
    golds = read_gold(gold, vocabularies)
    catalogue = Catalogue.load(vocabularies, actors)
    if names:
        _names(docs, golds, catalogue, vocabularies, actors, models)
        return
    if predictions is None:
        read, statements = _read_now(docs, vocabularies, actors, models)
    else:
        read, statements = _read_before(predictions, terminal)
    _warn_of_others(golds, read, predictions or docs, terminal)
    for line in report(score(golds, statements, vocabularies, catalogue)).split("\n"):
        typer.echo(printable(line))


def _names(
    docs: str, golds: "list[Gold]", catalogue: "Catalogue", seeds: Seeds, actors: list[Path], models: Path | None
) -> None:
    from pipelines.evaluation.mentions import count_mentions
    from pipelines.read import read
    from pipelines.run import Pipeline

    terminal = Terminal()
    linked = list(Pipeline(seeds, actors, models).link(read([docs], terminal.warn)))
    _warn_of_others(golds, {annotated.article.id for annotated in linked}, docs, terminal)
    for role, tally in count_mentions(golds, linked, catalogue).items():
        typer.echo(f"{role:8} {tally.recall:.3f}   {tally.right} of {tally.gold} found")


def _read_now(docs: str, seeds: Seeds, actors: list[Path], models: Path | None) -> Statements:
    from pipelines.read import estimate, read
    from pipelines.run import Pipeline

    terminal = Terminal()
    pipeline = Pipeline(seeds, actors, models)
    ids: set[str] = set()
    found: list[Event | Relation] = []
    with terminal.progress("Reading", estimate([docs])) as progress:
        for reading in pipeline(read([docs], terminal.warn)):
            ids.add(reading.article.id)
            found += reading.statements
            progress(1)
    return ids, found


def _read_before(predictions: Path, terminal: Terminal) -> Statements:
    from graph.records import Document
    from pipelines.cli.records import read_records

    records = list(read_records(predictions))
    found = [record for record in records if not isinstance(record, Document)]
    if not found:
        terminal.warn(f"{predictions}: no event or relation in it. Give the file that `siraa extract` wrote.")
    return {record.id if isinstance(record, Document) else record.doc for record in records}, found


def _warn_of_others(golds: "list[Gold]", read: Collection[str], where: object, terminal: Terminal) -> None:
    """Say how many articles of the gold were not read, whose events count as missed."""
    missing = [gold["doc"] for gold in golds if gold["doc"] not in read]
    if missing:
        terminal.warn(
            f"{where}: lacks {len(missing)} of the {len(golds)} annotated articles, such as {missing[0]!r}; what they "
            'state counts as missed. See that the "doc" of the annotations is the id of the article.'
        )
