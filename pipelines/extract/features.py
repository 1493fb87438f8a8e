"""What the linear models look at.

Features are strings `name=value`; none names an actor, so that no model learns who usually does what.
"""

from collections.abc import Iterator

from graph.folding import fold
from graph.records import ActorMention, DateMention, PlaceMention
from pipelines.article import Linked
from pipelines.extract.dates import FoundDate
from pipelines.extract.scene import Candidate, Scene, report_distance

_NEAR = 5
_SHORT = 4
"""Letters of the longest word that is taken for a preposition: which ones matter the models learn."""

_QUOTES = frozenset("\"«»“”„'‘’()")


def _bin(distance: int) -> str:
    return str(distance) if distance <= 3 else "6" if distance <= 6 else "10" if distance <= 10 else "far"


def trigger_features(scene: Scene, candidate: Candidate) -> list[str]:
    """Features of a word that may be a trigger."""
    at, entry = candidate.index, candidate.entry
    word, before, after = scene.folded(at), scene.folded(at - 1), scene.folded(at + 1)
    before2, after2 = scene.folded(at - 2), scene.folded(at + 2)
    lemma = f"{entry.word}/{entry.form}"
    features = [
        f"w={word}",
        f"l={lemma}",
        f"f={entry.form}",
        f"t={','.join(entry.types)}",
        f"b={before}",
        f"a={after}",
        f"b2={before2}",
        f"a2={after2}",
        f"lb={lemma}|{before}",
        f"la={lemma}|{after}",
        f"bb={before2}|{before}",
        f"aa={after}|{after2}",
        f"wa={word}|{after}",
        f"pre={word[:1]}",
        f"suf={word[-2:]}",
        f"def={word.startswith('ال')}",
        f"lda={lemma}|{word.startswith('ال')}",
        f"first={at < 2}|{entry.form}",
        f"title={scene.number == 0}",
        f"len={min(len(scene.words) // 10, 5)}",
        f"na={min(len(scene.sentence.actors), 4)}",
    ]
    features += (f"near={scene.folded(i)}" for i in range(at - 4, at + 6) if i not in (at - 1, at, at + 1))
    for side, step in (("b", -1), ("a", 1)):
        features += (f"{side}{part}|{entry.form}" for part in _surroundings(scene, at, step))
        features += (f"{side}{part}|{lemma}" for part in _surroundings(scene, at, step))
    return features


def _surroundings(scene: Scene, at: int, step: int) -> Iterator[str]:
    """The nearest actor, place, number and other candidate in one direction."""
    seen = set()
    for distance in range(1, _NEAR + 2):
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
    features += (f"any={w}" for w in before)
    features += (f"bb={a}|{b}" for a, b in zip(before[-4:], before[-3:], strict=False))
    features += (f"a{i}={scene.folded(at + i)}" for i in (1, 2, 3))
    features += (f"head={scene.folded(i)}" for i in range(3))
    return features


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
    rank = _rank(scene, linked, low, high)
    kind = _kind(linked)
    lemma = f"{entry.word}/{entry.form}"
    start = first - 1
    while start >= 0 and scene.folded(start) in _QUOTES:
        start -= 1
    before, before2, after = scene.folded(start), scene.folded(start - 1), scene.folded(last + 1)
    preposition = next((w for w in reversed(gap) if len(w) <= _SHORT), "-") if side == "after" else before
    triggers = sum(i in scene.candidate_at for i in between)
    path = f"{side}|{preposition}|{min(rank, 2)}"
    features = [
        f"side={side}",
        f"k={kind}",
        f"ks={kind}|{side}",
        f"by={linked.by}",
        f"d={side}|{_bin(len(gap))}",
        f"r={side}|{min(rank, 3)}",
        f"p={path}",
        f"pf={path}|{entry.form}",
        f"pt={path}|{label}",
        f"pl={path}|{lemma}",
        f"kt={kind}|{label}|{side}",
        f"b={before}|{side}",
        f"bl={before}|{label}|{side}",
        f"bb={before2}|{before}|{side}",
        f"a={after}|{side}",
        f"al={after}|{label}",
        f"ls={lemma}|{side}|{min(rank, 2)}",
        f"lk={lemma}|{kind}|{side}",
        f"ft={entry.form}|{label}|{side}|{min(rank, 2)}",
        f"tr={side}|{min(triggers, 3)}",
        f"pre={scene.folded(at)[:1]}|{entry.form}|{path}",
        f"next={scene.folded(at + 1)}|{path}",
        f"wb={scene.folded(at - 1)}|{side}",
        f"start={first < 3}|{side}",
        f"n={min(len(scene.sentence.actors), 4)}|{side}|{label}",
        f"adj={linked.by == 'demonym'}|{len(gap) == 0}|{label}",
    ]
    if len(gap) <= 3:
        features += (f"gap={' '.join(gap)}|{side}", f"gapt={' '.join(gap)}|{side}|{label}")
    features += (f"g={w}|{side}" for w in dict.fromkeys(gap[-6:] + gap[:6]))
    features += (
        f"cand={scene.candidate_at[i].entry.types[0]}|{label}|{side}"
        for i in list(between)[:12]
        if i in scene.candidate_at
    )
    return features


def _kind(linked: Linked[ActorMention] | Linked[PlaceMention]) -> str:
    return linked.mention.kind if isinstance(linked.mention, ActorMention) else linked.mention.precision


def _rank(scene: Scene, linked: Linked[ActorMention] | Linked[PlaceMention], low: int, high: int) -> int:
    """How many others of its sort stand between it and the trigger."""
    others = scene.sentence.actors if isinstance(linked.mention, ActorMention) else scene.sentence.places
    return sum(low <= o.first < high and o.first != linked.first for o in others)


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
    first = _rank(scene, linked, 0, linked.first)
    features = [
        f"c.side={side}",
        f"c.k={linked.mention.kind}|{side}",
        f"c.by={linked.by}",
        f"c.near={_bin(near)}|{side}",
        f"c.next={_bin(following)}|{side}",
        f"c.w={report}|{_bin(near)}|{side}",
        f"c.closest={closest}|{_bin(near)}",
        f"c.b={scene.folded(linked.first - 1)}|{side}",
        f"c.b2={scene.folded(linked.first - 2)}|{scene.folded(linked.first - 1)}",
        f"c.a={scene.folded(linked.last + 1)}",
        f"c.first={min(first, 2)}|{linked.first < 4}|{side}",
        f"c.n={min(len(scene.reports), 3)}",
        f"c.t={label}|{_bin(near)}",
        f"c.own={at in scene.reports}|{side}",
        f"c.far={_bin(abs(at - linked.first))}|{side}",
        f"c.start={scene.folded(0)}|{linked.first < 6}",
        f"c.kn={linked.mention.kind}|{_bin(near)}|{side}",
    ]
    return features


def speaker_features(scene: Scene, candidate: Candidate, label: str, mention: ActorMention, rank: int) -> list[str]:
    """Features of a speaker of an earlier sentence as the one who goes on speaking."""
    spoken = any(report_distance(scene, a) <= _NEAR for a in scene.sentence.actors)
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
        f"d.side={side}|{_bin(len(between))}",
        f"d.p={precision}|{side}",
        f"d.b={scene.folded(first - 1)}|{side}",
        f"d.w={scene.folded(first)}|{side}",
        f"d.t={label}|{side}",
        f"d.l={candidate.entry.word}",
        f"d.f={candidate.entry.form}|{side}|{_bin(len(between))}",
        f"d.n={min(len(scene.dates), 3)}|{side}",
        f"d.r={min(rivals, 3)}|{side}",
        f"d.no={min(scene.number, 3)}|{precision}",
        f"d.report={any(i in scene.reports for i in between)}|{side}",
        f"d.start={first < 4}",
        f"d.a={scene.folded(last + 1)}",
    ]
    features += (f"d.g={scene.folded(i)}|{side}" for i in list(between)[:5])
    return features


def first_date_features(scene: Scene, candidate: Candidate, label: str, mention: DateMention) -> list[str]:
    """Features of the article's first date as the time of an event whose sentence names none."""
    return [
        "fd",
        f"fd.no={min(scene.number, 5)}",
        f"fd.p={mention.precision}",
        f"fd.t={label}",
        f"fd.l={candidate.entry.word}",
        f"fd.f={candidate.entry.form}|{scene.folded(candidate.index)[:1]}",
        f"fd.w={fold(mention.text)}",
        f"fd.tn={label}|{min(scene.number, 3)}",
        f"fd.np={min(len(scene.sentence.places), 2)}",
        f"fd.n={len(scene.candidates) // 3}",
        f"fd.start={scene.folded(0)}",
    ]
