"""Writing files whole or not at all, in an encoding that every text has."""

import glob
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from graph.errors import OutputError


def encodable(text: str) -> str:
    """`text` with its lone surrogates, which no encoding has bytes for, shown as U+FFFD."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A path beside `path` to write to, which takes the place of `path` when the block ends well.

    Folders on the way are made. Raises OutputError where the file cannot be written; what stood at `path` is then
    untouched.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        if path.is_dir():
            raise IsADirectoryError(None, "it is a folder")
        path.parent.mkdir(parents=True, exist_ok=True)
        _clear(path)
        yield part
        os.replace(part, path)
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputError(
            f"{path}: cannot be written ({reason}). Give a file in a folder that you may write to, on a disk with room."
        ) from error
    finally:
        with suppress(OSError):
            part.unlink()


def _clear(path: Path) -> None:
    """Delete what processes that were killed have left of this file."""
    for part in path.parent.glob(f".{glob.escape(path.name)}.*.part"):
        if not _runs(part.name.split(".")[-2]):
            with suppress(OSError):
                part.unlink()


def _runs(process: str) -> bool:
    """Whether a process runs, or may do so: only where it is sure that it does not may its files be deleted."""
    if os.name != "posix" or not process.isdecimal():
        return True
    try:
        os.kill(int(process), 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:  # it is somebody else's
        return True
    return True
