"""Kills commands at random points, gives them again, and checks what they leave."""

import random
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.commands import ROUND, Arguments, Command, Folder
from tests.faults.process import Process
from tests.graph.contents import contents

PATIENCE = 120
"""Seconds that a command may take."""
DONE_ALREADY = ("nothing to correct", "no document", "no correction", "is no report", "no statement of this graph")
"""What a command says that is given again after its work was done."""


@dataclass
class Kills:
    """Runs commands in a folder of its own, each killed once; `hits` counts the kills that met a running command."""

    path: Path
    seed: int
    hits: int = 0
    violations: list[str] = field(default_factory=list)
    lengths: dict[str, float] = field(default_factory=dict)

    def round(self, commands: tuple[Command, ...] = ROUND) -> None:
        """Take all commands through one folder, and compare what is left with what is built from scratch."""
        chance = random.Random(self.seed)
        shutil.rmtree(self.path, ignore_errors=True)
        folder = Folder(self.path, chance)
        for number, command in enumerate(commands):
            arguments = command(folder)
            name = command.__name__
            at = chance.uniform(0, self.lengths[name])
            self.hits += self._killed(arguments, at)
            where = f"seed {self.seed}, command {number} ({name}) killed after {at:.3f} s"
            self.violations += [f"{where}: {problem}" for problem in self._after(folder, arguments)]
        self.violations += [f"seed {self.seed}, at the end: {problem}" for problem in self._at_the_end(folder)]

    def measure(self) -> None:
        """Note how long each command takes where nobody kills it."""
        shutil.rmtree(self.path, ignore_errors=True)
        folder = Folder(self.path, random.Random(self.seed))
        for command in ROUND:
            arguments, start = command(folder), time.monotonic()
            code, said = self._run(arguments)
            if code:
                raise RuntimeError(f"{command.__name__}: {said}")
            self.lengths[command.__name__] = time.monotonic() - start

    def _killed(self, arguments: Arguments, seconds: float) -> bool:
        """Start a command and kill it; whether it still ran."""
        command = Process(arguments, self.path)
        hit = command.ended(seconds) is None
        command.kill()
        if not command.leaves_nobody():
            self.violations.append(f"seed {self.seed}: workers outlive {' '.join(arguments)}")
        return hit

    def _run(self, arguments: Arguments) -> tuple[int | None, str]:
        """Exit code and what was said on standard output and error; no code where the command hangs."""
        command = Process(arguments, self.path)
        code = command.ended(PATIENCE)
        if code is None:
            command.kill()
        return code, command.said()

    def _after(self, folder: Folder, arguments: Arguments) -> Iterator[str]:
        """What is wrong once a command was killed: with the store, and with the same command given again."""
        if (folder.out / "siraa.sqlite").exists():
            code, said = self._run(["check", "out"])
            if code != 0:
                code, said = self._run(["check", "out", "--repair"])
            if code != 0:
                yield f"not repaired: {said}"
        code, said = self._run(arguments)
        if code != 0 and not (code == 1 and any(done in said for done in DONE_ALREADY)):
            yield f"given again, it ends with {code}: {said}"
        if (made := len(folder.made())) != folder.corrections:
            yield f"{made} corrections, not {folder.corrections}"

    def _at_the_end(self, folder: Folder) -> Iterator[str]:
        scratch = self.path / "scratch"
        scratch.mkdir()
        if folder.corrections:
            shutil.copy(folder.out / "corrections.jsonl", scratch)
        for arguments in (["build", "news", "-o", "scratch", "--workers", "1"], ["build", "news", "-o", "out"]):
            code, said = self._run(arguments)
            if code != 0:
                yield said
        found, sound = (contents(out / "siraa.sqlite") for out in (folder.out, scratch))
        yield from (f"table {name} is another than from scratch" for name in sound if found[name] != sound[name])
        if left := [path for path in self.path.rglob("*") if path.suffix in (".part", ".sqlite-journal")]:
            yield f"left behind: {left}"
