"""Reading on a Ray cluster: actors that each load the models once, take articles in blocks, and write shards.

Ray starts an actor anew whose process or machine is lost, and has it read its block again.
"""

import logging
import os
import socket
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, redirect_stdout
from functools import cached_property
from itertools import chain
from typing import Any

import ray
from ray.exceptions import RayActorError, RayTaskError

from graph.errors import ClusterError, SiraaError, one_line
from graph.store import Store
from pipelines.article import Article
from pipelines.pool import Read, cores
from pipelines.shards import Shards

_EACH = 2
"""Blocks that an actor has: the one that it reads, and one that it need not wait for."""
_RETRIES = 3
"""How often a block is read again whose actor was lost: one that takes too much memory would kill them all."""


def read_into(
    store: Store,
    make: Callable[[], Read],
    given: Iterable[list[Article]],
    shards: Shards,
    address: str,
    workers: int | None = None,
) -> Iterator[int]:
    """Load what a cluster reads into a store, block by block in order, and tell how many articles each had.

    `make` builds what reads, once an actor. `address` is `local` for a cluster of this machine, or that of a running
    one (`auto`, `HOST:6379`, `ray://HOST:10001`); without `workers` all its cores read. A shard that is there already
    is not read again. Raises what reading raises, and ClusterError where the cluster cannot be reached, a block has
    lost every worker that read it, or a shard cannot be written or read.
    """
    waiting = iter(given)
    if (first := next(waiting, None)) is None:
        return
    with _connected(address, workers):
        free = int(ray.cluster_resources()["CPU"])  # type: ignore[no-untyped-call]
        actor = ray.remote(num_cpus=1, max_restarts=-1, max_task_retries=_RETRIES)(_Worker)
        actors = [actor.remote(make, shards) for _ in range(min(workers or free, free))]
        for name in _in_order(actors, chain([first], waiting)):
            rows = list(shards.read(name))
            store.load(name, rows, shards.read_by)
            yield len(rows)


class _Worker:
    """What an actor does."""

    def __init__(self, make: Callable[[], Read], shards: Shards) -> None:
        self._make = make
        self._shards = shards

    @cached_property
    def _read(self) -> Read:
        """Made with the first block, so that an error is told as any other of reading."""
        return self._make()

    def write(self, block: list[Article]) -> str:
        """Read a block and write its shard, unless it is there; returns the shard's name."""
        name = self._shards.name(block)
        if name not in self._shards:
            self._shards.write(name, self._read(block))
        return name


@contextmanager
def _connected(address: str, workers: int | None) -> Iterator[None]:
    with redirect_stdout(sys.stderr):  # Ray tells of lost workers on standard output, which is for results
        _connect(address, workers)
        try:
            yield
        finally:
            ray.shutdown()


def _connect(address: str, workers: int | None) -> None:
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # Ray would tell its makers
    own: dict[str, Any] = {"num_cpus": workers or cores(), "include_dashboard": False} if address == "local" else {}
    try:
        _knock(address)
        ray.init(address, log_to_driver=False, logging_level=logging.ERROR, **own)
    except (OSError, ValueError, RuntimeError) as error:
        raise ClusterError(
            f"{address}: no Ray cluster can be joined there ({one_line(error)}). Start one with `ray start "
            "--head`, see that this machine has its token (RAY_AUTH_TOKEN_PATH), or give --cluster local, auto, "
            "HOST:6379 or ray://HOST:10001."
        ) from error


def _knock(address: str) -> None:
    """OSError where nobody answers at a host's port: Ray would try for minutes."""
    host, _, port = address.removeprefix("ray://").rpartition(":")
    if host and port.isdigit():
        socket.create_connection((host, int(port)), timeout=10).close()


def _in_order(actors: Sequence[Any], given: Iterable[list[Article]]) -> Iterator[str]:
    """The names of the shards in the order of the blocks, which are given to whichever actor is free."""
    idle = deque(actor for _ in range(_EACH) for actor in actors)
    running: dict[Any, Any] = {}
    waiting: deque[Any] = deque()
    for block in given:
        if not idle:
            for task in ray.wait(list(running))[0]:
                idle.append(running.pop(task))
        actor = idle.popleft()
        waiting.append(task := actor.write.remote(block))
        running[task] = actor
        while waiting and waiting[0] not in running:
            yield _result(waiting.popleft())
    while waiting:
        yield _result(waiting.popleft())


def _result(task: Any) -> str:
    try:
        return str(ray.get(task))
    except RayTaskError as error:
        if isinstance(error.cause, SiraaError):
            raise error.cause from error
        raise
    except RayActorError as error:
        raise ClusterError(
            f"a block was lost with each of {_RETRIES + 1} workers that read it, which most often means that memory "
            f"ran out, or that a machine of the cluster lacks this siraa ({one_line(error)}). What was read "
            "before is in the store: run the same command again to go on, with fewer --workers."
        ) from error
