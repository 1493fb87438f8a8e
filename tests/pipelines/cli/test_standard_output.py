"""Standard output in an encoding that lacks characters, on a full disk, and read by who has enough."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

WRITE = """
import sys
from pipelines import cli
cli.app.command("say")(lambda: sys.stdout.write({!r}) and None)
sys.argv = ["siraa", "say"]
cli.main()
"""


def run(text: str, stdout: int, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Runs a command that writes `text` in a process of its own, whose streams Python itself opens."""
    code = WRITE.format(text)
    given = {**os.environ, **environment}
    return subprocess.run([sys.executable, "-c", code], stdout=stdout, stderr=subprocess.PIPE, env=given, check=False)


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_characters_that_an_encoding_lacks_are_escaped(unbuffered: str) -> None:
    done = run("قصف → town\n", subprocess.PIPE, PYTHONIOENCODING="cp1256", PYTHONUNBUFFERED=unbuffered)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode("cp1256").splitlines() == ["قصف \\u2192 town"]


def test_what_the_user_asks_to_do_with_such_characters_is_done() -> None:
    done = run("قصف → town", subprocess.PIPE, PYTHONIOENCODING="cp1256:replace")
    assert done.stdout.decode("cp1256") == "قصف ? town"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("length", [10, 100_000])
def test_full_disk_is_told_in_one_line(unbuffered: str, length: int) -> None:
    with open("/dev/full", "wb") as full:
        done = run("x" * length, full.fileno(), PYTHONUNBUFFERED=unbuffered)
    assert done.returncode == 1
    assert done.stderr.decode() == (
        "error: standard output: cannot be written to (No space left on device). Send it to another file.\n"
    )


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_reader_that_has_enough_ends_the_command_quietly(unbuffered: str) -> None:
    read, write = os.pipe()
    os.close(read)
    done = run("x", write, PYTHONUNBUFFERED=unbuffered)
    os.close(write)
    assert (done.returncode, done.stderr) == (1, b"")
