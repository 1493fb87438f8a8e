"""What the classifiers look at beyond a sentence's arguments: earlier sentences, who says so, and when."""

from graph.folding import fold
from graph.records import ActorMention, PlaceMention
from pipelines.article import Linked
from pipelines.extract.dates import FoundDate
from pipelines.extract.features import NEAR, distance_bin, rank_among
from pipelines.extract.scene import Candidate, OtherDate, Scene, report_distance

_THAT = "ان"
"""The folded conjunction that opens what somebody says."""


def context_features(
    scene: Scene, candidate: Candidate, label: str, mention: ActorMention | PlaceMention, rank: int
) -> list[str]:
    """Features of an actor or place of an earlier sentence as an argument that this sentence leaves out."""
    entry = candidate.entry
    kind = mention.kind if isinstance(mention, ActorMention) else mention.precision
    here = scene.sentence.actors if isinstance(mention, ActorMention) else scene.sentence.places
    named = any(other.mention.id == mention.id for other in here)
    after = sum(other.first > candidate.index for other in here)
    return [
        "ctx",
        f"ctx.r={rank}",
        f"ctx.k={kind}|{rank}",
        f"ctx.t={label}|{rank}",
        f"ctx.n={min(len(here), 3)}|{rank}",
        f"ctx.named={named}",
        f"ctx.l={entry.word}/{entry.form}",
        f"ctx.f={entry.form}|{min(len(here), 2)}",
        f"ctx.after={min(after, 2)}|{entry.form}",
        f"ctx.suf={scene.folded(candidate.index + 1)}",
        f"ctx.pre={scene.folded(candidate.index)[:1]}|{entry.form}",
        f"ctx.no={min(scene.number, 3)}",
    ]


def claim_features(scene: Scene, candidate: Candidate, label: str, linked: Linked[ActorMention]) -> list[str]:
    """Features of an actor of the sentence as the one who says that an event happened."""
    at = candidate.index
    side = "after" if linked.first > at else "before"
    near = report_distance(scene, linked)
    following = min((i - linked.last for i in scene.reports if i > linked.last), default=1000)
    report = scene.folded(linked.first - near) if near < 1000 else "-"
    closest = near == min((report_distance(scene, a) for a in scene.sentence.actors), default=1000)
    first = rank_among(scene, linked, 0, linked.first)
    features = [
        f"c.side={side}",
        f"c.k={linked.mention.kind}|{side}",
        f"c.by={linked.by}",
        f"c.near={distance_bin(near)}|{side}",
        f"c.next={distance_bin(following)}|{side}",
        f"c.w={report}|{distance_bin(near)}|{side}",
        f"c.closest={closest}|{distance_bin(near)}",
        f"c.b={scene.folded(linked.first - 1)}|{side}",
        f"c.b2={scene.folded(linked.first - 2)}|{scene.folded(linked.first - 1)}",
        f"c.a={scene.folded(linked.last + 1)}",
        f"c.first={min(first, 2)}|{linked.first < 4}|{side}",
        f"c.n={min(len(scene.reports), 3)}",
        f"c.t={label}|{distance_bin(near)}",
        f"c.own={at in scene.reports}|{side}",
        f"c.far={distance_bin(abs(at - linked.first))}|{side}",
        f"c.start={scene.folded(0)}|{linked.first < 6}",
        f"c.kn={linked.mention.kind}|{distance_bin(near)}|{side}",
    ]
    features.append(f"c.that={_that_clause(scene, candidate, linked)}|{side}")
    return features


def _that_clause(scene: Scene, candidate: Candidate, linked: Linked[ActorMention]) -> str:
    """Whether the trigger stands in what follows `أن`, and the actor is the last one named before that."""
    that = next((i for i in range(linked.last + 1, candidate.index) if scene.folded(i) == _THAT), None)
    if that is None:
        return "-"
    nearest = not any(i in scene.actor_at for i in range(linked.last + 1, that))
    reported = any(i < linked.first for i in scene.reports)
    return f"{nearest}|{reported}|{linked.mention.kind}"


def speaker_features(scene: Scene, candidate: Candidate, label: str, mention: ActorMention, rank: int) -> list[str]:
    """Features of a speaker of an earlier sentence as the one who goes on speaking."""
    spoken = any(report_distance(scene, a) <= NEAR for a in scene.sentence.actors)
    early = min(scene.reports, default=99) < 4
    return [
        "s",
        f"s.r={rank}",
        f"s.k={mention.kind}|{rank}",
        f"s.spoken={spoken}|{rank}",
        f"s.early={early}|{spoken}|{rank}",
        f"s.n={min(len(scene.reports), 3)}|{rank}",
        f"s.start={scene.folded(0)}|{scene.folded(1)}",
        f"s.0={scene.folded(0)}|{rank}",
        f"s.t={label}",
        f"s.na={min(len(scene.sentence.actors), 3)}|{early}",
        f"s.own={candidate.index in scene.reports}",
    ]


def date_features(scene: Scene, candidate: Candidate, label: str, found: FoundDate) -> list[str]:
    """Features of a date of the sentence as the time of an event."""
    words, at = scene.words, candidate.index
    first = next((i for i, word in enumerate(words) if word.end > found.start), 0)
    last = next((i for i, word in enumerate(words) if word.end >= found.end), len(words) - 1)
    side = "after" if first > at else "before"
    between = range(at + 1, first) if side == "after" else range(last + 1, at)
    rivals = sum(i in scene.candidate_at for i in between)
    precision = found.mention.precision
    features = [
        f"d.side={side}|{distance_bin(len(between))}",
        f"d.p={precision}|{side}",
        f"d.b={scene.folded(first - 1)}|{side}",
        f"d.w={scene.folded(first)}|{side}",
        f"d.t={label}|{side}",
        f"d.l={candidate.entry.word}",
        f"d.f={candidate.entry.form}|{side}|{distance_bin(len(between))}",
        f"d.n={min(len(scene.dates), 3)}|{side}",
        f"d.r={min(rivals, 3)}|{side}",
        f"d.no={min(scene.number, 3)}|{precision}",
        f"d.report={any(i in scene.reports for i in between)}|{side}",
        f"d.start={first < 4}",
        f"d.a={scene.folded(last + 1)}",
    ]
    features += (f"d.g={scene.folded(i)}|{side}" for i in list(between)[:5])
    return features


def other_date_features(scene: Scene, candidate: Candidate, label: str, other: OtherDate) -> list[str]:
    """Features of a date of another sentence as the time of an event."""
    entry, mention = candidate.entry, other.found.mention
    away = f"{'-' if other.away < 0 else '+'}{distance_bin(abs(other.away))}"
    told = entry.word in other.lemmas
    own = min(len(scene.dates), 2)
    lone = len(scene.other_dates) == 1
    published = scene.published is not None and scene.published.value == mention.value
    return [
        "od",
        f"od.away={away}|{own}",
        f"od.first={other.first}|{own}",
        f"od.p={mention.precision}|{own}",
        f"od.told={told}|{away}",
        f"od.told={told}|{label}|{own}",
        f"od.lone={lone}|{own}",
        f"od.t={label}|{other.first}",
        f"od.l={entry.word}",
        f"od.f={entry.form}|{scene.folded(candidate.index)[:1]}|{own}",
        f"od.w={fold(mention.text)}",
        f"od.no={min(scene.number, 5)}|{other.first}",
        f"od.pub={published}|{own}|{other.first}",
        f"od.start={scene.folded(0)}",
    ]


def published_features(scene: Scene, candidate: Candidate, label: str) -> list[str]:
    """Features of the day of publication as the time of an event."""
    entry = candidate.entry
    dates = f"{min(len(scene.dates), 2)}|{min(len(scene.other_dates), 2)}"
    named = any(scene.published and d.mention.value == scene.published.value for d in scene.dates)
    return [
        "pd",
        f"pd.n={dates}",
        f"pd.named={named}",
        f"pd.t={label}|{dates}",
        f"pd.l={entry.word}",
        f"pd.f={entry.form}|{scene.folded(candidate.index)[:1]}",
        f"pd.no={min(scene.number, 5)}|{dates}",
        f"pd.reports={min(len(scene.reports), 2)}",
        f"pd.start={scene.folded(0)}",
    ]
