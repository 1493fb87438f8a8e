"""What stands beside a name and says that it is a place, or that it is none."""

from collections.abc import Container
from dataclasses import replace
from typing import Literal

from graph.folding import fold
from graph.records import PlacePrecision
from graph.seeds import Parts, Row, Seeds
from pipelines.article import Name, Sentence, Word
from pipelines.link.actors import Demonyms, Heads
from pipelines.link.names import Found, word_keys
from pipelines.link.places import PlaceHeads

Lies = Literal["in", "beside"]
"""How one place lies to another."""

_AND, _BY = "و", "ب"
_IN = (fold("في"), _BY)
_CLITICS = 2
"""Letters that may stand before a name in one word with it."""
_QUOTES = "\"“”«»'"
_COMMAS = "،,-–"
_AROUND = f" {_QUOTES}#_"
_MARKS = f"{_AROUND}{_COMMAS}|/:"


class ContextRow(Row):
    """A word before a name by which a town is meant, such as `قرب`."""

    word: str
    forms: Parts = ()

    @property
    def key(self) -> object:
        return self.word


class Neighbours:
    """What the words next to a name say of it. `heads` introduce actors, news outlets among them.

    `directions` are folded words such as "north".
    """

    def __init__(
        self, seeds: Seeds, place_heads: PlaceHeads, heads: Heads, demonyms: Demonyms, directions: Container[str]
    ) -> None:
        rows = seeds.rows("place_contexts.tsv", ContextRow)
        self._contexts = {fold(form) for row in rows for form in (row.word, *row.forms)}
        self._directions = directions
        self._place_heads = place_heads
        self._heads = heads
        self._demonyms = demonyms

    def head(self, sentence: Sentence, name: Found) -> PlacePrecision | None:
        """How exact the noun before a name says that its place is; None where no such noun stands there."""
        before, _ = word_before(sentence, name.first)
        return None if before is None else self._place_heads.of(*_with_previous(sentence, before))

    def in_longer(self, sentence: Sentence, name: Found) -> bool:
        """Whether the network finds a longer name that this one is part of; the noun before it may belong to that."""
        spans = [span for span in sentence.names if span.start <= name.start < span.end]
        return any(self._goes_before(sentence, span, name) or _goes_behind(sentence, span, name) for span in spans)

    def _goes_before(self, sentence: Sentence, span: Name, name: Found) -> bool:
        before = text_between(sentence, span.start, name.start).split()
        if not before or (len(before) == 1 and self.head(sentence, name) is not None):
            return False
        is_clitic = len(before[-1]) <= _CLITICS and (len(before) == 1 or before[-1].endswith(_AND))
        return not is_clitic

    def is_noun(self, sentence: Sentence, name: Found) -> bool:
        """Whether the name is itself a noun for places, as `المدينة` may be."""
        word = sentence.words[name.last]
        bare = replace(word, folded=word.folded.removeprefix("ال"), joined=False)
        return name.first == name.last and self._place_heads.of(bare, None) is not None

    def is_local(self, sentence: Sentence, name: Found) -> bool:
        """Whether a word such as "near" stands before a name."""
        before, _ = word_before(sentence, name.first)
        return before is not None and any(k in self._contexts for k in word_keys(*_with_previous(sentence, before)))

    def lies(self, sentence: Sentence, name: Found, other: Found) -> Lies | None:
        """How a name is said to lie to the one behind it: in it (`بريف`, `في محافظة`) or beside it (`جنوب`)."""
        if other.first < name.last:
            return None
        words = [word for word in sentence.words[name.last + 1 : other.first] if word.folded not in _QUOTES]
        told = [self._tells(word) for word in words]
        if clitics := text_between(sentence, sentence.words[other.first].start, other.start):
            told.append("in" if clitics in _IN else None)
        if not told or None in told:
            return None
        return "beside" if "beside" in told else "in"

    def _tells(self, word: Word) -> Lies | None:
        """What a word between two names says of how the first lies to the second."""
        if word.folded.removeprefix(_BY) in self._directions:
            return "beside"
        is_head = not word.folded.startswith(_AND) and self._place_heads.of(word, None) is not None
        return "in" if is_head or word.folded in _IN else None

    def outlet(self, sentence: Sentence, name: Found) -> tuple[bool, bool]:
        """Whether a word for a news outlet stands before a name, and whether a quotation mark parts them."""
        before, quoted = word_before(sentence, name.first)
        return before is not None and self._heads.of(*_with_previous(sentence, before)) == "media", quoted

    def origin(self, sentence: Sentence, name: Found) -> str | None:
        """The actor of whose country the adjective behind a name says that it is: `طرابلس الليبية`."""
        following = name.last + 1
        return self._demonyms.actor(sentence.words[following], None) if following < len(sentence.words) else None


def _with_previous(sentence: Sentence, index: int) -> tuple[Word, Word | None]:
    return sentence.words[index], sentence.words[index - 1] if index else None


def _goes_behind(sentence: Sentence, span: Name, name: Found) -> bool:
    behind = text_between(sentence, name.end, max(span.end, name.end)).strip()
    return bool(behind) and not behind.startswith(_AND)


def text_between(sentence: Sentence, start: int, end: int) -> str:
    """The text from `start` to `end`, offsets into the article."""
    return sentence.text[start - sentence.start : end - sentence.start]


def word_before(sentence: Sentence, index: int) -> tuple[int | None, bool]:
    """The word before that of an index, marks aside, and whether a quotation mark parts them."""
    quoted = False
    while index > 0:
        index -= 1
        word = sentence.words[index].folded
        if word not in _MARKS:
            return index, quoted
        quoted = quoted or word in _QUOTES
    return None, quoted


def part_of_person(sentence: Sentence, name: Found) -> bool:
    """Whether the name is part of a longer one that the network takes for a person's."""
    spans = (tagged for tagged in sentence.names if tagged.label == "PER")
    return any(s.start <= name.start and name.end <= s.end and s.end - s.start > name.end - name.start for s in spans)


def ends_name(sentence: Sentence, name: Found) -> bool:
    """Whether the name is the end of one that the network takes for a person's: `أوباما` in `ميشيل أوباما`."""
    return any(s.label == "PER" and s.start < name.start < s.end for s in sentence.names)


def tagged_place(sentence: Sentence, name: Found) -> bool:
    """Whether the network takes these words, with none behind them, for a place."""
    spans = (tagged for tagged in sentence.names if tagged.label == "LOC")
    return any(span.start <= name.start and span.end == name.end for span in spans)


def goes_on(sentence: Sentence, previous: Found, name: Found) -> bool:
    """Whether a name goes on a list with the one before: only an "and" or a comma parts them."""
    between = text_between(sentence, previous.end, name.start).strip(_AROUND)
    return between in (*_COMMAS, _AND, *(f"{comma} {_AND}" for comma in _COMMAS))


def follows(sentence: Sentence, previous: Found, name: Found) -> bool:
    """Whether a name stands right behind another: nothing but marks parts them."""
    return previous.end <= name.start and not text_between(sentence, previous.end, name.start).strip(_MARKS)


def distance(one: Found, other: Found) -> int:
    """How many words stand between two names."""
    return max(one.first - other.last, other.first - one.last) - 1
