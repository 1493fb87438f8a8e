"""Files that are written whole or not at all."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from graph.errors import OutputError
from graph.output import replacing


def write(path: Path, text: str) -> None:
    with replacing(path) as part:
        part.write_text(text, encoding="utf-8")


def test_what_a_killed_process_has_left_of_a_file_goes_with_the_next(tmp_path: Path) -> None:
    gone = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True)
    left, other = (f".{name}.{int(gone.stdout)}.part" for name in ("a[1].txt", "b.txt"))
    running = f".a[1].txt.{os.getppid()}.part"
    for name in (left, other, running, ".a[1].txt.part", ".a[1].txt.x.part"):
        (tmp_path / name).touch()
    write(tmp_path / "a[1].txt", "new")
    assert (tmp_path / "a[1].txt").read_text(encoding="utf-8") == "new"
    assert not (tmp_path / left).exists()
    assert len(list(tmp_path.iterdir())) == 5


def test_what_cannot_be_written_leaves_the_old_file(tmp_path: Path) -> None:
    write(tmp_path / "a", "old")

    def fail() -> None:
        with replacing(tmp_path / "a") as part:
            part.write_text("half", encoding="utf-8")
            raise OSError(28, os.strerror(28))

    with pytest.raises(
        OutputError, match=r"a: cannot be written \(No space left on device\)\. Give a file in a folder"
    ):
        fail()
    assert [(path.name, path.read_text(encoding="utf-8")) for path in tmp_path.iterdir()] == [("a", "old")]
