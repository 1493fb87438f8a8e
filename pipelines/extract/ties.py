"""Which two mentions of a sentence a lasting tie may be stated between, and what tells of it."""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

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

OF_OFFICES = frozenset(("LEADS", "SPEAKS_FOR"))
"""Relations that an office makes."""

OF_PEOPLE = OF_OFFICES | {"PART_OF"}
"""Relations that an office-holder has in person."""

OF_PLACES = frozenset(("CONTROLS", "PRESENT_IN"))
"""Relations whose object is a place; the others tie two actors."""

_OF_ACTORS = RELATIONS - OF_PLACES

SYMMETRIC = frozenset(("ALLIED_WITH",))
"""Relations that have no order."""

REACH = 12
"""Words that may part the two, or the lists of names that they stand in."""
FARTHEST = 40
"""Words that may part the two with their lists."""
WITHOUT_CUE = 7
"""Words that may part two without a word that may state a tie (`قائد`, `المدعومة`) in or beside them."""
BESIDE = 5
"""Words before and behind the two in which such a word stands beside them."""
SPELLED_OUT = 3
"""Words between the two that are looked at together."""

_NAME = "*"
"""Stands for a word of a name, so that no model learns who is tied to whom."""


class Pair(NamedTuple):
    """Subject and object of a relation that may be stated; the same mention where an official is named with his office.

    `apart` counts the words between them, or between the lists of names that they stand in; that of the object begins
    with word `listed`.
    """

    subject: Linked[ActorMention]
    object: AnyLinked
    apart: int
    listed: int
    observed: Observation

    @property
    def fitting(self) -> frozenset[str]:
        """The relations that have ends of such a sort; who holds an office of one state holds none of another."""
        if self.object is self.subject:
            return OF_PEOPLE
        if not isinstance(self.object.mention, ActorMention):
            return OF_PLACES
        kinds = self.subject.mention.kind, self.object.mention.kind
        foreign = kinds == ("state", "state") and self.subject.mention.id != self.object.mention.id
        return _OF_ACTORS - OF_OFFICES if self.subject.person and foreign else _OF_ACTORS

    def subject_of(self, label: str) -> ActorMention:
        """The subject of a relation of type `label`, which may be an office-holder himself."""
        return self.subject.person if self.subject.person and label in OF_PEOPLE else self.subject.mention


class _Surroundings(NamedTuple):
    """What stands between two mentions, `apart` words, names not spelled out, and the words right beside them.

    `link` is all words between them, `near` those nearest to either.
    """

    apart: int
    distance: str
    mentions: int
    link: str
    near: tuple[str, ...]
    before: str
    after: str


def pairs(scene: Scene) -> list[Pair]:
    """The pairs of a sentence."""
    cues = [c for c in scene.candidates if not RELATIONS.isdisjoint(c.entry.types)]
    others: list[AnyLinked] = sorted((*scene.sentence.actors, *scene.sentence.places), key=lambda m: m.first)
    lists = list(_lists(scene, others))
    found: list[Pair] = []
    for at, one in enumerate(others):
        for far, other in enumerate(itertools.takewhile(partial(_in_reach, one), others[at:]), at):
            ways, between = _both_ways(one, other), _between(one, other, lists[at], lists[far])
            if not ways or len(between) > REACH:
                continue
            near = beside(cues, one, other)
            if near or len(between) <= WITHOUT_CUE:
                around = _surroundings(scene, one, other, between)
                for subject, target in ways:
                    listed = lists[far if target is other else at].start
                    found.append(_pair(scene, near, subject, target, around, listed))
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


def _both_ways(one: AnyLinked, other: AnyLinked) -> list[tuple[Linked[ActorMention], AnyLinked]]:
    """Two mentions as subject and object: actors are subjects, and objects of themselves only with their office."""
    ways = [(one, other), (other, one)] if one is not other else [(one, one)] if _in_office(one) else []
    return [(a, b) for a, b in ways if isinstance(a.mention, ActorMention)]


def _in_office(linked: AnyLinked) -> bool:
    """Whether an office-holder is named with his office."""
    return linked.person is not None and linked.first < linked.last


def beside(cues: Iterable[Candidate], one: AnyLinked, other: AnyLinked) -> list[Candidate]:
    """Those of `cues` that stand in or near two mentions."""
    start, end = min(one.first, other.first) - BESIDE, max(one.last, other.last) + BESIDE
    return [c for c in cues if start <= c.index <= end]


def _surroundings(scene: Scene, one: AnyLinked, other: AnyLinked, between: range) -> _Surroundings:
    named = [scene.actor_at.get(i) or scene.place_at.get(i) for i in between]
    told = scene.between(between.start, between.stop)
    words = [_NAME if name else word for word, name in zip(told, named, strict=True) if name or word.isalnum()]
    return _Surroundings(
        apart=len(between),
        distance=distance_bin(len(words)),
        mentions=min(len({name.first for name in named if name}), 3),
        link="_".join(words) if len(words) <= SPELLED_OUT else "far",
        near=tuple(dict.fromkeys([*words[:SPELLED_OUT], *words[SPELLED_OUT:][-SPELLED_OUT:]])),
        before=scene.folded(one.first - 1),
        after=scene.folded(max(one.last, other.last) + 1),
    )


def _pair(
    scene: Scene,
    cues: Sequence[Candidate],
    subject: Linked[ActorMention],
    other: AnyLinked,
    around: _Surroundings,
    listed: int,
) -> Pair:
    order = "self" if other is subject else "forth" if subject.first <= other.first else "back"
    groups = _features(cues, subject, other, order, around)
    return Pair(subject, other, around.apart, listed, scene.of_two(groups, subject, other))


def _features(
    cues: Sequence[Candidate], subject: Linked[ActorMention], other: AnyLinked, order: str, around: _Surroundings
) -> list[FeatureGroup]:
    """What tells of a pair: the words between and beside the two, and those that may state a tie."""
    kinds = f"{_kind(subject)}|{_kind(other)}"
    told = [(f"{order}|{_where(c.index, subject, other)}", c.entry) for c in cues]
    return [
        _pair_kinds(kinds, subject.by, other.by, order),
        _pair_distance(around.distance, around.mentions, order),
        _pair_link(around.link, kinds, order),
        _pair_before(around.before, order),
        _pair_after(around.after, order),
        *(_pair_word(word, order) for word in around.near),
        *(_pair_cue(*cue) for cue in dict.fromkeys((where, entry.lemma) for where, entry in told)),
        *(_pair_cue_type(*cue, kinds) for cue in dict.fromkeys((where, _tie(entry)) for where, entry in told)),
    ]


def _tie(entry: Entry) -> str:
    """The relation that a word states most usually."""
    return next(name for name in entry.types if name in RELATIONS)


def _where(at: int, subject: AnyLinked, other: AnyLinked) -> str:
    """Where a word stands in respect to the two."""
    if subject.first <= at <= subject.last:
        return "in subject"
    if other.first <= at <= other.last:
        return "in object"
    if at < subject.first and at < other.first:
        return "before"
    return "behind" if at > subject.last and at > other.last else "between"


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
