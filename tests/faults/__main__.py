"""Kills as many commands as it is told: python -m tests.faults --kills 100 [--seed SEED]

A round takes one folder through all commands, each killed once. Violations are told with the seed of their round:
`--kills 1 --seed SEED` repeats that round, up to how fast the machine is.
"""

import argparse
import sys
import tempfile
import time
from pathlib import Path

from tests.faults.kills import Kills


def main() -> int:
    """Kill, and say what was found; 1 where something was lost, doubled, or cannot go on."""
    given = argparse.ArgumentParser(prog="python -m tests.faults")
    given.add_argument("--kills", type=int, default=100)
    given.add_argument("--seed", type=int, default=0)
    options = given.parse_args()
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as path:
        kills = Kills(Path(path, "kills"), options.seed)
        kills.measure()
        print("seconds:", ", ".join(f"{name} {length:.1f}" for name, length in kills.lengths.items()), flush=True)
        while kills.hits < options.kills:
            told = len(kills.violations)
            kills.round()
            print(f"seed {kills.seed}: {kills.hits} kills so far", *kills.violations[told:], sep="\n  ", flush=True)
            kills.seed += 1
    print(f"{kills.hits} running commands killed, {len(kills.violations)} violations, {time.monotonic() - start:.0f} s")
    return bool(kills.violations)


if __name__ == "__main__":
    sys.exit(main())
