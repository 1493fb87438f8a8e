"""How fast a large store answers, and grows: `make bench-store RECORDS=records.jsonl`.

RECORDS is what `siraa extract` wrote; a store of 1,000,000 events drawn from it is made in a folder, once.
"""

import argparse
import random
import resource
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TypeVar

from graph.catalogue import Catalogue
from graph.incidents import Reporter
from graph.query import ConflictGraph
from graph.seeds import Seeds
from graph.store import STORE_NAME, Store
from tests.graph.synthetic_store import Reading, readings, synthetic

T = TypeVar("T")

QUESTIONS = 100
NEW_ARTICLES = 100


def main() -> None:
    """Make the store where it is missing, add articles to it, and ask it in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("records", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--ask", action="store_true", help="Only ask.")
    given = parser.parse_args()
    if given.ask:
        ask(given.out)
        return
    if not (given.out / STORE_NAME).exists():
        make(given.records, given.out, given.events)
    grow(given.records, given.out)
    subprocess.run([sys.executable, "-m", __spec__.name, str(given.records), str(given.out), "--ask"], check=True)


def make(records: Path, out: Path, events: int) -> None:
    """A store with so many events; it appears in `out` when it is whole."""
    out.mkdir(parents=True, exist_ok=True)
    part = out / "part.sqlite"
    part.unlink(missing_ok=True)
    made, since = 0, time.perf_counter()
    with Store(part) as store:
        store.database.execute("PRAGMA synchronous = OFF")  # it is made anew if anything happens
        store.database.execute("PRAGMA cache_size = -4000000")
        store.database.execute("PRAGMA journal_mode = OFF")
        for document, statements in synthetic(readings(records)):
            store.add(document, statements)
            made += sum(statement.kind == "event" for statement in statements)
            if made >= events:
                break
        print(f"filled in {time.perf_counter() - since:.0f} s", flush=True)
        store.merge(Reporter(Catalogue.load(Seeds())))
    part.rename(out / STORE_NAME)
    print(f"made in {time.perf_counter() - since:.0f} s")


def grow(records: Path, out: Path) -> None:
    """Add articles, and take them out again."""
    new = list(islice(synthetic(readings(records), seed=1), NEW_ARTICLES))
    said = sum(len(statements) for _, statements in new)
    with Store(out) as store:
        show(f"adding {NEW_ARTICLES} articles, {said} statements", lambda: add(store, new))
        reporter = Reporter(Catalogue.load(Seeds()))
        show("merging their reports", lambda: store.merge(reporter))
        show(f"removing {NEW_ARTICLES} articles", lambda: store.remove(*(document.id for document, _ in new)))


def add(store: Store, new: list[Reading]) -> None:
    """Add articles as one change."""
    with store.together():
        for document, statements in new:
            store.add(document, statements)


def ask(out: Path) -> None:
    """The questions of a notebook, and how much memory its process takes."""
    with Store(out, read_only=True) as store:
        print(store.counts())
        show("counts", store.counts)
    graph = show("load", lambda: ConflictGraph.load(out))
    pairs = sample_pairs(out)
    show("the first question", lambda: graph.relations(*pairs[0]))
    times("relations(a, b), pairs at random", [partial(graph.relations, *pair) for pair in pairs])
    heaviest = max(pairs, key=lambda pair: len(graph.relations(*pair)))
    show(f"relations{heaviest}: {len(graph.relations(*heaviest))} statements", lambda: graph.relations(*heaviest))
    chance = random.Random(0)
    places = [place.id for place in graph.places()[:QUESTIONS]]
    months = [f"{chance.randrange(2012, 2024)}-{chance.randrange(1, 13):02}" for _ in places]
    times(
        "events(type, place, month), the places named most",
        [
            partial(graph.events, type="ASSAULT", place=place, since=month, until=month)
            for place, month in zip(places, months, strict=True)
        ],
    )
    print(
        f"{'memory of this process, at most':60} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:10.0f} MB"
    )


def sample_pairs(out: Path) -> list[tuple[str, str]]:
    """Pairs of nodes that an edge joins, drawn from edges: those that many statements join come more often."""
    chance = random.Random(0)
    with Store(out, read_only=True) as store:
        last = next(store.database.rows("SELECT MAX(key) FROM statement"))[0]
        found: Counter[tuple[str, str]] = Counter()
        while len(found) < QUESTIONS:
            sql = (
                "SELECT a.id, b.id FROM edge JOIN node AS a ON a.key = tail JOIN node AS b ON b.key = head "
                "WHERE statement = ?"
            )
            found.update(store.database.rows(sql, chance.randrange(last)))
    return list(found)


def show(name: str, question: Callable[[], T]) -> T:
    """The answer, with the time that it took."""
    since = time.perf_counter()
    answer = question()
    print(f"{name:60} {(time.perf_counter() - since) * 1000:10.1f} ms", flush=True)
    return answer


def times(name: str, questions: list[Callable[[], object]]) -> None:
    """The median of the times of many questions, and the longest."""
    took = []
    for question in questions:
        since = time.perf_counter()
        question()
        took.append((time.perf_counter() - since) * 1000)
    tenth = statistics.quantiles(took, n=10)
    print(
        f"{name:60} {statistics.median(took):10.1f} ms; 9 of 10 within {tenth[-1]:.1f} ms; at most {max(took):.1f} ms",
        flush=True,
    )


if __name__ == "__main__":
    main()
