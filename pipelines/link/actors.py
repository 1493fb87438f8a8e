"""Actors that are not simply names of the catalogue.

Heads with demonyms, Stanza's names, unnamed sources. Groups with a head noun are in `groups`.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from arabic_name_romanizer import Transliterator
from arabic_name_romanizer.api import default_resources_dir
from arabic_name_romanizer.inference import OnnxModel

from graph.catalogue import ActorHeadRow, ActorRow, DemonymRow, UnnamedRow
from graph.folding import fold, fold_words, unmasked
from graph.records import ActorKind, ActorMention
from graph.seeds import Parts, Row, Seeds
from pipelines.article import FoundBy, Linked, Name, Sentence, Word
from pipelines.link.names import entry_of, word_keys
from pipelines.number_words import NumberRow
from pipelines.particles import is_relative

REACH = 3
"""How many words after its head a demonym may stand: `القوات البرية التركية`."""

_CONFIDENCE: dict[FoundBy, float] = {
    "catalogue": 0.95,
    "ambiguous": 0.7,
    "demonym": 0.8,
    "pattern": 0.7,
    "ner": 0.7,
    "description": 0.6,
    "informant": 0.7,
    "unnamed": 0.6,
}


def catalogue_mention(row: ActorRow, text: str, start: int, by: FoundBy) -> ActorMention:
    """A mention of an actor of the catalogue."""
    return ActorMention(
        id=row.id,
        name=row.name_en,
        name_ar=row.name_ar,
        kind=row.kind,
        cameo=row.cameo,
        text=text,
        start=start,
        end=start + len(text),
        confidence=_CONFIDENCE[by],
    )


@lru_cache(maxsize=10_000)
def romanised(name: str) -> str:
    """A Latin spelling of an Arabic name."""
    return str(_transliterator().transliterate(name)) if name.strip() else name


@cache
def _transliterator() -> Transliterator:
    """On one thread: for names, two take twice as long, and the other core may have a worker of its own."""
    return Transliterator(model=OnnxModel(default_resources_dir(), intra_op_threads=1))


def id_of_name(prefix: str, name: str) -> str:
    """The id of an actor or place that no table knows: the same for every spelling that folds alike."""
    return f"{prefix}-{hashlib.sha256(fold_words(name).encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"


def new_mention(text: str, start: int, kind: ActorKind, by: FoundBy, name: str = "") -> ActorMention:
    """A mention of an actor that the catalogue does not know; its English `name` is spelled out where none is given."""
    shown = unmasked(text)
    return ActorMention(
        id=id_of_name("x", text),
        name=name or romanised(shown),
        name_ar=shown,
        kind=kind,
        text=text,
        start=start,
        end=start + len(text),
        confidence=_CONFIDENCE[by],
    )


class Demonyms:
    """Adjectives of origin, in every gender and number, with and without article."""

    def __init__(self, rows: Iterable[DemonymRow], seeds: Seeds) -> None:
        numbers = seeds.rows("numbers.tsv", NumberRow)
        self._numbers = {fold(row.form) for row in numbers if row.kind in _BEFORE_SINGULARS}
        self._actors: dict[str, str] = {}
        self._singulars: set[str] = set()
        for row in rows:
            stem = fold(row.masculine)
            self._singulars |= {stem, stem + "ا"}
            for form in _inflected(row.masculine, row.plurals):
                self._actors.setdefault(form, row.actor)

    def actor(self, word: Word, previous: Word | None) -> str | None:
        """The id of the actor that the word is an adjective of."""
        return entry_of(self._actors, word, previous)

    def of_one_man(self, word: Word) -> bool:
        """Whether the word is such an adjective in the masculine singular, with its article."""
        return word.folded.startswith("ال") and word.folded[2:] in self._singulars and not word.folded.endswith("ا")

    def counted(self, words: Sequence[Word], index: int) -> bool:
        """Whether a word is no adjective but people of that origin, behind a number: `24 عراقيا`, `ألف سوري`."""
        return index > 0 and words[index].folded in self._singulars and self._counts(words[index - 1])

    def _counts(self, word: Word) -> bool:
        """Whether a number has what it counts behind it in the singular; one that may be a year does not."""
        if word.text.isdecimal():
            return int(word.text) > 10 and not 1900 <= int(word.text) < 2100
        return word.folded in self._numbers


_BEFORE_SINGULARS = frozenset(("ten", "tens", "hundred", "hundreds", "scale", "scale_dual"))
"""Kinds of number words that have what they count behind them in the singular."""

_ENDINGS = ("", "ه", "ا", "ين", "ون", "ات", "تين")
_NOUN_ENDINGS = ("ان", "تان", "و", "ي")
"""Of nouns alone: the dual, and the construct of the plural (`سائقو الشاحنات`)."""


def _inflected(masculine: str, plurals: Iterable[str]) -> Iterator[str]:
    """The folded forms of a noun or adjective, in every gender and number, with and without article."""
    stem = fold(masculine)
    for form in (*(stem + ending for ending in _ENDINGS), *map(fold, plurals)):
        yield form
        yield "ال" + form


class Heads:
    """Nouns that make an actor together with what follows them."""

    def __init__(self, rows: Iterable[ActorHeadRow]) -> None:
        self._classes: dict[str, str] = {}
        for row in rows:
            for form in map(fold, (row.head, *row.forms)):
                self._classes.setdefault(form, row.head_class)
                self._classes.setdefault("ال" + form, row.head_class)

    def begins(self, folded: str) -> bool:
        """Whether a name begins with a head noun."""
        return folded.split(" ")[0] in self._classes

    def of(self, word: Word, previous: Word | None) -> str | None:
        """The class of a head noun, or of one in two words that ends here (`غرفة عمليات`); None for another word."""
        keys = word_keys(word, previous)
        if previous is not None:
            keys = [f"{previous.folded} {word.folded}", *keys]
        return next((self._classes[key] for key in keys if key in self._classes), None)


def stanza_names(sentence: Sentence, taken: set[int]) -> Iterator[Linked[ActorMention]]:
    """People and organisations that Stanza found and the catalogue does not know."""
    kinds: dict[str, ActorKind] = {"PER": "person", "ORG": "organisation"}
    for name in sentence.names:
        kind = kinds.get(name.label)
        span = words_of(sentence, name)
        if kind is None or span is None or taken.intersection(range(span[0], span[1] + 1)):
            continue
        yield Linked(new_mention(name.text, name.start, kind, "ner"), *span, "ner")


class InformantRow(Row):
    """A noun for somebody who is not named, in English, what kind of actor that is, and its other forms."""

    head: str
    name_en: str
    kind: ActorKind
    forms: Parts = ()

    @property
    def key(self) -> object:
        return self.head


class Informants:
    """Unnamed sources: `مصدر أمني`, `ناشطون`."""

    def __init__(self, seeds: Seeds) -> None:
        rows = seeds.rows("informants.tsv", InformantRow)
        self._rows = {fold(form): row for row in rows for form in (row.head, *row.forms)}

    def find(self, sentence: Sentence, taken: set[int]) -> Iterator[Linked[ActorMention]]:
        """Each noun with the adjective behind it, where words are free."""
        words = sentence.words
        for index, word in enumerate(words):
            row = entry_of(self._rows, word, words[index - 1] if index else None)
            if index in taken or row is None:
                continue
            last = index + 1 if index + 1 not in taken and _is_adjective_of(words, index) else index
            text = sentence_text(sentence, index, last)
            mention = new_mention(text, word.start, row.kind, "informant", row.name_en)
            yield Linked(mention, index, last, "informant")


def _is_adjective_of(words: Sequence[Word], index: int) -> bool:
    """Whether the word behind a noun may be its adjective: it has an article where the noun has one, and is longer than
    a preposition."""
    if index + 1 == len(words):
        return False
    noun, folded = words[index].folded, words[index + 1].folded
    if is_relative(folded):
        return False
    return len(folded) > 4 and folded.startswith("ال") if noun.startswith("ال") else len(folded) > 3


class Unnamed:
    """People without a name: `محامون`, `الأطباء`, `انتحاري`."""

    def __init__(self, rows: Iterable[UnnamedRow], actors: Mapping[str, ActorRow]) -> None:
        self._actors: dict[str, ActorRow] = {}
        for row in rows:
            forms = [*_inflected(row.word, row.forms), *(fold(row.word) + ending for ending in _NOUN_ENDINGS)]
            for form in forms:
                self._actors.setdefault(form, actors[row.actor])

    def find(self, sentence: Sentence, taken: set[int]) -> Iterator[Linked[ActorMention]]:
        """Each noun, where words are free."""
        words = sentence.words
        for index, word in enumerate(words):
            actor = entry_of(self._actors, word, words[index - 1] if index else None)
            if index not in taken and actor is not None:
                yield Linked(catalogue_mention(actor, word.text, word.start, "unnamed"), index, index, "unnamed")


def without_appositions(sentence: Sentence, actors: list[Linked[ActorMention]]) -> list[Linked[ActorMention]]:
    """The actors in order, a name that repeats the one before it taken into that: `وحدات حماية الشعب (YPG)`.

    An office-holder behind the office (`الرئيس التركي رجب طيب أردوغان`) is not a repetition: he holds it.
    """
    kept: list[Linked[ActorMention]] = []
    for actor in sorted(actors, key=lambda linked: linked.first):
        before = kept[-1] if kept else None
        if (
            before is not None
            and actor.person is None
            and before.mention.id == actor.mention.id
            and _only_marks(sentence, before.last + 1, actor.first)
        ):
            kept[-1] = replace(before, last=actor.last)
        else:
            kept.append(actor)
    return kept


def _only_marks(sentence: Sentence, start: int, end: int) -> bool:
    return not any(word.folded.isalnum() for word in sentence.words[start:end])


def words_of(sentence: Sentence, name: Name) -> tuple[int, int] | None:
    """The first and last word that a name stands on."""
    on = [i for i, word in enumerate(sentence.words) if word.start < name.end and name.start < word.end]
    return (on[0], on[-1]) if on else None


def sentence_text(sentence: Sentence, first: int, last: int) -> str:
    """The text of the words `first` to `last`, as it stands in the sentence."""
    return sentence.text[sentence.words[first].start - sentence.start : sentence.words[last].end - sentence.start]
