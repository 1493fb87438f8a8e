"""Plain text: one article a file, its title, date and outlet in `<stem>.json` beside it, where there is one."""

import json
from collections.abc import Iterator
from typing import TextIO

from pipelines.article import Article
from pipelines.location import Location
from pipelines.read.fields import article
from pipelines.read.source import LINE_LIMIT, Source, Warn


def articles(stream: TextIO, source: Source, warn: Warn) -> Iterator[Article]:
    """The one article of `stream`, its text as it stands but for line ends, which become `\\n`."""
    text = stream.read(LINE_LIMIT).replace("\r\n", "\n").replace("\r", "\n")
    sidecar = _sidecar(source.path.with_suffix(".json"), warn) if source.path else {}
    yield article(sidecar | {"text": text}, source.stem, source.name, warn)


def _sidecar(path: Location, warn: Warn) -> dict[str, object]:
    try:
        fields = json.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        warn(f"{path}: cannot be read as JSON ({error}); its article is read without title and date")
        return {}
    if not isinstance(fields, dict):
        warn(f"{path}: not a JSON object with title, published, source, url; its article is read without them")
        return {}
    return fields
