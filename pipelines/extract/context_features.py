"""What the classifiers look at beyond a sentence's arguments: earlier sentences, who says so, and when."""

from collections.abc import Iterator

from graph.folding import fold
from graph.records import ActorMention, PlaceMention
from pipelines.article import Linked
from pipelines.extract.dates import FoundDate
from pipelines.extract.features import NEAR, distance_bin, rank_among
from pipelines.extract.observation import FeatureGroup, grouped
from pipelines.extract.scene import Candidate, OtherDate, Scene, report_distance

_THAT = "ان"
"""The folded conjunction that opens what somebody says."""


def context_features(
    scene: Scene, candidate: Candidate, label: str, mention: ActorMention | PlaceMention, rank: int
) -> list[FeatureGroup]:
    """Features of an actor or place of an earlier sentence as an argument that this sentence leaves out."""
    entry = candidate.entry
    kind = mention.kind if isinstance(mention, ActorMention) else mention.precision
    here = scene.sentence.actors if isinstance(mention, ActorMention) else scene.sentence.places
    named = any(other.mention.id == mention.id for other in here)
    after = sum(other.first > candidate.index for other in here)
    return [
        _context_mention(kind, rank, label, min(len(here), 3), named),
        _context_trigger(entry.lemma, entry.form, scene.folded(candidate.index)[:1]),
        _context_sentence(entry.form, min(len(here), 2), min(after, 2), min(scene.number, 3)),
        _context_following(scene.folded(candidate.index + 1)),
    ]


@grouped
def _context_mention(kind: str, rank: int, label: str, here: int, named: bool) -> Iterator[str]:
    yield from ("ctx", f"ctx.r={rank}", f"ctx.k={kind}|{rank}", f"ctx.t={label}|{rank}")
    yield from (f"ctx.n={here}|{rank}", f"ctx.named={named}")


@grouped
def _context_trigger(lemma: str, form: str, letter: str) -> Iterator[str]:
    yield from (f"ctx.l={lemma}", f"ctx.pre={letter}|{form}")


@grouped
def _context_sentence(form: str, here: int, after: int, number: int) -> Iterator[str]:
    yield from (f"ctx.f={form}|{here}", f"ctx.after={after}|{form}", f"ctx.no={number}")


@grouped
def _context_following(word: str) -> Iterator[str]:
    yield f"ctx.suf={word}"


def claim_features(scene: Scene, candidate: Candidate, label: str, linked: Linked[ActorMention]) -> list[FeatureGroup]:
    """Features of an actor of the sentence as the one who says that an event happened."""
    at = candidate.index
    side = "after" if linked.first > at else "before"
    distance = report_distance(scene, linked)
    near = distance_bin(distance)
    following = min((i - linked.last for i in scene.reports if i > linked.last), default=1000)
    report = scene.folded(linked.first - distance) if distance < 1000 else "-"
    closest = distance == min((report_distance(scene, a) for a in scene.sentence.actors), default=1000)
    rank = min(rank_among(scene, linked, 0, linked.first), 2)
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
def _claim_actor(kind: str, by: str, near: str, side: str) -> Iterator[str]:
    yield from (f"c.side={side}", f"c.k={kind}|{side}", f"c.by={by}", f"c.kn={kind}|{near}|{side}")


@grouped
def _claim_report(near: str, following: str, closest: bool, side: str) -> Iterator[str]:
    yield from (f"c.near={near}|{side}", f"c.next={following}|{side}", f"c.closest={closest}|{near}")


@grouped
def _claim_trigger(label: str, near: str, own: bool, far: str, side: str) -> Iterator[str]:
    yield from (f"c.t={label}|{near}", f"c.own={own}|{side}", f"c.far={far}|{side}")


@grouped
def _claim_sentence(rank: int, opening: bool, reports: int, side: str) -> Iterator[str]:
    yield from (f"c.first={rank}|{opening}|{side}", f"c.n={reports}")


@grouped
def _claim_said(report: str, near: str, side: str) -> Iterator[str]:
    yield f"c.w={report}|{near}|{side}"


@grouped
def _claim_before(word: str, side: str) -> Iterator[str]:
    yield f"c.b={word}|{side}"


@grouped
def _claim_both_before(second: str, first: str) -> Iterator[str]:
    yield f"c.b2={second}|{first}"


@grouped
def _claim_after(word: str) -> Iterator[str]:
    yield f"c.a={word}"


@grouped
def _claim_start(word: str, opening: bool) -> Iterator[str]:
    yield f"c.start={word}|{opening}"


@grouped
def _claim_that(clause: str, side: str) -> Iterator[str]:
    yield f"c.that={clause}|{side}"


def _that_clause(scene: Scene, candidate: Candidate, linked: Linked[ActorMention]) -> str:
    """Whether the trigger stands in what follows `أن`, and the actor is the last one named before that."""
    that = next((i for i in range(linked.last + 1, candidate.index) if scene.folded(i) == _THAT), None)
    if that is None:
        return "-"
    nearest = not any(i in scene.actor_at for i in range(linked.last + 1, that))
    reported = any(i < linked.first for i in scene.reports)
    return f"{nearest}|{reported}|{linked.mention.kind}"


def speaker_features(
    scene: Scene, candidate: Candidate, label: str, mention: ActorMention, rank: int
) -> list[FeatureGroup]:
    """Features of a speaker of an earlier sentence as the one who goes on speaking."""
    spoken = any(report_distance(scene, a) <= NEAR for a in scene.sentence.actors)
    early = min(scene.reports, default=99) < 4
    first, reports = scene.folded(0), min(len(scene.reports), 3)
    return [
        _speaker(mention.kind, rank, spoken, early),
        _speaker_trigger(label, candidate.index in scene.reports),
        _speaker_sentence(reports, rank, min(len(scene.sentence.actors), 3), early),
        _speaker_opening(first, scene.folded(1), rank),
    ]


@grouped
def _speaker(kind: str, rank: int, spoken: bool, early: bool) -> Iterator[str]:
    yield from ("s", f"s.r={rank}", f"s.k={kind}|{rank}", f"s.spoken={spoken}|{rank}")
    yield f"s.early={early}|{spoken}|{rank}"


@grouped
def _speaker_trigger(label: str, own: bool) -> Iterator[str]:
    yield from (f"s.t={label}", f"s.own={own}")


@grouped
def _speaker_sentence(reports: int, rank: int, actors: int, early: bool) -> Iterator[str]:
    yield from (f"s.n={reports}|{rank}", f"s.na={actors}|{early}")


@grouped
def _speaker_opening(first: str, second: str, rank: int) -> Iterator[str]:
    yield from (f"s.start={first}|{second}", f"s.0={first}|{rank}")


def date_features(scene: Scene, candidate: Candidate, label: str, found: FoundDate) -> list[FeatureGroup]:
    """Features of a date of the sentence as the time of an event."""
    words, at, form = scene.words, candidate.index, candidate.entry.form
    first = next((i for i, word in enumerate(words) if word.end > found.start), 0)
    last = next((i for i, word in enumerate(words) if word.end >= found.end), len(words) - 1)
    side = "after" if first > at else "before"
    between = range(at + 1, first) if side == "after" else range(last + 1, at)
    rivals = min(sum(i in scene.candidate_at for i in between), 3)
    reported = any(i in scene.reports for i in between)
    return [
        _date(found.mention.precision, side, min(scene.number, 3), first < 4),
        _date_trigger(label, form, distance_bin(len(between)), side),
        _date_lemma(candidate.entry.word),
        _date_sentence(min(len(scene.dates), 3), rivals, reported, side),
        _date_before(scene.folded(first - 1), side),
        _date_word(scene.folded(first), side),
        _date_after(scene.folded(last + 1)),
        *(_date_gap(word, side) for word in dict.fromkeys(scene.folded(i) for i in between[:5])),
    ]


@grouped
def _date(precision: str, side: str, number: int, opening: bool) -> Iterator[str]:
    yield from (f"d.p={precision}|{side}", f"d.no={number}|{precision}", f"d.start={opening}")


@grouped
def _date_trigger(label: str, form: str, distance: str, side: str) -> Iterator[str]:
    yield from (f"d.side={side}|{distance}", f"d.t={label}|{side}", f"d.f={form}|{side}|{distance}")


@grouped
def _date_lemma(word: str) -> Iterator[str]:
    yield f"d.l={word}"


@grouped
def _date_sentence(dates: int, rivals: int, reported: bool, side: str) -> Iterator[str]:
    yield from (f"d.n={dates}|{side}", f"d.r={rivals}|{side}", f"d.report={reported}|{side}")


@grouped
def _date_before(word: str, side: str) -> Iterator[str]:
    yield f"d.b={word}|{side}"


@grouped
def _date_word(word: str, side: str) -> Iterator[str]:
    yield f"d.w={word}|{side}"


@grouped
def _date_after(word: str) -> Iterator[str]:
    yield f"d.a={word}"


@grouped
def _date_gap(word: str, side: str) -> Iterator[str]:
    yield f"d.g={word}|{side}"


def other_date_features(scene: Scene, candidate: Candidate, label: str, other: OtherDate) -> list[FeatureGroup]:
    """Features of a date of another sentence as the time of an event."""
    entry, mention = candidate.entry, other.found.mention
    away = f"{'-' if other.away < 0 else '+'}{distance_bin(abs(other.away))}"
    own = min(len(scene.dates), 2)
    published = scene.published is not None and scene.published.value == mention.value
    return [
        _other_date(mention.precision, away, other.first, own, len(scene.other_dates) == 1),
        _other_date_told(entry.word in other.lemmas, away, label, own),
        _other_date_article(label, other.first, min(scene.number, 5), published, own),
        _other_date_trigger(entry.word, entry.form, scene.folded(candidate.index)[:1], own),
        _other_date_text(mention.text),
        _other_date_start(scene.folded(0)),
    ]


@grouped
def _other_date(precision: str, away: str, first: bool, own: int, lone: bool) -> Iterator[str]:
    yield from ("od", f"od.away={away}|{own}", f"od.first={first}|{own}", f"od.p={precision}|{own}")
    yield f"od.lone={lone}|{own}"


@grouped
def _other_date_told(told: bool, away: str, label: str, own: int) -> Iterator[str]:
    yield from (f"od.told={told}|{away}", f"od.told={told}|{label}|{own}")


@grouped
def _other_date_article(label: str, first: bool, number: int, published: bool, own: int) -> Iterator[str]:
    yield from (f"od.t={label}|{first}", f"od.no={number}|{first}", f"od.pub={published}|{own}|{first}")


@grouped
def _other_date_trigger(word: str, form: str, letter: str, own: int) -> Iterator[str]:
    yield from (f"od.l={word}", f"od.f={form}|{letter}|{own}")


@grouped
def _other_date_text(text: str) -> Iterator[str]:
    yield f"od.w={fold(text)}"


@grouped
def _other_date_start(word: str) -> Iterator[str]:
    yield f"od.start={word}"


def published_features(scene: Scene, candidate: Candidate, label: str) -> list[FeatureGroup]:
    """Features of the day of publication as the time of an event."""
    entry = candidate.entry
    dates = f"{min(len(scene.dates), 2)}|{min(len(scene.other_dates), 2)}"
    named = any(scene.published and d.mention.value == scene.published.value for d in scene.dates)
    return [
        _published(dates, named, label, min(scene.number, 5), min(len(scene.reports), 2)),
        _published_trigger(entry.word, entry.form, scene.folded(candidate.index)[:1]),
        _published_start(scene.folded(0)),
    ]


@grouped
def _published(dates: str, named: bool, label: str, number: int, reports: int) -> Iterator[str]:
    yield from ("pd", f"pd.n={dates}", f"pd.named={named}", f"pd.t={label}|{dates}")
    yield from (f"pd.no={number}|{dates}", f"pd.reports={reports}")


@grouped
def _published_trigger(word: str, form: str, letter: str) -> Iterator[str]:
    yield from (f"pd.l={word}", f"pd.f={form}|{letter}")


@grouped
def _published_start(word: str) -> Iterator[str]:
    yield f"pd.start={word}"
