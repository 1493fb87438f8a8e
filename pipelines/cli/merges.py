"""`siraa merges`: which reports were taken for one incident, and which names for one actor's, why, and how well."""

import shlex
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graph.catalogue import Catalogue
from graph.errors import UnknownName
from graph.folding import fold_words
from graph.seeds import Seeds
from pipelines.cli.correct import By, Why, correcting
from pipelines.cli.options import ActorFiles, SeedFolders, Stored
from pipelines.cli.terminal import printable

if TYPE_CHECKING:
    from graph.edges import Mention
    from graph.incidents import Claim, Incident, Toll
    from graph.joined_actors import WrittenName

app = typer.Typer(
    help="Reports of one event are one incident, and names of one actor are one actor: see which were merged, and "
    "undo it.",
    epilog="Example: siraa merges list out; siraa merges show out ID; siraa merges actors out",
    no_args_is_help=True,
)


@app.command("list", epilog="Example: siraa merges list out")
def list_(stored: Stored) -> None:
    """Show the incidents that several articles report, those of most articles first."""
    from graph.store import Store

    with Store(stored, read_only=True) as store:
        several = [incident for incident in store.incidents() if len(incident.documents) > 1]
    for incident in sorted(several, key=lambda incident: -len(incident.documents)):
        typer.echo(printable(_summary(incident)))


@app.command(epilog="Example: siraa merges show out 3f0c9a61e2b47d58")
def show(
    stored: Stored,
    id_: Annotated[str, typer.Argument(metavar="ID", help="The id of an incident, or of one of its reports.")],
    seeds: SeedFolders = [],  # noqa: B006 (typer takes the default from here, and nothing writes to it)
    actors: ActorFiles = [],  # noqa: B006
) -> None:
    """Show what each report of an incident says, and on what they agree."""
    from graph.incidents import Reporter, links
    from graph.store import Store

    with Store(stored, read_only=True) as store:
        incident = store.incident(id_)
    typer.echo(printable(_summary(incident)))
    for claim in incident.claims:
        typer.echo(printable(_claim(claim)))
    reporter = Reporter(Catalogue.load(Seeds(tuple(seeds)), actors))
    reports = (reporter(event, incident.documents[event.doc]) for event in incident.events)
    for link in links(report for report in reports if report):
        agreed = ", ".join(f"{name} {value}" for name, value in link.agreement._asdict().items())
        typer.echo(f"  {link.one} = {link.other}: {agreed}")


@app.command(epilog="Example: siraa merges undo out 3f0c9a61e2b47d58 --why 'two strikes on one day'")
def undo(
    stored: Stored,
    id_: Annotated[str, typer.Argument(metavar="ID", help="The id of an incident, or of one of its reports.")],
    reports: Annotated[
        list[str] | None,
        typer.Argument(metavar="[REPORT]...", help="Reports to part from it; all of them where none is given."),
    ] = None,
    why: Why = "",
    by: By = None,
    seeds: SeedFolders = [],  # noqa: B006
    actors: ActorFiles = [],  # noqa: B006
) -> None:
    """Part reports that are not of one incident. It is a correction: `siraa correct undo` takes it back."""
    with correcting(stored, by, seeds, actors) as corrector:
        known = [event.id for event in corrector.store.incident(id_).events]
        for report in reports or known:
            if report not in known:
                raise UnknownName(f"{report!r} is no report of incident {id_}. Its reports: {', '.join(known)}.")
        corrector.separate(*(reports or known), why=why)
    typer.echo(f"Parted: {', '.join(reports or known)}")


@app.command(epilog="Example: siraa merges actors out")
def actors(
    stored: Stored,
    seeds: SeedFolders = [],  # noqa: B006
    own: ActorFiles = [],  # noqa: B006
) -> None:
    """Show the actors that are written by names other than their own, and the command that parts each name again.

    Such as a last name for the person whom its article names in full. Names that a table gives are not among them.
    """
    from graph.joined_actors import joined_actors
    from graph.store import Store
    from pipelines.link.person_names import PersonRow

    vocabularies = Seeds(tuple(seeds))
    people = [row.names_ar for row in vocabularies.rows("people.tsv", PersonRow)]
    with Store(stored, read_only=True) as store:
        found = joined_actors(store, Catalogue.load(vocabularies, own), people, _noun_teller(vocabularies))
    for one in found:
        typer.echo(printable(f"{one.actor.id}  {one.actor.name_ar}  {one.actor.name}"))
        for name in one.names:
            typer.echo(printable(_written(name, stored, one.actor.id)))


@app.command(epilog="Example: siraa merges score strikes.jsonl records.jsonl")
def score(
    strikes: Annotated[
        Path, typer.Argument(metavar="STRIKES", help="Articles with the documented strike that each reports, as JSONL.")
    ],
    records: Annotated[Path, typer.Argument(metavar="RECORDS", help="What `siraa extract` read in them.")],
    seeds: SeedFolders = [],  # noqa: B006
) -> None:
    """Score merging against strikes that several articles report: precision, recall, F1 over pairs of articles."""
    from graph.records import Document, Event
    from pipelines.cli.records import read_records
    from pipelines.evaluation.incidents import read_strikes, score_pairs

    given = list(read_records(records))
    documents = {record.id: record for record in given if isinstance(record, Document)}
    events = [record for record in given if isinstance(record, Event)]
    tally = score_pairs(read_strikes(strikes), documents, events, Seeds(tuple(seeds)))
    typer.echo("measure       P      R     F1   right / found / gold")
    counts = f"{tally.right} / {tally.found} / {tally.gold}"
    typer.echo(f"pairs      {tally.precision:.3f}  {tally.recall:.3f}  {tally.f1:.3f}   {counts}")


def _noun_teller(seeds: Seeds) -> Callable[[str], bool]:
    """Tells folded nouns that take up an actor, or stand for one without a name: `الحزب`, `المصادر الطبية`."""
    from pipelines.link.actors import InformantRow
    from pipelines.link.descriptions import DescriptionRow

    nouns = {fold_words(row.word) for row in seeds.rows("descriptions.tsv", DescriptionRow)}
    informants = (form for row in seeds.rows("informants.tsv", InformantRow) for form in (row.head, *row.forms))
    heads = {fold_words(noun).removeprefix("ال") for noun in informants}
    return lambda name: name in nouns or name.split(" ")[0].removeprefix("ال") in heads


def _summary(incident: "Incident") -> str:
    return "  ".join(_parts(incident))


def _parts(incident: "Incident") -> Iterator[str]:
    yield incident.id
    yield ", ".join(incident.days) or "undated"
    yield f"{_names(incident.named('sources'))} {incident.type} {_names(incident.named('targets'))}"
    if places := incident.named("places"):
        yield f"at {_names(places)}"
    for name, toll in (("killed", incident.killed), ("injured", incident.injured)):
        if toll:
            yield f"{name} {_toll(toll)}"
    articles, sources = len(incident.documents), len(incident.sources)
    yield f"{len(incident.events)} reports in {articles} articles, {sources} of them independent"


def _names(mentions: "Iterable[Mention]") -> str:
    return ", ".join(mention.name for mention in mentions) or "–"


def _toll(toll: "Toll") -> str:
    return str(toll.best) if toll.low == toll.high else f"{toll.best} ({toll.low} to {toll.high})"


def _written(name: "WrittenName", stored: Path, actor: str) -> str:
    """A name with how often it is written, and, where it was joined, what parts it from the actor."""
    split = ["siraa", "correct", "split", str(stored), actor, name.text]
    counts = f"statements {name.statements:,}, articles {name.documents:,}"
    return f"  {name.text}  {counts}" + (f"  undo: {shlex.join(split)}" if name.joined else "")


def _claim(claim: "Claim") -> str:
    event, by = claim.event, ", ".join(claim.by) or "nobody named"
    return f"  {event.id}  article {claim.document.id}, {event.status} by {by}: {event.sentence}"
