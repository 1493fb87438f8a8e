"""`siraa places`: importing tables of places, and resolving the places of texts."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipelines.cli.options import ActorFiles, Inputs, Models, SeedFolders
from pipelines.cli.output import opened
from pipelines.cli.terminal import Terminal

if TYPE_CHECKING:
    from graph.gazetteer import Gazetteer
    from pipelines.article import Annotated as AnnotatedArticle

app = typer.Typer(
    help="The places that siraa knows: add tables of your own, find those of texts.",
    epilog="Example: siraa places import SY.txt -o my-seeds; siraa places resolve texts.jsonl --seeds my-seeds",
    no_args_is_help=True,
)


@app.command("import", epilog="Example: siraa places import SY.txt -o my-seeds")
def import_(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help="A table of OCHA p-codes (.csv, .tsv), or a GeoNames dump of a country (SY.txt).",
            show_default=False,
        ),
    ],
    out: Annotated[
        Path,
        typer.Option(
            "--out", "-o", metavar="DIR", help="The folder for places.tsv, to give as --seeds; made if needed."
        ),
    ],
) -> None:
    """Add the places of a table to DIR/places.tsv, which every command takes with --seeds DIR.

    Several tables may be imported into one folder; remarks in its table are not kept. A place that is known already, of
    one name and at most a few kilometres away, keeps its id and coordinates and gains the names of the table. New names
    of one word stand in the column ambiguous_ar, and count as places only beside what says so: move those that are no
    ordinary words to aliases_ar.
    """
    from graph.imports import import_places

    terminal = Terminal()
    imported = import_places(file, out, terminal.warn)
    terminal.say(f"Places: {imported.new:,} new, {imported.known:,} known already.")
    typer.echo(f"{imported.path} is written. Read with it: --seeds {out}")


@app.command(epilog="Example: siraa places resolve texts.jsonl --seeds my-seeds -o places.jsonl")
def resolve(
    inputs: Inputs,
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", metavar="FILE", help="The file to write.", show_default="standard output"),
    ] = None,
    seeds: SeedFolders = [],  # noqa: B006
    actors: ActorFiles = [],  # noqa: B006
    models: Models = None,
) -> None:
    """Write the places that texts name, one JSON object a text: its id as "doc", and its "places" in order.

    A place has the fields of those in records, and "within": what it lies in, from the next larger unit to its country.
    """
    from graph.catalogue import Catalogue
    from graph.gazetteer import Gazetteer
    from graph.output import encodable
    from graph.seeds import Seeds
    from pipelines.read import estimate, read
    from pipelines.run import Pipeline

    terminal = Terminal()
    vocabularies = Seeds(tuple(seeds))
    with opened(out) as file:
        pipeline = Pipeline(vocabularies, actors, models)
        gazetteer = Gazetteer(Catalogue.load(vocabularies, actors).places)
        texts = 0
        with terminal.progress("Reading", estimate(inputs)) as progress:
            for linked in pipeline.link(read(inputs, terminal.warn)):
                line = {"doc": linked.article.id, "places": list(_places(linked, gazetteer))}
                file.write(encodable(json.dumps(line, ensure_ascii=False)) + "\n")
                texts += 1
                progress(1)
    terminal.say(f"Texts: {texts:,} read.")


def _places(linked: "AnnotatedArticle", gazetteer: "Gazetteer") -> Iterator[dict[str, object]]:
    """The places that a text names, without the words that take one up again."""
    for sentence in linked.sentences:
        for place in sentence.places:
            if place.by != "description":
                row = gazetteer.places.get(place.mention.id)
                yield place.mention.model_dump() | {"within": gazetteer.above(row) if row else ()}
