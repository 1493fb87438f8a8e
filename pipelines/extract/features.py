"""The named features that the classifiers look at.

Features are strings `name=value`; none names an actor, so that no model learns who usually does what. Those that hang
on the same few things are grouped, as most groups come again and again.
"""

from collections.abc import Iterator

from pipelines.extract.observation import FeatureGroup, Names, grouped
from pipelines.extract.scene import Candidate, Scene

NEAR = 5


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
def _trigger_word(word: str, lemma: str, form: str, types: tuple[str, ...]) -> Names:
    definite = word.startswith("ال")
    return (
        f"w={word}",
        f"pre={word[:1]}",
        f"suf={word[-2:]}",
        f"def={definite}",
        f"l={lemma}",
        f"f={form}",
        f"t={','.join(types)}",
        f"lda={lemma}|{definite}",
    )


@grouped
def _trigger_after(lemma: str, after: str) -> Names:
    return (f"a={after}", f"la={lemma}|{after}")


@grouped
def _trigger_before(lemma: str, before: str) -> Names:
    return (f"lb={lemma}|{before}",)


@grouped
def _trigger_before_both(second: str, first: str) -> Names:
    return (f"bb={second}|{first}",)


@grouped
def _trigger_sentence(opening: bool, form: str, title: bool, length: int, actors: int) -> Names:
    return (f"first={opening}|{form}", f"title={title}", f"len={length}", f"na={actors}")


@grouped
def _trigger_around(side: str, part: str, form: str) -> Names:
    return (f"{side}{part}|{form}",)


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
    before = scene.between(at - 7, at)
    return [
        _status_word(scene.folded(at), entry.word, entry.form, label),
        *(_status_near(f"b{n}", word) for n, word in zip((1, 2, 3), reversed(before), strict=False)),
        *(_status_near("bfar", word) for word in dict.fromkeys(before[:-3])),
        *(_status_pair(*pair) for pair in dict.fromkeys(zip(before[-4:], before[-3:], strict=False))),
        *(_status_near(f"a{n}", scene.folded(at + n)) for n in (1, 2, 3)),
        *(_status_near("head", word) for word in dict.fromkeys(scene.folded(i) for i in range(3))),
    ]


@grouped
def _status_word(word: str, lemma: str, form: str, label: str) -> Names:
    return (f"t={label}", f"l={lemma}", f"w={word}", f"f={form}", f"pre={word[:1]}|{form}")


@grouped
def _status_near(where: str, word: str) -> Names:
    return (f"{where}={word}",)


@grouped
def _status_pair(first: str, second: str) -> Names:
    return (f"bb={first}|{second}",)


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
        _none_elsewhere(
            scene.actors_elsewhere.any(scene.number, entry), scene.places_elsewhere.any(scene.number, entry), label
        ),
    ]


@grouped
def _none_elsewhere(actors: str, places: str, label: str) -> Names:
    return (f"0e={actors}", f"0ep={places}", f"0et={actors}|{label}")


@grouped
def _none_word(word: str, lemma: str, form: str, label: str) -> Names:
    return ("0", f"0t={label}", f"0l={lemma}", f"0w={word}", f"0f={form}|{label}")


@grouped
def _none_beside(before: str, after: str, form: str) -> Names:
    return (f"0a={after}|{form}", f"0b={before}|{form}")


@grouped
def _none_actors(before: int, behind: int, form: str, label: str) -> Names:
    return (f"0n={min(before, 3)}|{min(behind, 3)}|{form}", f"0nt={min(before, 2)}|{min(behind, 2)}|{label}")


@grouped
def _none_sentence(places: int, label: str, dates: int, others: int, reports: int, number: int) -> Names:
    return (f"0p={places}|{label}", f"0d={dates}|{others}", f"0r={reports}", f"0no={number}")
