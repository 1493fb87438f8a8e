"""Standard output as commands write to it."""

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from graph.errors import OutputError


@contextmanager
def standard_output() -> Iterator[None]:
    """Standard output that writes what its encoding lacks as an escape, such as `\\u2192` for an arrow.

    Raises OutputError where it cannot be written to.
    """
    given = sys.stdout
    if not isinstance(given, io.TextIOWrapper):  # it is closed
        yield
        return
    if given.errors == "strict":
        given.reconfigure(errors="backslashreplace")
    if given.isatty():  # has always room, and on Windows no bytes
        yield
        return
    sys.stdout = _checked(given)
    try:
        with _flushed(sys.stdout):
            yield
    finally:
        sys.stdout = given


def _checked(given: io.TextIOWrapper) -> io.TextIOWrapper:
    """Another stream to the same file, which writes as soon, in the same encoding."""
    given.flush()
    file = _Checked(given.fileno(), "wb", closefd=False)
    buffer = file if given.write_through else io.BufferedWriter(file)
    return io.TextIOWrapper(buffer, given.encoding, given.errors, None, given.line_buffering, given.write_through)


@contextmanager
def _flushed(stream: io.TextIOWrapper) -> Iterator[None]:
    try:
        yield
    finally:
        try:
            stream.flush()
        except BrokenPipeError:  # its reader has enough, which Typer says nothing of either
            sys.exit(1)


class _Checked(io.FileIO):
    """A file that tells once that it cannot be written to.

    The rest is dropped then, as the buffers above hold on to what they could not write, and try anew when Python ends.
    """

    _failed = False

    def write(self, data: Any, /) -> int:
        size = memoryview(data).nbytes
        if self._failed or not size:  # Typer writes nothing, and minds no error, to see what a stream takes
            return size
        try:
            return super().write(data)
        except BrokenPipeError:
            self._failed = True
            raise
        except OSError as error:
            self._failed = True
            raise OutputError(
                f"standard output: cannot be written to ({error.strerror}). Send it to a file on a disk with room."
            ) from error
