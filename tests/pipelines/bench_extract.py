"""How fast the extract stage alone reads articles that are annotated and linked, on one core.

    python -m tests.pipelines.bench_extract ARTICLES... [--rounds N]

What the stage knows of words it keeps for the next articles, so that later rounds through the same articles are faster
than the first one; what thousands of articles get lies between.
"""

import argparse
import statistics
import time
from collections.abc import Iterator, Sequence

import torch

from graph.catalogue import Catalogue
from graph.seeds import Seeds
from pipelines.annotate import Annotator
from pipelines.article import Annotated
from pipelines.extract.extractor import Extractor
from pipelines.link import Linker
from pipelines.pool import keep_loaded
from pipelines.read import read


def linked(inputs: Sequence[str], seeds: Seeds) -> list[Annotated]:
    """The articles with all that stands before the stage."""
    return list(Linker(Catalogue.load(seeds), seeds)(Annotator()(read(list(inputs)))))


def report(articles: Sequence[Annotated], extract: Extractor, rounds: int) -> Iterator[str]:
    """Lines with the sentences a second of the first round, and of the best and the median of the others."""
    sentences = sum(len(article.sentences) for article in articles)
    list(extract(articles[:1]))  # what is loaded at first use
    keep_loaded()  # as worker processes do
    speeds = []
    for _ in range(rounds):
        start = time.process_time()
        statements = sum(len(reading.statements) for reading in extract(articles))
        speeds.append(sentences / (time.process_time() - start))
    yield f"{len(articles):,} articles, {sentences:,} sentences, {statements:,} statements, one core"
    yield f"first round   {speeds[0]:6.0f} sentences a second"
    yield f"best          {max(speeds[1:]):6.0f}"
    yield f"median        {statistics.median(speeds[1:]):6.0f}"


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="*", default=["seeds/articles"])
    parser.add_argument("--rounds", type=int, default=7)
    options = parser.parse_args()
    if options.rounds < 2:
        parser.error(f"--rounds {options.rounds}: the first round is counted apart, so give two or more")
    torch.set_num_threads(1)
    seeds = Seeds()
    for line in report(linked(options.articles, seeds), Extractor(seeds), options.rounds):
        print(line, flush=True)


if __name__ == "__main__":
    main()
