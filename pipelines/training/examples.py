"""What the network is trained on: sentences with names, and sentences with trees, as batches of numbers."""

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from torch import Tensor

from graph.folding import fold
from pipelines.annotate.network.heads import IGNORED
from pipelines.annotate.network.lemmas import edit
from pipelines.annotate.network.network import Inventory
from pipelines.annotate.network.representation import padded
from pipelines.training.augment import newspaper_punctuation, without_hamza, without_vowels
from pipelines.training.corpora import (
    ANERCORP,
    AQMAR,
    HELD_OUT,
    NEWS,
    PUD,
    Tagged,
    Unit,
    count_words,
    read_names,
    read_treebank,
)
from pipelines.training.names import Spelling, Variation, respelled, short, split
from pipelines.training.splitter import Splitter

LABELS = ("PER", "LOC", "ORG", "MISC")
NAMES = ("O", *(f"{place}-{label}" for label in LABELS for place in "BI"))

WORDS = 800
"""Words of a batch, padding included."""

_VARIED = 0.5


@dataclass(frozen=True)
class Examples:
    """The sentences to train on, and those that are held out."""

    names: list[list[Tagged]]
    spelled: list[list[Tagged]]
    trees: list[list[Unit]]
    held_out_names: list[list[Tagged]]
    held_out_trees: list[list[Unit]]

    def inventory(self) -> Inventory:
        """Every label that occurs; edits of lemmas where they occur twice."""
        units = [unit for sentence in self.trees for unit in sentence]
        edits = Counter(edit(fold(unit.form), fold(unit.lemma)) for unit in units)
        return Inventory(
            names=NAMES,
            tags=tuple(sorted({unit.tag for unit in units})),
            features=tuple(sorted({unit.features for unit in units})),
            edits=tuple(sorted(name for name, count in edits.items() if count > 1)),
            relations=tuple(sorted({unit.relation for unit in units})),
            vocalised=tuple(_commonest(unit.lemma for unit in units)),
        )

    def characters(self) -> str:
        """Every character of the words."""
        named = {c for sentence in [*self.names, *self.spelled] for word, _ in sentence for c in word}
        return "".join(sorted(named | {c for sentence in self.trees for unit in sentence for c in unit.form}))


def _commonest(lemmas: Iterable[str]) -> list[str]:
    """The most usual of the lemmas that fold alike, where folding changes them."""
    chosen: dict[str, str] = {}
    for lemma, _ in Counter(lemmas).most_common():
        chosen.setdefault(fold(lemma), lemma)
    return sorted(lemma for folded, lemma in chosen.items() if lemma != folded)


def read_examples(data: Path, splitter: Splitter) -> Examples:
    """The corpora under `data`, their words split as the package splits them."""
    written = read_names(data / ANERCORP)
    training = written[:-HELD_OUT] + read_names(data / AQMAR / "train.txt")
    return Examples(
        names=short(split(training, splitter)),
        spelled=short(split(respelled(training, Spelling(count_words(data / NEWS))), splitter)),
        trees=read_treebank(data / PUD / "train.conllu"),
        held_out_names=split(written[-HELD_OUT:], splitter),
        held_out_trees=read_treebank(data / PUD / "dev.conllu"),
    )


@dataclass(frozen=True, slots=True)
class Item:
    """A sentence to learn from: its words, for each head a number a word, and what the encoder makes of the words."""

    words: list[str]
    gold: dict[str, list[int]]
    encoded: Tensor | None = None


class Drawer:
    """Draws the sentences of an epoch, each time in another variant; `trees` is how often each tree is drawn."""

    def __init__(self, examples: Examples, inventory: Inventory, trees: int) -> None:
        self._pairs = list(zip(examples.names, examples.spelled, strict=True))
        self._trees = examples.trees * trees
        self._variation = Variation(examples.spelled)
        self._numbers = {
            head: {label: number for number, label in enumerate(getattr(inventory, head))}
            for head in ("names", "tags", "features", "edits", "relations")
        }

    def __call__(self, rng: random.Random) -> list[Item]:
        """Names and trees, always in the same order."""
        return [*(self._named(pair, rng) for pair in self._pairs), *(self._tree(tree, rng) for tree in self._trees)]

    def _named(self, pair: tuple[list[Tagged], list[Tagged]], rng: random.Random) -> Item:
        """As it is or as newspapers spell it, and half the time with other names."""
        sentence = rng.choice(pair)
        if rng.random() < _VARIED:
            sentence = self._variation(sentence, rng)
        return Item([word for word, _ in sentence], {"names": [self._numbers["names"][tag] for _, tag in sentence]})

    def _tree(self, sentence: list[Unit], rng: random.Random) -> Item:
        """As a newspaper may write it; what the inventory does not have is not learned from."""
        for chance, step in ((0.8, newspaper_punctuation), (0.95, without_vowels), (0.15, without_hamza)):
            if rng.random() < chance:
                sentence = step(sentence, rng)
        labels = {
            "tags": [unit.tag for unit in sentence],
            "features": [unit.features for unit in sentence],
            "edits": [edit(fold(unit.form), fold(unit.lemma)) for unit in sentence],
            "relations": [unit.relation for unit in sentence],
        }
        gold = {head: [self._numbers[head].get(label, IGNORED) for label in row] for head, row in labels.items()}
        return Item([unit.form for unit in sentence], gold | {"heads": [unit.head for unit in sentence]})


def batches(items: Sequence[Item], rng: random.Random) -> list[list[Item]]:
    """The items in batches of like length, names and trees apart, in no order."""
    groups: list[list[Item]] = []
    for kind in ("names", "tags"):
        sort = [item for item in items if kind in item.gold]
        group: list[Item] = []
        for item in sorted(sort, key=lambda item: (len(item.words), rng.random())):
            if group and (len(group) + 1) * len(item.words) > WORDS:
                groups.append(group)
                group = []
            group.append(item)
        groups += [group] if group else []
    rng.shuffle(groups)
    return groups


def gold_of(batch: Sequence[Item]) -> dict[str, Tensor]:
    """The numbers of each head (sentences, words); IGNORED where there is no word, but the outside label for names."""
    return {
        head: padded([item.gold[head] for item in batch], 0 if head == "names" else IGNORED) for head in batch[0].gold
    }
