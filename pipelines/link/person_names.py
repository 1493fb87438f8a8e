"""Words in and beside the names of persons: an adjective of origin in one names no side (`أبو حفص الأردني`), and a
letter that was taken for a particle of verbs is the first one of a name (`سيسيل`)."""

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
    it is spelt so, though it folds to one. A `verbal` particle is joined to verbs alone. Behind a `kin` word stands a
    family's name. A `given` name is many people's.
    """

    word: str
    role: Literal["title", "particle", "compound", "kunya", "function", "verbal", "kin", "given"]
    forms: Parts = ()

    @property
    def key(self) -> object:
        return self.word

    @property
    def spellings(self) -> tuple[str, ...]:
        """The word and its forms."""
        return (self.word, *self.forms)


class PersonRow(Row):
    """A well-known person: the usual English name, and the Arabic ones, the fullest first.

    A last name is among them where it means nobody else (`كيري`), and in a row of its own where it may (`العبادي`).
    """

    name_en: str
    names_ar: Parts

    @property
    def key(self) -> object:
        return self.name_en


class PersonNames:
    """Tells where the name of a person begins and ends, and which adjectives of origin belong to it."""

    def __init__(self, seeds: Seeds, demonyms: Demonyms) -> None:
        rows = seeds.rows("name_words.tsv", NameWordRow)
        self._kunyas = {fold(form) for row in rows if row.role == "kunya" for form in row.spellings}
        self._verbal = {fold(form) for row in rows if row.role == "verbal" for form in row.spellings}
        self._demonyms = demonyms

    def completed(self, sentence: Sentence) -> Sentence:
        """The sentence with the words that belong to its persons' names in these."""
        return replace(sentence, names=tuple(self._completed(sentence, name) for name in sentence.names))

    def _completed(self, sentence: Sentence, name: Name) -> Name:
        on = words_of(sentence, name) if name.label == "PER" else None
        if on is None:
            return name
        first, last = on[0] - self._lacks_a_letter(sentence, on[0]), on[1] + self._goes_on(sentence, *on)
        if (first, last) == on:
            return name
        start, end = sentence.words[first].start, sentence.words[last].end
        return replace(name, text=sentence_text(sentence, first, last), start=start, end=end)

    def _lacks_a_letter(self, sentence: Sentence, first: int) -> bool:
        """Whether what stands joined before a name cannot be a word of its own: `س` is one before verbs only."""
        return first > 0 and sentence.words[first].joined and sentence.words[first - 1].folded in self._verbal

    def _goes_on(self, sentence: Sentence, first: int, last: int) -> bool:
        """Whether a name ends in what a man is called by his child (`أبو حفص`), and an adjective of his follows."""
        if last + 1 >= len(sentence.words):
            return False
        behind = sentence.words[last + 1]
        kunya = any(sentence.words[i].folded in self._kunyas for i in range(max(first, last - _LONGEST_KUNYA), last))
        named = any(other.start < behind.end and behind.start < other.end for other in sentence.names)
        return kunya and not named and self._demonyms.of_one_man(behind)

    def words(self, sentence: Sentence) -> set[int]:
        """The indices of the words of persons' names of several words: adjectives of origin among them are no sides."""
        return set(self._words(sentence))

    def _words(self, sentence: Sentence) -> Iterator[int]:
        for name in sentence.names:
            on = words_of(sentence, name) if name.label == "PER" else None
            if on is not None and on[0] < on[1]:
                yield from range(on[0], on[1] + 1)
