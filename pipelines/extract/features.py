"""The named features that the classifiers look at.

Features are strings `name=value`; none names an actor, so that no model learns who usually does what.
"""

from collections.abc import Iterator

from graph.records import ActorMention, PlaceMention
from pipelines.article import Linked
from pipelines.extract.scene import Candidate, Scene
from pipelines.extract.syntax import SHORT, chain_head, construction, pronoun

NEAR = 5
_QUOTES = frozenset("\"«»“”„'‘’()")


def distance_bin(distance: int) -> str:
    """A distance in words, the larger ones together."""
    return str(distance) if distance <= 3 else "6" if distance <= 6 else "10" if distance <= 10 else "far"


def trigger_features(scene: Scene, candidate: Candidate) -> list[str]:
    """Features of a word that may be a trigger."""
    at, entry = candidate.index, candidate.entry
    word, before, after = scene.folded(at), scene.folded(at - 1), scene.folded(at + 1)
    before2 = scene.folded(at - 2)
    lemma = f"{entry.word}/{entry.form}"
    features = [
        f"w={word}",
        f"l={lemma}",
        f"f={entry.form}",
        f"t={','.join(entry.types)}",
        f"a={after}",
        f"lb={lemma}|{before}",
        f"la={lemma}|{after}",
        f"bb={before2}|{before}",
        f"pre={word[:1]}",
        f"suf={word[-2:]}",
        f"def={word.startswith('ال')}",
        f"lda={lemma}|{word.startswith('ال')}",
        f"first={at < 2}|{entry.form}",
        f"title={scene.number == 0}",
        f"len={min(len(scene.words) // 10, 5)}",
        f"na={min(len(scene.sentence.actors), 4)}",
    ]
    for side, step in (("b", -1), ("a", 1)):
        features += (f"{side}{part}|{entry.form}" for part in _surroundings(scene, at, step))
    return features


def _surroundings(scene: Scene, at: int, step: int) -> Iterator[str]:
    """The nearest actor, place, number and other candidate in one direction."""
    seen = set()
    for distance in range(1, NEAR + 2):
        index = at + step * distance
        if not 0 <= index < len(scene.words):
            break
        if "actor" not in seen and (actor := scene.actor_at.get(index)) is not None:
            seen.add("actor")
            yield f"actor={actor.mention.kind}|{distance <= 2}"
        if "place" not in seen and index in scene.place_at:
            seen.add("place")
            yield f"place={distance <= 2}"
        if "number" not in seen and scene.words[index].folded.isdecimal():
            seen.add("number")
            yield f"number={distance <= 2}"
        if "candidate" not in seen and (other := scene.candidate_at.get(index)) is not None:
            seen.add("candidate")
            yield f"cand={other.entry.types[0]}|{distance <= 2}"
            yield f"candw={other.entry.word}"


def status_features(scene: Scene, candidate: Candidate, label: str) -> list[str]:
    """Features that tell fact from denial and possibility, for an event of type `label`."""
    at = candidate.index
    lemma = candidate.entry.word
    before = [scene.folded(i) for i in range(max(at - 7, 0), at)]
    features = [
        f"t={label}",
        f"l={lemma}",
        f"w={scene.folded(at)}",
        f"f={candidate.entry.form}",
        f"pre={scene.folded(at)[:1]}|{candidate.entry.form}",
    ]
    features += (f"b{len(before) - i if len(before) - i < 4 else 'far'}={w}" for i, w in enumerate(before))
    features += (f"bb={a}|{b}" for a, b in zip(before[-4:], before[-3:], strict=False))
    features += (f"a{i}={scene.folded(at + i)}" for i in (1, 2, 3))
    features += (f"head={scene.folded(i)}" for i in range(3))
    return features


def none_features(scene: Scene, candidate: Candidate, label: str) -> list[str]:
    """Features of a trigger read as `label` that tell whether a role of it stays empty."""
    at, entry = candidate.index, candidate.entry
    actors = scene.sentence.actors
    before = sum(actor.last < at for actor in actors)
    return [
        "0",
        f"0t={label}",
        f"0l={entry.word}/{entry.form}",
        f"0w={scene.folded(at)}",
        f"0f={entry.form}|{label}",
        f"0a={scene.folded(at + 1)}|{entry.form}",
        f"0b={scene.folded(at - 1)}|{entry.form}",
        f"0n={min(before, 3)}|{min(len(actors) - before, 3)}|{entry.form}",
        f"0nt={min(before, 2)}|{min(len(actors) - before, 2)}|{label}",
        f"0p={min(len(scene.sentence.places), 3)}|{label}",
        f"0d={min(len(scene.dates), 2)}|{min(len(scene.other_dates), 2)}",
        f"0r={min(len(scene.reports), 3)}",
        f"0no={min(scene.number, 3)}",
    ]


def argument_features(
    scene: Scene, candidate: Candidate, label: str, linked: Linked[ActorMention] | Linked[PlaceMention]
) -> list[str]:
    """Features of an actor or place of the sentence as an argument of a trigger that was read as `label`."""
    at, first, last = candidate.index, linked.first, linked.last
    entry = candidate.entry
    side = "in" if first <= at <= last else "after" if first > at else "before"
    low, high = (at + 1, first) if side == "after" else (last + 1, at)
    between = range(low, max(high, low))
    gap = [scene.folded(i) for i in between]
    rank = rank_among(scene, linked, low, high)
    kind = _kind(linked)
    lemma = f"{entry.word}/{entry.form}"
    start = first - 1
    while start >= 0 and scene.folded(start) in _QUOTES:
        start -= 1
    before, after = scene.folded(start), scene.folded(last + 1)
    preposition = next((w for w in reversed(gap) if len(w) <= SHORT), "-") if side == "after" else before
    triggers = sum(i in scene.candidate_at for i in between)
    path = f"{side}|{preposition}|{min(rank, 2)}"
    features = [
        f"side={side}",
        f"k={kind}",
        f"ks={kind}|{side}",
        f"by={linked.by}",
        f"d={side}|{distance_bin(len(gap))}",
        f"r={side}|{min(rank, 3)}",
        f"p={path}",
        f"pf={path}|{entry.form}",
        f"pt={path}|{label}",
        f"pl={path}|{lemma}",
        f"kt={kind}|{label}|{side}",
        f"b={before}|{side}",
        f"bl={before}|{label}|{side}",
        f"a={after}|{side}",
        f"ls={lemma}|{side}|{min(rank, 2)}",
        f"ft={entry.form}|{label}|{side}|{min(rank, 2)}",
        f"tr={side}|{min(triggers, 3)}",
        f"pre={scene.folded(at)[:1]}|{entry.form}|{path}",
        f"start={first < 3}|{side}",
        f"n={min(len(scene.sentence.actors), 4)}|{side}|{label}",
        f"adj={linked.by == 'demonym'}|{len(gap) == 0}|{label}",
    ]
    way, rival = construction(scene, candidate, linked), _rival(scene, candidate, linked)
    features += (
        f"x={way}",
        f"xf={way}|{entry.form}",
        f"xt={way}|{entry.form}|{label}",
        f"xl={way}|{lemma}",
        f"xk={way}|{kind}|{entry.form}",
        f"xr={way}|{entry.form}|{rival}",
        f"xrt={side}|{label}|{entry.form}|{rival}",
        f"xp={way}|{pronoun(scene, candidate)}",
    )
    return features


def _kind(linked: Linked[ActorMention] | Linked[PlaceMention]) -> str:
    return linked.mention.kind if isinstance(linked.mention, ActorMention) else linked.mention.precision


def _rival(scene: Scene, candidate: Candidate, linked: Linked[ActorMention] | Linked[PlaceMention]) -> str:
    """How the first actor behind the trigger is tied to it, where that is another one."""
    own = chain_head(scene, linked)
    behind = next((a for a in scene.sentence.actors if a.first > candidate.index), None)
    if behind is None or behind.first == own.first:
        return "-"
    return construction(scene, candidate, behind)


def rank_among(scene: Scene, linked: Linked[ActorMention] | Linked[PlaceMention], low: int, high: int) -> int:
    """How many others of its sort stand between it and the trigger."""
    others = scene.sentence.actors if isinstance(linked.mention, ActorMention) else scene.sentence.places
    return sum(low <= o.first < high and o.first != linked.first for o in others)
