"""Plain text: one article a file, its title, date and outlet in `<stem>.json` beside it, where there is one."""

from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from graph.errors import InputError
from pipelines.article import Article
from pipelines.read.fields import article
from pipelines.read.json_object import json_object
from pipelines.read.source import LINE_LIMIT, Source, Warn


def articles(stream: TextIO, source: Source, warn: Warn) -> Iterator[Article]:
    """The one article of `stream`, its text as it stands but for line ends, which become `\\n`."""
    text = stream.read(LINE_LIMIT).replace("\r\n", "\n").replace("\r", "\n")
    told = _told(text, source, Source(source.path.with_suffix(".json")), warn) if source.path else None
    yield told or article({"text": text}, source.stem, source.name, warn)


def _told(text: str, source: Source, sidecar: Source, warn: Warn) -> Article | None:
    """The article with what its sidecar tells; None where there is none, or it is warned of."""
    path = sidecar.path
    if path is None or not (path.is_file() if isinstance(path, Path) else path.exists()):  # a pipe would be waited for
        return None
    try:
        with sidecar.open() as stream:
            fields = json_object(stream.read(LINE_LIMIT), sidecar.name, warn)
        return article(fields | {"text": text}, source.stem, sidecar.name, warn)
    except (InputError, OSError) as error:
        reason = error if isinstance(error, InputError) else f"cannot be read ({error.strerror})"
        warn(f"{sidecar.name}: {reason}. Its article is read without title and date")
        return None
