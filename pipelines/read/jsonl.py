"""JSON Lines: one article a line, with `text` and, where known, `id`, `title`, `published`, `source` and `url`."""

from collections.abc import Iterator
from typing import TextIO

from graph.errors import InputError
from pipelines.article import Article
from pipelines.read.fields import article
from pipelines.read.json_object import json_object
from pipelines.read.source import Source, Warn, lines


def articles(stream: TextIO, source: Source, warn: Warn) -> Iterator[Article]:
    """The articles of `stream`; a line that holds none is warned of and left out."""
    for number, line in enumerate(lines(stream, source.name, warn), start=1):
        if line.isspace():
            continue
        where = f"{source.name}, line {number}"
        try:
            yield article(json_object(line, where, warn), f"{source.stem}-{number}", where, warn)
        except InputError as error:
            warn(f"{where}: {error}")
