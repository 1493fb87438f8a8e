"""`siraa explain`: how sentences were read, and why."""

from typing import Annotated

import typer

from graph.errors import QueryError
from pipelines.cli.options import ActorFiles, Inputs, Models, SeedFolders
from pipelines.cli.terminal import Terminal, printable


def explain(
    inputs: Inputs,
    sentence: Annotated[
        int | None,
        typer.Option(
            "--sentence", "-n", min=0, metavar="N", help="Only this sentence of each article, counted from 0."
        ),
    ] = None,
    seeds: SeedFolders = [],  # noqa: B006
    actors: ActorFiles = [],  # noqa: B006
    models: Models = None,
) -> None:
    """Show how each sentence was read: its words and names, each possible trigger, and what was weighed for each role.

    A star stands before what was taken; the numbers are the shares that the options of a role have, or probabilities.
    """
    from graph.seeds import Seeds
    from pipelines.explain import Explainer
    from pipelines.read import read
    from pipelines.run import Pipeline

    terminal = Terminal()
    pipeline = Pipeline(Seeds(tuple(seeds)), actors, models)
    explainer = Explainer(pipeline.extract)
    longest = 0
    for annotated in pipeline.link(read(inputs, terminal.warn)):
        longest = max(longest, len(annotated.sentences))
        lines = list(explainer(annotated, sentence))
        if lines:
            typer.echo(f"== {printable(annotated.article.id)}")
        for line in lines:
            typer.echo(printable(line))
    if sentence is not None and sentence >= longest:
        raise QueryError(f"--sentence {sentence}: no article has so many; they count from 0 to {longest - 1}.")
