"""When two names mean one actor or place.

Ids of actors must be equal; names agree where the words of one lie within the other's. Actors and places are told
apart, as many a name is one's and the other's: a capital's is its government's too.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from graph.catalogue import ActorRow, Catalogue, NameKind
from graph.folding import fold_words
from graph.seeds import Row, Seeds

_PREFIXES = ("وال", "فال", "بال", "كال", "لل", "ال", "و", "ف", "ب", "ل", "ك")
_PLURALS = ("ون", "ين", "ان", "ات")

Named = str | Mapping[str, Any]


class GenericWordRow(Row):
    """A word that does not tell one name from another."""

    word: str

    @property
    def key(self) -> object:
        return self.word


@dataclass(frozen=True, slots=True)
class Key:
    """What a name is compared by: the catalogue id of an actor, or the stems of its words and its letters without
    spaces; for a place the ids, too, of those that it may mean."""

    id: str | None
    stems: frozenset[str] = frozenset()
    letters: str = ""
    places: frozenset[str] = frozenset()

    def agrees(self, other: "Key") -> bool:
        """Whether both mean one actor or place."""
        if self.id is not None or other.id is not None:
            return self.id == other.id
        if self.places & other.places:
            return True
        if not self.stems or not other.stems:
            return False
        return self.stems <= other.stems or other.stems <= self.stems or self.letters == other.letters


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """A folded word without article, clitics and plural ending; crude, as names are short."""
    for prefix in _PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) >= 3:
            word = word[len(prefix) :]
            break
    return word[:-2] if len(word) >= 5 and word.endswith(_PLURALS) else word


def _own_names(row: ActorRow) -> Iterator[str]:
    """The names of an actor itself; people who act for it have names of their own."""
    return (name for name in row.names if name not in row.people_ar)


class Matcher:
    """Compares names of actors and places."""

    def __init__(self, catalogue: Catalogue, seeds: Seeds | None = None) -> None:
        rows = (seeds or Seeds()).rows("generic_words.tsv", GenericWordRow)
        self._catalogue = catalogue
        self._generic = frozenset(stem(fold_words(row.word)) for row in rows)
        actors = sorted(catalogue.actors.values(), key=lambda row: row.id in catalogue.own)  # whose names win
        self._ids = {fold_words(n): row.id for row in actors for n in (row.id, *_own_names(row))}
        self._places: dict[str, set[str]] = defaultdict(set)
        for place in catalogue.places.values():
            for name in place.names:
                self._places[fold_words(name)].add(place.id)

    def stands_in(self, name: str, text: str) -> bool:
        """Whether an actor or place is called in a text by the name given, or by one that the catalogue knows."""
        row = self._catalogue.actors.get(name)
        names = (name, *_own_names(row)) if row else (name,)
        return any(fold_words(one) in fold_words(text) for one in names)

    def key(self, named: Named, kind: NameKind = "actor") -> Key:
        """The key of a name, or of an object with any of `id`, `name`, `name_ar`, `text`."""
        fields = {"id": named, "text": named} if isinstance(named, str) else named
        return self._place(named, fields) if kind == "place" else self._actor(fields)

    def _place(self, named: Named, fields: Mapping[str, Any]) -> Key:
        text = fold_words(str(fields.get("text") or ""))
        ids = self._places.get(text, ()) if isinstance(named, str) else filter(None, [fields.get("id")])
        return Key(None, self._stems(text), text.replace(" ", ""), frozenset(ids))

    def _actor(self, fields: Mapping[str, Any]) -> Key:
        for field in ("id", "name", "name_ar", "text"):
            name = fold_words(str(fields.get(field) or ""))
            first, _, rest = name.partition(" ")
            for form in (name, f"{stem(first)} {rest}".strip()):
                if form in self._ids:
                    return Key(self._ids[form])
        text = fold_words(str(fields.get("text") or fields.get("id") or ""))
        return Key(None, self._stems(text), text.replace(" ", ""))

    def _stems(self, text: str) -> frozenset[str]:
        """The stems of folded words, generic ones only where there are no others."""
        stems = frozenset(map(stem, text.split()))
        return stems - self._generic or stems

    def same(self, a: Named, b: Named, kind: NameKind = "actor") -> bool:
        """Whether two names mean one actor or place."""
        return self.key(a, kind).agrees(self.key(b, kind))

    def written(self, name: str, text: str) -> bool:
        """Whether a name stands for what is written as `text`, whatever that means.

        It does where it is the same words, or begins with them and is no actor's of the catalogue: so an actor of the
        catalogue is known for whom an annotator named by the words of the article.
        """
        own, words, text = self.key(name), fold_words(name), fold_words(text)
        if words == text:
            return True
        same_head = stem(words.partition(" ")[0]) == stem(text.partition(" ")[0])
        return own.id is None and same_head and own.agrees(Key(None, self._stems(text)))

    def meet(self, golds: Iterable[str], found: Iterable[Named], kind: NameKind = "actor") -> bool:
        """Whether some name of one list is in the other."""
        keys = [self.key(f, kind) for f in found]
        return any(self.key(g, kind).agrees(key) for g in golds for key in keys)
