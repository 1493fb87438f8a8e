"""The network as a processor of `stanza.Pipeline`, named `siraa`: tags, lemmas, trees and names after one pass.

    stanza.Pipeline("ar", processors="tokenize,siraa", siraa_model_path="network.pt", ...)

Importing this module registers it. `siraa_heads` names what it writes: all of `pos,lemma,depparse,ner` if left out;
with `vectors` each sentence gets an attribute of that name, what the network makes of its words: (words, size).
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from stanza.models.common.doc import Document
from stanza.models.ner.utils import bio2_to_bioes
from stanza.pipeline.processor import Processor, register_processor

from pipelines.annotate.network import Analysis, Network
from pipelines.annotate.network.storage import load_network

NAME = "siraa"


@register_processor(NAME)
class NetworkProcessor(Processor):  # type: ignore[misc]
    """Runs the network on the words of documents and writes what it reads into them."""

    PROVIDES_DEFAULT = frozenset(("pos", "lemma", "depparse", "ner"))
    REQUIRES_DEFAULT = frozenset(("tokenize",))

    def __init__(self, config: dict[str, Any], pipeline: Any, device: Any) -> None:
        super().__init__(config, pipeline, device)
        self._network = load_network(Path(config["model_path"])).to(device)
        self._heads = frozenset(config.get("heads", "pos,lemma,depparse,ner").split(","))

    def process(self, doc: Document) -> Document:
        """Annotate one document."""
        return self.bulk_process([doc])[0]

    def bulk_process(self, docs: list[Document]) -> list[Document]:
        """Annotate documents, their sentences sorted by length and read in batches."""
        for sentence, analysis in _read(self._network, docs, self._heads):
            _write(sentence, analysis)
        for doc in docs if "ner" in self._heads else ():
            doc.build_ents()
        return docs


def add_vectors(network: Network, documents: Sequence[Document]) -> None:
    """Give the sentences of documents that other processors read what `network` makes of their words."""
    for sentence, analysis in _read(network, documents, frozenset(("vectors",))):
        sentence.vectors = analysis.vectors


def _read(network: Network, documents: Sequence[Document], heads: frozenset[str]) -> Iterator[tuple[Any, Analysis]]:
    """The sentences of the documents, each with its analysis."""
    sentences = [sentence for document in documents for sentence in document.sentences]
    words = [[word.text for word in sentence.words] for sentence in sentences]
    return zip(sentences, network.read(words, heads), strict=True)


def _write(sentence: Any, found: Analysis) -> None:
    """What was read of the words of a sentence; fields that no head filled are empty."""
    for word, tag, features in zip(sentence.words, found.tags, found.features, strict=False):
        word.upos, word.feats = tag, features if features != "_" else None
    for word, lemma in zip(sentence.words, found.lemmas, strict=False):
        word.lemma = lemma
    for word, head, relation in zip(sentence.words, found.heads, found.relations, strict=False):
        word.head, word.deprel = head, relation
    sentence.vectors = found.vectors
    if found.heads:
        sentence.build_dependencies()
    if found.names:
        labels = dict(zip((word.id for word in sentence.words), bio2_to_bioes(_valid(found.names)), strict=True))
        for token in sentence.tokens:
            token.ner = labels[token.words[0].id]


def _valid(labels: Iterable[str]) -> list[str]:
    """BIO labels in which every name begins with B."""
    valid: list[str] = []
    for label in labels:
        inside = label.startswith("I-") and bool(valid) and valid[-1][2:] == label[2:]
        valid.append(f"B-{label[2:]}" if label.startswith("I-") and not inside else label)
    return valid
