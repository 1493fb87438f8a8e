"""A disk that is full, a folder that cannot be written to, two builds at once: one clear line, and old files stay."""

import json
import resource
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
import torch

from graph.database import Database
from graph.errors import OutputError
from pipelines.annotate.weights import save_weights
from tests.pipelines.cli.conftest import TEXT, Siraa
from tests.pipelines.cli.test_places import TABLE

FULL = 1000
"""Bytes that a file may still have: less than any result, more than any message."""
MORE = "".join(f"SY1{n},ورد الجبل,Ward {n},عفرين,{20 + n},36.9\n" for n in range(20))
WRITE_STORE = [
    ["build", "news.jsonl"],
    ["remove", "out", "a"],
    ["correct", "reject", "out", "strike-a"],
    ["check", "out", "--repair"],
]
COMMANDS = [
    *WRITE_STORE,
    ["build", "news.jsonl", "-o", "new"],
    ["page", "out"],
    ["correct", "undo", "out", "0"],
    ["merges", "undo", "out", "strike-b"],
    ["export", "out", "-f", "jsonl", "-o", "old"],
    ["export", "out", "-f", "parquet", "-o", "old"],
    ["export", "out", "-f", "gexf", "-o", "old"],
    ["export", "out", "-f", "graphml", "-o", "old"],
    ["export", "out", "-f", "turtle", "-o", "old"],
    ["extract", "news.jsonl", "-o", "old"],
    ["places", "import", "table.csv", "-o", "mine"],
    ["places", "resolve", "news.jsonl", "-o", "old"],
]


@pytest.fixture
def built(siraa: Siraa, tmp_path: Path) -> None:
    """A store, articles that it does not know, and files that commands are told to replace."""
    write_news(tmp_path, "abc")
    assert siraa("build", "news.jsonl")[0] == 0
    assert siraa("correct", "reject", "out", "strike-c")[0] == 0
    write_news(tmp_path, "abcd")
    (tmp_path / "table.csv").write_text(TABLE + MORE, encoding="utf-8")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "places.tsv").write_text("id\tname_ar\n", encoding="utf-8")
    (tmp_path / "old").write_text("old", encoding="utf-8")


def write_news(folder: Path, ids: str) -> None:
    days = "2022-01-20"
    lines = (json.dumps({"id": id_, "text": f"{TEXT} {id_} " * 40, "published": days}) for id_ in ids)
    (folder / "news.jsonl").write_text("\n".join(lines), encoding="utf-8")


@contextmanager
def no_room() -> Iterator[None]:
    """No file may grow beyond FULL, as on a disk that is full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (FULL, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def files(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def told_in_one_line(err: str) -> bool:
    lines = [line for line in err.splitlines() if not line.startswith("warning: ")]
    return len(lines) == 1 and lines[0].startswith("error: ")


@pytest.mark.usefixtures("built")
@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_a_full_disk_costs_no_file(siraa: Siraa, tmp_path: Path, arguments: list[str]) -> None:
    if arguments[1] == "undo" and arguments[0] == "correct":
        listed = siraa("correct", "list", "out")[1]
        arguments = [*arguments[:-1], listed.split()[0]]
    before = files(tmp_path)
    with no_room():
        code, _, err = siraa(*arguments)
    after = files(tmp_path)
    assert code == 1, err
    assert told_in_one_line(err), err
    assert "room" in err or "disk is not full" in err
    changed = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
    assert changed <= {tmp_path / "new" / "siraa.sqlite"}
    assert siraa(*arguments)[0] == 0


@pytest.mark.usefixtures("built")
@pytest.mark.parametrize("arguments", WRITE_STORE, ids=" ".join)
def test_a_store_that_may_not_be_written_stays(
    siraa: Siraa, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    before = files(tmp_path)
    connected = Database._connected
    monkeypatch.setattr(Database, "_connected", lambda self, mode: connected(self, "ro"))
    code, _, err = siraa(*arguments)
    assert code == 1, err
    assert told_in_one_line(err), err
    assert "Check that the folder may be written to" in err
    assert files(tmp_path) == before


@pytest.mark.usefixtures("built")
def test_a_store_that_another_command_writes_is_told_of(siraa: Siraa, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "out" / "siraa.sqlite")) as other:
        other.execute("BEGIN IMMEDIATE")
        code, _, err = siraa("build", "news.jsonl")
    assert code == 1
    assert told_in_one_line(err), err
    assert "database is locked" in err
    assert "no other siraa is writing to it" in err
    assert siraa("build", "news.jsonl")[0] == 0


def test_trained_models_are_written_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "network.pt"
    save_weights({"a": torch.zeros(1000)}, path)
    before = files(tmp_path)
    with no_room(), pytest.raises(OutputError, match=r"network\.pt: cannot be written .* on a disk with room"):
        save_weights({"a": torch.ones(2000)}, path)
    assert files(tmp_path) == before


def test_training_on_a_full_disk_is_told_of(siraa: Siraa, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def train(_: object, __: object, out: Path, *___: object) -> None:
        (out / "corpus").write_text("x" * 2 * FULL, encoding="utf-8")

    monkeypatch.setattr("pipelines.training.train", train)
    with no_room():
        code, _, err = siraa("models", "train", "--data", ".", "--out", "package")
    assert code == 1
    assert told_in_one_line(err), err
    assert "package: training cannot go on (File too large)" in err
