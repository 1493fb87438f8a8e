"""How fast a language package reads: siraa's way against the plain way of using Stanza, in one run on one core.

    python -m pipelines.annotate.speed [ARTICLES...] [--models DIR] [--repeat N]

The plain way gives each document alone to the pipeline, and each of its processors (tags and lemmas, trees, names) runs
its own pass through the network, as Stanza's processors do. Both use the same weights in single precision.
"""

import argparse
import resource
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import torch

from pipelines.annotate import Annotator, load
from pipelines.annotate.processor import NAME
from pipelines.article import Article
from pipelines.models import shipped
from pipelines.pieces import pieces
from pipelines.read import read

_PASSES = ("pos,lemma", "depparse", "ner")


def plain(package: Path) -> Callable[[str], None]:
    """Reads one document as plain Stanza does."""
    first, *others = (load(package, siraa_heads=heads) for heads in _PASSES)

    def annotate(text: str) -> None:
        document = first(text)
        for pipeline in others:
            document = pipeline.processors[NAME].process(document)

    return annotate


def compare(articles: Sequence[Article], package: Path, repeat: int) -> Iterable[str]:
    """Lines of a report; the two ways take turns, so that both meet the same noise."""
    annotator, annotate = Annotator(package, parse=True, own_vectors=True), plain(package)
    texts = ["\n\n".join(piece.text for piece in pieces(article.content)) for article in articles]
    seconds = {"siraa": 0.0, "plain Stanza": 0.0}
    words = 0
    for _ in range(repeat):
        start = time.process_time()
        words += sum(len(s.words) for annotated in annotator(articles) for s in annotated.sentences)
        seconds["siraa"] += time.process_time() - start
        start = time.process_time()
        for text in texts:
            annotate(text)
        seconds["plain Stanza"] += time.process_time() - start
    for name, spent in seconds.items():
        yield f"{name:13} {words / spent:7,.0f} words a second, {repeat * len(articles) / spent:6.2f} articles a second"
    yield f"ratio         {seconds['plain Stanza'] / seconds['siraa']:7.2f}"
    yield f"peak memory   {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6:7.2f} GB"


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="*", default=["seeds/articles"])
    parser.add_argument("--models", type=Path, default=shipped())
    parser.add_argument("--repeat", type=int, default=3)
    options = parser.parse_args()
    torch.set_num_threads(1)
    for line in compare(list(read(options.articles)), options.models, options.repeat):
        print(line)


if __name__ == "__main__":
    main()
