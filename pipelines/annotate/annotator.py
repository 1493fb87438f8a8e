"""The annotate stage: articles in, their sentences with words and names out. The only stage that runs Stanza."""

import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import stanza
import torch

from graph.errors import ModelError
from pipelines.annotate.network.storage import load_network
from pipelines.annotate.processor import add_vectors  # importing it registers the processor with Stanza
from pipelines.annotate.sentences import make_sentence
from pipelines.annotate.weights import load_weights
from pipelines.article import Annotated, Article, Sentence
from pipelines.models import DESCRIPTION, NETWORK, describe, find, pipeline_options, shipped, weight_files
from pipelines.pieces import Piece, pieces

BATCH = 60_000
"""Code points that go through the models at once: some forty articles."""


class Annotator:
    """Finds sentences, words and names with a Stanza package: the one that comes with siraa, or the one in `package`.

    The path `official` means Stanza's own. Words get the vectors that the package's models of events fit: those of its
    own network, or of siraa's where it has no such models and `own_vectors` are not asked for. To `parse` finds tags,
    lemmas and trees too; events are read without.

    Raises ModelError where the package cannot be loaded.
    """

    def __init__(
        self, package: Path | None = None, batch: int = BATCH, parse: bool = False, own_vectors: bool = False
    ) -> None:
        folder = find(package)
        self._pipeline = load(folder, parse)
        described = describe(folder) if (folder / DESCRIPTION).is_file() else None
        own = described is not None and NETWORK in described.files and (own_vectors or described.events is not None)
        self._network = None if own else load_network(shipped() / describe(shipped()).files[NETWORK])
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
                if self._network is not None:
                    add_vectors(self._network, documents)
            for (index, piece), document in zip(group, documents, strict=True):
                content = articles[index].content
                found[index].extend(make_sentence(parsed, piece, content) for parsed in document.sentences)
        for article, sentences in zip(articles, found, strict=True):
            yield Annotated(article, tuple(sentences))


def load(folder: Path, parse: bool = False, **changes: object) -> Any:
    """The `stanza.Pipeline` of the package in `folder`, on the CPU or an accelerator, without network.

    `changes` are further options of the pipeline.
    """
    options = pipeline_options(folder, parse) | changes
    for path in weight_files(folder):
        load_weights(path)  # older releases of Stanza unpickle what is more than weights
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
