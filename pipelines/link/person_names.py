"""Words in and beside the names of persons: an adjective of origin in one names no side (`أبو حفص الأردني`)."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from graph.folding import fold
from graph.seeds import Parts, Row, Seeds
from pipelines.article import Name, Sentence
from pipelines.link.actors import Demonyms, sentence_text, words_of

_LONGEST_KUNYA = 2
"""Words of the child's name in the longest one: `أبو عبد الله`."""


class NameWordRow(Row):
    """A word in or beside names.

    A `title` may stand before a name, and a `particle` in it; neither tells anybody apart. A `compound` makes one name
    together with the word behind it; a `kunya` does, and calls a man by his child. A `function` word is no name where
    it is spelt so, though it folds to one.
    """

    word: str
    role: Literal["title", "particle", "compound", "kunya", "function"]
    forms: Parts = ()

    @property
    def key(self) -> object:
        return self.word

    @property
    def spellings(self) -> tuple[str, ...]:
        """The word and its forms."""
        return (self.word, *self.forms)


class PersonNames:
    """Tells which adjectives of origin belong to the name of a person before them."""

    def __init__(self, seeds: Seeds, demonyms: Demonyms) -> None:
        rows = seeds.rows("name_words.tsv", NameWordRow)
        self._kunyas = {fold(form) for row in rows if row.role == "kunya" for form in row.spellings}
        self._demonyms = demonyms

    def completed(self, sentence: Sentence) -> Sentence:
        """The sentence with the adjectives that belong to its persons' names in these."""
        return replace(sentence, names=tuple(self._completed(sentence, name) for name in sentence.names))

    def _completed(self, sentence: Sentence, name: Name) -> Name:
        """A name that ends in what a man is called by his child (`أبو حفص`), with the adjective that follows."""
        on = words_of(sentence, name) if name.label == "PER" else None
        if on is None or on[1] + 1 >= len(sentence.words):
            return name
        first, last = on
        behind = sentence.words[last + 1]
        kunya = any(sentence.words[i].folded in self._kunyas for i in range(max(first, last - _LONGEST_KUNYA), last))
        named = any(other.start < behind.end and behind.start < other.end for other in sentence.names)
        if not kunya or named or not self._demonyms.of_one_man(behind):
            return name
        return replace(name, text=sentence_text(sentence, first, last + 1), end=behind.end)

    def words(self, sentence: Sentence) -> set[int]:
        """The indices of the words of persons' names of several words: adjectives of origin among them are no sides."""
        return set(self._words(sentence))

    def _words(self, sentence: Sentence) -> Iterator[int]:
        for name in sentence.names:
            on = words_of(sentence, name) if name.label == "PER" else None
            if on is not None and on[0] < on[1]:
                yield from range(on[0], on[1] + 1)
