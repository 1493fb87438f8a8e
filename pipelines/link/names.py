"""Finding catalogue names in the words of a sentence, through clitics, articles and case endings."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from graph.catalogue import NameKind
from pipelines.article import Word

LONGEST = 8
"""Words of the longest name that is looked for."""

_PLURALS = {"ون": ("ين", "و", "ي"), "ين": ("ون", "ي", "و"), "ان": ("ين",)}
_CLITICS = ("و", "ف", "ب", "ل", "ك")


class Found(NamedTuple):
    """A name on the words `first` to `last`, and the ids that it may mean."""

    first: int
    last: int
    ids: tuple[tuple[str, NameKind], ...]


def word_keys(word: Word, previous: Word | None) -> list[str]:
    """The forms under which a word may begin a name, the surest first."""
    text = word.folded
    keys = [text]
    if word.joined and previous is not None and previous.folded == "ل" and text.startswith("ل"):
        keys.append("ا" + text)
    if text.startswith("لل"):
        keys.append("ال" + text[2:])
    if text[:1] in _CLITICS and len(text) > 4 and not word.joined:
        keys.append(text[1:])
        if text[1:].startswith("لل"):
            keys.append("ال" + text[3:])
        elif text[1] in _CLITICS:
            keys.append(text[2:])
    return keys


class NameIndex:
    """Folded names by their words; the longest name at a place wins."""

    def __init__(self, names: Iterable[tuple[str, str, NameKind]]) -> None:
        self._ids: dict[str, dict[tuple[str, NameKind], None]] = {}
        self._longest: dict[str, int] = {}
        for folded, ident, kind in names:
            for form in _inflected(folded):
                self._ids.setdefault(form, {})[ident, kind] = None
                words = form.split()
                self._longest[words[0]] = max(self._longest.get(words[0], 0), len(words))

    def find(self, words: tuple[Word, ...]) -> Iterator[Found]:
        """The names in `words`, from left to right, without overlaps."""
        index = 0
        while index < len(words):
            found = self._at(words, index)
            if found is not None:
                yield found
            index = found.last + 1 if found is not None else index + 1

    def _at(self, words: tuple[Word, ...], first: int) -> Found | None:
        for key in word_keys(words[first], words[first - 1] if first else None):
            longest = min(self._longest.get(key, 0), LONGEST, len(words) - first)
            for size in range(longest, 0, -1):
                name = " ".join([key, *(w.folded for w in words[first + 1 : first + size])])
                if name in self._ids:
                    return Found(first, first + size - 1, tuple(self._ids[name]))
        return None


def _inflected(folded: str) -> Iterator[str]:
    """A name, and the other case endings of a sound plural at its end or its beginning."""
    if not folded:
        return
    yield folded
    words = folded.split()
    for ending, others in _PLURALS.items():
        if len(words[-1]) > 5 and words[-1].endswith(ending):
            stem = folded[: -len(ending)]
            yield from (stem + other for other in others if len(other) == 2)
