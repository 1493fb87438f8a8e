"""Reading back what `siraa extract` wrote."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from graph.errors import InputError
from graph.records import Document, Event, Relation

KINDS: dict[str, type[Document | Event | Relation]] = {"document": Document, "event": Event, "relation": Relation}


def read_records(path: Path) -> Iterator[Document | Event | Relation]:
    """The records of a file, one JSON object a line; those of other kinds are skipped.

    InputError names the line that is none.
    """
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read ({error}). Give the file that `siraa extract` wrote.") from error
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield from _record(line, f"{path}, line {number}")


def _record(line: str, where: str) -> Iterator[Document | Event | Relation]:
    try:
        fields: Any = json.loads(line)
        if model := KINDS.get(fields["kind"]):
            yield model.model_validate(fields)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise InputError(f"{where}: not a record ({error}). Give the file that `siraa extract` wrote.") from error
