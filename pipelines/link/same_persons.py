"""Which names of an article are one person's: he is named in full once, and by his last name or in another spelling
elsewhere (`حيدر العبادي`, `العبادي`; `عبد الله`, `عبدالله`)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, dropwhile

from graph.folding import fold_words
from graph.records import ActorMention
from graph.seeds import Seeds
from pipelines.article import Linked, Sentence
from pipelines.link.actors import id_of_name
from pipelines.link.person_names import NameWordRow

CONFIDENCE = 0.6
"""That a name is short for a longer one of the article."""

Key = tuple[str, ...]
"""The words that tell a person apart: without titles, and those that make one name together as one."""


class SamePersons:
    """Gives the mentions of one person one id: that of the fullest name that the article has for him."""

    def __init__(self, seeds: Seeds, known: Iterable[str]) -> None:
        """`known` are the folded names of well-known persons."""
        rows = seeds.rows("name_words.tsv", NameWordRow)
        self._titles, self._kin = (
            {fold_words(form) for row in rows if row.role == role for form in row.spellings}
            for role in ("title", "kin")
        )
        self._joining = {
            fold_words(form): fold_words(form if row.role == "particle" else row.word)
            for row in rows
            if row.role in ("compound", "kunya", "particle")
            for form in row.spellings
        }
        self._known = set(map(self._key, known))
        self._given = set(_given_names(self._known))

    def __call__(self, sentences: Sequence[Sentence]) -> list[Sentence]:
        """The sentences of an article with such mentions as one person's."""
        named = {self._key(mention.name_ar): mention for mention in reversed(list(_persons(sentences)))}
        full = {key: self._as_one(longest, named[longest]) for key, longest in self._longest(list(named))}
        return [replace(s, actors=tuple(self._resolved(s, linked, full) for linked in s.actors)) for s in sentences]

    def _as_one(self, key: Key, mention: ActorMention) -> ActorMention:
        """A mention with the id that all spellings of its name share."""
        return mention.model_copy(update={"id": id_of_name("x", " ".join(key))})

    def _resolved(
        self, sentence: Sentence, linked: Linked[ActorMention], full: Mapping[Key, ActorMention]
    ) -> Linked[ActorMention]:
        if linked.first and sentence.words[linked.first - 1].folded in self._kin:
            return linked  # `عائلة العبادي`
        person = self._fullest(linked.person, full) if linked.person else None
        own = self._fullest(linked.mention, full) if _is_person(linked) else linked.mention
        return replace(linked, mention=own, person=person)

    def _fullest(self, mention: ActorMention, full: Mapping[Key, ActorMention]) -> ActorMention:
        key = self._key(mention.name_ar)
        same = full.get(key)
        if same is None or same.id == mention.id:
            return mention
        sure = mention.confidence if key == self._key(same.name_ar) else min(mention.confidence, CONFIDENCE)
        update = {"id": same.id, "name": same.name, "name_ar": same.name_ar, "confidence": sure}
        return mention.model_copy(update=update)

    def _longest(self, keys: Sequence[Key]) -> Iterator[tuple[Key, Key]]:
        """Each name with the longest one that ends in it, where that cannot be several persons' or his father's."""
        given = self._given.union(_given_names(keys))
        for key in keys:
            longer = [other for other in keys if _ends(other, key)]
            longest = max(longer, key=len)
            last = len(key) == 1 and key[0] not in given
            if key == longest or ((last or longest in self._known) and all(_ends(longest, other) for other in longer)):
                yield key, longest

    def _key(self, name: str) -> Key:
        words = fold_words(name).split()
        return tuple(self._joined(list(dropwhile(self._titles.__contains__, words)) or words))

    def _joined(self, words: Sequence[str]) -> Iterator[str]:
        """The words, those that make one name together as one, in one case: `أبي بكر` as `أبوبكر`."""
        at = 0
        while at < len(words):
            first = self._joining.get(words[at]) if at + 1 < len(words) else None
            yield first + words[at + 1] if first else words[at]
            at += 2 if first else 1


def _given_names(keys: Iterable[Key]) -> Iterator[str]:
    """The first words of names of several: `محمد` may be anybody."""
    return (key[0] for key in keys if len(key) > 1)


def _ends(longer: Key, key: Key) -> bool:
    return longer[-len(key) :] == key


def _is_person(linked: Linked[ActorMention]) -> bool:
    return linked.by == "ner" and linked.mention.kind == "person"


def _persons(sentences: Sequence[Sentence]) -> Iterator[ActorMention]:
    """The persons of an article in order, those in whose name an actor is meant too."""
    for linked in chain.from_iterable(sentence.actors for sentence in sentences):
        if linked.person:
            yield linked.person
        if _is_person(linked):
            yield linked.mention
