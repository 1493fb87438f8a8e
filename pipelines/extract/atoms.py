"""Atoms: the pieces that dates and numbers are read from, whichever way a tokenizer cut the text.

A tokenizer may hand on `17/10/2017` whole or in five words, and split or miss the clitic of `وقتل`. Here letters,
digits and marks are parted first, letters that touch are put together again, and clitics are peeled off where a known
word remains.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Generic, NamedTuple, TypeVar

from graph.folding import fold, fold_with_offsets
from pipelines.article import Word

ARTICLE = "ال"
_PIECE = re.compile(r"\d+|[^\W\d_]+|[^\w\s]|_")
_PROCLITICS = ("و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل")
_AND, _AND_HAMZA = "و", re.compile(r"و\W*[أإآ]")
_PRONOUNS = ("هما", "هم", "هن", "ها", "ه")


class Atom(NamedTuple):
    """A run of letters, a run of digits, or one mark; `words` is the half-open range of words that it comes from."""

    folded: str
    start: int
    end: int
    words: tuple[int, int]
    joined: bool

    @property
    def is_letters(self) -> bool:
        return self.folded[0].isalpha()

    @property
    def is_digits(self) -> bool:
        return self.folded[0].isdecimal()


def atoms(words: Sequence[Word], known: frozenset[str], inflected: frozenset[str] = frozenset()) -> list[Atom]:
    """The atoms of `words`. Proclitics come off before a word that is `known`, pronouns after an `inflected` one."""
    found: list[Atom] = []
    for run in _runs(_pieces(words)):
        found.extend(_cut(run, words, known, inflected) if run[0].is_letters else run)
    return found


def _pieces(words: Sequence[Word]) -> Iterator[Atom]:
    for index, word in enumerate(words):
        if word.folded.isalpha() or _PIECE.fullmatch(word.folded):
            yield Atom(word.folded, word.start, word.end, (index, index + 1), word.joined)
        else:
            yield from _split(word, index)


def _split(word: Word, index: int) -> Iterator[Atom]:
    folded, offsets = fold_with_offsets(word.text)
    matches = list(_PIECE.finditer(folded))
    edges = [word.start, *(word.start + offsets[match.start()] for match in matches[1:]), word.end]
    for n, match in enumerate(matches):
        yield Atom(match.group(), edges[n], edges[n + 1], (index, index + 1), word.joined or n > 0)


def _runs(pieces: Iterable[Atom]) -> Iterator[list[Atom]]:
    """Letters that touch, together; every other piece alone."""
    run: list[Atom] = []
    for piece in pieces:
        if piece.joined and run and piece.is_letters and run[-1].is_letters:
            run.append(piece)
        else:
            if run:
                yield run
            run = [piece]
    if run:
        yield run


def _cut(run: list[Atom], words: Sequence[Word], known: frozenset[str], inflected: frozenset[str]) -> list[Atom]:
    """The pieces of a run cut anew where that finds a known word, else as they came."""
    whole = run[0].folded if len(run) == 1 else "".join(piece.folded for piece in run)
    cuts = _cuts(whole, known, inflected)
    if cuts == () and _is_and(run, whole, words, known):
        cuts = (1,)
    if cuts is None or (not cuts and len(run) == 1):
        return run
    edges = [0, *cuts, len(whole)]
    offsets = _offsets(run, words) if cuts or len(run) > 1 else [run[0].start]
    cut = []
    for left, right in pairwise(edges):
        end = offsets[right] if right < len(whole) else run[-1].end
        covered = [p.words for p in run if p.start < end and p.end > offsets[left]]
        folded = whole[left:right]
        if left and whole[left - 1] + folded[0] == "لل" and _to_the(folded) in known:
            folded = _to_the(folded)
        joined = run[0].joined if not left else True
        cut.append(Atom(folded, offsets[left], end, (covered[0][0], covered[-1][1]), joined))
    return cut


def _is_and(run: list[Atom], whole: str, words: Sequence[Word], known: Collection[str]) -> bool:
    """Whether the first letter of a known word, `وأحد`, is the word for `and`: a hamza begins a word, and `واحد` has
    none."""
    if whole[0] != _AND or whole[1:] not in known:
        return False
    text = "".join(words[index].text for index in range(run[0].words[0], run[-1].words[1]))
    return bool(_AND_HAMZA.match(text))


def _to_the(folded: str) -> str:
    """`لثلاثاء` of `للثلاثاء` as the word that it is."""
    return "ا" + folded


def _offsets(run: list[Atom], words: Sequence[Word]) -> list[int]:
    offsets: list[int] = []
    for piece in run:
        word = words[piece.words[0]]
        text = word.text[piece.start - word.start : piece.end - word.start]
        offsets.extend(piece.start + offset for offset in fold_with_offsets(text)[1])
    return offsets


@lru_cache(maxsize=1 << 14)
def _cuts(whole: str, known: frozenset[str], inflected: frozenset[str]) -> tuple[int, ...] | None:
    """Where to cut `whole` so that a known word comes free; () where it is one itself, None where none is in it."""
    if whole in known:
        return ()
    for clitic in ("", *_PROCLITICS) if whole[0] in _PROCLITICS else ("",):
        if whole.startswith(clitic):
            rest, cut = whole[len(clitic) :], (len(clitic),) if clitic else ()
            shortest = 2 if clitic == _AND else 3
            if len(rest) >= shortest and (rest in known or (clitic.endswith("ل") and _to_the(rest) in known)):
                return cut
            if inflected and rest.endswith(_PRONOUNS):
                for pronoun in _PRONOUNS:
                    if rest.endswith(pronoun) and rest[: -len(pronoun)] in inflected:
                        return (*cut, len(whole) - len(pronoun))
    return None


T = TypeVar("T")


class Phrases(Generic[T]):
    """A table of words and phrases, each with what it stands for, looked up at a place in a row of atoms."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        for phrase, entry in entries:
            words = tuple(match.group() for match in _PIECE.finditer(fold(phrase)))
            if words:
                self._by_first.setdefault(words[0], []).append((words, entry))
        for candidates in self._by_first.values():
            candidates.sort(key=lambda candidate: -len(candidate[0]))

    @property
    def words(self) -> frozenset[str]:
        """Every word of every phrase."""
        return frozenset(word for entries in self._by_first.values() for words, _ in entries for word in words)

    @property
    def first_words(self) -> frozenset[str]:
        """Every word that begins a phrase."""
        return frozenset(self._by_first)

    def match(self, row: Sequence[Atom], at: int) -> tuple[T, int] | None:
        """The entry of the longest phrase that begins at `at`, and the index behind it."""
        if 0 <= at < len(row) and (candidates := self._by_first.get(row[at].folded)):
            for words, entry in candidates:
                end = at + len(words)
                if len(words) == 1 or [atom.folded for atom in row[at:end]] == list(words):
                    return entry, end
        return None
