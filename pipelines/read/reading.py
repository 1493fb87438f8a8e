"""Reading every input, going on after each that cannot be read."""

import logging
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TextIO

from graph.errors import InputError
from pipelines.article import Article
from pipelines.read import csv, html, jsonl, parquet, txt
from pipelines.read.checks import check
from pipelines.read.source import Source, Warn, sources

_log = logging.getLogger(__name__)

FORMATS: dict[str, Callable[[TextIO, Source, Warn], Iterator[Article]]] = {
    ".txt": txt.articles,
    ".jsonl": jsonl.articles,
    ".html": html.articles,
    ".htm": html.articles,
    ".csv": csv.articles,
}
PARQUET = ".parquet"
_READ = (*FORMATS, PARQUET)


def read(inputs: Iterable[str | Path], warn: Warn = _log.warning) -> Iterator[Article]:
    """The articles of files, of folders and all folders in them, of URLs of either, and of standard input (`-`).

    What cannot be read is told to `warn` in one line, with file and line, and the rest is read. Ids are unique: a
    second article of an id gets a number. Texts stay as they are, so that offsets point into what was given; only the
    line ends of plain text become `\\n`, and characters that cannot be read U+FFFD.

    Raises InputError at once where an input does not exist, and at the end where there was no article at all.
    """
    given = [str(path) for path in inputs]
    return _read(given, sources(given, warn), warn)


def _read(given: list[str], found: list[Source], warn: Warn) -> Iterator[Article]:
    known = [source for source in found if not source.suffix or source.suffix in _READ]
    _warn_of_others([source for source in found if source not in known and not source.is_sidecar], warn)
    taken: dict[str, int] = {}
    undated: list[str] = []
    for source in known:
        for article in _articles(source, warn):
            named = _unique(article, taken, source, warn)
            if named.published is None:
                undated.append(named.id)
            yield named
    if undated:
        warn(
            f"without a publication date: {_listed(undated)}. Days such as 'yesterday' cannot be worked out there; "
            "give `published` as 2022-10-29"
        )
    if not taken:
        raise InputError(f"{_listed(given)}: no Arabic article found. Give {', '.join(_READ)} files of Arabic news.")


def _articles(source: Source, warn: Warn) -> Iterator[Article]:
    """The sound articles of one source."""
    found = False
    try:
        for article in _given(source, warn):
            found = True
            if _sound(article, source, warn):
                yield article
        if not found:
            raise InputError("no article in it; skipped")
    except OSError as error:
        warn(f"{source.name}: cannot be read ({error.strerror or error}); skipped")
    except InputError as error:
        warn(f"{source.name}: {error}")


def _given(source: Source, warn: Warn) -> Iterator[Article]:
    """The articles of one source as its format gives them."""
    if source.suffix == PARQUET:
        with source.open_bytes() as binary:
            yield from parquet.articles(binary, source, warn)
    else:
        with source.open() as text:
            yield from _format(source, text)(text, source, warn)


def _sound(article: Article, source: Source, warn: Warn) -> bool:
    where = source.name if article.id == source.stem else f"{source.name}, article {article.id}"
    try:
        check(article)
    except InputError as error:
        warn(f"{where}: {error}")
        return False
    if broken := article.content.count("\ufffd"):
        warn(f"{where}: {broken} characters could not be read and stand as \ufffd; check its encoding")
    return True


def _format(source: Source, stream: TextIO) -> Callable[[TextIO, Source, Warn], Iterator[Article]]:
    """The format that the name ends in; where it ends in none, as a pipe's does, the one that the text looks like."""
    if source.suffix:
        return FORMATS[source.suffix]
    start = stream.read(1000).lstrip().lower()
    stream.seek(0)
    if start.startswith("{"):
        return FORMATS[".jsonl"]
    return FORMATS[".html" if start.startswith(("<!doctype html", "<html")) else ".txt"]


def _unique(article: Article, taken: dict[str, int], source: Source, warn: Warn) -> Article:
    """The article under an id that no article before it has; `taken` says how many asked for each."""
    id = article.id
    while id in taken:
        taken[article.id] += 1
        id = f"{article.id}-{taken[article.id]}"
    taken[id] = 1
    if id == article.id:
        return article
    warn(f"{source.name}: another article is called {article.id!r} already; this one is called {id!r}")
    return article.model_copy(update={"id": id})


def _warn_of_others(others: list[Source], warn: Warn) -> None:
    if others:
        warn(f"not of a format that is read ({', '.join(_READ)}); skipped: {_listed([s.name for s in others])}")


def _listed(names: list[str]) -> str:
    more = f" and {len(names) - 5:,} more" if len(names) > 5 else ""
    return ", ".join(names[:5]) + more
