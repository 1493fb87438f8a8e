"""What a word's representation is worth: the network with vectors, encoder, both or neither, trained alike.

    python -m pipelines.training.compare --data DATA --package DIR [--epochs N] [WAY...]

DIR is a package in training that has its tokenizer and vectors. The encoder stays as it is and only what reads it is
trained, so that a way takes minutes; the order of the ways is what this tells, not how far each goes.
"""

import argparse
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import torch

from pipelines.annotate.network import Network
from pipelines.annotate.network.storage import save_network
from pipelines.training.card import VECTORS
from pipelines.training.examples import Examples, read_examples
from pipelines.training.network import Recipe, fit, make_network
from pipelines.training.score import f1_of_names
from pipelines.training.splitter import Splitter

WAYS = {
    "letters": Recipe(layers=0, vectors=False),
    "vectors": Recipe(layers=0),
    "encoder, 6 layers": Recipe(layers=6, vectors=False),
    "encoder, 12 layers": Recipe(layers=12, vectors=False),
    "vectors and 6 layers": Recipe(layers=6),
    "vectors and 12 layers": Recipe(layers=12),
}


def measure(network: Network, examples: Examples) -> dict[str, float]:
    """Names F1, tags and trees on the treebank's own words; milliseconds for a thousand words, and megabytes."""
    start = time.process_time()
    named = network.read([[word for word, _ in sentence] for sentence in examples.held_out_names])
    words = sum(map(len, examples.held_out_names))
    spent = time.process_time() - start
    units = [unit for sentence in examples.held_out_trees for unit in sentence]
    read = network.read([[unit.form for unit in sentence] for sentence in examples.held_out_trees])
    tags = [tag for analysis in read for tag in analysis.tags]
    arcs = [arc for analysis in read for arc in zip(analysis.heads, analysis.relations, strict=True)]
    with tempfile.TemporaryDirectory() as folder:
        save_network(network, Path(folder) / "network.pt")
        size = (Path(folder) / "network.pt").stat().st_size
    gold = [[tag for _, tag in sentence] for sentence in examples.held_out_names]
    right = [(head, relation) == (u.head, u.relation) for (head, relation), u in zip(arcs, units, strict=True)]
    return {
        "names": 100 * f1_of_names(gold, [analysis.names for analysis in named]),
        "UPOS": 100 * sum(tag == unit.tag for tag, unit in zip(tags, units, strict=True)) / len(units),
        "LAS": 100 * sum(right) / len(units),
        "ms": 1e6 * spent / words,
        "MB": size / 1e6,
    }


def rows(examples: Examples, vectors: Path, ways: list[str], epochs: int) -> Iterator[str]:
    """A line of the table for each way."""
    for name in ways:
        recipe = WAYS[name]
        network = make_network(examples, vectors, recipe)
        with tempfile.TemporaryDirectory() as folder:
            stage = replace(recipe, epochs=0, settling=epochs, copies=1)
            fit(network, examples, stage, Path(folder) / "checkpoint", print)
        found = measure(network.cpu(), examples)
        yield f"| {name} | " + " | ".join(f"{value:.1f}" for value in found.values()) + " |"


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ways", nargs="*", default=list(WAYS), metavar="WAY", help=", ".join(WAYS))
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--package", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=5)
    options = parser.parse_args()
    torch.set_num_threads(1)
    examples = read_examples(options.data, Splitter(options.package))
    for line in rows(examples, options.package / VECTORS, options.ways, options.epochs):
        print(line, flush=True)


if __name__ == "__main__":
    main()
