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

    Sentences count from 0: `[3]` is the fourth. The numbers are the shares that the options of a role have, or
    probabilities. A star stands before what was taken. It may stand before a small share: that a role stays empty
    (`none`) counts only a part of its share, and who is likely enough by itself is taken beside the likeliest one;
    both are then said. What repeats another sentence of the article is left out of the records, and says so.
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
        if sentence is None or sentence < len(annotated.sentences):
            typer.echo(f"== {printable(annotated.article.id)}")
        for line in explainer(annotated, sentence):
            typer.echo(printable(line))
    if sentence is not None and sentence >= longest:
        raise QueryError(f"--sentence {sentence}: no article has so many; they count from 0 to {longest - 1}.")
