"""What reads an article, told apart by content, so that only what something else has read is read anew."""

import hashlib
from collections.abc import Iterable, Iterator
from importlib import resources
from pathlib import Path

import graph
import pipelines
from graph.seeds import Openable, Seeds, read_text
from pipelines.models import event_models, find

LABELS = {"acled.tsv", "generic_words.tsv"}
"""Tables that only label or score what was read."""
REDACTION = {"pseudonyms.tsv"}
"""Tables that tell how persons are redacted."""

_CODE = {
    graph: ("catalogue", "dates", "folding", "gazetteer", "ontology", "records", "seeds"),
    pipelines: ("annotate", "article", "extract", "link", "merge", "pieces", "redact", "run", "secret"),
}
"""The modules and packages that reading passes through."""


def fingerprint(seeds: Seeds, actors: Iterable[Path], models: Path | None, *, redacted: bool = False) -> dict[str, str]:
    """A digest of each part that reading, `redacted` or not, depends on: `models`, `vocabularies` and `code`."""
    unused = LABELS if redacted else LABELS | REDACTION
    return {
        "models": _digest(_model_bytes(models)),
        "vocabularies": _digest(_vocabulary_bytes(seeds, actors, unused)),
        "code": _digest(_code_bytes()),
    }


def _digest(parts: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8) + part)
    return digest.hexdigest()[:16]


def _model_bytes(models: Path | None) -> Iterator[bytes]:
    """Of the package, and of what siraa adds to one without models of events: a network for vectors, and its models."""
    package, events = find(models), event_models(models)
    added = [] if events.parent == package else sorted(events.parent.rglob("*"))
    for path in (*sorted(package.rglob("*")), *added):
        if path.is_file() and path.suffix != ".md":
            yield path.name.encode()
            yield path.read_bytes()


def _vocabulary_bytes(seeds: Seeds, actors: Iterable[Path], unused: set[str]) -> Iterator[bytes]:
    shipped = (table for table in resources.files("seeds").iterdir() if table.name.endswith(".tsv"))
    tables = {table.name: table for table in shipped if table.name not in unused}
    for name, table in sorted(tables.items()):
        own = [path for folder in seeds.folders if (path := folder / name).exists()]
        layers: tuple[Openable, ...] = (*(actors if name == "actors.tsv" else ()), *own, table)
        for layer in layers:
            yield name.encode()
            yield _rows(layer)


def _rows(table: Openable) -> bytes:
    """What a table says, without its remarks."""
    lines = read_text(table).split("\n")
    return "\n".join(line for line in lines if line.strip() and not line.startswith("#")).encode()


def _code_bytes() -> Iterator[bytes]:
    for package, names in _CODE.items():
        folder = Path(package.__path__[0])
        for path in sorted(path for name in names for path in _sources(folder / name)):
            yield str(path.relative_to(folder)).encode()
            yield path.read_bytes()


def _sources(module: Path) -> Iterable[Path]:
    return module.rglob("*.py") if module.is_dir() else [module.with_suffix(".py")]
