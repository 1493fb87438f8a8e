"""The corpora that models are trained on: treebanks, name-tagged text and plain news, read into plain objects.

A folder of data holds `ud/ar_pud`, `ner/anercorp`, `ner/aqmar` and `text` (the model card says where they come from).
"""

import lzma
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from graph.errors import InputError
from pipelines.pieces import clean

PUD = "ud/ar_pud"
ANERCORP = "ner/anercorp/train.txt"
AQMAR = "ner/aqmar"
NEWS = "text/ar_news_wiki.txt.xz"

HELD_OUT = 400
"""Sentences at the end of ANERcorp that no model is trained on: they choose between models and are reported."""

_ARABIC_WORD = re.compile(r"[\u0621-\u0652\u0670-\u06d3]+")
_LABELS = {"PERS": "PER", "MIS": "MISC"}


@dataclass(frozen=True, slots=True)
class Unit:
    """A syntactic word of a treebank; `glued` where no space follows it, `head` 0 for the root, else from 1."""

    form: str
    glued: bool
    tag: str
    lemma: str = "_"
    features: str = "_"
    head: int = 0
    relation: str = "root"


Tagged = tuple[str, str]
"""A written word and its BIO tag."""


def required(path: Path) -> Path:
    """`path`, or an InputError that says what is missing."""
    if not path.exists():
        raise InputError(f"{path}: no such file. --data takes a folder of corpora; see the model card for its layout.")
    return path


def read_treebank(path: Path) -> list[list[Unit]]:
    """The sentences of a CoNLL-U file whose words concatenate to the text (no multi-word tokens)."""
    sentences: list[list[Unit]] = [[]]
    for line in required(path).read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if not line:
            sentences.append([])
        elif cells[0].isdigit():
            sentences[-1].append(_unit(cells))
    return [sentence for sentence in sentences if sentence]


def _unit(cells: list[str]) -> Unit:
    glued = "SpaceAfter=No" in cells[9]
    return Unit(cells[1], glued, cells[3], cells[2], cells[5], int(cells[6]), cells[7])


def read_names(path: Path) -> list[list[Tagged]]:
    """The sentences of a `token tag` file, labels written PER, LOC, ORG and MISC."""
    sentences: list[list[Tagged]] = [[]]
    for line in required(path).read_text(encoding="utf-8").splitlines():
        cells = line.split()
        if len(cells) < 2:
            sentences.append([])
        else:
            prefix, _, label = cells[1].partition("-")
            sentences[-1].append((cells[0], f"{prefix}-{_LABELS.get(label, label)}" if label else "O"))
    return [sentence for sentence in sentences if sentence]


def read_news(path: Path) -> Iterator[str]:
    """The lines of a compressed text."""
    with lzma.open(required(path), "rt", encoding="utf-8") as lines:
        for line in lines:
            if stripped := line.strip():
                yield stripped


def count_words(path: Path) -> Counter[str]:
    """How often each written word, clitics attached and cleaned, stands in a compressed text."""
    written: Counter[str] = Counter()
    for line in read_news(path):
        written.update(_ARABIC_WORD.findall(line))
    counts: Counter[str] = Counter()
    for word, count in written.items():
        counts[cleaned(word)] += count
    return counts


def cleaned(word: str) -> str:
    """`word` as a model sees it, or itself where nothing of it shows."""
    return clean(word, 0, len(word)).text.replace(" ", "") or word
