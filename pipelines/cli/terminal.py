"""What the user sees on standard error: warnings, errors and progress. Standard output is for results."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

T = TypeVar("T")


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

    def progress(self, items: Iterable[T], total: int, name: str) -> Iterator[T]:
        """The items, with a bar that moves as they are taken; nothing is drawn where no terminal is."""
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        times = (TimeElapsedColumn(), TextColumn("left:"), TimeRemainingColumn())
        with Progress(*columns, *times, console=self._console, disable=not self._console.is_terminal) as bar:
            yield from bar.track(items, total=total, description=name)
