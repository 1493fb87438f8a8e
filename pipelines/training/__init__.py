"""Training a package: `siraa models train [PART...] --data DIR --out DIR`."""

from collections.abc import Callable, Sequence
from pathlib import Path

PARTS = ("tokenizer", "vectors", "network")
"""The language package, in this order: each part needs the ones before it."""

JOINT, EVENTS = "joint", "events"
"""Two ways to models of events: the network and they are fitted to each other, or they are fitted to it as it is."""

WORK = "work"
"""The folder, inside the package's, of what only training needs: word vectors and checkpoints."""


def train(
    parts: Sequence[str],
    data: Path,
    out: Path,
    say: Callable[[str], None] = print,
    gold: Path | None = None,
    texts: Path | None = None,
) -> None:
    """Train `parts`, or those of PARTS that are not there yet, on the corpora under `data`, and measure them.

    They are put into package folder `out`. A part whose training was stopped goes on where its last epoch ended. JOINT
    and EVENTS learn from the annotated articles in folder `gold`, which is `data` if left out, and in file `texts`.
    Raises InputError where a corpus is missing, ModelError where a part that another needs is.
    """
    from pipelines.training import card

    for part in parts or PARTS:
        if not parts and card.is_made(part, out):
            say(f"{part}: is there already")
            continue
        card.require(part, out)
        (out / WORK).mkdir(parents=True, exist_ok=True)
        with card.timed(part, out):
            _train(part, data, out, say, gold or data, texts)
        for name, value in card.measure(part, data, out).items():
            say(f"{part}: {name} {value:.2f}")
    card.write(out)


def _train(part: str, data: Path, out: Path, say: Callable[[str], None], gold: Path, texts: Path | None) -> None:
    """The trainers are imported here, as the parts need different packages."""
    if part == "tokenizer":
        from pipelines.training.tokenizer import train_tokenizer

        train_tokenizer(data, out)
    elif part == "vectors":
        from pipelines.training.vectors import train_vectors

        train_vectors(data, out)
    elif part == "network":
        from pipelines.training.network import train_network

        train_network(data, out, say=say)
    elif part == JOINT:
        from pipelines.training.joint import train_joint

        train_joint(data, gold, out, texts, say)
    else:
        from pipelines.annotate import Annotator
        from pipelines.training.events import train_events

        train_events(gold, out, Annotator(out, own_vectors=True), texts, say)
