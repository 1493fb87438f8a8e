"""Building on a cluster of this machine, one of whose workers is killed; and what can be wrong with a cluster."""

import os
import signal
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from threading import Thread

import pytest

from graph.store import STORE_NAME
from pipelines.article import Article, Reading
from pipelines.pool import BLOCK
from tests.graph.contents import contents
from tests.pipelines.cli.conftest import TEXT, OneStrike, Siraa

ARTICLES, KILLED = 8, "4"
PATIENCE = 120
"""Seconds."""


class Witnessed(OneStrike):
    """Notes which process reads what; at one article the first one waits to be killed."""

    def __call__(self, articles: Iterable[Article]) -> Iterator[Reading]:
        for article in articles:
            with Path("read").open("a", encoding="utf-8") as file:
                file.write(f"{article.id} {os.getpid()}\n")
            if article.id == KILLED and times(KILLED) == 1:
                time.sleep(PATIENCE)
            yield from super().__call__([article])


def lines() -> list[list[str]]:
    file = Path("read")
    return [line.split() for line in file.read_text(encoding="utf-8").splitlines()] if file.exists() else []


def times(id_: str) -> int:
    return sum(read == id_ for read, _ in lines())


def kill_whoever_reads(id_: str) -> None:
    """As soon as it is being read."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        for read, pid in lines():
            if read == id_:
                os.kill(int(pid), signal.SIGKILL)
                return
        time.sleep(0.05)


@pytest.fixture
def large(tmp_path: Path) -> None:
    """Articles that each fill a block."""
    (tmp_path / "large").mkdir()
    for number in range(ARTICLES):
        content = f"{TEXT} {number} " + "نص " * (BLOCK // 3)
        (tmp_path / "large" / f"{number}.txt").write_text(content, encoding="utf-8")
        (tmp_path / "large" / f"{number}.json").write_text('{"published": "2019-03-05"}', encoding="utf-8")


@pytest.mark.usefixtures("large")
def test_a_worker_that_is_killed_costs_only_its_block(
    siraa: Siraa, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("ray", reason="Ray, which the extra `cluster` brings, is not installed")
    siraa("build", "large", "-o", "alone", "--workers", "1")
    monkeypatch.setattr(sys.modules["pipelines.run"], "Pipeline", Witnessed)
    killer = Thread(target=kill_whoever_reads, args=[KILLED], daemon=True)
    killer.start()
    code, out, err = siraa("build", "large", "-o", "out", "--cluster", "local", "--workers", "2")
    assert code == 0, err
    assert out == f"Open {tmp_path / 'out' / 'graph.html'} in a browser.\n"
    assert f"Articles: {ARTICLES} read, 0 known already." in err
    of_cluster, alone = (contents(tmp_path / folder / STORE_NAME) for folder in ("out", "alone"))
    assert len({name for _, name in of_cluster.pop("shard")}) == ARTICLES
    assert alone.pop("shard") == []
    assert of_cluster == alone
    assert sorted(id_ for id_, _ in lines()) == sorted([*map(str, range(ARTICLES)), KILLED])
    assert len({pid for _, pid in lines()}) == 3


def test_a_cluster_without_ray_is_told_of(siraa: Siraa, articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "pipelines.cluster", raising=False)
    monkeypatch.setitem(sys.modules, "ray", None)
    code, _, err = siraa("build", "articles", "--cluster", "local")
    assert code == 1
    assert "error: --cluster needs Ray and pyarrow" in err
    assert "pip install 'siraa[cluster]'" in err


@pytest.mark.parametrize("address", ["127.0.0.1:1", "ray://127.0.0.1:1", "nonsense"])
def test_a_cluster_that_is_not_there_is_told_of(siraa: Siraa, articles: Path, address: str) -> None:
    pytest.importorskip("ray", reason="Ray, which the extra `cluster` brings, is not installed")
    code, _, err = siraa("build", "articles", "--cluster", address)
    assert code == 1
    assert f"error: {address}: no Ray cluster can be joined there" in err


def test_shards_without_a_cluster_are_told_of(siraa: Siraa, articles: Path) -> None:
    code, _, err = siraa("build", "articles", "--shards", "s3://bucket/shards")
    assert code == 1
    assert "--shards is of use only with --cluster" in err
