"""Where articles come from: files, the files of folders, and standard input."""

import io
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, TextIO

from graph.errors import InputError
from pipelines.location import Location, files, located
from pipelines.read.encoding import SAMPLE, detect

LINE_LIMIT = 10_000_000
"""Characters of the longest line or page that is read: ten times an article, as JSON and HTML add to it."""

Warn = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Source:
    """A file here or behind a URL, or standard input where `path` is None."""

    path: Location | None

    @property
    def name(self) -> str:
        """What messages call it."""
        return "standard input" if self.path is None else str(self.path)

    @property
    def stem(self) -> str:
        """What an article without an id of its own is called."""
        return "stdin" if self.path is None else self.path.stem

    @property
    def suffix(self) -> str:
        return "" if self.path is None else self.path.suffix.lower()

    @property
    def is_sidecar(self) -> bool:
        """Whether it tells the title and date of a text beside it."""
        return self.path is not None and self.suffix == ".json" and self.path.with_suffix(".txt").exists()

    @contextmanager
    def open(self) -> Iterator[TextIO]:
        """Its text, line ends as they are. Raises InputError where it is empty or binary, OSError where it fails."""
        with self.open_bytes() as stream:
            encoding = detect(stream.read(SAMPLE))
            stream.seek(0)
            with io.TextIOWrapper(stream, encoding=encoding, errors="replace", newline="") as text:
                yield text

    def open_bytes(self) -> BinaryIO:
        """What it holds, from its start; what comes through a pipe is copied first, as formats look at it twice."""
        if self.path is None:
            return _copied(sys.stdin.buffer)
        stream = self.path.open("rb")
        if stream.seekable():
            return stream
        with stream:
            return _copied(stream)


def _copied(pipe: BinaryIO) -> BinaryIO:
    """What comes out of a pipe, to be read from its start again."""
    copy = tempfile.TemporaryFile()  # noqa: SIM115 (whoever reads it closes it)
    shutil.copyfileobj(pipe, copy)
    copy.seek(0)
    return copy


def lines(stream: TextIO, name: str, warn: Warn) -> Iterator[str]:
    """The lines of `stream`; one that is too long to hold is warned of, and an empty one stands in its place."""
    number = 0
    while line := stream.readline(LINE_LIMIT):
        number += 1
        if len(line) < LINE_LIMIT or line.endswith(("\n", "\r")):
            yield line
            continue
        while (rest := stream.readline(LINE_LIMIT)) and not rest.endswith(("\n", "\r")):
            pass
        warn(f"{name}, line {number}: longer than {LINE_LIMIT:,} characters; skipped")
        yield "\n"


def sources(inputs: Iterable[str | Path], warn: Warn) -> list[Source]:
    """The sources of `inputs`, each file once, a folder's by name. Raises InputError where an input does not exist."""
    found: dict[Location | None, Source] = {}
    for given in inputs:
        for path in [None] if str(given) == "-" else _files(located(given), warn):
            found.setdefault(path and path.resolve(), Source(path))
    return list(found.values())


def _files(path: Location, warn: Warn) -> Sequence[Location]:
    if not isinstance(path, Path):
        return files(path)
    try:
        path.stat()
    except OSError as error:
        reason = (
            "no such file or folder" if isinstance(error, FileNotFoundError) else f"cannot be read ({error.strerror})"
        )
        raise InputError(f"{path}: {reason}. Give files, folders, or - for standard input.") from error
    return _walk(path, warn) if path.is_dir() else [path]


def _walk(folder: Path, warn: Warn) -> list[Path]:
    """Files below `folder`, hidden ones left out; what is no file is warned of, as a pipe would be waited for."""

    def unreadable(error: OSError) -> None:
        warn(f"{error.filename}: the folder cannot be opened ({error.strerror}); skipped")

    found = []
    for parent, folders, names in os.walk(folder, onerror=unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [Path(parent, name) for name in sorted(names) if not name.startswith(".")]
        for linked in (Path(parent, name) for name in folders):
            if linked.is_symlink():  # it may lead back to where it stands
                warn(f"{linked}: a link to a folder; skipped. Give that folder itself to read it")
    return [path for path in found if _is_file(path, warn)]


def _is_file(path: Path, warn: Warn) -> bool:
    try:
        if path.is_file():
            return True
        reason = "a link that leads nowhere" if path.is_symlink() else "a pipe, a socket or a device, not a file"
    except OSError as error:
        reason = f"cannot be read ({error.strerror})"
    warn(f"{path}: {reason}; skipped")
    return False
