"""The annotate stage: articles in, their sentences with words and names out. The only stage that runs Stanza."""

import re
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

import stanza
import torch

from graph.errors import ModelError
from graph.folding import fold
from pipelines.article import Annotated, Article, Name, Sentence, Word
from pipelines.models import pipeline_options, shipped
from pipelines.pieces import Piece, pieces

BATCH = 60_000
"""Code points that go through the models at once: some forty articles."""

_LABELS = {"PER": "PER", "PERS": "PER", "LOC": "LOC", "GPE": "LOC", "ORG": "ORG"}
_PART = re.compile(r"\S+")
_fold = lru_cache(maxsize=65_536)(fold)


class Annotator:
    """Finds sentences, words and names with a Stanza package: the one that comes with siraa, or the one in `package`.

    Raises ModelError where the package cannot be loaded.
    """

    def __init__(self, package: Path | None = None, batch: int = BATCH) -> None:
        self._pipeline = load(package or shipped())
        self._batch = batch

    def __call__(self, articles: Iterable[Article]) -> Iterator[Annotated]:
        """The articles in order, each with its sentences; an article without words has none."""
        waiting: list[Article] = []
        size = 0
        for article in articles:
            waiting.append(article)
            size += len(article.content)
            if size >= self._batch:
                yield from self._annotate(waiting)
                waiting, size = [], 0
        yield from self._annotate(waiting)

    def _annotate(self, articles: list[Article]) -> Iterator[Annotated]:
        found: list[list[Sentence]] = [[] for _ in articles]
        cut = ((index, piece) for index, article in enumerate(articles) for piece in pieces(article.content))
        for group in _groups(cut, self._batch):
            with _one_thread():
                documents = self._pipeline.bulk_process([piece.text for _, piece in group])
            for (index, piece), document in zip(group, documents, strict=True):
                content = articles[index].content
                found[index].extend(_sentence(parsed, piece, content) for parsed in document.sentences)
        for article, sentences in zip(articles, found, strict=True):
            yield Annotated(article, tuple(sentences))


def load(folder: Path) -> Any:
    """The `stanza.Pipeline` of the package in `folder`, on the CPU or an accelerator, without network."""
    options = pipeline_options(folder)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return stanza.Pipeline(**options, download_method=None, logging_level="ERROR")
    except Exception as error:  # whatever unpickling a damaged file raises
        raise ModelError(
            f"{folder}: Stanza cannot load this language package ({error}). Take a fresh copy, or leave --models out."
        ) from error


@contextmanager
def _one_thread() -> Iterator[None]:
    """The models are so small that several threads wait for each other longer than they work."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(threads)


def _groups(cut: Iterable[tuple[int, Piece]], size: int) -> Iterator[list[tuple[int, Piece]]]:
    """Pieces in groups of about `size` code points, so that memory stays bounded whatever an article holds."""
    group: list[tuple[int, Piece]] = []
    held = 0
    for index, piece in cut:
        group.append((index, piece))
        held += len(piece.text)
        if held >= size:
            yield group
            group, held = [], 0
    if group:
        yield group


def _sentence(parsed: Any, piece: Piece, content: str) -> Sentence:
    words = tuple(_words(parsed, piece, content))
    names = (_name(entity, piece, content) for entity in parsed.ents)
    start, end = words[0].start, words[-1].end
    return Sentence(content[start:end], start, end, words, tuple(name for name in names if name))


def _words(parsed: Any, piece: Piece, content: str) -> Iterator[Word]:
    previous = None
    for token in parsed.tokens:
        for start, end, text in _token_words(token, piece):
            first, last = piece.span(start, end)
            shown = content[first:last] if text is None else text
            joined = previous == start or (text is not None and previous == end)
            yield Word(shown, first, last, _fold(shown), joined)
            previous = end


def _token_words(token: Any, piece: Piece) -> Iterator[tuple[int, int, str | None]]:
    """Start and end of each word in the piece's text; its spelling too where the text does not spell it so.

    The words of a multi-word token have offsets of their own where they concatenate to it, else the token's.
    """
    start, end = token.start_char, token.end_char
    spelled = [word.text for word in token.words]
    if len(spelled) == 1:
        for part in _PART.finditer(piece.text, start, end):
            yield part.start(), part.end(), None
    elif "".join(spelled) == piece.text[start:end]:
        for text in spelled:
            yield start, start + len(text), None
            start += len(text)
    else:
        for text in spelled:
            yield start, end, text


def _name(entity: Any, piece: Piece, content: str) -> Name | None:
    """The name without the punctuation around it, or None where nothing else is left."""
    start, end = entity.start_char, entity.end_char
    while start < end and not piece.text[start].isalnum():
        start += 1
    while start < end and not _closes_name(piece.text[end - 1]):
        end -= 1
    if start == end:
        return None
    first, last = piece.span(start, end)
    return Name(content[first:last], first, last, _LABELS.get(entity.type, "MISC"))


def _closes_name(character: str) -> bool:
    """Letters, digits, and the short vowels that a letter may carry."""
    return character.isalnum() or "\u064b" <= character <= "\u0670"
