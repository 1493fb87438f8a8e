"""Language packages: a folder with a Stanza model per processor and a `package.json` that names them.

    {"name": "siraa-ar", "version": "1", "language": "ar", "licence": "CC BY-SA 4.0", "processors": ["tokenize", "ner"],
     "files": {"tokenize_model_path": "tokenizer.pt", "ner_model_path": "ner.pt", "ner_pretrain_path": "vectors.pt"}}

The keys of `files` are options of `stanza.Pipeline`. A folder as Stanza's own downloader makes it serves too; it has a
`resources.json`.
"""

from importlib import resources
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from graph.errors import ModelError

DESCRIPTION = "package.json"
STANZA_DESCRIPTION = "resources.json"


class Package(BaseModel):
    """What `package.json` says of the models beside it."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    name: str
    version: str
    language: str
    licence: str
    processors: tuple[str, ...]
    files: dict[str, str]
    scores: dict[str, float] = {}


def shipped() -> Path:
    """The folder of the package that comes with siraa."""
    return Path(str(resources.files("pipelines.models").joinpath("ar")))


def pipeline_options(folder: Path) -> dict[str, object]:
    """The arguments of `stanza.Pipeline` that load the package in `folder`.

    Raises ModelError where the folder is none, or a file that it names is missing.
    """
    if (folder / DESCRIPTION).is_file():
        return _own_options(folder, describe(folder))
    if (folder / STANZA_DESCRIPTION).is_file():
        return {"lang": "ar", "dir": str(folder), "processors": "tokenize,ner"}
    problem = "holds no language package" if folder.is_dir() else "no such folder"
    raise ModelError(
        f"{folder}: {problem}. --models takes a folder with a {DESCRIPTION}, or the one that stanza.download('ar') "
        "fills; without --models the package that comes with siraa is used."
    )


def describe(folder: Path) -> Package:
    """What `folder/package.json` says; ModelError where it does not say it well."""
    try:
        return Package.model_validate_json((folder / DESCRIPTION).read_bytes())
    except (OSError, ValidationError) as error:
        raise ModelError(
            f"{folder / DESCRIPTION}: does not describe a language package ({error}). Take a fresh copy of the package."
        ) from error


def _own_options(folder: Path, package: Package) -> dict[str, object]:
    missing = [name for name in package.files.values() if not (folder / name).is_file()]
    if missing:
        raise ModelError(
            f"{folder}: {', '.join(missing)} is missing, which {DESCRIPTION} names. Take a fresh copy of the package."
        )
    return {
        "lang": package.language,
        "processors": ",".join(package.processors),
        "allow_unknown_language": True,
        "resources_filepath": str(folder / DESCRIPTION),
        **{option: str(folder / name) for option, name in package.files.items()},
    }
