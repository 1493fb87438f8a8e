"""What the classifiers look at when they choose an argument of a trigger among the mentions of its sentence."""

from graph.records import ActorMention, PlaceMention
from pipelines.extract.features import distance_bin
from pipelines.extract.observation import FeatureGroup, Names, grouped
from pipelines.extract.scene import AnyLinked, Candidate, Scene
from pipelines.extract.syntax import SHORT, chain_head, construction, pronoun

_QUOTES = frozenset("\"«»“”„'‘’()")


def argument_features(scene: Scene, candidate: Candidate, label: str, linked: AnyLinked) -> list[FeatureGroup]:
    """Features of an actor or place of the sentence as an argument of a trigger that was read as `label`."""
    at, first, last = candidate.index, linked.first, linked.last
    lemma, form, kind = candidate.entry.lemma, candidate.entry.form, kind_of(linked.mention)
    side = "in" if first <= at <= last else "after" if first > at else "before"
    low, high = (at + 1, first) if side == "after" else (last + 1, at)
    between = range(low, max(high, low))
    rank = scene.alike_between(linked.mention, low, high)
    before, after = _word_before(scene, first), scene.folded(last + 1)
    path = f"{side}|{_preposition(scene, between) if side == 'after' else before}|{min(rank, 2)}"
    triggers = scene.candidates_between(low, high)
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
        *elsewhere_features(scene, label, linked.mention, side, _elsewhere(scene, candidate, label, linked.mention)),
    ]


def elsewhere_features(
    scene: Scene, label: str, mention: ActorMention | PlaceMention, side: str, way: str
) -> tuple[FeatureGroup, FeatureGroup]:
    """Features of what other sentences say of an actor or place: how often, and beside which triggers (`way`)."""
    count, first = scene.elsewhere(mention).named(mention.id)
    kind = kind_of(mention)
    often = "1" if count < 2 else "2" if count < 3 else "4" if count < 5 else "more"
    opening = "title" if first == 0 else "here" if first == scene.number else "before" if first < scene.number else "-"
    return _elsewhere_way(way, side, label), _elsewhere_named(often, opening, kind, side, label)


def _elsewhere(scene: Scene, candidate: Candidate, label: str, mention: ActorMention | PlaceMention) -> str:
    way, _ = scene.elsewhere(mention).of(mention.id, scene.number, candidate.entry, label)
    return way


@grouped
def _elsewhere_way(way: str, side: str, label: str) -> Names:
    return (f"e={way}", f"es={way}|{side}", f"et={way}|{label}")


@grouped
def _elsewhere_named(often: str, opening: str, kind: str, side: str, label: str) -> Names:
    return (f"en={often}|{side}", f"ek={often}|{kind}|{side}", f"eo={opening}|{side}|{label}", f"ent={often}|{label}")


def _word_before(scene: Scene, first: int) -> str:
    """The word before `first`, quotation marks left out."""
    start = first - 1
    while start >= 0 and scene.folded(start) in _QUOTES:
        start -= 1
    return scene.folded(start)


def _preposition(scene: Scene, between: range) -> str:
    return next((w for w in reversed(scene.between(between.start, between.stop)) if len(w) <= SHORT), "-")


@grouped
def _argument_kind(kind: str, by: str, side: str, label: str) -> Names:
    return (f"side={side}", f"k={kind}", f"ks={kind}|{side}", f"by={by}", f"kt={kind}|{label}|{side}")


@grouped
def _argument_distance(side: str, distance: str, rank: int, triggers: int, opening: bool) -> Names:
    return (f"d={side}|{distance}", f"r={side}|{rank}", f"tr={side}|{triggers}", f"start={opening}|{side}")


@grouped
def _argument_order(form: str, label: str, side: str, rank: int) -> Names:
    return (f"ft={form}|{label}|{side}|{rank}",)


@grouped
def _argument_sentence(actors: int, demonym: bool, beside: bool, side: str, label: str) -> Names:
    return (f"n={actors}|{side}|{label}", f"adj={demonym}|{beside}|{label}")


@grouped
def _argument_lemma(lemma: str, path: str, side: str, rank: int) -> Names:
    return (f"pl={path}|{lemma}", f"ls={lemma}|{side}|{rank}")


@grouped
def _argument_path(path: str, form: str, label: str) -> Names:
    return (f"p={path}", f"pf={path}|{form}", f"pt={path}|{label}")


@grouped
def _argument_letter(letter: str, form: str, path: str) -> Names:
    return (f"pre={letter}|{form}|{path}",)


@grouped
def _argument_before(word: str, side: str, label: str) -> Names:
    return (f"b={word}|{side}", f"bl={word}|{label}|{side}")


@grouped
def _argument_after(word: str, side: str) -> Names:
    return (f"a={word}|{side}",)


@grouped
def _argument_way(way: str, form: str, label: str) -> Names:
    return (f"x={way}", f"xf={way}|{form}", f"xt={way}|{form}|{label}")


@grouped
def _argument_way_of_lemma(way: str, lemma: str) -> Names:
    return (f"xl={way}|{lemma}",)


@grouped
def _argument_way_of_kind(way: str, kind: str, form: str, pronoun: str) -> Names:
    return (f"xk={way}|{kind}|{form}", f"xp={way}|{pronoun}")


@grouped
def _argument_rival(way: str, form: str, rival: str, side: str, label: str) -> Names:
    return (f"xr={way}|{form}|{rival}", f"xrt={side}|{label}|{form}|{rival}")


def kind_of(mention: ActorMention | PlaceMention) -> str:
    """The kind of an actor, or how exact a place is."""
    return mention.kind if isinstance(mention, ActorMention) else mention.precision


def _rival(scene: Scene, candidate: Candidate, linked: AnyLinked) -> str:
    """How the first actor behind the trigger is tied to it, where that is another one."""
    own = chain_head(scene, linked)
    behind = next((a for a in scene.sentence.actors if a.first > candidate.index), None)
    if behind is None or behind.first == own.first:
        return "-"
    return construction(scene, candidate, behind)
