"""The network: sentences in, tags, lemmas, trees and names out, after one pass through the encoder."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from graph.folding import fold
from pipelines.annotate.network.heads import Chain, Labels, Tree, Trunk
from pipelines.annotate.network.lemmas import apply
from pipelines.annotate.network.representation import Batch, Indexer, Representation
from pipelines.batching import batches

TOGETHER = 1000
"""Word pieces that are read at once, padding included."""

LONGEST = 120
"""Words of a sentence that are read at once. Longer ones are cut after a mark of punctuation, or else anywhere."""

HIDDEN = 200

HEADS = frozenset(("pos", "lemma", "depparse", "ner", "vectors"))
"""What the network can read, by the names of Stanza's processors that read it; and what it makes of the words."""

_OUTSIDE = "O"


@dataclass(frozen=True, slots=True)
class Inventory:
    """The labels of every head, in the order of their numbers.

    `vocalised` are lemmas as a treebank writes them; each is the vocalised form of what it folds to.
    """

    names: tuple[str, ...] = (_OUTSIDE,)
    tags: tuple[str, ...] = ()
    features: tuple[str, ...] = ()
    edits: tuple[str, ...] = ()
    relations: tuple[str, ...] = ()
    vocalised: tuple[str, ...] = ()


@dataclass(slots=True)
class Analysis:
    """What was read of a sentence, a value a word: BIO labels of names, UD tags and features, lemmas (vocalised where
    the inventory has that, else folded), heads (1-based, 0 for the root) and relations. `vectors` (words, size): what
    the encoder makes of the words, and their word vectors."""

    names: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    features: list[str] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    relations: list[str] = field(default_factory=list)
    vectors: NDArray[np.float16] | None = field(default=None, compare=False, repr=False)


class Network(nn.Module):
    """A representation that two trunks read: one for tags and trees, one for names."""

    def __init__(self, indexer: Indexer, representation: Representation, inventory: Inventory) -> None:
        super().__init__()
        self.indexer = indexer
        self.inventory = inventory
        self._vocalised = {fold(lemma): lemma for lemma in inventory.vocalised}
        self.representation = representation
        self.name_trunk = Trunk(representation.size, HIDDEN, 1)
        self.names = Chain(self.name_trunk.size, len(inventory.names))
        self.syntax_trunk = Trunk(representation.size, HIDDEN, 2)
        self.tags = Labels(self.syntax_trunk.size, len(inventory.tags))
        self.features = Labels(self.syntax_trunk.size, len(inventory.features))
        self.edits = Labels(self.syntax_trunk.size, len(inventory.edits))
        self.tree = Tree(self.syntax_trunk.size, len(inventory.relations))

    def name_loss(self, batch: Batch, names: Tensor) -> Tensor:
        """The loss of gold names (sentences, words)."""
        return self.names.loss(self.name_trunk(self.representation(batch), batch), batch, names)

    def syntax_loss(self, batch: Batch, gold: dict[str, Tensor]) -> Tensor:
        """The loss of gold tags, features, edits, heads and relations, each (sentences, words)."""
        words = self.syntax_trunk(self.representation(batch), batch)
        single = (getattr(self, head).loss(words, gold[head]) for head in ("tags", "features", "edits"))
        return sum(single, self.tree.loss(words, batch, gold["heads"], gold["relations"]))

    @property
    def device(self) -> torch.device:
        """Where the network is."""
        return self.tree.root.device

    def read(self, sentences: Sequence[Sequence[str]], heads: frozenset[str] = HEADS) -> list[Analysis]:
        """The analyses of `sentences`, lists of words, in their order; of `heads` only."""
        analyses = [Analysis() for _ in sentences]
        parts = [(index, part) for index, sentence in enumerate(sentences) for part in _cut(sentence)]
        read: dict[int, Analysis] = {}
        self.eval()
        with torch.inference_mode():
            for numbers in batches([self.indexer.size(part) for _, part in parts], TOGETHER):
                found = self._read([parts[number][1] for number in numbers], heads)
                read.update(zip(numbers, found, strict=True))
        for number, (index, _) in enumerate(parts):
            _append(analyses[index], read[number])
        return analyses

    def _read(self, sentences: list[Sequence[str]], heads: frozenset[str]) -> list[Analysis]:
        batch = self.indexer(sentences).to(self.device)
        if self.representation.encoder is not None:
            batch = replace(batch, encoded=self.representation.encode(batch))
        found = [Analysis() for _ in sentences]
        if "vectors" in heads:
            for analysis, rows, length in zip(found, self._given(batch), batch.lengths.tolist(), strict=True):
                analysis.vectors = rows[:length].half().cpu().numpy()
        if heads == {"vectors"}:
            return found
        words = self.representation(batch)
        if "ner" in heads:
            labels = self.names.best(self.name_trunk(words, batch), batch)
            for analysis, of_sentence in zip(found, labels, strict=True):
                analysis.names = [self.inventory.names[label] for label in of_sentence]
        if heads - {"ner", "vectors"}:
            words = self.syntax_trunk(words, batch)
            self._read_words(found, words, sentences, heads)
            if "depparse" in heads:
                self._read_trees(found, words, batch)
        return found

    def represent(self, sentences: Sequence[Sequence[str]]) -> Tensor:
        """The vectors of the words of `sentences`, one after the other: (words, size). Gradients go through."""
        parts = [part for sentence in sentences for part in _cut(sentence)]
        found: dict[int, Tensor] = {}
        for numbers in batches([self.indexer.size(part) for part in parts], TOGETHER):
            batch = self.indexer([parts[number] for number in numbers]).to(self.device)
            for number, rows, length in zip(numbers, self._given(batch), batch.lengths.tolist(), strict=True):
                found[number] = rows[:length]
        return torch.cat([found[number] for number in range(len(parts))])

    def _given(self, batch: Batch) -> Tensor:
        """What others than the network's own heads read: (sentences, words, size)."""
        parts: list[Tensor] = []
        if self.representation.encoder is not None:
            parts.append(self.representation.encode(batch) if batch.encoded is None else batch.encoded)
        if self.representation.vectors is not None:
            parts.append(self.representation.vectors(batch.words))
        return torch.cat(parts, -1) if parts else batch.words.new_zeros(*batch.words.shape, 0)

    def _read_words(
        self, found: list[Analysis], words: Tensor, sentences: list[Sequence[str]], heads: frozenset[str]
    ) -> None:
        rows = zip(found, sentences, self.tags.best(words), self.features.best(words), strict=True)
        for analysis, sentence, tags, features in rows if "pos" in heads else ():
            analysis.tags = [self.inventory.tags[label] for label in tags[: len(sentence)]]
            analysis.features = [self.inventory.features[label] for label in features[: len(sentence)]]
        for analysis, sentence, edits in (
            zip(found, sentences, self.edits.best(words), strict=True) if "lemma" in heads else ()
        ):
            named = (self.inventory.edits[label] for label in edits)
            folded = (apply(edit, fold(word)) for edit, word in zip(named, sentence, strict=False))
            analysis.lemmas = [self._vocalised.get(lemma, lemma) for lemma in folded]

    def _read_trees(self, found: list[Analysis], words: Tensor, batch: Batch) -> None:
        for analysis, (heads, relations) in zip(found, self.tree.best(words, batch), strict=True):
            analysis.heads = heads
            analysis.relations = [self.inventory.relations[label] for label in relations]


def _cut(sentence: Sequence[str]) -> Iterator[Sequence[str]]:
    """The sentence in parts of LONGEST words at most."""
    while len(sentence) > LONGEST:
        marks = [i for i in range(LONGEST // 2, LONGEST) if not any(map(str.isalnum, sentence[i]))]
        end = marks[-1] + 1 if marks else LONGEST
        yield sentence[:end]
        sentence = sentence[end:]
    yield sentence


def _append(whole: Analysis, part: Analysis) -> None:
    """Add a further part of a long sentence; its root hangs on the first part's."""
    before = len(whole.heads)
    root = whole.heads.index(0) + 1 if before else 0
    for values in ("names", "tags", "features", "lemmas"):
        getattr(whole, values).extend(getattr(part, values))
    if part.vectors is not None:
        whole.vectors = part.vectors if whole.vectors is None else np.concatenate([whole.vectors, part.vectors])
    for head, relation in zip(part.heads, part.relations, strict=True):
        whole.heads.append(head + before if head else root)
        whole.relations.append(relation if head or not before else "parataxis")
