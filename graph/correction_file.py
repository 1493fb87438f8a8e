"""Where corrections are kept: a file beside the store, one JSON object a line, which outlives it."""

import json
from collections.abc import Iterable
from pathlib import Path

from pydantic import TypeAdapter

from graph.coding import record_json
from graph.corrections import Correction
from graph.errors import StoreError
from graph.output import replacing

FILE_NAME = "corrections.jsonl"

_CORRECTION: TypeAdapter[Correction] = TypeAdapter(Correction)


def parse(line: str, where: str) -> Correction:
    """The correction that a line says; StoreError where it is none."""
    try:
        return _CORRECTION.validate_python(json.loads(line))
    except (ValueError, RecursionError) as error:
        raise StoreError(f"{where}: not a correction ({error}). Mend the line, or take it out.") from error


def read(path: Path) -> list[Correction]:
    """The corrections of a file, in their order; StoreError names the line of what is none, or has an id again."""
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise StoreError(f"{path}: cannot be read ({error}). Check that it is the file that siraa wrote.") from error
    found: dict[str, Correction] = {}
    for number, line in enumerate(lines, 1):
        if line.strip():
            correction = parse(line, f"{path}, line {number}")
            if found.setdefault(correction.id, correction) is not correction:
                raise StoreError(f"{path}, line {number}: the id {correction.id!r} stands above. Take one line out.")
    return list(found.values())


def write(path: Path, corrections: Iterable[Correction]) -> None:
    """Replace the file, whole or not at all."""
    with replacing(path) as part:
        part.write_text("".join(record_json(one) + "\n" for one in corrections), encoding="utf-8", newline="\n")
