"""Which names of an article are one person's: he is named in full once, and by his last name or in another spelling
elsewhere (`حيدر العبيدي`, `العبيدي`; `عبد الله`, `عبدالله`)."""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from graph.folding import fold_words
from graph.records import ActorMention
from graph.seeds import Seeds
from pipelines.article import Linked, Sentence
from pipelines.link.actors import id_of_name
from pipelines.link.person_names import NameWordRow, PersonRow

CONFIDENCE = 0.6
"""That a name is short for a longer one of the article."""

_SHORTEST = 3
"""Letters of the shortest last name, and of what is looked for behind `عبد` or `أبو` in one word with it."""
_ARTICLE = "ال"

Key = tuple[str, ...]
"""The names that tell a person apart, without titles; those of several words (`عبد الله`, `أبو مازن`) are one."""


class SamePersons:
    """Gives the mentions of one person one id and one name: the usual one, or the fullest that the article has.

    A wrong one would say of somebody what another did, so that names which may be several persons' are left alone.
    """

    def __init__(self, seeds: Seeds, people: Iterable[str]) -> None:
        """`people` are the folded names of persons by whom actors of the catalogue are meant."""
        words: defaultdict[str, dict[str, str]] = defaultdict(dict)
        for row in seeds.rows("name_words.tsv", NameWordRow):
            words[row.role] |= {fold_words(form): fold_words(row.word) for form in row.spellings}
        self._titles, self._kin = words["title"], words["kin"] | words["particle"]
        self._compounds, self._kunyas = words["compound"], words["kunya"]
        self._joining = self._compounds | self._kunyas | {form: form for form in words["particle"]}
        self._no_last_names = self._titles.keys() | self._compounds.keys() | words["particle"].keys()
        known = seeds.rows("people.tsv", PersonRow)
        self._known = {self._key(name): row for row in reversed(known) for name in row.names_ar}
        self._famous = self._known.keys() | set(map(self._key, people))
        self._shared = {k for k in self._known if any(_ends(o, k) and not self._same_row(k, o) for o in self._known)}
        self._given = words["given"].keys() | set(_given_names(self._famous))

    def __call__(self, sentences: Sequence[Sentence]) -> list[Sentence]:
        """The sentences of an article with such mentions as one person's."""
        mentions = list(_persons(sentences))
        often = Counter(mention.name_ar for mention in mentions)
        named: dict[Key, ActorMention] = {}
        for mention in sorted(mentions, key=lambda m: (_is_unknown(m), -often[m.name_ar], len(m.name_ar), m.name_ar)):
            named.setdefault(self._key(mention.name_ar), mention)
        persons = {key: self._person(longest, named[longest]) for key, longest in self._longest(named)}
        return [replace(s, actors=tuple(self._resolved(s, linked, persons) for linked in s.actors)) for s in sentences]

    def _resolved(
        self, sentence: Sentence, linked: Linked[ActorMention], persons: Mapping[Key, ActorMention]
    ) -> Linked[ActorMention]:
        # A particle too: `آل العبيدي` is a house.
        family = linked.first > 0 and sentence.words[linked.first - 1].folded in self._kin  # `عائلة العبيدي`
        person = self._named(linked.person, persons, family) if linked.person else None
        own = self._named(linked.mention, persons, family) if _is_new(linked) else linked.mention
        return replace(linked, mention=own, person=person)

    def _named(self, mention: ActorMention, persons: Mapping[Key, ActorMention], family: bool) -> ActorMention:
        key = self._key(mention.name_ar)
        if family and len(key) == 1:
            return mention
        person = persons[key]
        full = self._key(person.name_ar)
        sure = key == full or self._same_row(key, full)
        confidence = mention.confidence if sure else min(mention.confidence, CONFIDENCE)
        shared = {field: getattr(person, field) for field in ("id", "name", "name_ar", "cameo")}
        return mention.model_copy(update={**shared, "confidence": confidence})

    def _person(self, key: Key, mention: ActorMention) -> ActorMention:
        """Who bears a name that is short for none: one of the catalogue, or with an id that all spellings share."""
        if not _is_unknown(mention):
            return mention
        names = {}
        if (row := self._known.get(key)) is not None:
            key = self._key(row.names_ar[0])
            while self._known[key] != row:  # a table of the user's own comes first, and may have a fuller name
                row = self._known[key]
                key = self._key(row.names_ar[0])
            names = {"name": row.name_en, "name_ar": row.names_ar[0]}
        return mention.model_copy(update={"id": id_of_name("x", " ".join(key)), **names})

    def _longest(self, keys: Iterable[Key]) -> Iterator[tuple[Key, Key]]:
        """Each name with the longest one that ends in it, where these are one person's."""
        given = set(_given_names(keys))
        found: dict[Key, Key] = {}
        for key in sorted(keys, key=len, reverse=True):
            longer = {longest for other, longest in found.items() if self._may_end(other, key)}
            longest = longer.pop() if len(longer) == 1 else key
            found[key] = longest if self._is_short(key, longest, given) else key
            yield key, found[key]

    def _may_end(self, other: Key, key: Key) -> bool:
        """Whether a name ends in another one: a title or a word for a family before it makes it no fuller."""
        return _ends(other, key) and other[0] not in self._titles and other[0] not in self._kin

    def _is_short(self, key: Key, longest: Key, given: Container[str]) -> bool:
        """Whether a name may stand for a longer one that ends in it; `given` are the first names in the article."""
        if key in self._famous:  # means a relative as little as somebody else of that name
            return longest in self._famous and (key not in self._known or key in self._shared)
        if len(key) != 1:
            return False  # two names may be his father's
        first, last = key[0].split()[0], key[0].split()[-1]
        if first in self._compounds and first != last:  # a given name, as `عبد الرحمن`
            return key[0] not in given and longest in self._famous
        if len(last) < _SHORTEST or first in self._no_last_names:
            return False
        return last not in given and (last not in self._given or longest in self._famous)

    def _same_row(self, key: Key, other: Key) -> bool:
        """Whether two names are one well-known person's."""
        return key in self._known and self._known[key] == self._known.get(other)

    def _key(self, name: str) -> Key:
        key: Key = ()
        for word in reversed(fold_words(name).split()):
            joining = self._joining.get(word) if key else None
            key = (f"{joining} {key[0]}", *key[1:]) if joining else (self._apart(word), *key)
        while len(key) > 2 and key[0] in self._titles:
            key = key[1:]
        return key

    def _apart(self, word: str) -> str:
        """A word with what is written onto it as a word of its own: `عبدالله`, `أبومازن`."""
        for firsts, rest in ((self._compounds, _ARTICLE), (self._kunyas, "")):
            for first in dict.fromkeys(firsts.values()):  # `أبو` alone: `أبازيد` is a family's name
                if word.startswith(first + rest) and len(word) - len(first) >= _SHORTEST:
                    return f"{first} {word[len(first) :]}"
        return word


def _ends(other: Key, key: Key) -> bool:
    return len(other) > len(key) and other[-len(key) :] == key


def _is_unknown(mention: ActorMention) -> bool:
    """Whether no table of actors has the person."""
    return mention.id == id_of_name("x", mention.name_ar)


def _given_names(keys: Iterable[Key]) -> Iterator[str]:
    """The first ones of several names: `محمد` may be anybody."""
    return (key[0] for key in keys if len(key) > 1)


def _is_new(linked: Linked[ActorMention]) -> bool:
    return linked.by == "ner" and linked.mention.kind == "person"


def _persons(sentences: Sequence[Sentence]) -> Iterator[ActorMention]:
    """The persons of an article in order, those in whose name an actor is meant too."""
    for linked in chain.from_iterable(sentence.actors for sentence in sentences):
        if linked.person:
            yield linked.person
        if linked.mention.kind == "person" and linked.by in ("ner", "catalogue", "ambiguous"):
            yield linked.mention
