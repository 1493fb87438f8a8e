"""The command line. Its modules import the pipeline only when a command runs, so that `--help` is quick."""

import sys
from importlib import metadata
from typing import Annotated

import typer

from graph.errors import SiraaError
from pipelines.cli import correct, evaluate, explain, merges, models, places, reading, stored
from pipelines.cli.standard_output import standard_output
from pipelines.cli.terminal import Terminal

app = typer.Typer(
    help="Reads Arabic news and builds a knowledge graph of who did what to whom, where, when, and who says so.\n\n"
    "Start with: siraa build FOLDER_OF_ARTICLES -o out",
    epilog="siraa COMMAND --help explains a command, with an example. Nothing is sent anywhere: it works offline.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command(epilog="Example: siraa build articles/ more.jsonl -o out")(reading.build)
app.command(epilog="Example: siraa extract articles/ -o records.jsonl")(reading.extract)
app.command(epilog="Example: siraa remove out 001 002")(stored.remove)
app.command(epilog="Example: siraa check out")(stored.check)
app.command(epilog="Example: siraa page out")(stored.page)
app.command(help=stored.EXPORT_HELP, epilog="Example: siraa export out --format gexf -o graph.gexf")(stored.export)
app.command(epilog="Example: siraa explain article.txt --sentence 3")(explain.explain)
app.command(epilog="Example: siraa evaluate articles.jsonl gold.jsonl")(evaluate.evaluate)
app.add_typer(correct.app, name="correct")
app.add_typer(merges.app, name="merges")
app.add_typer(models.app, name="models")
app.add_typer(places.app, name="places")


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"siraa {metadata.version('siraa')}")
        raise typer.Exit


@app.callback()
def _siraa(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and stop.")
    ] = False,
) -> None:
    """Options that stand before the command."""


def main() -> None:
    """Run the command that was typed. An error that the user can mend is one line on standard error and exit code 1."""
    try:
        with standard_output():
            app(prog_name="siraa")
    except SiraaError as error:
        Terminal().fail(str(error))
        sys.exit(1)
