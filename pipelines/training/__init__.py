"""Training the language package, one part at a time: `siraa models train PART --data DIR --out DIR`."""

from pathlib import Path

PARTS = ("tokenizer", "vectors", "ner")
"""In this order: each part needs the ones before it."""


def train(part: str, data: Path, out: Path) -> None:
    """Train `part` on the corpora under `data`, put it into package folder `out`, and measure it.

    Raises InputError where a corpus is missing, ModelError where a part that it needs is.
    """
    from pipelines.training import card

    card.require(part, out)
    out.mkdir(parents=True, exist_ok=True)
    if part == "tokenizer":
        from pipelines.training.tokenizer import train_tokenizer

        card.tidy(train_tokenizer(data, out))
    elif part == "vectors":
        from pipelines.training.vectors import train_vectors

        train_vectors(data, out)
    else:
        from pipelines.training.ner import train_ner

        card.tidy(train_ner(data, out))
    card.register(out)
    card.register(out, card.measure(part, data, out))


def write_card(out: Path) -> Path:
    """Write `MODEL_CARD.md` of package folder `out`, with the scores that training measured; returns its path."""
    from pipelines.training import card

    return card.write(out)
