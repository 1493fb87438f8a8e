"""Where an actor or place stands in respect to a trigger, told by word order and the small words between them.

There is no parse; Arabic marks most roles by position and preposition: the subject behind its verb, `من قبل` before
an agent, the genitive behind a verbal noun, the adjective of origin, a pronoun on the trigger.
"""

from collections.abc import Iterator

from graph.records import ActorMention
from pipelines.extract.scene import AnyLinked, Candidate, Scene
from pipelines.particles import COMMAS, is_relative

SHORT = 4
"""Letters of the longest word that is taken for a preposition or particle: which ones matter the models learn."""

_CHAIN = 3
"""Words that may part two members of a coordination."""

_LIST = 3
"""Actors from which a coordination is a list. Two are often not meant to be one: `أدانت تركيا القصف وروسيا تنفي`."""

_AND, _BETWEEN = "و", "بين"


def chain_head(scene: Scene, linked: AnyLinked) -> AnyLinked:
    """The first member of the coordination that a mention belongs to: `قسد` for `التحالف` in `قسد والتحالف`."""
    key = linked.first, isinstance(linked.mention, ActorMention)
    if key not in scene.heads:
        scene.heads[key] = _chain_head(scene, linked)
    return scene.heads[key]


def _chain_head(scene: Scene, linked: AnyLinked) -> AnyLinked:
    at = scene.actor_at if isinstance(linked.mention, ActorMention) else scene.place_at
    while True:
        before = linked.first - 1
        gap: list[str] = []
        while before >= 0 and before not in at and len(gap) < _CHAIN:
            gap.append(scene.folded(before))
            before -= 1
        if before not in at or not (_joins(gap) if gap else _begins_with_and(scene, linked)):
            return linked
        linked = at[before]


def actor_lists(scene: Scene) -> list[frozenset[str]]:
    """The ids of the actors of each list, who do or suffer the same; those who stand `بين` do it to one another."""
    if scene.lists is None:
        scene.lists = list(_actor_lists(scene))
    return scene.lists


def _actor_lists(scene: Scene) -> Iterator[frozenset[str]]:
    members: dict[int, set[str]] = {}
    for linked in scene.sentence.actors:
        members.setdefault(chain_head(scene, linked).first, set()).add(linked.mention.id)
    for first, ids in members.items():
        if len(ids) >= _LIST and _BETWEEN not in scene.between(first - _CHAIN, first):
            yield frozenset(ids)


def _joins(gap: list[str]) -> bool:
    joined = [w for w in gap if w.isalnum()]
    return joined == [_AND] or (not joined and any(w in COMMAS for w in gap))


def _begins_with_and(scene: Scene, linked: AnyLinked) -> bool:
    """Whether a mention's first word was left whole with the `و` before it: `ولواء المعتصم`."""
    return scene.words[linked.first].start < linked.mention.start and scene.folded(linked.first).startswith(_AND)


def pronoun(scene: Scene, candidate: Candidate) -> str:
    """The pronoun on a trigger, `-` where there is none."""
    following = candidate.index + 1
    if following < len(scene.words) and scene.words[following].joined and len(scene.folded(following)) <= 3:
        word = scene.folded(following)
        return word if word.isalpha() else "-"
    return "-"


def construction(scene: Scene, candidate: Candidate, linked: AnyLinked) -> str:
    """A name for the way in which a mention, or the coordination that it is in, is tied to a trigger."""
    head = chain_head(scene, linked)
    key = candidate.index, head.first, isinstance(head.mention, ActorMention)
    if key not in scene.ways:
        scene.ways[key] = _construction(scene, candidate, head)
    return scene.ways[key]


def _construction(scene: Scene, candidate: Candidate, head: AnyLinked) -> str:
    at = candidate.index
    if head.first <= at <= head.last:
        return "in"
    if head.first > at:
        return _behind(scene, candidate, head)
    return _before(scene, candidate, head)


def _behind(scene: Scene, candidate: Candidate, head: AnyLinked) -> str:
    start = candidate.index + (2 if pronoun(scene, candidate) != "-" else 1)
    gap = [w for w in scene.between(start, head.first) if w.isalnum()]
    if not gap:
        return "adjective" if head.by == "demonym" else "next"
    small = [w for w in gap[-2:] if len(w) <= SHORT]
    link = "_".join(small) if len(small) == len(gap[-2:]) else gap[-1] if len(gap[-1]) <= SHORT else "bare"
    size = "0" if len(gap) == len(small) else "few" if len(gap) <= 3 else "many"
    return f"behind|{link}|{size}"


def _before(scene: Scene, candidate: Candidate, head: AnyLinked) -> str:
    at = candidate.index
    gap = scene.between(head.last + 1, at)
    words = [w for w in gap if w.isalnum()]
    actors = not scene.actor_at.keys().isdisjoint(range(head.last + 1, at))
    relative = any(map(is_relative, words[:3]))
    clause = "relative" if relative else "comma" if any(w in COMMAS + "؛" for w in gap) else "same"
    size = "0" if not words else "few" if len(words) <= 3 else "many"
    opener = "open" if head.first <= 2 else "inner"
    return f"before|{clause}|{size}|{opener}|{'other' if actors else 'nearest'}|{pronoun(scene, candidate) != '-'}"
