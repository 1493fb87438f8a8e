"""`siraa models`: what the models are that siraa reads with, training them, and scoring them."""

from pathlib import Path
from typing import Annotated

import typer

from graph.errors import ModelError, OutputError, QueryError, SiraaError
from pipelines.cli.options import Models
from pipelines.cli.output import made

app = typer.Typer(
    help="The models that siraa reads Arabic with: see what they are, train them, score them.",
    epilog="Example: siraa models info",
    no_args_is_help=True,
)


@app.command(epilog="Example: siraa models info --models my-package")
def info(models: Models = None) -> None:
    """Show what a language package is: its name, licence, and parts with their size."""
    from pipelines.models import DESCRIPTION, describe, find, pipeline_options

    folder = find(models)
    pipeline_options(folder)  # says what is wrong with a folder that is no package
    if (folder / DESCRIPTION).is_file():
        package = describe(folder)
        typer.echo(f"{package.name} {package.version} ({package.language}), {package.licence}")
    typer.echo(folder.resolve())
    for path in sorted(path for path in folder.iterdir() if path.is_file()):
        typer.echo(f"{path.stat().st_size / 1e6:8.1f} MB  {path.name}")


@app.command(epilog="Example: siraa models train --data corpora --out my-package")
def train(
    data: Annotated[Path, typer.Option("--data", metavar="DIR", help="The folder of the corpora.")],
    out: Annotated[Path, typer.Option("--out", "-o", metavar="DIR", help="The folder of the package; made if needed.")],
    parts: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PART]...",
            help="tokenizer, vectors and network, in this order; then joint, which fits models of events and the "
            "network to each other, or events, which fits them to the network as it is. Left out: those of the first "
            "three that are missing.",
            show_default=False,
        ),
    ] = None,
    gold: Annotated[
        Path | None,
        typer.Option(
            "--gold",
            metavar="DIR",
            help="Of joint and events: the folder of train.docs.jsonl and train.gold.jsonl.",
            show_default="the one of --data",
        ),
    ] = None,
    texts: Annotated[
        Path | None,
        typer.Option(
            "--texts",
            metavar="FILE",
            help="Of joint and events: the articles that siraa's own annotations belong to, compressed with xz, too.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Train the models anew. Takes hours on two cores, and the packages of `pip install 'siraa[train]'`.

    The tokenizer, the vectors and the network make a language package, for --models; joint and events add models of
    events that fit its network. A training that was stopped goes on when the same command is given again.
    """
    try:
        _train(parts or [], data, out, gold, texts)
    except SiraaError:
        raise
    except OSError as error:
        raise OutputError(
            f"{out}: training cannot go on ({error.strerror or error}). See that {data} can be read, that this folder "
            "may be written to, and that its disk has room; then give the same command again."
        ) from error
    except ModuleNotFoundError as error:
        raise ModelError(
            f"training needs {error.name}, which is not installed: pip install 'siraa[train]', and try again."
        ) from error
    typer.echo(f"{out.resolve()} is trained.")


def _train(parts: list[str], data: Path, out: Path, gold: Path | None, texts: Path | None) -> None:
    from pipelines.training import EVENTS, JOINT, PARTS
    from pipelines.training import train as train_parts

    known = (*PARTS, JOINT, EVENTS)
    unknown = [part for part in parts if part not in known]
    if unknown:
        raise QueryError(f"no part {unknown[0]!r}. There are: {', '.join(known)}.")
    made(out)
    train_parts(parts, data, out, typer.echo, gold, texts)


@app.command(epilog="Example: siraa models score names.txt --models my-package")
def score(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help="Names, as a word and its tag (B-PER, O, ...) a line; or, called .conllu, a treebank of words.",
            show_default=False,
        ),
    ],
    models: Models = None,
    last: Annotated[
        int | None, typer.Option("--last", metavar="N", help="Take only the last N sentences of a file of names.")
    ] = None,
) -> None:
    """Measure how well a language package finds names, or words and sentences, against a file that people tagged."""
    from pipelines.training.score import score_names, score_treebank

    scores = score_treebank(models, file) if file.suffix == ".conllu" else score_names(models, file, last)
    typer.echo(f"{'':10} {'P':>5} {'R':>6} {'F1':>6}  in the file")
    for name, one in scores.items():
        typer.echo(f"{name:10} {one.precision:.3f}  {one.recall:.3f}  {one.f1:.3f}  {one.count:,}")
