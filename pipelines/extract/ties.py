"""Which two mentions of a sentence a lasting tie may be stated between, and what tells of it."""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple, cast

from graph.records import ActorMention
from pipelines.article import Linked
from pipelines.extract.features import distance_bin
from pipelines.extract.lexicon import Entry
from pipelines.extract.observation import FeatureGroup, Names, Observation, grouped
from pipelines.extract.scene import AnyLinked, Candidate, Scene
from pipelines.extract.syntax import chain_head

RELATIONS = frozenset(
    ("SUPPORTS", "ALLIED_WITH", "OPPOSES", "PART_OF", "LEADS", "SPEAKS_FOR", "CONTROLS", "PRESENT_IN")
)

OF_PEOPLE = frozenset(("LEADS", "SPEAKS_FOR", "PART_OF"))
"""Relations that an office-holder has in person."""

OF_PLACES = frozenset(("CONTROLS", "PRESENT_IN"))
"""Relations whose object is a place; the others tie two actors."""

SYMMETRIC = frozenset(("ALLIED_WITH",))
"""Relations that have no order."""

REACH = 12
"""Words that may part the two, or the lists of names that they stand in."""
FARTHEST = 40
"""Words that may part the two with their lists."""
WITHOUT_CUE = 5
"""Words that may part two without a word that may state a tie (`قائد`, `المدعومة`) in or beside them."""
BESIDE = 5
"""Words before and behind the two in which such a word stands beside them."""
SPELLED_OUT = 3
"""Words between the two that are looked at together."""

_NAME = "*"
"""Stands for a word of a name, so that no model learns who is tied to whom."""


class Pair(NamedTuple):
    """Subject and object of a relation that may be stated; the same mention where an official is named with his office.

    `apart` counts the words between them, or between the lists that they stand in.
    """

    subject: Linked[ActorMention]
    object: AnyLinked
    apart: int
    observed: Observation

    def fits(self, label: str) -> bool:
        """Whether its ends are of the sort that relations of type `label` have."""
        if self.object is self.subject:
            return label in OF_PEOPLE
        return (label in OF_PLACES) != isinstance(self.object.mention, ActorMention)

    def subject_of(self, label: str) -> ActorMention:
        """The subject of a relation of type `label`, which may be an office-holder himself."""
        return self.subject.person if self.subject.person and label in OF_PEOPLE else self.subject.mention


def pairs(scene: Scene) -> list[Pair]:
    """The pairs of a sentence."""
    cues = [c for c in scene.candidates if not RELATIONS.isdisjoint(c.entry.types)]
    others: list[AnyLinked] = sorted((*scene.sentence.actors, *scene.sentence.places), key=lambda m: m.first)
    lists = list(_lists(scene, others))
    found: list[Pair] = []
    for at, one in enumerate(others):
        for far, other in enumerate(itertools.takewhile(partial(_in_reach, one), others[at:]), at):
            between = _between(one, other, lists[at], lists[far])
            beside = _beside(cues, one, other) if len(between) <= REACH else []
            if len(between) <= (REACH if beside else WITHOUT_CUE):
                found += (_pair(scene, beside, *ends, between) for ends in _both_ways(one, other))
    return found


def _lists(scene: Scene, mentions: Sequence[AnyLinked]) -> Iterator[range]:
    """The words of the list of names (`قسد والتحالف`) that each mention stands in; `mentions` are in order."""
    heads = [chain_head(scene, mention) for mention in mentions]
    keys = [(type(head.mention), head.first) for head in heads]  # a capital is a state and a place
    ends = {key: mention.last for key, mention in zip(keys, mentions, strict=True)}  # of a list's, the last
    return (range(first, ends[kind, first] + 1) for kind, first in keys)


def _between(one: AnyLinked, other: AnyLinked, before: range, behind: range) -> range:
    """The words between two mentions, without those of the lists that they stand in, unless these are one."""
    if before.stop <= behind.start:
        return range(before.stop, behind.start)
    return range(one.last + 1, other.first)


def _in_reach(one: AnyLinked, other: AnyLinked) -> bool:
    return other.first - one.last <= FARTHEST + 1


def _both_ways(one: AnyLinked, other: AnyLinked) -> Iterator[tuple[Linked[ActorMention], AnyLinked]]:
    """Two mentions as subject and object: actors are subjects, and objects of themselves only with their office."""
    if one is not other:
        for subject, target in ((one, other), (other, one)):
            if isinstance(subject.mention, ActorMention):
                yield subject, target
    elif one.person is not None and one.first < one.last:
        yield cast(Linked[ActorMention], one), one


def cue_of(scene: Scene, pair: Pair, label: str) -> Candidate | None:
    """The word in or beside a pair that may state a relation of type `label`, the nearest one."""
    ends = pair.subject.first, pair.object.first
    cues = [c for c in _beside(scene.candidates, pair.subject, pair.object) if label in c.entry.types]
    return min(cues, key=lambda c: sum(abs(c.index - end) for end in ends), default=None)


def _beside(cues: Iterable[Candidate], one: AnyLinked, other: AnyLinked) -> list[Candidate]:
    start, end = min(one.first, other.first) - BESIDE, max(one.last, other.last) + BESIDE
    return [c for c in cues if start <= c.index <= end]


def _pair(
    scene: Scene, cues: Sequence[Candidate], subject: Linked[ActorMention], other: AnyLinked, between: range
) -> Pair:
    order = "self" if other is subject else "forth" if subject.first <= other.first else "back"
    groups = _features(scene, cues, subject, other, order, between)
    return Pair(subject, other, len(between), scene.of_two(groups, subject, other))


def _features(
    scene: Scene,
    cues: Sequence[Candidate],
    subject: Linked[ActorMention],
    other: AnyLinked,
    order: str,
    between: range,
) -> list[FeatureGroup]:
    """What tells of a pair: the words `between`, names not spelled out, and those beside the two themselves."""
    named = [scene.actor_at.get(i) or scene.place_at.get(i) for i in between]
    words = [_NAME if name else scene.folded(i) for i, name in zip(between, named, strict=True)]
    mentions = len({name.first for name in named if name})
    words = [word for word in words if word == _NAME or word.isalnum()]
    link = "_".join(words) if len(words) <= SPELLED_OUT else "far"
    kinds = f"{_kind(subject)}|{_kind(other)}"
    near = [*words[:SPELLED_OUT], *words[SPELLED_OUT:][-SPELLED_OUT:]]
    told = [(_where(c.index, subject, other, order), c.entry) for c in cues]
    return [
        _pair_kinds(kinds, subject.by, other.by, order),
        _pair_distance(distance_bin(len(words)), min(mentions, 3), order),
        _pair_link(link, kinds, order),
        _pair_before(scene.folded(min(subject.first, other.first) - 1), order),
        _pair_after(scene.folded(max(subject.last, other.last) + 1), order),
        *(_pair_word(word, order) for word in dict.fromkeys(near)),
        *(_pair_cue(*cue) for cue in dict.fromkeys((where, entry.lemma) for where, entry in told)),
        *(_pair_cue_type(*cue, kinds) for cue in dict.fromkeys((where, _tie(entry)) for where, entry in told)),
    ]


def _tie(entry: Entry) -> str:
    """The relation that a word states most usually."""
    return next(name for name in entry.types if name in RELATIONS)


def _where(at: int, subject: AnyLinked, other: AnyLinked, order: str) -> str:
    """Where a word stands in respect to the two."""
    if subject.first <= at <= subject.last:
        return f"{order}|in subject"
    if other.first <= at <= other.last:
        return f"{order}|in object"
    if at < min(subject.first, other.first):
        return f"{order}|before"
    return f"{order}|{'behind' if at > max(subject.last, other.last) else 'between'}"


def _kind(linked: AnyLinked) -> str:
    person = "+person" if linked.person else ""
    return f"{linked.mention.kind}{person}" if isinstance(linked.mention, ActorMention) else "place"


@grouped
def _pair_kinds(kinds: str, subject: str, other: str, order: str) -> Names:
    return (f"k={kinds}|{order}", f"by={subject}|{other}|{order}")


@grouped
def _pair_distance(distance: str, mentions: int, order: str) -> Names:
    return (f"d={distance}|{order}", f"m={mentions}|{distance}|{order}")


@grouped
def _pair_link(link: str, kinds: str, order: str) -> Names:
    return (f"l={link}|{order}", f"lk={link}|{kinds}|{order}")


@grouped
def _pair_before(word: str, order: str) -> Names:
    return (f"b={word}|{order}",)


@grouped
def _pair_after(word: str, order: str) -> Names:
    return (f"a={word}|{order}",)


@grouped
def _pair_word(word: str, order: str) -> Names:
    return (f"w={word}|{order}",)


@grouped
def _pair_cue(where: str, lemma: str) -> Names:
    return (f"c={where}|{lemma}",)


@grouped
def _pair_cue_type(where: str, kind: str, kinds: str) -> Names:
    return (f"ct={where}|{kind}", f"ck={where}|{kind}|{kinds}")
