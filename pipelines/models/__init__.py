"""Language packages: a folder with a Stanza model per processor and a `package.json` that names them.

    {"name": "siraa-ar", "version": "2", "language": "ar", "licence": "CC BY-SA 4.0",
     "processors": ["tokenize", "siraa"],
     "files": {"tokenize_model_path": "tokenizer.pt", "siraa_model_path": "network.pt"}, "events": "events.npz"}

The keys of `files` are options of `stanza.Pipeline`; the processor `siraa` is `pipelines.annotate.processor`. `events`
are the models of events that fit what the package's network makes of words. A folder as Stanza's own downloader makes
it serves too; it has a `resources.json`. Where a package has no models of events, siraa's network represents the words
that it finds, and siraa's models read their events.
"""

import json
import os
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from graph.errors import ModelError

PROCESSORS = ("tokenize", "mwt", "ner")
"""The processors of Stanza that events are read with."""

PARSING = ("tokenize", "mwt", "pos", "lemma", "depparse", "ner")
"""Those that find tags, lemmas and trees too."""

OFFICIAL = "official"
"""What stands for Stanza's own package in the place of a folder."""

NETWORK = "siraa_model_path"
"""The option of `stanza.Pipeline` that names siraa's network."""

DESCRIPTION = "package.json"
STANZA_DESCRIPTION = "resources.json"


_ModelOption = Annotated[str, StringConstraints(pattern=r"^[a-z_]+_path$")]
"""An option of `stanza.Pipeline` that names a model, and none that changes how Stanza runs."""

_FileName = Annotated[str, StringConstraints(pattern=r"^[^/\\]+$")]
"""A file in the folder itself."""


class Package(BaseModel):
    """What `package.json` says of the models beside it."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    name: str
    version: str
    language: str
    licence: str
    processors: tuple[str, ...]
    files: dict[_ModelOption, _FileName]
    events: _FileName | None = None
    scores: dict[str, float] = {}
    minutes: dict[str, float] = {}


def official() -> Path:
    """The folder of Stanza's own Arabic package, where Stanza keeps it; ModelError where it was never downloaded."""
    home = Path(os.environ.get("STANZA_RESOURCES_DIR") or Path.home() / "stanza_resources")
    if not (home / STANZA_DESCRIPTION).is_file():
        raise ModelError(
            f"{home}: Stanza's own Arabic package is not there. Download it where there is a network, with python -c "
            "\"import stanza; stanza.download('ar')\", or set STANZA_RESOURCES_DIR to the folder that has it; without "
            "--models the package that comes with siraa is used."
        )
    return home


def find(models: Path | None) -> Path:
    """The folder that `--models` means: siraa's own package where it is left out, Stanza's where it says `official`."""
    if models is None:
        return shipped()
    return official() if models == Path(OFFICIAL) else models


def shipped() -> Path:
    """The folder of the package that comes with siraa."""
    return Path(str(resources.files("pipelines.models").joinpath("ar")))


def event_models(models: Path | None) -> Path:
    """The models of events that fit what `--models` means: its own, or siraa's where it has none.

    ModelError where a package's description cannot be read.
    """
    for folder in (find(models), shipped()):
        if (folder / DESCRIPTION).is_file() and (name := describe(folder).events):
            return folder / name
    raise ModelError(f"{shipped()}: names no models of events. Reinstall siraa.")


def pipeline_options(folder: Path, parse: bool = False) -> dict[str, object]:
    """The arguments of `stanza.Pipeline` that load the package in `folder`, to `parse` too or for words and names only.

    Raises ModelError where the folder is none, or a file that it names is missing.
    """
    if (folder / DESCRIPTION).is_file():
        return _own_options(folder, describe(folder), parse)
    if (folder / STANZA_DESCRIPTION).is_file():
        return {"lang": "ar", "dir": str(folder), "processors": _stanza_processors(folder, parse)}
    problem = "holds no language package" if folder.is_dir() else "no such folder"
    raise ModelError(
        f"{folder}: {problem}. --models takes a folder with a {DESCRIPTION}, or the one that stanza.download('ar') "
        "fills; without --models the package that comes with siraa is used."
    )


def weight_files(folder: Path) -> Iterator[Path]:
    """The files of the package in `folder` that Stanza may load."""
    if (folder / DESCRIPTION).is_file():
        yield from (folder / name for name in describe(folder).files.values())
    else:
        yield from sorted((folder / "ar").rglob("*.pt"))


def describe(folder: Path) -> Package:
    """What `folder/package.json` says; ModelError where it does not say it well."""
    try:
        return Package.model_validate_json((folder / DESCRIPTION).read_bytes())
    except (OSError, ValidationError) as error:
        raise ModelError(
            f"{folder / DESCRIPTION}: does not describe a language package ({error}). Take a fresh copy of the package."
        ) from error


def _own_options(folder: Path, package: Package, parse: bool) -> dict[str, object]:
    names = [*package.files.values(), *([package.events] if package.events else [])]
    missing = [name for name in names if not (folder / name).is_file()]
    if missing:
        raise ModelError(
            f"{folder}: {', '.join(missing)} is missing, which {DESCRIPTION} names. Take a fresh copy of the package."
        )
    return {
        "lang": package.language,
        "processors": ",".join(package.processors),
        "allow_unknown_language": True,
        "resources_filepath": str(folder / DESCRIPTION),
        "siraa_heads": ",".join([*(PARSING if parse else PROCESSORS), "vectors"]),
        **{option: str(folder / name) for option, name in package.files.items()},
    }


def _stanza_processors(folder: Path, parse: bool) -> str:
    """Those of siraa's that Stanza's Arabic package has, in their order."""
    try:
        arabic = json.loads((folder / STANZA_DESCRIPTION).read_bytes())["ar"]
        return ",".join(processor for processor in (PARSING if parse else PROCESSORS) if processor in arabic)
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise ModelError(
            f"{folder / STANZA_DESCRIPTION}: names no Arabic package ({error!r}). Run stanza.download('ar', "
            f"model_dir={str(folder)!r}), or leave --models out."
        ) from error
