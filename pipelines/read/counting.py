"""About how many articles there are to read, told without reading them."""

from collections.abc import Iterable
from pathlib import Path

from pipelines.read import parquet
from pipelines.read.reading import PARQUET
from pipelines.read.source import Source, sources

_ONE_A_LINE = {".jsonl", ".csv"}
_ONE_A_FILE = {".txt", ".html", ".htm"}
_CHUNK = 1 << 20
"""Bytes that are looked at together."""


def estimate(inputs: Iterable[str | Path]) -> int | None:
    """The number of articles of files and folders, lines counted; None where a pipe or a URL is among them.

    InputError where an input does not exist.
    """
    counts = [_count(source) for source in sources(inputs, lambda _: None)]
    known = [count for count in counts if count is not None]
    return sum(known) if len(known) == len(counts) else None


def _count(source: Source) -> int | None:
    if not isinstance(source.path, Path) or not source.path.is_file():
        return None
    if source.suffix == PARQUET:
        return parquet.count(source.path)
    if source.suffix in _ONE_A_FILE:
        return 1
    return _lines(source.path) if source.suffix in _ONE_A_LINE else 0


def _lines(path: Path) -> int:
    try:
        with path.open("rb") as file:
            return sum(chunk.count(b"\n") for chunk in iter(lambda: file.read(_CHUNK), b"")) or 1
    except OSError:  # reading it will say so
        return 0
