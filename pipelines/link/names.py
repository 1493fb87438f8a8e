"""Finding catalogue names in a sentence.

Over written words, so that it does not matter how a tokenizer parted their clitics.
"""

from collections.abc import Container, Iterable, Iterator, Mapping
from typing import NamedTuple, TypeVar

from graph.catalogue import CatalogueName
from pipelines.article import Sentence, Word
from pipelines.link.spellings import joined, loose
from pipelines.link.written import Written, runs, words_between, written_words

V = TypeVar("V")

LONGEST = 8
"""Written words of the longest name that is looked for."""
LONGEST_RESPELT = 3
"""Written words of the longest place name that is looked for in other spellings."""

_CASES = {"ون": "ين", "ين": "ون"}
_CLITICS = ("و", "ف", "ب", "ل", "ك")


class Found(NamedTuple):
    """A name on the words `first` to `last`, its text from `start` to `end`.

    `names` are those of the catalogue that it may be; `spelt` says whether it is spelt as a table has it, spaces aside.
    """

    first: int
    last: int
    start: int
    end: int
    names: tuple[CatalogueName, ...]
    spelt: bool = True


class _Match(NamedTuple):
    """Names of the catalogue, the number of their written words, and the letters left out before them."""

    names: dict[CatalogueName, None]
    size: int
    skipped: int
    spelt: bool

    @property
    def own(self) -> int:
        """How many of its words stand for what it names, all where that is so for one of the names."""
        return max(len(runs(name.own)) or self.size for name in self.names)


def word_keys(word: Word, previous: Word | None) -> list[str]:
    """The forms under which a word may stand in a table, the surest first."""
    keys = [key for key, _ in _keys(word.folded)] if not word.joined else [word.folded]
    if word.joined and previous is not None and previous.folded == "ل" and word.folded.startswith("ل"):
        keys.append("ا" + word.folded)
    return keys


def entry_of(table: Mapping[str, V], word: Word, previous: Word | None) -> V | None:
    """What a table of folded forms has for a word, by the surest of its forms that stands there."""
    return next((table[key] for key in word_keys(word, previous) if key in table), None)


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
    """Folded names by their words; the longest name at a place wins.

    Those of places are found written as one word too; of the ids `respelt`, in spellings that are heard alike.
    """

    def __init__(self, names: Iterable[CatalogueName], respelt: Container[str] = ()) -> None:
        self._names: dict[str, dict[CatalogueName, None]] = {}
        self._joined: dict[str, dict[CatalogueName, None]] = {}
        self._loose: dict[str, dict[CatalogueName, None]] = {}
        self._longest: dict[str, int] = {}
        for name in names:
            for form in _cases(name.folded):
                words = runs(form)
                self._names.setdefault(" ".join(words), {})[name] = None
                self._longest[words[0]] = max(self._longest.get(words[0], 0), len(words))
                if name.kind == "place":
                    self._respell(words, name, name.id in respelt)

    def _respell(self, words: list[str], name: CatalogueName, loosely: bool) -> None:
        for form in joined(words):
            self._joined.setdefault(form, {})[name] = None
        if loosely and (shared := loose(words)):
            self._loose.setdefault(shared, {})[name] = None

    def find(self, sentence: Sentence) -> Iterator[Found]:
        """The names in a sentence, from left to right, without overlaps."""
        written = written_words(sentence)
        index = 0
        while index < len(written):
            match = self._at(written, index)
            size = match.own if match is not None else 1
            if match is not None:
                yield _found(sentence, written[index : index + size], match)
            index += size

    def _at(self, written: list[Written], index: int) -> _Match | None:
        """The longest name that begins at `index`."""
        reach = _reach(written, index)
        for key, skipped in _keys(written[index].folded):
            for size in range(min(max(self._longest.get(key, 0), LONGEST_RESPELT), reach), 0, -1):
                words = [key, *(w.folded for w in written[index + 1 : index + size])]
                if names := self._names.get(" ".join(words)):
                    return _Match(names, size, skipped, True)
                if size <= LONGEST_RESPELT and (match := self._respelt(words, skipped)):
                    return match
        return None

    def _respelt(self, words: list[str], skipped: int) -> _Match | None:
        """A place whose name is written here in another spelling."""
        for form in joined(words):
            if names := self._joined.get(form):
                return _Match(names, len(words), skipped, True)
        names = self._loose.get(loose(words) or "")
        return _Match(names, len(words), skipped, False) if names else None


def _reach(written: list[Written], index: int) -> int:
    """How many written words from `index` on may make one name."""
    reach = 1
    while reach < LONGEST and index + reach < len(written) and written[index + reach].follows:
        reach += 1
    return reach


def _found(sentence: Sentence, written: list[Written], match: _Match) -> Found:
    start, end = written[0].offsets[match.skipped], written[-1].end
    first, last = words_between(sentence, start, end)
    return Found(first, last, start, end, tuple(match.names), match.spelt)


def _cases(folded: str) -> Iterator[str]:
    """A name, and its other grammatical case where it ends in a sound plural."""
    if not folded:
        return
    yield folded
    if folded[-2:] in _CASES and len(folded.split()[-1]) > 5:
        yield folded[:-2] + _CASES[folded[-2:]]
