"""Cutting a text into pieces of bounded length, and cleaning each, with offsets that lead back.

A line break always ends a piece: headlines and list items have no full stop. A line that is longer than a piece may be
is cut after the end of a sentence, else between two words, else anywhere.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from graph.folding import mask_offsets

LONGEST_PIECE = 3000
"""Code points. Longer than any sane paragraph, short enough for a model to hold."""

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_SENTENCE_END = re.compile(r"[.!?؟۔…][\"'»”’)\]]*\s")
_SPACE = re.compile(r"\s")
_TATWEEL = "ـ"
_LETTERS = dict(zip("کیىھہە", "كيىههه", strict=True))


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a content that a model reads at once.

    `text` is cleaned. Its character i stands in the content from `starts[i]` to `ends[i]`, the short vowels, the
    tatweel and the masks that follow it included.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where `text[start:end]`, which is not empty, stands in the content."""
        return self.starts[start], self.ends[end - 1]


def pieces(content: str) -> Iterator[Piece]:
    """The pieces of `content` that hold more than blanks and marks, in order."""
    for line in _LINE.finditer(content):
        start = line.start()
        while start < line.end():
            end = _cut(content, start, line.end())
            piece = clean(content, start, end)
            if piece.text.strip():
                yield piece
            start = end


def _cut(content: str, start: int, line_end: int) -> int:
    """Where the piece that begins at `start` ends."""
    if line_end - start <= LONGEST_PIECE:
        return line_end
    latest = start + LONGEST_PIECE
    for boundary in (_SENTENCE_END, _SPACE):
        ends = [match.end() for match in boundary.finditer(content, start, latest)]
        if ends:
            return ends[-1]
    return latest


def clean(content: str, start: int, end: int) -> Piece:
    """What a model sees of `content[start:end]`."""
    text, starts, ends = [], [], []
    masks = mask_offsets(content, start, end)
    for index in range(start, end):
        seen = "" if index in masks else _seen(content[index])
        if seen:
            text.append(seen)
            starts.append(index)
            ends.append(index + 1)
        elif ends and ends[-1] == index and (index in masks or _belongs(content[index])):
            ends[-1] = index + 1
    return Piece("".join(text), tuple(starts), tuple(ends))


def _belongs(character: str) -> bool:
    """Whether `character` only adds to the letter before it."""
    return character == _TATWEEL or unicodedata.category(character) in ("Mn", "Me")


@lru_cache(maxsize=4096)
def _seen(character: str) -> str:
    """What a model sees of `character`: one character, or nothing of short vowels, the tatweel and unseen marks."""
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    if character.isspace() or unicodedata.category(character) == "Cc":
        return " "
    if unicodedata.category(character) == "Cf" or _belongs(character):
        return ""
    if unicodedata.category(character) == "Cs":
        return "\ufffd"
    shown = unicodedata.normalize("NFKC", character) if "\ufb50" <= character <= "\ufefc" else character
    return _LETTERS.get(shown, shown) if len(shown) == 1 else character
