"""Standard output as commands write to it."""

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from graph.errors import OutputError, SiraaError


@contextmanager
def standard_output() -> Iterator[None]:
    """Standard output that writes what its encoding lacks as an escape, such as `\\u2192` for an arrow.

    Raises OutputError where it cannot be written to.
    """
    out = sys.stdout
    if not isinstance(out, io.TextIOWrapper):  # it is closed
        yield
        return
    if out.errors == "strict":
        out.reconfigure(errors="backslashreplace")
    try:
        try:
            yield
        finally:
            out.flush()
    except OSError as error:
        if isinstance(error, SiraaError) or error.filename is not None:  # it is of another file
            raise
        os.dup2(os.open(os.devnull, os.O_WRONLY), out.fileno())  # what is still in buffers goes there as Python ends
        if isinstance(error, BrokenPipeError):  # its reader has enough
            sys.exit(1)
        raise OutputError(
            f"standard output: cannot be written to ({error.strerror}). Send it to another file."
        ) from error
