"""What the classifiers look at beyond a sentence's arguments: the sentences around it, and who says so."""

from graph.records import ActorMention, PlaceMention
from pipelines.article import Linked
from pipelines.extract.argument_features import elsewhere_features, kind_of
from pipelines.extract.features import NEAR, distance_bin
from pipelines.extract.observation import FeatureGroup, Names, grouped
from pipelines.extract.scene import NO_REPORT, Candidate, Scene
from pipelines.particles import THAT


def context_features(
    scene: Scene,
    candidate: Candidate,
    label: str,
    mention: ActorMention | PlaceMention,
    rank: int,
    way: str,
    later: bool = False,
) -> list[FeatureGroup]:
    """Features of an actor or place of an earlier or later sentence as an argument that this sentence leaves out.

    `way` is how it stands beside such a trigger there; see `Elsewhere`.
    """
    entry, where = candidate.entry, "later" if later else "ctx"
    kind = kind_of(mention)
    here = scene.alike_between(mention, 0, len(scene.words))
    after = scene.alike_between(mention, candidate.index + 1, len(scene.words))
    return [
        _context_mention(where, kind, rank, label, min(here, 3)),
        _context_trigger(where, entry.lemma, entry.form, scene.folded(candidate.index)[:1]),
        _context_sentence(where, entry.form, min(here, 2), min(after, 2), min(scene.number, 3)),
        _context_following(where, scene.folded(candidate.index + 1)),
        *elsewhere_features(scene, label, mention, where, way),
    ]


@grouped
def _context_mention(where: str, kind: str, rank: int, label: str, here: int) -> Names:
    return (
        where,
        f"{where}.r={rank}",
        f"{where}.k={kind}|{rank}",
        f"{where}.t={label}|{rank}",
        f"{where}.n={here}|{rank}",
        f"{where}.named=False",  # always: who is named here is not left out; the models know the feature by this name
    )


@grouped
def _context_trigger(where: str, lemma: str, form: str, letter: str) -> Names:
    return (f"{where}.l={lemma}", f"{where}.pre={letter}|{form}")


@grouped
def _context_sentence(where: str, form: str, here: int, after: int, number: int) -> Names:
    return (f"{where}.f={form}|{here}", f"{where}.after={after}|{form}", f"{where}.no={number}")


@grouped
def _context_following(where: str, word: str) -> Names:
    return (f"{where}.suf={word}",)


def claim_features(scene: Scene, candidate: Candidate, label: str, linked: Linked[ActorMention]) -> list[FeatureGroup]:
    """Features of an actor of the sentence as the one who says that an event happened."""
    at = candidate.index
    side = "after" if linked.first > at else "before"
    distance = scene.report_distances[linked.first]
    near = distance_bin(distance)
    following = min((i - linked.last for i in scene.reports if i > linked.last), default=1000)
    report = scene.folded(linked.first - distance) if distance < NO_REPORT else "-"
    closest = distance == min(scene.report_distances.values())
    rank = min(scene.alike_between(linked.mention, 0, linked.first), 2)
    before = scene.folded(linked.first - 1)
    return [
        _claim_actor(linked.mention.kind, linked.by, near, side),
        _claim_report(near, distance_bin(following), closest, side),
        _claim_trigger(label, near, at in scene.reports, distance_bin(abs(at - linked.first)), side),
        _claim_sentence(rank, linked.first < 4, min(len(scene.reports), 3), side),
        _claim_said(report, near, side),
        _claim_before(before, side),
        _claim_both_before(scene.folded(linked.first - 2), before),
        _claim_after(scene.folded(linked.last + 1)),
        _claim_start(scene.folded(0), linked.first < 6),
        _claim_that(_that_clause(scene, candidate, linked), side),
    ]


@grouped
def _claim_actor(kind: str, by: str, near: str, side: str) -> Names:
    return (f"c.side={side}", f"c.k={kind}|{side}", f"c.by={by}", f"c.kn={kind}|{near}|{side}")


@grouped
def _claim_report(near: str, following: str, closest: bool, side: str) -> Names:
    return (f"c.near={near}|{side}", f"c.next={following}|{side}", f"c.closest={closest}|{near}")


@grouped
def _claim_trigger(label: str, near: str, own: bool, far: str, side: str) -> Names:
    return (f"c.t={label}|{near}", f"c.own={own}|{side}", f"c.far={far}|{side}")


@grouped
def _claim_sentence(rank: int, opening: bool, reports: int, side: str) -> Names:
    return (f"c.first={rank}|{opening}|{side}", f"c.n={reports}")


@grouped
def _claim_said(report: str, near: str, side: str) -> Names:
    return (f"c.w={report}|{near}|{side}",)


@grouped
def _claim_before(word: str, side: str) -> Names:
    return (f"c.b={word}|{side}",)


@grouped
def _claim_both_before(second: str, first: str) -> Names:
    return (f"c.b2={second}|{first}",)


@grouped
def _claim_after(word: str) -> Names:
    return (f"c.a={word}",)


@grouped
def _claim_start(word: str, opening: bool) -> Names:
    return (f"c.start={word}|{opening}",)


@grouped
def _claim_that(clause: str, side: str) -> Names:
    return (f"c.that={clause}|{side}",)


def _that_clause(scene: Scene, candidate: Candidate, linked: Linked[ActorMention]) -> str:
    """Whether the trigger stands in what follows `أن`, and the actor is the last one named before that."""
    between = scene.between(linked.last + 1, candidate.index)
    if THAT not in between:
        return "-"
    that = linked.last + 1 + between.index(THAT)
    nearest = scene.actor_at.keys().isdisjoint(range(linked.last + 1, that))
    reported = any(i < linked.first for i in scene.reports)
    return f"{nearest}|{reported}|{linked.mention.kind}"


def speaker_features(
    scene: Scene, candidate: Candidate, label: str, mention: ActorMention, rank: int
) -> list[FeatureGroup]:
    """Features of a speaker of an earlier sentence as the one who goes on speaking."""
    spoken = any(distance <= NEAR for distance in scene.report_distances.values())
    early = min(scene.reports, default=99) < 4
    first, reports = scene.folded(0), min(len(scene.reports), 3)
    return [
        _speaker(mention.kind, rank, spoken, early),
        _speaker_trigger(label, candidate.index in scene.reports),
        _speaker_sentence(reports, rank, min(len(scene.sentence.actors), 3), early),
        _speaker_opening(first, scene.folded(1), rank),
    ]


@grouped
def _speaker(kind: str, rank: int, spoken: bool, early: bool) -> Names:
    return ("s", f"s.r={rank}", f"s.k={kind}|{rank}", f"s.spoken={spoken}|{rank}", f"s.early={early}|{spoken}|{rank}")


@grouped
def _speaker_trigger(label: str, own: bool) -> Names:
    return (f"s.t={label}", f"s.own={own}")


@grouped
def _speaker_sentence(reports: int, rank: int, actors: int, early: bool) -> Names:
    return (f"s.n={reports}|{rank}", f"s.na={actors}|{early}")


@grouped
def _speaker_opening(first: str, second: str, rank: int) -> Names:
    return (f"s.start={first}|{second}", f"s.0={first}|{rank}")
