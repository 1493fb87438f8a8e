"""Which written words are whole, told from how often a text has them with and without their first or last letters.

A name such as بغداد begins with a letter that may be a clitic. Where what is left without it (غداد) is hardly ever
written, the word is whole. It is whole too where it takes a clitic of its own that cannot stand before that letter, if
that is one: لبكين and البكاء, but never لبقوة.
"""

import random
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import accumulate

PROCLITICS = tuple("وفبلكس")
ENCLITICS = ("ه", "ها", "هم", "هن", "هما", "نا", "ك", "كم")
ARTICLE = "ال"

_BEFORE_ENCLITIC = {"ت": "ة", "ئ": "ء", "ؤ": "ء", "ا": "ى"}
_BEFORE_ANY = (ARTICLE, "ب", "ل")
_BEFORE_WHOLE = {"و": (*_BEFORE_ANY, "و"), "ل": (ARTICLE, "ب")}  # للقوات has the article, not a word لقوات
_RARE = 0.05
_OWN_CLITIC = 0.01
_OWN_ARTICLE = 0.05
_COMMON = 20


def is_whole(word: str, counts: Counter[str]) -> bool:
    """Whether no reading of `word` with a clitic at its start or its end is likely."""
    limit = counts[word] * _RARE
    first = all(counts[rest] < limit for rest in _without_proclitic(word))
    last = all(counts[rest] < limit for rest in _without_enclitic(word))
    return (first or _takes_clitics(word, counts)) and (last or _takes_article(word, counts))


def _takes_clitics(word: str, counts: Counter[str]) -> bool:
    """Two clitics, since what looks like one of them may begin another word: بوروسيا has no clitic before وروسيا."""
    if len(word) < 4:
        return False
    own = [counts[clitic + word] for clitic in _BEFORE_WHOLE.get(word[0], _BEFORE_ANY)]
    return sum(own) >= max(3, counts[word] * _OWN_CLITIC) and len(own) - own.count(0) > 1


def _takes_article(word: str, counts: Counter[str]) -> bool:
    return counts[ARTICLE + word] >= max(3, counts[word] * _OWN_ARTICLE)


def _without_proclitic(word: str) -> Iterator[str]:
    if word.startswith(PROCLITICS):
        yield word[1:]
        if word.startswith("لل"):
            yield ARTICLE + word[2:]


def _without_enclitic(word: str) -> Iterator[str]:
    for clitic in ENCLITICS:
        if word.endswith(clitic) and len(word) - len(clitic) > 1:
            rest = word.removesuffix(clitic)
            yield rest
            if rest[-1] in _BEFORE_ENCLITIC:
                yield rest[:-1] + _BEFORE_ENCLITIC[rest[-1]]


def whole_words(counts: Counter[str], least: int) -> list[str]:
    """The whole words of three letters or more that stand there `least` times, sorted."""
    return sorted(word for word, count in counts.items() if count >= least and _usable(word, counts))


class Stems:
    """Whole words to put in the place of others, drawn by the square root of their counts."""

    def __init__(self, counts: Counter[str], names: Iterable[str]) -> None:
        self._counts = counts
        words = whole_words(counts, _COMMON)
        self._words = {shape: _Urn(group, counts) for shape, group in _by_shape(words).items()}
        self._names = _Urn(sorted({name for name in names if counts[name] and _usable(name, counts)}), counts)

    def like(self, word: str, enclitic: str, rng: random.Random) -> str | None:
        """A word that could stand for `word` before `enclitic` (empty where none follows), or None."""
        urn = self._words.get(_shape(word))
        for _ in range(5 if urn else 0):
            found = urn.draw(rng) if urn else ""
            if not enclitic or self._counts[found + enclitic]:
                return found
        return None

    def name(self, rng: random.Random) -> str:
        """A name that has no clitic."""
        return self._names.draw(rng)


class _Urn:
    def __init__(self, words: list[str], counts: Counter[str]) -> None:
        self._words = words
        self._weights = list(accumulate(counts[word] ** 0.5 for word in words))

    def draw(self, rng: random.Random) -> str:
        return rng.choices(self._words, cum_weights=self._weights)[0]


def _usable(word: str, counts: Counter[str]) -> bool:
    return len(word) > 2 and is_whole(word, counts)


def _shape(word: str) -> tuple[bool, str]:
    """Words of one shape may stand for each other: with or without the article, and the endings that agree."""
    return word.startswith(ARTICLE), word[-1] if word[-1] in "ةتن" else ""


def _by_shape(words: list[str]) -> dict[tuple[bool, str], list[str]]:
    groups: dict[tuple[bool, str], list[str]] = {}
    for word in words:
        groups.setdefault(_shape(word), []).append(word)
    return groups
