"""How fast each stage is, what plain Stanza needs for less, and how time and memory grow with the articles.

    python -m tests.pipelines.bench_stages ARTICLES... [--growth N...] [--workers N]

The stages run one after the other on one core. Plain Stanza gives each document alone to the pipeline, and each of its
processors (tags and lemmas, names) its own pass through the network, with the same weights. With --growth, for each N,
`siraa build` runs anew on the first N articles.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

import torch

from graph.catalogue import Catalogue
from graph.incidents import Reporter, Sketch
from graph.seeds import Seeds
from graph.store import Store
from pipelines.annotate import Annotator, load
from pipelines.annotate.processor import NAME
from pipelines.article import Article
from pipelines.cli.stored import write_graph_page
from pipelines.extract.extractor import Extractor
from pipelines.link import Linker
from pipelines.merge import merge
from pipelines.models import shipped
from pipelines.pieces import pieces
from pipelines.read import read

T = TypeVar("T")
_PASSES = ("pos,lemma", "ner")


class Clock:
    """The seconds of this process's core that each stage took."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def time(self, stage: str, work: Callable[[], T]) -> T:
        start = time.process_time()
        result = work()
        self.seconds[stage] = time.process_time() - start
        return result


def stages(inputs: list[str], folder: Path) -> Iterator[str]:
    """Lines of a report on every stage from files to the page."""
    clock, seeds = Clock(), Seeds()
    catalogue = Catalogue.load(seeds)
    annotate, link, extract = Annotator(), Linker(catalogue, seeds), Extractor(seeds)
    alone = [load(shipped(), siraa_heads=heads) for heads in _PASSES]
    articles = clock.time("read", lambda: list(read(inputs)))
    list(extract(link(annotate(articles[:1]))))  # what is loaded at first use
    annotated = clock.time("annotate", lambda: list(annotate(articles)))
    linked = clock.time("link", lambda: list(link(annotated)))
    extracted = clock.time("extract", lambda: list(extract(linked)))
    readings = clock.time("merge", lambda: list(merge(extracted)))
    with Store(folder / "bench.sqlite") as store:

        def fill() -> None:
            with store.together():
                for reading in readings:
                    article = reading.article
                    store.add(article.record(), reading.statements, sketch=Sketch.of(article.content))

        clock.time("store", fill)
        clock.time("incidents", lambda: store.merge(Reporter(catalogue)))
        clock.time("page", lambda: write_graph_page(store, catalogue))
    sentences = sum(len(one.sentences) for one in linked)
    whole = sum(clock.seconds.values())
    yield f"{len(articles):,} articles, {sentences:,} sentences, one core"
    for stage, seconds in clock.seconds.items():
        yield f"{stage:13} {seconds:8.2f} s  {seconds / whole:6.1%}  {sentences / seconds:10,.0f} sentences a second"
    events = sum(clock.seconds[stage] for stage in ("read", "annotate", "link", "extract", "merge"))
    clock.time("plain Stanza", lambda: plain(articles, *alone))
    spent = clock.seconds["plain Stanza"]
    yield f"text to events {sentences / events:,.0f} sentences a second, {len(articles) / events:.2f} articles a second"
    yield f"plain Stanza, tokens, tags and names alone: {spent:.2f} s, {spent / events:.2f} times as long"


def plain(articles: list[Article], first: Any, *others: Any) -> None:
    """Tokens, tags and names as plain Stanza finds them, with a pipeline for each processor."""
    for article in articles:
        document = first("\n\n".join(piece.text for piece in pieces(article.content)))
        for pipeline in others:
            document = pipeline.processors[NAME].process(document)


def growth(inputs: list[str], numbers: list[int], workers: int, folder: Path) -> Iterator[str]:
    """Lines on `siraa build` of so many articles: its seconds, and the most memory of a process of it."""
    for number in numbers:
        given = folder / f"{number}.jsonl"
        lines = [json.dumps(article.model_dump(mode="json")) for article in islice(read(inputs), number)]
        if len(lines) < number:
            yield f"{number:,} articles: only {len(lines):,} are given"
            return
        given.write_text("\n".join(lines), encoding="utf-8")
        start = time.perf_counter()
        command = [sys.executable, "-m", __spec__.name, "--build", str(given), "--workers", str(workers)]
        out = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
        seconds = time.perf_counter() - start
        yield (
            f"{number:,} articles, {workers} workers: {seconds:.0f} s, {number / seconds:.2f} articles a second; "
            f"memory of the main process {float(out[-2]):.2f} GB, of a worker {float(out[-1]):.2f} GB"
        )


def build(given: Path, workers: int) -> None:
    """Run `siraa build`, and print the most memory that it and its workers took, in GB."""
    from pipelines.cli.reading import build as siraa_build

    with tempfile.TemporaryDirectory() as folder:
        siraa_build([str(given)], Path(folder), workers=workers)
    for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN):
        print(resource.getrusage(who).ru_maxrss / 1e6)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="*", default=["seeds/articles"])
    parser.add_argument("--growth", nargs="*", type=int, default=[])
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--build", type=Path)
    options = parser.parse_args()
    if options.build:
        build(options.build, options.workers)
        return
    torch.set_num_threads(1)
    with tempfile.TemporaryDirectory() as folder:
        if not options.growth:
            for line in stages(options.articles, Path(folder)):
                print(line, flush=True)
        for line in growth(options.articles, options.growth, options.workers, Path(folder)):
            print(line, flush=True)


if __name__ == "__main__":
    main()
