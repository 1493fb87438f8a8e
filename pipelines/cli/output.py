"""Where commands write their results."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

import typer

from graph.errors import OutputError
from graph.output import replacing


def made(folder: Path) -> Path:
    """The folder, made where it is missing; OutputError where it cannot be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{folder}: no folder can be made there ({error.strerror}). Give another with -o.") from error
    return folder


@contextmanager
def opened(path: Path | None) -> Iterator[TextIO]:
    """The file at `path`, which appears when all is written, or standard output."""
    if path is None:
        yield typer.get_text_stream("stdout", encoding="utf-8")
    else:
        with replacing(path) as part, part.open("w", encoding="utf-8", newline="\n") as file:
            yield file
