"""What was read of a block, in a file of its own."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

import pyarrow.parquet as pq
import pytest
from upath import UPath

from graph.errors import ClusterError
from graph.incidents import Sketch
from graph.store import Store
from pipelines.article import Article, Reading
from pipelines.location import Location, located
from pipelines.shards import Shards
from tests.pipelines.cli.conftest import TEXT, strike

READER = {"models": "1", "code": "1"}
BLOCK = [Article(id=name, title="خبر", text=f"{TEXT} {name}") for name in ("a", "b", "\ud800")]
READINGS = [
    Reading(article, (strike(article),), sketch=Sketch.of(article.content) if article.id != "a" else None)
    for article in BLOCK
]


@pytest.fixture(params=["disk", "memory"])
def shards(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Shards]:
    """Shards in a folder here, and behind a URL."""
    yield Shards(located(tmp_path / "shards" if request.param == "disk" else "memory://cluster/shards"), READER)
    UPath("memory://cluster/shards").fs.store.clear()


def names(folder: Location) -> list[str]:
    return [path.name for path in folder.iterdir()]


def test_a_shard_holds_what_was_read(shards: Shards) -> None:
    name = shards.name(BLOCK)
    assert name not in shards
    shards.write(name, READINGS)
    assert name in shards
    assert names(shards.folder) == [name]
    assert list(shards.read(name)) == [(one.article.record(), one.statements, one.sketch) for one in READINGS]


def test_a_shard_that_is_written_twice_is_there_once(shards: Shards) -> None:
    name = shards.name(BLOCK)
    shards.write(name, READINGS)
    shards.write(name, READINGS)
    assert names(shards.folder) == [name]
    assert len(list(shards.read(name))) == len(BLOCK)


def test_a_shard_that_is_half_written_is_not_seen(shards: Shards, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(_: object, file: Any, **__: object) -> NoReturn:
        file.write(b"PAR1")
        raise KeyboardInterrupt

    monkeypatch.setattr(pq, "write_table", stop)
    with pytest.raises(KeyboardInterrupt):
        shards.write(shards.name(BLOCK), READINGS)
    assert shards.name(BLOCK) not in shards


def test_what_a_lost_worker_has_half_written_goes_once_the_shard_is_there(shards: Shards) -> None:
    name, other = shards.name(BLOCK), shards.name(BLOCK[:1])
    shards.clear()  # there is no folder yet
    for left in (name, other):
        shards.folder.mkdir(parents=True, exist_ok=True)
        (shards.folder / f".{left}.{'0' * 32}").write_bytes(b"PAR1")
    shards.write(name, READINGS)
    shards.clear()
    assert sorted(names(shards.folder)) == sorted([name, f".{other}.{'0' * 32}"])


def test_a_name_tells_articles_and_readers_apart(shards: Shards) -> None:
    dated = BLOCK[0].model_copy(update={"source": "news.example"})
    blocks = [BLOCK, BLOCK[:2], BLOCK[::-1], [dated, *BLOCK[1:]]]
    others = Shards(shards.folder, {"models": "2", "code": "1"})
    assert len({shards.name(block) for block in blocks} | {others.name(BLOCK)}) == 5
    assert shards.name(BLOCK) == Shards(shards.folder, {"code": "1", "models": "1"}).name(BLOCK)


def test_a_store_loads_a_shard_once_and_again_when_its_documents_are_gone(shards: Shards, tmp_path: Path) -> None:
    name = shards.name(BLOCK[:2])
    shards.write(name, READINGS[:2])
    with Store(tmp_path) as store:
        assert store.load(name, shards.read(name), READER)
        assert not store.load(name, iter([]), READER)
        assert (store.counts().documents, store.counts().events) == (2, 2)
        store.remove("a", "b")
        assert store.load(name, shards.read(name), READER)
        assert store.counts().documents == 2


def test_a_shard_that_is_damaged_is_loaded_not_at_all(shards: Shards, tmp_path: Path) -> None:
    name = shards.name(BLOCK)
    shards.write(name, READINGS)
    content = bytearray((shards.folder / name).read_bytes())
    content[10:40] = b"\xff" * 30
    (shards.folder / name).write_bytes(bytes(content))
    with Store(tmp_path) as store:
        with pytest.raises(ClusterError, match=r"damaged.*Delete it"):
            store.load(name, shards.read(name), READER)
        assert store.counts().documents == 0


def test_a_shard_that_only_its_writer_can_see_is_told_of(shards: Shards) -> None:
    with pytest.raises(ClusterError, match=r"not there\. Give --shards a folder or URL that every machine"):
        list(shards.read("none.parquet"))


def test_a_folder_that_cannot_be_written_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    shards = Shards(tmp_path / "file", READER)
    with pytest.raises(ClusterError, match=r"file: a shard cannot be written there"):
        shards.write(shards.name(BLOCK), READINGS)
