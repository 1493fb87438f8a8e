"""The arguments and options that several commands share."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT...",
        help="Files (.txt, .jsonl, .html, .csv, .parquet), folders or URLs of them, or - for standard input.",
        show_default=False,
    ),
]
Stored = Annotated[Path, typer.Argument(metavar="OUT", help="The folder that `siraa build` wrote.", show_default=False)]
SeedFolders = Annotated[
    list[Path],
    typer.Option(
        "--seeds",
        metavar="DIR",
        help="A folder with vocabulary tables of your own (actors.tsv, places.tsv, ...). Their rows go before "
        "siraa's. May be given more than once.",
        show_default=False,
    ),
]
ActorFiles = Annotated[
    list[Path],
    typer.Option(
        "--actors",
        metavar="FILE",
        help="A table of actors of your own, with the columns of seeds/actors.tsv. May be given more than once.",
        show_default=False,
    ),
]
Workers = Annotated[
    int | None,
    typer.Option(
        "--workers",
        metavar="N",
        min=1,
        help="Processes that read at the same time; each takes about 1 GB of memory.",
        show_default="one a core",
    ),
]
Cluster = Annotated[
    str | None,
    typer.Option(
        "--cluster",
        metavar="ADDRESS",
        help="Read on a Ray cluster: `local`, `auto` for the one that this machine is in, HOST:6379 or "
        "ray://HOST:10001. Needs siraa[cluster].",
        show_default="this machine alone",
    ),
]
ShardFolder = Annotated[
    str | None,
    typer.Option(
        "--shards",
        metavar="DIR",
        help="Where the workers of a cluster write what they read, as Parquet: a folder or URL (s3://...) that all its "
        "machines reach.",
        show_default="OUT/shards",
    ),
]
Models = Annotated[
    Path | None,
    typer.Option(
        "--models",
        metavar="DIR",
        help="Another Stanza package for Arabic: a folder with package.json, or one that stanza.download('ar') filled; "
        "`official` is Stanza's own, where Stanza keeps it. Its own models of events are read with, where it has some.",
        show_default="the package that comes with siraa",
    ),
]


class Redact(StrEnum):
    """Whose names pseudonyms stand for."""

    persons = "persons"


Redacted = Annotated[
    Redact | None,
    typer.Option(
        "--redact",
        help="`persons` puts pseudonyms in place of private persons, and leaves out the sentences and links that name "
        "them. Needs a secret; office-holders and commanders that siraa knows stay.",
        show_default=False,
    ),
]
SecretFile = Annotated[
    Path | None,
    typer.Option(
        "--secret",
        metavar="FILE",
        help="The file with the secret that pseudonyms are made with. Keep it apart from what you pass on.",
        show_default="the environment variable SIRAA_SECRET",
    ),
]
