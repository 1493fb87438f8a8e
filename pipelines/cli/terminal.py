"""What the user sees on standard error: warnings, errors and progress. Standard output is for results."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.text import Text


def printable(text: str) -> str:
    """`text` on one line, without what could steer a terminal: names in it come from files of others."""
    return "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in text)


class Terminal:
    """Standard error, with a count of the warnings that went there."""

    def __init__(self) -> None:
        self._console = Console(stderr=True, soft_wrap=True, highlight=False, markup=False, emoji=False)
        self.warnings = 0

    def warn(self, message: str) -> None:
        """Print a warning on a line of its own."""
        self.warnings += 1
        self._console.print(f"warning: {printable(message)}", style="yellow")

    def fail(self, message: str) -> None:
        """Print an error on a line of its own."""
        self._console.print(f"error: {printable(message)}", style="bold red")

    def say(self, message: str) -> None:
        """Print what was done."""
        self._console.print(printable(message))

    @contextmanager
    def progress(self, name: str, total: int | None) -> Iterator[Callable[[int], None]]:
        """A bar that moves by what it is told was done, with rate and time left; none where no terminal is.

        `total` may be an estimate, or None where nobody knows.
        """
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), _Rate())
        times = (TimeElapsedColumn(), TextColumn("left:"), TimeRemainingColumn())
        with Progress(*columns, *times, console=self._console, disable=not self._console.is_terminal) as bar:
            task = bar.add_task(name, total=total)
            yield lambda done: bar.advance(task, done)


class _Rate(ProgressColumn):
    """How many are done in a second."""

    def render(self, task: Task) -> Text:
        return Text(f"{task.speed or 0:.1f}/s")
