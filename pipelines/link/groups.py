"""Groups, outlets and organisations that no table knows, by the noun that their names begin with."""

from collections.abc import Iterator, Sequence

from graph.records import ActorKind, ActorMention, PlaceMention
from pipelines.article import Linked, Sentence, Word
from pipelines.link.actors import Heads, new_mention, sentence_text, words_of

_OPENING, _CLOSING = "\"«“”„'‘’", "\"»”“'’‘"
_MARKS = _OPENING + _CLOSING
_HEAD_KINDS: dict[str, ActorKind] = {"group_name": "armed_group", "media": "media", "organisation": "organisation"}

_LONGEST_NAME, _LONGEST_WITH_HEAD = 5, 4
"""Words of a quotation that is a name: behind its head noun, and, as such a one may be a statement too, with it."""

_LONGEST_ROW = 3
"""Definite nouns behind a head that are its name."""


def named_groups(sentence: Sentence, heads: Heads, taken: set[int]) -> Iterator[Linked[ActorMention]]:
    """Groups, outlets and organisations that a head noun introduces: `فرقة الحمزة`, `فصيل "سليمان شاه"`.

    The name is in quotation marks, or one that Stanza found, or definite nouns; that of an armed group may also stand
    in quotation marks with its head.
    """
    words = sentence.words
    named = {span[0]: span[1] for span in (words_of(sentence, name) for name in sentence.names) if span}
    for index, word in enumerate(words[:-1]):
        if index in taken or index + 1 in taken:
            continue
        kind = _HEAD_KINDS.get(heads.of(word, words[index - 1] if index else None) or "")
        if kind is None:
            continue
        span = _name_after(words, index, named)
        if span is None and kind == "armed_group":
            span = _quoted_with_head(words, index, taken)
        span = span or _definite_nouns(words, index, taken)
        if span is not None and taken.isdisjoint(range(span[0], span[1] + 1)):
            first, last = span
            text = sentence_text(sentence, first, last)
            yield Linked(new_mention(text, words[first].start, kind, "pattern"), first, last, "pattern")


def groups_of_people(
    sentence: Sentence, heads: Heads, actors: Sequence[Linked[ActorMention]], places: Sequence[Linked[PlaceMention]]
) -> Iterator[Linked[ActorMention]]:
    """Armed groups called after people, whom the catalogue knows alone: `لواء شهداء الحرية`, `كتيبة شهداء دوما`."""
    words = sentence.words
    ends = {place.first: place.last for place in places}
    spans = ((actor.first, actor.last) for actor in actors)
    taken = {index for first, last in (*ends.items(), *spans) for index in range(first, last + 1)}
    people = [a for a in actors if a.by == "ambiguous" and a.mention.kind == "population" and a.first == a.last]
    for one in people:
        head = one.first - 1
        if head < 0 or head in taken or _HEAD_KINDS.get(heads.of(words[head], None) or "") != "armed_group":
            continue
        _, last = _definite_nouns(words, one.first, taken) or (head, ends.get(one.first + 1))
        if last is not None and not _definite(words[head]):
            text = sentence_text(sentence, head, last)
            yield Linked(new_mention(text, words[head].start, "armed_group", "pattern"), head, last, "pattern")


def _name_after(words: tuple[Word, ...], head: int, named: dict[int, int]) -> tuple[int, int] | None:
    following = head + 1
    if _opens(words, following):
        return _quoted(words, following + 1, _LONGEST_NAME)
    if named.get(head, head) > head:
        return head, named[head]
    return (head, named[following]) if following in named and not words[following].joined else None


def _quoted_with_head(words: tuple[Word, ...], head: int, taken: set[int]) -> tuple[int, int] | None:
    span = _quoted(words, head, _LONGEST_WITH_HEAD) if head and _opens(words, head - 1) else None
    if span is None or span[1] == head:
        return None
    inside = range(head, span[1] + 1)
    return span if taken.isdisjoint(inside) and all(words[i].folded.isalnum() for i in inside) else None


def _opens(words: tuple[Word, ...], at: int) -> bool:
    """Whether a word is an opening quotation mark; one that may close too opens where none before it is open."""
    mark = words[at].text
    return mark in _OPENING and (mark not in _CLOSING or sum(word.text in _MARKS for word in words[:at]) % 2 == 0)


def _quoted(words: tuple[Word, ...], first: int, most: int) -> tuple[int, int] | None:
    """The words from `first` to the next quotation mark; None if there are none, or more than `most`, or it opens."""
    end = next((i for i in range(first, min(first + most + 1, len(words))) if words[i].text in _MARKS), first)
    return (first, end - 1) if end > first and words[end].text in _CLOSING else None


def _definite_nouns(words: tuple[Word, ...], head: int, taken: set[int]) -> tuple[int, int] | None:
    last = head
    while last + 1 < len(words) and last < head + _LONGEST_ROW and last + 1 not in taken and _definite(words[last + 1]):
        last += 1
    return (head, last) if last > head and not _definite(words[head]) else None


def _definite(word: Word) -> bool:
    return word.folded.startswith("ال")
