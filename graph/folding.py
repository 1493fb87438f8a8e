"""Folding: one spelling for the many that Arabic text has for a word. Pure functions.

Folded away are short vowels and other marks (tashkeel), the tatweel, the kinds of alef, hamza carriers, the final ya
and the ta marbuta, presentation forms, Persian letters, invisible direction marks, letter case, the digits of other
scripts, and marks that hide a word from the filters of social media (`قـ.ـتل`).
"""

import re
import unicodedata
from functools import lru_cache

_LETTERS = {
    **dict.fromkeys("أإآٱٲٳ", "ا"),
    **dict.fromkeys("ىیئې", "ي"),
    **dict.fromkeys("ةۀہھە", "ه"),
    "ؤ": "و",
    **dict.fromkeys("کڪگ", "ك"),
    "پ": "ب",
    "چ": "ج",
    "ڤ": "ف",
}
_DROPPED = "ـ\u200b\u200c\u200d\u200e\u200f\u061c\u2066\u2067\u2068\u2069\u202a\u202b\u202c\u202d\u202e\ufeff\u00ad"

_TATWEEL = "ـ"
_MASK = re.compile(r"(?<=[ء-ي])(?:[.·•*]+(?=ـ)|(?<=ـ)(?<!\bهـ)(?<!\dهـ)[.·•*]+)(?=ـ*[ء-غف-ي])")
"""Dots or stars beside a tatweel, between letters; not the dot of the Hijri era, `هـ.`"""
_ALPHANUMERIC = re.compile(r"[^\W_]+")


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    folded = []
    for part in unicodedata.normalize("NFKC", character):
        if part in _DROPPED or unicodedata.combining(part):
            continue
        if part.isdecimal():
            folded.append(str(unicodedata.decimal(part)))
        else:
            folded.append(_LETTERS.get(part, part.lower()))
    return "".join(folded)


def fold(text: str) -> str:
    """The folded spelling of `text`: two spellings of one word fold to the same string."""
    return "".join(map(_fold_character, unmasked(text)))


def fold_with_offsets(text: str) -> tuple[str, list[int]]:
    """The folded spelling of `text`, and for each of its characters the index in `text` that it comes from."""
    folded, offsets = [], []
    hidden = mask_offsets(text, 0, len(text))
    for index, character in enumerate(text):
        for part in _fold_character(character) if index not in hidden else "":
            folded.append(part)
            offsets.append(index)
    return "".join(folded), offsets


def mask_offsets(text: str, start: int, end: int) -> frozenset[int]:
    """Where in `text[start:end]` marks stand that hide a word: they belong to the letter before them."""
    if text.find(_TATWEEL, start, end) < 0:  # most texts, told at no cost
        return frozenset()
    return frozenset(at for match in _MASK.finditer(text, start, end) for at in range(*match.span()))


def unmasked(text: str) -> str:
    """`text` without the marks that hide its words, and without tatweel where there are any."""
    hidden = mask_offsets(text, 0, len(text))
    kept = (character for index, character in enumerate(text) if index not in hidden and character != _TATWEEL)
    return "".join(kept) if hidden else text


def fold_words(text: str) -> str:
    """The folded words of `text`, one space between two, without punctuation: the key of a name."""
    return " ".join(_ALPHANUMERIC.findall(fold(text)))
