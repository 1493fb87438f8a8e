"""What Stanza found in a piece, as sentences of the content that the piece was cut from."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from graph.folding import fold
from pipelines.article import Name, Sentence, Word
from pipelines.pieces import Piece

_LABELS = {"PER": "PER", "PERS": "PER", "LOC": "LOC", "GPE": "LOC", "ORG": "ORG"}
_PART = re.compile(r"\S+")
_fold = lru_cache(maxsize=65_536)(fold)


def make_sentence(parsed: Any, piece: Piece, content: str) -> Sentence:
    """The sentence that Stanza parsed in `piece`, with offsets into `content`."""
    parts = [(word, part) for token in parsed.tokens for word, part in _token_words(token, piece)]
    words = tuple(_words(parts, piece, content))
    names = (_name(entity, piece, content) for entity in parsed.ents)
    start, end = words[0].start, words[-1].end
    vectors = getattr(parsed, "vectors", None)
    if vectors is not None:
        vectors = vectors[[word.id - 1 for word, _ in parts]]
    return Sentence(content[start:end], start, end, words, tuple(name for name in names if name), vectors=vectors)


def _words(parts: Sequence[tuple[Any, tuple[int, int, str | None]]], piece: Piece, content: str) -> Iterator[Word]:
    """The words. Where a space parts what Stanza takes for one word, the rest hangs on its first part (`goeswith`)."""
    index: dict[int, int] = {}
    for number, (word, _) in enumerate(parts):
        index.setdefault(word.id, number)
    previous = None
    for number, (word, (start, end, text)) in enumerate(parts):
        first, last = piece.span(start, end)
        shown, seen = (content[first:last], piece.text[start:end]) if text is None else (text, text)
        further = index[word.id] != number
        yield Word(
            shown,
            first,
            last,
            _fold(seen),
            joined=previous == start or (text is not None and previous == end),
            tag=word.upos or "",
            features=word.feats or "",
            lemma=_fold(word.lemma or ""),
            vocalised=word.lemma or "",
            head=-1 if word.head is None else index[word.id] if further else index.get(word.head, number),
            relation="goeswith" if word.deprel and further else word.deprel or "",
        )
        previous = end


def _token_words(token: Any, piece: Piece) -> Iterator[tuple[Any, tuple[int, int, str | None]]]:
    """Each word with start and end in the piece's text; its spelling too where the text does not spell it so.

    The words of a multi-word token have offsets of their own where they concatenate to it, else the token's.
    """
    start, end = token.start_char, token.end_char
    if len(token.words) == 1:
        for part in _PART.finditer(piece.text, start, end):
            yield token.words[0], (part.start(), part.end(), None)
    elif "".join(word.text for word in token.words) == piece.text[start:end]:
        for word in token.words:
            yield word, (start, start + len(word.text), None)
            start += len(word.text)
    else:
        for word in token.words:
            yield word, (start, end, word.text)


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
