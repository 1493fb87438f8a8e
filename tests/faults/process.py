"""Commands as processes that can be killed.

They are forked from this one, which has imported what they need: a kill then meets their work, not their imports.
"""

import importlib
import os
import signal
import sys
import tempfile
import time
from pathlib import Path
from typing import NoReturn

from tests.faults import reading

for _name in ("corrector", "exports", "imports", "page", "store"):
    importlib.import_module(f"graph.{_name}")
for _name in ("fingerprint", "pool", "read"):
    importlib.import_module(f"pipelines.{_name}")

WORKERS_END = 15
"""Seconds that the workers of a killed command may take to end."""
_STEP = 0.002


class Process:
    """A command that runs in a folder."""

    def __init__(self, arguments: list[str], folder: Path) -> None:
        self._said = tempfile.TemporaryFile()  # noqa: SIM115
        self._code: int | None = None
        self.id = os.fork()
        if self.id == 0:
            self._run(arguments, folder)

    def ended(self, seconds: float) -> int | None:
        """The exit code, once it ends; None where it does not do so within some seconds."""
        until = time.monotonic() + seconds
        while self._code is None:
            process, status = os.waitpid(self.id, os.WNOHANG)
            if process:
                self._code = os.waitstatus_to_exitcode(status)
            elif time.monotonic() > until:
                break
            else:
                time.sleep(_STEP)
        return self._code

    def kill(self) -> None:
        """Kill it, but not its workers."""
        if self._code is None:
            os.kill(self.id, signal.SIGKILL)
            self.ended(float("inf"))

    def leaves_nobody(self) -> bool:
        """Whether its workers end too; they are killed where they do not."""
        until = time.monotonic() + WORKERS_END
        try:
            while time.monotonic() < until:
                os.killpg(self.id, 0)
                time.sleep(_STEP)
            os.killpg(self.id, signal.SIGKILL)
        except ProcessLookupError:
            return True
        return False

    def said(self) -> str:
        """What it said on standard output and error."""
        self._said.seek(0)
        return self._said.read().decode("utf-8", "replace")

    def _run(self, arguments: list[str], folder: Path) -> NoReturn:
        try:
            os.setsid()
            os.chdir(folder)
            os.dup2(self._said.fileno(), 1)
            os.dup2(self._said.fileno(), 2)
            sys.argv = ["siraa", *arguments]
            code = reading.main()
            sys.stdout.flush()
            os._exit(code)
        finally:  # the mistakes of a command too
            sys.excepthook(*sys.exc_info())
            os._exit(70)
