"""Splitting the written words of a corpus as the package's tokenizer does, so that training sees what reading will."""

import random
from pathlib import Path

import stanza
from stanza.models.common.doc import Document

from pipelines.models import pipeline_options

_TOGETHER = 2000
_LINE = 15
_SEED = 1234

Parts = tuple[str, ...]


class Splitter:
    """Runs the tokenizer of a package folder on text whose written words are known."""

    def __init__(self, folder: Path) -> None:
        options = pipeline_options(folder) | {"processors": "tokenize"}
        kept = {name: value for name, value in options.items() if not name.startswith("siraa_")}
        self._pipeline = stanza.Pipeline(
            **kept, tokenize_no_ssplit=True, download_method=None, logging_level="ERROR", use_gpu=False
        )

    def sentences(self, sentences: list[list[str]]) -> list[list[Parts]]:
        """The parts of each written word of each sentence; the words are cleaned, and none may be empty then."""
        split: list[list[Parts]] = []
        for start in range(0, len(sentences), _TOGETHER):
            texts = [" ".join(sentence) for sentence in sentences[start : start + _TOGETHER]]
            split += [_parts(document) for document in self._pipeline.bulk_process(texts)]
        return split

    def words(self, words: list[str]) -> dict[str, Parts]:
        """The parts of each written word, read among other words in no order."""
        shuffled = random.Random(_SEED).sample(words, len(words))
        lines = [shuffled[start : start + _LINE] for start in range(0, len(shuffled), _LINE)]
        split = self.sentences(lines)
        return {
            word: parts
            for line, found in zip(lines, split, strict=True)
            for word, parts in zip(line, found, strict=True)
        }


def _parts(document: Document) -> list[Parts]:
    """The tokens grouped to the words between two spaces."""
    words: list[list[str]] = []
    previous = -1
    for sentence in document.sentences:
        for token in sentence.tokens:
            for index, part in enumerate(token.text.split()):
                if index or token.start_char != previous:
                    words.append([])
                words[-1].append(part)
            previous = token.end_char
    return [tuple(word) for word in words]
