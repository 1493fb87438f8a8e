"""Finding catalogue names in a sentence.

Over written words, so that it does not matter how a tokenizer parted their clitics.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from graph.catalogue import NameKind
from graph.folding import fold_with_offsets
from pipelines.article import Sentence, Word

LONGEST = 8
"""Written words of the longest name that is looked for."""

_CASES = {"ون": "ين", "ين": "ون"}
_CLITICS = ("و", "ف", "ب", "ل", "ك")


class Found(NamedTuple):
    """A name on the words `first` to `last`, its text from `start` to `end`, and the ids that it may mean."""

    first: int
    last: int
    start: int
    end: int
    ids: tuple[tuple[str, NameKind], ...]


class Written(NamedTuple):
    """A written word: the folded text of the words `first` to `last`, which no space parts."""

    folded: str
    first: int
    last: int


def word_keys(word: Word, previous: Word | None) -> list[str]:
    """The forms under which a word may stand in a table, the surest first."""
    keys = [key for key, _ in _keys(word.folded)] if not word.joined else [word.folded]
    if word.joined and previous is not None and previous.folded == "ل" and word.folded.startswith("ل"):
        keys.append("ا" + word.folded)
    return keys


def _keys(text: str) -> Iterator[tuple[str, int]]:
    """The forms under which a written word may begin a name, with the letters that each leaves out."""
    yield text, 0
    for skipped in (1, 2):
        if text[skipped - 1 : skipped] not in _CLITICS or len(text) - skipped < 3:
            return
        if text[skipped - 1 : skipped + 1] == "لل":
            yield "ال" + text[skipped + 1 :], skipped
        yield text[skipped:], skipped


class NameIndex:
    """Folded names by their words; the longest name at a place wins."""

    def __init__(self, names: Iterable[tuple[str, str, NameKind]]) -> None:
        self._ids: dict[str, dict[tuple[str, NameKind], None]] = {}
        self._longest: dict[str, int] = {}
        for folded, ident, kind in names:
            for form in _cases(folded):
                self._ids.setdefault(form, {})[ident, kind] = None
                first, *rest = form.split()
                self._longest[first] = max(self._longest.get(first, 0), len(rest) + 1)

    def find(self, sentence: Sentence) -> Iterator[Found]:
        """The names in a sentence, from left to right, without overlaps."""
        written = list(_written(sentence.words))
        index = 0
        while index < len(written):
            match = self._at(written, index)
            if match is not None:
                name, size, skipped = match
                yield self._found(sentence, written[index : index + size], name, skipped)
            index += match[1] if match is not None else 1

    def _at(self, written: list[Written], index: int) -> tuple[str, int, int] | None:
        """The longest name that begins at `index`, its number of written words, and the letters left out before it."""
        for key, skipped in _keys(written[index].folded):
            longest = min(self._longest.get(key, 0), LONGEST, len(written) - index)
            for size in range(longest, 0, -1):
                name = " ".join([key, *(w.folded for w in written[index + 1 : index + size])])
                if name in self._ids:
                    return name, size, skipped
        return None

    def _found(self, sentence: Sentence, written: list[Written], name: str, skipped: int) -> Found:
        words, last = sentence.words, written[-1].last
        start = words[written[0].first].start
        _, offsets = fold_with_offsets(sentence.text[start - sentence.start : words[last].end - sentence.start])
        start += offsets[skipped]
        first = next(i for i in range(written[0].first, last + 1) if words[i].end > start)
        return Found(first, last, start, words[last].end, tuple(self._ids[name]))


def _written(words: tuple[Word, ...]) -> Iterator[Written]:
    index = 0
    while index < len(words):
        last, folded = index, words[index].folded
        while _goes_on(words, last):
            last += 1
            folded += words[last].folded
        yield Written(folded, index, last)
        index = last + 1


def _goes_on(words: tuple[Word, ...], last: int) -> bool:
    following = last + 1
    return (
        following < len(words)
        and words[following].joined
        and words[last].folded[-1:].isalnum()
        and words[following].folded[:1].isalnum()
    )


def _cases(folded: str) -> Iterator[str]:
    """A name, and its other grammatical case where it ends in a sound plural."""
    if not folded:
        return
    yield folded
    if folded[-2:] in _CASES and len(folded.split()[-1]) > 5:
        yield folded[:-2] + _CASES[folded[-2:]]
