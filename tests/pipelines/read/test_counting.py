"""How many articles there are, about."""

import os
from pathlib import Path

import pytest

from graph.errors import InputError
from pipelines.read import estimate


def test_files_and_lines_are_counted(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("نص", encoding="utf-8")
    (tmp_path / "b.html").write_text("<p>نص", encoding="utf-8")
    (tmp_path / "c.jsonl").write_text("{}\n{}\n{}\n", encoding="utf-8")
    (tmp_path / "d.pdf").write_bytes(b"x")
    assert estimate([tmp_path]) == 5


def test_what_comes_through_a_pipe_is_not_known(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert estimate([tmp_path / "pipe"]) is None
    assert estimate(["-"]) is None


def test_a_missing_input_is_told_of(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        estimate([tmp_path / "none"])
