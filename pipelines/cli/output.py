"""Where commands write their results."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

import typer

from graph.output import replacing


@contextmanager
def opened(path: Path | None) -> Iterator[TextIO]:
    """The file at `path`, which appears when all is written, or standard output."""
    if path is None:
        yield typer.get_text_stream("stdout", encoding="utf-8")
    else:
        with replacing(path) as part, part.open("w", encoding="utf-8", newline="\n") as file:
            yield file
