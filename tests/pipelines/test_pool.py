"""Reading in blocks, in this process or in several."""

import gc
import multiprocessing
import os
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import ModelError, SeedError
from pipelines.article import Article, Reading
from pipelines.pool import BLOCK, Read, blocks, read_blocks

PATIENCE = 60
"""Seconds."""


def article(number: int, length: int = BLOCK) -> Article:
    return Article(id=str(number), text="ا" * length)


def titling(title: Callable[[], str | None]) -> Read:
    """Stands for the pipeline: what it reads is titled with what `title` tells of its process."""

    def read(articles: Iterable[Article]) -> Iterator[Reading]:
        for one in articles:
            yield Reading(one.model_copy(update={"title": title()}), ())

    return read


def reader() -> Read:
    """Titles with the number of the process."""
    return titling(lambda: str(os.getpid()))


def threads() -> Read:
    """Titles with how many threads libraries may take in the process."""
    return titling(lambda: os.environ.get("OMP_NUM_THREADS"))


def spared() -> Read:
    """Titles with whether the garbage collector passes over what was loaded."""
    return titling(lambda: str(gc.get_freeze_count() > 0))


def refusing() -> Read:
    raise SeedError("actors.tsv: broken")


def dying() -> Read:
    def read(_: Iterable[Article]) -> Iterator[Reading]:
        os._exit(1)

    return read


@given(st.lists(st.integers(1, 50), max_size=30), st.integers(1, 60))
def test_blocks_hold_every_article_in_order_and_are_bounded(lengths: list[int], size: int) -> None:
    articles = [article(number, length) for number, length in enumerate(lengths)]
    made = list(blocks(iter(articles), size))
    assert [one for block in made for one in block] == articles
    assert all(sum(len(one.text) for one in block[:-1]) < size for block in made)


@pytest.mark.parametrize("workers", [1, 2])
def test_readings_come_in_order_whoever_reads(workers: int) -> None:
    given = blocks(article(number) for number in range(7))
    readings = [one for block in read_blocks(reader, given, workers) for one in block]
    assert [one.article.id for one in readings] == [str(number) for number in range(7)]
    here = {one.article.title == str(os.getpid()) for one in readings}
    assert here == {workers == 1}


@pytest.mark.parametrize(("given", "taken"), [(None, "1"), ("3", "3")])
def test_workers_take_one_thread_each_unless_told_otherwise(
    monkeypatch: pytest.MonkeyPatch, given: str | None, taken: str
) -> None:
    monkeypatch.delenv("OMP_NUM_THREADS", raising=False)
    if given is not None:
        monkeypatch.setenv("OMP_NUM_THREADS", given)
    readings = read_blocks(threads, blocks(article(number) for number in range(5)), 2)
    assert {one.article.title for block in readings for one in block} == {taken}
    assert os.environ.get("OMP_NUM_THREADS") == given


def test_workers_do_not_look_for_garbage_in_what_they_loaded() -> None:
    given = blocks([article(1), article(2)])
    assert [one.article.title for block in read_blocks(spared, given, 2) for one in block] == ["True", "True"]


def test_few_articles_are_read_here_and_none_need_no_reader() -> None:
    readings = list(read_blocks(reader, blocks([article(1)]), 2))
    assert readings[0][0].article.title == str(os.getpid())
    assert list(read_blocks(refusing, blocks([]), 2)) == []


def test_articles_are_taken_no_faster_than_they_are_read() -> None:
    taken = []

    def given() -> Iterator[list[Article]]:
        for number in range(20):
            taken.append(number)
            yield [article(number)]

    readings = read_blocks(reader, given(), 2)
    next(readings)
    assert len(taken) < 6
    readings.close()  # type: ignore[attr-defined]


def test_what_keeps_a_worker_from_starting_is_told() -> None:
    with pytest.raises(SeedError, match="broken"):
        list(read_blocks(refusing, blocks([article(1), article(2)]), 2))


def test_a_worker_that_dies_is_told_of() -> None:
    with pytest.raises(ModelError, match="run the same command again"):
        list(read_blocks(partial(dying), blocks([article(1), article(2)]), 2))


def build(told: "multiprocessing.Queue[int]") -> None:
    """Tell which processes read, until killed."""
    given = ([article(number)] for number in count())
    for readings in read_blocks(reader, given, 2):
        told.put(int(readings[0].article.title or ""))


def test_workers_end_where_their_parent_is_killed() -> None:
    context = multiprocessing.get_context("spawn")
    told = context.Queue()
    parent = context.Process(target=build, args=[told])
    parent.start()
    worker = told.get(timeout=PATIENCE)
    assert worker != parent.pid
    parent.kill()
    parent.join()
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and runs(worker):
        time.sleep(0.05)
    assert not runs(worker)


def runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return "State:\tZ" not in Path(f"/proc/{process}/status").read_text(encoding="utf-8")
