"""Runs the fuzz tests with as many cases as it is told: python -m tests.fuzz --cases 100000 [TARGET...]

Each target runs in a process of its own, with a share of the cases like that of its examples in the test suite. Where
atheris is installed (pip install 'siraa[fuzz]'), what a case reaches guides the next; `--random` goes without.
"""

import argparse
import importlib
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

from tests.fuzz.cases import FACTOR, SHARES

MODULES = ("reading", "tables", "texts", "graphs")
GUIDED = find_spec("atheris") is not None
_SEEDS, _SEED_BYTES = 40, 2000


def main() -> int:
    """Run the targets that the command line names, and say how each ended; 1 where one failed."""
    given = argparse.ArgumentParser(prog="python -m tests.fuzz")
    given.add_argument("targets", nargs="*", metavar="TARGET", help="all of them, if left out")
    given.add_argument("--cases", type=int, default=10_000)
    given.add_argument("--random", action="store_true", help="do without atheris")
    given.add_argument("--alone", action="store_true", help=argparse.SUPPRESS)
    options = given.parse_args()
    if options.alone:
        return run(options.targets[0], options.cases, GUIDED and not options.random)
    known = list(targets())
    factor = options.cases / sum(SHARES.values())
    failed = [name for name in options.targets or known if not _apart(name, factor, options.random)]
    print("failed: " + ", ".join(failed) if failed else "no target failed")
    return bool(failed)


def targets() -> dict[str, Callable[..., None]]:
    """The fuzz tests by name."""
    modules = [importlib.import_module(f"tests.fuzz.test_{name}") for name in MODULES]
    tests = {name: test for module in modules for name, test in vars(module).items() if name.startswith("test_")}
    return {name.removeprefix("test_"): test for name, test in tests.items()}


def _apart(name: str, factor: float, random: bool) -> bool:
    start = time.monotonic()
    cases = max(1, round(SHARES[name] * factor))
    flags = ["--alone", "--cases", str(cases), *(["--random"] if random else [])]
    done = subprocess.run(
        [sys.executable, "-m", "tests.fuzz", name, *flags], check=False, env=os.environ | {FACTOR: str(factor)}
    )
    how = "random" if random or not GUIDED else "guided"
    print(f"{name}: {cases:,} cases, {how}, {time.monotonic() - start:.0f} s, exit code {done.returncode}", flush=True)
    return done.returncode == 0


def run(name: str, cases: int, guided: bool) -> int:
    """Run one target in this process."""
    if not guided:
        targets()[name]()
        return 0
    import atheris

    with atheris.instrument_imports(include=["graph", "pipelines"]):
        test = targets()[name]
    left = cases

    def once(data: bytes) -> None:
        nonlocal left
        left -= test.hypothesis.fuzz_one_input(data) is not None  # type: ignore[attr-defined]
        if not left:
            sys.stdout.flush()
            os._exit(0)  # libFuzzer counts cases that were too short to be one, too

    with tempfile.TemporaryDirectory() as corpus:
        for number in range(_SEEDS):
            Path(corpus, str(number)).write_bytes(os.urandom(_SEED_BYTES))
        flags = ["-len_control=0", f"-max_len={2 * _SEED_BYTES}", "-timeout=120", "-verbosity=0", "-rss_limit_mb=0"]
        atheris.Setup([sys.argv[0], *flags, corpus], once)
        atheris.Fuzz()
    return 1


if __name__ == "__main__":
    sys.exit(main())
