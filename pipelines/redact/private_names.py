"""Whom a name tells of: the names of private persons, and the words by which a text would give them away."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import dropwhile

from graph.catalogue import Catalogue
from graph.folding import fold_words
from graph.seeds import Seeds
from pipelines.article import Name
from pipelines.link.person_names import NameWordRow, PersonRow

_ARTICLE, _ACCUSATIVE = "ال", "ا"
_CLITICS = ("و", "ف", "ب", "ل", "ك", _ARTICLE)
_SHORTEST = 2
_COMPOUND = ("compound", "kunya")
"""The roles of words that make one name together with the next one."""


class KnownNames:
    """The names that may stand: those of the actors of the catalogue, of their people, and of well-known persons."""

    def __init__(self, catalogue: Catalogue, seeds: Seeds) -> None:
        rows = seeds.rows("name_words.tsv", NameWordRow)
        spelt = {(row.role, form): row.word for row in rows for form in row.spellings}
        self._titles = {fold_words(form) for role, form in spelt if role == "title"} | set(_offices(catalogue))
        self._origins = set(_origins(catalogue))
        self._particles = {fold_words(form) for role, form in spelt if role == "particle"}
        self._functions = {form for role, form in spelt if role == "function"}
        self._compounds = {fold_words(f): fold_words(word) for (role, f), word in spelt.items() if role in _COMPOUND}
        well_known = [name for row in seeds.rows("people.tsv", PersonRow) for name in row.names_ar]
        self._people = {*map(self.key, (*well_known, *(name.folded for name in catalogue.people)))}
        self._names = self._people | {self.key(name.folded) for name in catalogue.names() if name.kind == "actor"}
        self._longest = max((name.count(" ") + 1 for name in self._names), default=0)

    def key(self, text: str) -> str:
        """The folded words of a text, compounds in one case: `أبي بكر` as `أبو بكر`."""
        return " ".join(self._compounds.get(word, word) for word in fold_words(text).split())

    def words(self, text: str) -> set[str]:
        """The folded words of a text that are in no known name of several words, compounds as one word too."""
        spelt = " ".join(word for word in text.split() if word not in self._functions)
        words = tuple(self._left_over(self.key(spelt).split()))
        return {*words, *self._compounded(words)}

    def distinctive(self, name: str, content: str) -> tuple[str, ...]:
        """The words of a person's name that tell him from others; none where he is known.

        A known person may be named by the end of his name, where `content`, the key of a text, has all of it.
        """
        key = self.key(name)
        left = tuple(self._left_over(key.split()))
        before = self._titles if key in self._origins else self._titles | self._origins  # one alone may be a family's
        untitled = dropwhile(before.__contains__, self._compounded(left))
        words = tuple(word for word in untitled if word not in self._particles)
        known = key in self._names or self._ends_known_name(" ".join(words), content)
        return () if known else words

    def _ends_known_name(self, end: str, content: str) -> bool:
        return any(name.endswith(f" {end}") and name in content for name in self._people)

    def _compounded(self, words: Sequence[str]) -> Iterator[str]:
        """The words, those that make one name together (`عبد الله`, `أبو محمد`) written as one."""
        at = 0
        while at < len(words):
            forms = written_forms(words[at]) if at + 1 < len(words) else ()
            first = next((self._compounds[form] for form in forms if form in self._compounds), None)
            yield words[at] if first is None else first + words[at + 1]
            at += 1 if first is None else 2

    def _left_over(self, words: list[str]) -> Iterator[str]:
        at = 0
        while at < len(words):
            size = self._known_at(words[at : at + self._longest])
            if not size:
                yield words[at]
            at += size or 1

    def _known_at(self, words: list[str]) -> int:
        """How many words from the first on are a known name of several words."""
        firsts = written_forms(words[0])
        return next(
            (n for n in range(len(words), 1, -1) if any(" ".join((f, *words[1:n])) in self._names for f in firsts)), 0
        )


class PrivateNames:
    """The private persons that an article names; `names` are those of persons, `content` is its text."""

    def __init__(self, names: Iterable[Name], known: KnownNames, content: str) -> None:
        self._known = known
        self._content = known.key(content)
        self._found = [(name, words) for name in names if (words := known.distinctive(name.text, self._content))]
        telling = {word for _, words in self._found for word in words}
        self._forms = telling | {bare for word in telling if len(bare := word.removeprefix(_ARTICLE)) >= _SHORTEST}

    def __bool__(self) -> bool:
        return bool(self._found)

    def inside(self, start: int, end: int) -> bool:
        """Whether a name was found on the code points `start` to `end` of the article."""
        return any(name.start < end and start < name.end for name, _ in self._found)

    def told_by(self, text: str) -> bool:
        """Whether a text has a word of a private person's name, in any spelling and with what is written onto it."""
        if not self._found:
            return False
        return any(not self._forms.isdisjoint(written_forms(word)) for word in self._known.words(text))

    def key(self, name: str) -> str:
        """What a name is told by, whatever its spelling and the titles before it."""
        return " ".join(self._known.distinctive(name, self._content)) or self._known.key(name)


def _offices(catalogue: Catalogue) -> Iterator[str]:
    """Nouns for offices and groups; offices only with the article, as some are given names without it."""
    for head in catalogue.heads:
        word = fold_words(head.head)
        yield _ARTICLE + word
        if head.head_class != "person_office":
            yield word


def _origins(catalogue: Catalogue) -> Iterator[str]:
    """Adjectives of origin, in the singular: `التركي`."""
    for demonym in catalogue.demonyms:
        yield from (fold_words(demonym.masculine), _ARTICLE + fold_words(demonym.masculine))


@lru_cache(maxsize=50_000)
def written_forms(word: str) -> frozenset[str]:
    """A folded word, and what is left of it without clitics, article, and the ending of the accusative."""
    forms = {word}
    for prefix in _CLITICS:
        if word.startswith(prefix) and len(word) - len(prefix) >= _SHORTEST:
            forms |= written_forms(word.removeprefix(prefix))
    if word.endswith(_ACCUSATIVE) and len(word) > _SHORTEST + 1:
        forms.add(word.removesuffix(_ACCUSATIVE))
    return frozenset(forms)
