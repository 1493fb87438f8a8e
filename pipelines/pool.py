"""Reading on all cores: worker processes that each load the models once, and take articles in blocks.

Blocks are cut alike whatever the number of workers, and come back in order, so that the records do not depend on it.
"""

import gc
import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import chain, islice
from threading import Thread

from graph.errors import ModelError, SiraaError
from pipelines.article import Article, Reading

Read = Callable[[Iterable[Article]], Iterator[Reading]]

BLOCK = 60_000
"""Code points that a worker takes at a time: some forty articles, which the models read at once."""
_AHEAD = 2
"""Blocks for each worker that may wait to be read or to be taken, so that memory stays bounded."""

_YOUNG = 10_000
"""Objects, of those that may refer to themselves, from which on the garbage collector looks through the new ones."""

_THREADS = "OMP_NUM_THREADS"
"""How many threads the libraries that compute take; they look when they are loaded."""

_read: Read | None = None
"""What a worker process reads with."""


def cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def blocks(articles: Iterable[Article], size: int = BLOCK) -> Iterator[list[Article]]:
    """The articles in lists of about `size` code points, each at least one article."""
    block: list[Article] = []
    held = 0
    for article in articles:
        block.append(article)
        held += len(article.content)
        if held >= size:
            yield block
            block, held = [], 0
    if block:
        yield block


def read_blocks(make: Callable[[], Read], given: Iterable[list[Article]], workers: int) -> Iterator[list[Reading]]:
    """The readings of each block, in order; `make` builds what reads, once a worker, and must be picklable.

    With one worker, or a single block, this process reads itself. What is not waited for when the caller stops is
    dropped. Raises what reading raises, and ModelError where a worker dies.
    """
    waiting = iter(given)
    first = next(waiting, None)
    second = next(waiting, None)
    if first is None:
        return
    ahead = [block for block in (first, second) if block is not None]
    if workers == 1 or second is None:
        read = make()
        yield from (list(read(block)) for block in chain(ahead, waiting))
    else:
        yield from _read_in_processes(make, chain(ahead, waiting), workers)


def _read_in_processes(
    make: Callable[[], Read], given: Iterator[list[Article]], workers: int
) -> Iterator[list[Reading]]:
    context = multiprocessing.get_context("spawn")  # a fork would copy the locks of the libraries' threads
    pool = ProcessPoolExecutor(workers, context, initializer=_start, initargs=(make,))
    running: deque[Future[list[Reading]]] = deque()
    try:
        with _one_core_each():
            running.extend(pool.submit(_work, block) for block in islice(given, workers))
        for block in given:
            running.append(pool.submit(_work, block))
            if len(running) >= workers * _AHEAD:
                yield running.popleft().result()
        while running:
            yield running.popleft().result()
    except BrokenProcessPool as error:
        raise ModelError(
            "a worker process died, which most often means that memory ran out. What was read before is in the store: "
            "run the same command again to go on, with fewer --workers."
        ) from error
    finally:
        pool.shutdown(cancel_futures=True)


@contextmanager
def _one_core_each() -> Iterator[None]:
    """Processes that start here compute on one thread: more would keep the cores of the other workers busy."""
    before = os.environ.get(_THREADS)
    os.environ[_THREADS] = before or "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ[_THREADS]


def _start(make: Callable[[], Read]) -> None:
    """Load what reads. An error waits for the first block, as a pool hides those of its workers' starts."""
    global _read
    Thread(target=_end_with_parent, daemon=True).start()
    try:
        _read = make()
    except SiraaError as error:
        _read = _raising(error)
    keep_loaded()


def keep_loaded() -> None:
    """Spare the garbage collector, from now on, what is loaded: it stays as long as the process does, and to look
    through the objects of models and vocabularies takes as long as reading a hundred sentences. It also looks less
    often, as nearly all objects of an article go without it."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_YOUNG)


def _end_with_parent() -> None:
    """A worker whose parent is killed would wait for its next block for ever."""
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)


def _raising(error: SiraaError) -> Read:
    def read(_: Iterable[Article]) -> Iterator[Reading]:
        raise error

    return read


def _work(block: list[Article]) -> list[Reading]:
    assert _read is not None
    return list(_read(block))
