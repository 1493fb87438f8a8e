"""A few commands killed at random points; `make kills N=100` kills more."""

import os
import subprocess
import sys
from pathlib import Path


def test_commands_that_are_killed_can_be_given_again_and_lose_nothing() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults", "--kills", "6"],
        cwd=Path(__file__).parents[2],
        env=os.environ | {"OMP_NUM_THREADS": "1"},  # a process of several threads cannot be forked safely
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert " running commands killed, 0 violations" in done.stdout
