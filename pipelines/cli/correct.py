"""`siraa correct`: what an analyst corrects, and takes back."""

import getpass
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graph.seeds import Seeds
from pipelines.cli.options import ActorFiles, SeedFolders, Stored
from pipelines.cli.stored import PAGE_NAME, merge_reports, renewing
from pipelines.cli.terminal import Terminal, printable

if TYPE_CHECKING:
    from graph.corrections import Actor, Correction
    from graph.corrector import Corrector
    from graph.records import ActorKind

app = typer.Typer(
    help="Correct what was read: statements, actors, places. Corrections are kept in OUT/corrections.jsonl, hold "
    "whatever is read again, and can be taken back. Each command makes the page anew.",
    epilog="Example: siraa correct reject out 0f3a9c81d2e4b567 --why 'the sentence is about last year'",
    no_args_is_help=True,
)
StatementId = Annotated[
    str, typer.Argument(metavar="STATEMENT", help="The id of a statement, which `siraa export -f jsonl` writes.")
]
Why = Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason, for those who read it later.")]
By = Annotated[
    str | None, typer.Option("--by", metavar="NAME", help="Who corrects.", show_default="the name you are logged in by")
]
Name = Annotated[str, typer.Argument(metavar="NAME", help="The actor or place meant, by its id or a name.")]
Old = Annotated[str, typer.Argument(metavar="OLD", help="What the statement names, by its id or a name.")]
ActorName = Annotated[str, typer.Argument(metavar="ACTOR", help="An actor of the graph, by its id or a name.")]


@app.command(epilog="Example: siraa correct reject out 0f3a9c81d2e4b567 --why 'irony'")
def reject(
    stored: Stored,
    statement: StatementId,
    why: Why = "",
    by: By = None,
    seeds: SeedFolders = [],  # noqa: B006
    actors: ActorFiles = [],  # noqa: B006
) -> None:
    """Take a statement out of the graph, its page and its exports. It is not lost: `undo` brings it back."""
    with correcting(stored, by, seeds, actors) as corrector:
        _say(corrector.reject(statement, why))


@app.command(epilog="Example: siraa correct actor out 0f3a9c81d2e4b567 TURKEY SNA")
def actor(
    stored: Stored,
    statement: StatementId,
    old: Old,
    new: Name,
    why: Why = "",
    by: By = None,
    seeds: SeedFolders = [],  # noqa: B006
    actors: ActorFiles = [],  # noqa: B006
) -> None:
    """Put another actor in the place of one that a statement names."""
    with correcting(stored, by, seeds, actors) as corrector:
        _say(corrector.actor(statement, old, new, why))


@app.command(epilog="Example: siraa correct place out 0f3a9c81d2e4b567 Raqqa Tabqa")
def place(
    stored: Stored,
    statement: StatementId,
    old: Old,
    new: Name,
    why: Why = "",
    by: By = None,
    seeds: SeedFolders = [],  # noqa: B006
    actors: ActorFiles = [],  # noqa: B006
) -> None:
    """Put another place in the place of one that a statement names."""
    with correcting(stored, by, seeds, actors) as corrector:
        _say(corrector.place(statement, old, new, why))


@app.command("type", epilog="Example: siraa correct type out 0f3a9c81d2e4b567 RETREAT")
def type_(
    stored: Stored,
    statement: StatementId,
    to: Annotated[str, typer.Argument(metavar="TYPE", help="A type of events, or of relations, as the statement is.")],
    why: Why = "",
    by: By = None,
    seeds: SeedFolders = [],  # noqa: B006
    actors: ActorFiles = [],  # noqa: B006
) -> None:
    """Make a statement one of another type."""
    with correcting(stored, by, seeds, actors) as corrector:
        _say(corrector.type(statement, to, why))


@app.command(epilog="Example: siraa correct join out 'the Free Army' FSA")
def join(
    stored: Stored,
    one: ActorName,
    into: Name,
    why: Why = "",
    by: By = None,
    seeds: SeedFolders = [],  # noqa: B006
    actors: ActorFiles = [],  # noqa: B006
) -> None:
    """Make an actor one with another, wherever it is named, in articles that are read later too."""
    with correcting(stored, by, seeds, actors) as corrector:
        _say(corrector.join(one, into, why))


@app.command(epilog="Example: siraa correct split out SDF 'the council' 'Raqqa Civil Council'")
def split(
    stored: Stored,
    one: ActorName,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="How the articles write it, in any spelling.")],
    into: Annotated[
        str | None,
        typer.Argument(
            metavar="NAME", help="The actor meant there, by its id or a name.", show_default="the one called TEXT"
        ),
    ] = None,
    why: Why = "",
    by: By = None,
    seeds: SeedFolders = [],  # noqa: B006
    actors: ActorFiles = [],  # noqa: B006
) -> None:
    """Make an actor another one where it is written as TEXT, in articles that are read later too."""
    with correcting(stored, by, seeds, actors) as corrector:
        _say(corrector.split(one, text, into or _called(text, corrector.find(one).kind), why))


@app.command("list", epilog="Example: siraa correct list out")
def list_(stored: Stored) -> None:
    """Show the corrections, and how many statements each changes. One whose statement is gone matches nothing."""
    from graph.store import Store

    with Store(stored, read_only=True) as store:
        for correction, count in store.corrections().items():
            typer.echo(f"{_described(correction)}  [{f'changes {count:,}' if count else 'matches nothing'}]")


@app.command(epilog="Example: siraa correct undo out 5e1f0a9b")
def undo(
    stored: Stored,
    correction: Annotated[str, typer.Argument(metavar="CORRECTION", help="Its id, which `list` shows.")],
    seeds: SeedFolders = [],  # noqa: B006
    actors: ActorFiles = [],  # noqa: B006
) -> None:
    """Take a correction back, as if it had never been made."""
    with correcting(stored, "", seeds, actors) as corrector:
        typer.echo(f"Taken back: {_described(corrector.store.undo(correction))}")


@contextmanager
def correcting(stored: Path, by: str | None, seeds: list[Path], actors: list[Path]) -> "Iterator[Corrector]":
    """What corrects the store; what follows from the corrections is made anew at the end."""
    from graph.catalogue import Catalogue
    from graph.corrector import Corrector
    from graph.ontology import Ontology
    from graph.store import Store

    vocabularies = Seeds(tuple(seeds))
    with Store(stored, missing_ok=False) as store:
        catalogue, ontology = Catalogue.load(vocabularies, actors), Ontology.load(vocabularies)
        merge_reports(store, catalogue)  # which a command that was killed may have left
        with renewing(store, catalogue):
            yield Corrector(store, catalogue, ontology, getpass.getuser() if by is None else by)
    Terminal().say(f"{store.path.with_name(PAGE_NAME)} is written anew.")


def _called(text: str, kind: "ActorKind") -> "Actor":
    """The actor that reading makes of a name that it joins with no other one."""
    from graph.corrections import Actor
    from pipelines.link.actors import new_mention

    return Actor.model_validate(new_mention(text, 0, kind, "ner").model_dump())


def _say(correction: "Correction") -> None:
    typer.echo(f"Corrected: {_described(correction)}")


def _described(correction: "Correction") -> str:
    """A correction on one line, its id in front."""
    said = correction.model_dump(mode="json", exclude={"id", "kind", "when", "by", "why", "codes"})
    parts = [correction.id, f"{correction.when:%Y-%m-%d}", correction.by, correction.kind]
    if target := said.pop("target", None):
        parts.append(f"{target['type']} in {target['doc']}: {target['sentence']}")
    parts += [str(value["id"] if isinstance(value, dict) else value) for value in said.values()]
    return printable("  ".join([*parts, *([f"({correction.why})"] if correction.why else [])]))
