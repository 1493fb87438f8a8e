"""The named features that the classifiers look at.

Features are strings `name=value`; none names an actor, so that no model learns who usually does what. Those that hang
on the same few things are grouped, as most groups come again and again.
"""

from collections.abc import Iterator

from graph.records import ActorMention
from pipelines.extract.observation import FeatureGroup, grouped
from pipelines.extract.scene import Candidate, Scene
from pipelines.extract.syntax import SHORT, AnyLinked, chain_head, construction, pronoun

NEAR = 5
_QUOTES = frozenset("\"«»“”„'‘’()")


def distance_bin(distance: int) -> str:
    """A distance in words, the larger ones together."""
    return str(distance) if distance <= 3 else "6" if distance <= 6 else "10" if distance <= 10 else "far"


def trigger_features(scene: Scene, candidate: Candidate) -> list[FeatureGroup]:
    """Features of a word that may be a trigger."""
    at, entry = candidate.index, candidate.entry
    word, before, after = scene.folded(at), scene.folded(at - 1), scene.folded(at + 1)
    return [
        _trigger_word(word, entry.lemma, entry.form, entry.types),
        _trigger_after(entry.lemma, after),
        _trigger_before(entry.lemma, before),
        _trigger_before_both(scene.folded(at - 2), before),
        _trigger_sentence(
            at < 2, entry.form, scene.number == 0, min(len(scene.words) // 10, 5), min(len(scene.sentence.actors), 4)
        ),
        *(_trigger_around("b", part, entry.form) for part in _surroundings(scene, at, -1)),
        *(_trigger_around("a", part, entry.form) for part in _surroundings(scene, at, 1)),
    ]


@grouped
def _trigger_word(word: str, lemma: str, form: str, types: tuple[str, ...]) -> Iterator[str]:
    definite = word.startswith("ال")
    yield from (f"w={word}", f"pre={word[:1]}", f"suf={word[-2:]}", f"def={definite}")
    yield from (f"l={lemma}", f"f={form}", f"t={','.join(types)}", f"lda={lemma}|{definite}")


@grouped
def _trigger_after(lemma: str, after: str) -> Iterator[str]:
    yield from (f"a={after}", f"la={lemma}|{after}")


@grouped
def _trigger_before(lemma: str, before: str) -> Iterator[str]:
    yield f"lb={lemma}|{before}"


@grouped
def _trigger_before_both(second: str, first: str) -> Iterator[str]:
    yield f"bb={second}|{first}"


@grouped
def _trigger_sentence(opening: bool, form: str, title: bool, length: int, actors: int) -> Iterator[str]:
    yield from (f"first={opening}|{form}", f"title={title}", f"len={length}", f"na={actors}")


@grouped
def _trigger_around(side: str, part: str, form: str) -> Iterator[str]:
    yield f"{side}{part}|{form}"


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


def status_features(scene: Scene, candidate: Candidate, label: str) -> list[FeatureGroup]:
    """Features that tell fact from denial and possibility, for an event of type `label`."""
    at, entry = candidate.index, candidate.entry
    before = [scene.folded(i) for i in range(max(at - 7, 0), at)]
    return [
        _status_word(scene.folded(at), entry.word, entry.form, label),
        *(_status_near(f"b{n}", word) for n, word in zip((1, 2, 3), reversed(before), strict=False)),
        *(_status_near("bfar", word) for word in dict.fromkeys(before[:-3])),
        *(_status_pair(*pair) for pair in dict.fromkeys(zip(before[-4:], before[-3:], strict=False))),
        *(_status_near(f"a{n}", scene.folded(at + n)) for n in (1, 2, 3)),
        *(_status_near("head", word) for word in dict.fromkeys(scene.folded(i) for i in range(3))),
    ]


@grouped
def _status_word(word: str, lemma: str, form: str, label: str) -> Iterator[str]:
    yield from (f"t={label}", f"l={lemma}", f"w={word}", f"f={form}", f"pre={word[:1]}|{form}")


@grouped
def _status_near(where: str, word: str) -> Iterator[str]:
    yield f"{where}={word}"


@grouped
def _status_pair(first: str, second: str) -> Iterator[str]:
    yield f"bb={first}|{second}"


def none_features(scene: Scene, candidate: Candidate, label: str) -> list[FeatureGroup]:
    """Features of a trigger read as `label` that tell whether a role of it stays empty."""
    at, entry = candidate.index, candidate.entry
    actors = scene.sentence.actors
    before = sum(actor.last < at for actor in actors)
    return [
        _none_word(scene.folded(at), entry.lemma, entry.form, label),
        _none_beside(scene.folded(at - 1), scene.folded(at + 1), entry.form),
        _none_actors(before, len(actors) - before, entry.form, label),
        _none_sentence(
            min(len(scene.sentence.places), 3),
            label,
            min(len(scene.dates), 2),
            min(len(scene.other_dates), 2),
            min(len(scene.reports), 3),
            min(scene.number, 3),
        ),
    ]


@grouped
def _none_word(word: str, lemma: str, form: str, label: str) -> Iterator[str]:
    yield from ("0", f"0t={label}", f"0l={lemma}", f"0w={word}", f"0f={form}|{label}")


@grouped
def _none_beside(before: str, after: str, form: str) -> Iterator[str]:
    yield from (f"0a={after}|{form}", f"0b={before}|{form}")


@grouped
def _none_actors(before: int, behind: int, form: str, label: str) -> Iterator[str]:
    yield f"0n={min(before, 3)}|{min(behind, 3)}|{form}"
    yield f"0nt={min(before, 2)}|{min(behind, 2)}|{label}"


@grouped
def _none_sentence(places: int, label: str, dates: int, others: int, reports: int, number: int) -> Iterator[str]:
    yield from (f"0p={places}|{label}", f"0d={dates}|{others}", f"0r={reports}", f"0no={number}")


def argument_features(scene: Scene, candidate: Candidate, label: str, linked: AnyLinked) -> list[FeatureGroup]:
    """Features of an actor or place of the sentence as an argument of a trigger that was read as `label`."""
    at, first, last = candidate.index, linked.first, linked.last
    lemma, form, kind = candidate.entry.lemma, candidate.entry.form, _kind(linked)
    side = "in" if first <= at <= last else "after" if first > at else "before"
    low, high = (at + 1, first) if side == "after" else (last + 1, at)
    between = range(low, max(high, low))
    rank = rank_among(scene, linked, low, high)
    before, after = _word_before(scene, first), scene.folded(last + 1)
    path = f"{side}|{_preposition(scene, between) if side == 'after' else before}|{min(rank, 2)}"
    triggers = sum(i in scene.candidate_at for i in between)
    actors, demonym = min(len(scene.sentence.actors), 4), linked.by == "demonym"
    way, rival = construction(scene, candidate, linked), _rival(scene, candidate, linked)
    return [
        _argument_kind(kind, linked.by, side, label),
        _argument_distance(side, distance_bin(len(between)), min(rank, 3), min(triggers, 3), first < 3),
        _argument_order(form, label, side, min(rank, 2)),
        _argument_sentence(actors, demonym, not between, side, label),
        _argument_lemma(lemma, path, side, min(rank, 2)),
        _argument_path(path, form, label),
        _argument_letter(scene.folded(at)[:1], form, path),
        _argument_before(before, side, label),
        _argument_after(after, side),
        _argument_way(way, form, label),
        _argument_way_of_lemma(way, lemma),
        _argument_way_of_kind(way, kind, form, pronoun(scene, candidate)),
        _argument_rival(way, form, rival, side, label),
    ]


def _word_before(scene: Scene, first: int) -> str:
    """The word before `first`, quotation marks left out."""
    start = first - 1
    while start >= 0 and scene.folded(start) in _QUOTES:
        start -= 1
    return scene.folded(start)


def _preposition(scene: Scene, between: range) -> str:
    return next((w for w in map(scene.folded, reversed(between)) if len(w) <= SHORT), "-")


@grouped
def _argument_kind(kind: str, by: str, side: str, label: str) -> Iterator[str]:
    yield from (f"side={side}", f"k={kind}", f"ks={kind}|{side}", f"by={by}", f"kt={kind}|{label}|{side}")


@grouped
def _argument_distance(side: str, distance: str, rank: int, triggers: int, opening: bool) -> Iterator[str]:
    yield from (f"d={side}|{distance}", f"r={side}|{rank}", f"tr={side}|{triggers}", f"start={opening}|{side}")


@grouped
def _argument_order(form: str, label: str, side: str, rank: int) -> Iterator[str]:
    yield f"ft={form}|{label}|{side}|{rank}"


@grouped
def _argument_sentence(actors: int, demonym: bool, beside: bool, side: str, label: str) -> Iterator[str]:
    yield from (f"n={actors}|{side}|{label}", f"adj={demonym}|{beside}|{label}")


@grouped
def _argument_lemma(lemma: str, path: str, side: str, rank: int) -> Iterator[str]:
    yield from (f"pl={path}|{lemma}", f"ls={lemma}|{side}|{rank}")


@grouped
def _argument_path(path: str, form: str, label: str) -> Iterator[str]:
    yield from (f"p={path}", f"pf={path}|{form}", f"pt={path}|{label}")


@grouped
def _argument_letter(letter: str, form: str, path: str) -> Iterator[str]:
    yield f"pre={letter}|{form}|{path}"


@grouped
def _argument_before(word: str, side: str, label: str) -> Iterator[str]:
    yield from (f"b={word}|{side}", f"bl={word}|{label}|{side}")


@grouped
def _argument_after(word: str, side: str) -> Iterator[str]:
    yield f"a={word}|{side}"


@grouped
def _argument_way(way: str, form: str, label: str) -> Iterator[str]:
    yield from (f"x={way}", f"xf={way}|{form}", f"xt={way}|{form}|{label}")


@grouped
def _argument_way_of_lemma(way: str, lemma: str) -> Iterator[str]:
    yield f"xl={way}|{lemma}"


@grouped
def _argument_way_of_kind(way: str, kind: str, form: str, pronoun: str) -> Iterator[str]:
    yield from (f"xk={way}|{kind}|{form}", f"xp={way}|{pronoun}")


@grouped
def _argument_rival(way: str, form: str, rival: str, side: str, label: str) -> Iterator[str]:
    yield from (f"xr={way}|{form}|{rival}", f"xrt={side}|{label}|{form}|{rival}")


def _kind(linked: AnyLinked) -> str:
    return linked.mention.kind if isinstance(linked.mention, ActorMention) else linked.mention.precision


def _rival(scene: Scene, candidate: Candidate, linked: AnyLinked) -> str:
    """How the first actor behind the trigger is tied to it, where that is another one."""
    own = chain_head(scene, linked)
    behind = next((a for a in scene.sentence.actors if a.first > candidate.index), None)
    if behind is None or behind.first == own.first:
        return "-"
    return construction(scene, candidate, behind)


def rank_among(scene: Scene, linked: AnyLinked, low: int, high: int) -> int:
    """How many others of its sort stand between it and the trigger."""
    others = scene.sentence.actors if isinstance(linked.mention, ActorMention) else scene.sentence.places
    return sum(low <= o.first < high and o.first != linked.first for o in others)
