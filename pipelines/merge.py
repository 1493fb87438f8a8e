"""The merge stage: what an article says twice in the same words, such as a pull-quote, counts once."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from graph.folding import fold_words
from pipelines.article import Reading

_SHORTEST = 4
"""Words from which a sentence inside another one is a repetition and not a chance."""


def merge(readings: Iterable[Reading]) -> Iterator[Reading]:
    """Each reading without the statements of sentences that repeat another sentence of the article."""
    for reading in readings:
        repeated = _repeated({(s.start, s.end): s.sentence for s in reading.statements})
        kept = tuple(s for s in reading.statements if (s.start, s.end) not in repeated)
        yield replace(reading, statements=kept)


def _repeated(sentences: dict[tuple[int, int], str]) -> set[tuple[int, int]]:
    """The spans of sentences whose folded words stand in another sentence; of equal ones the first is kept."""
    folded = {span: f" {fold_words(text)} " for span, text in sorted(sentences.items())}
    repeated: set[tuple[int, int]] = set()
    for span, text in folded.items():
        if len(text.split()) < _SHORTEST:
            continue
        for other, longer in folded.items():
            if other != span and other not in repeated and text in longer and (len(text) < len(longer) or other < span):
                repeated.add(span)
                break
    return repeated
