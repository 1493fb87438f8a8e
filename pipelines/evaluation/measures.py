"""How far events and relations agree with gold annotations.

detect    the event's type, in the same sentence
lenient   detect, and a source, target or place of the gold is right, or the gold has none
both      detect, and every side is right: some actor agrees where the gold names one, none is given where it names
          none; a place stands in where the gold has neither side
full      both, and place, day or month, and status are right
edges     distinct (source or nothing, type, target or place) of an article
relations distinct (subject, type, object) of an article
"""

import itertools
from dataclasses import dataclass, field
from typing import Any

from graph.folding import fold_words
from graph.records import Event, Relation
from pipelines.evaluation.fields import judged_fields
from pipelines.evaluation.matching import Key, Matcher
from pipelines.evaluation.mistakes import Mistake, mistakes
from pipelines.evaluation.names import Gold, names_of

EVENT_MEASURES = ("detect", "lenient", "both", "full")


@dataclass(slots=True)
class Tally:
    """Counts of right, found and gold items."""

    right: int = 0
    found: int = 0
    gold: int = 0

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(slots=True)
class Scores:
    """Tallies by measure and, for detection, by event type; `missed` are the gold events that nothing found, and
    `false` what was found beside the gold.

    `fields` counts, of the pairs that `both` matched, where a field is right and where gold or reading gives it;
    `mistakes` are the wrong arguments of all that was detected; `confidences` are those of all events found, and
    whether each was detected.
    """

    measures: dict[str, Tally] = field(
        default_factory=lambda: {m: Tally() for m in (*EVENT_MEASURES, "edges", "relations")}
    )
    types: dict[str, Tally] = field(default_factory=dict)
    missed: list[tuple[str, Gold]] = field(default_factory=list)
    false: list[Event] = field(default_factory=list)
    fields: dict[str, Tally] = field(default_factory=dict)
    mistakes: list[Mistake] = field(default_factory=list)
    confidences: list[tuple[float, bool]] = field(default_factory=list)


def sentence_matches(gold: str, found: str) -> bool:
    """Whether two sentences are one: one within the other, or most words shared, neither much the longer."""
    gold, found = fold_words(gold), fold_words(found)
    if len(found.split()) > 3 * len(gold.split()) + 15:
        return False
    if gold in found or found in gold:
        return bool(gold and found)
    a, b = set(gold.split()), set(found.split())
    return len(a & b) >= 0.6 * min(len(a), len(b))


def judge(matcher: Matcher, gold: Gold, event: Event) -> dict[str, bool]:
    """The event measures of one found event against one gold event of its type and sentence."""
    found = {"sources": names_of(event.sources), "targets": names_of(event.targets)}
    side = {s: matcher.meet(gold[s], found[s]) if gold[s] else not found[s] for s in found}
    named = [side[s] for s in side if gold[s]]
    places = names_of(event.places)
    place = matcher.meet(gold["place"], places) if gold["place"] else not places
    both = all(side.values()) and (bool(named) or place)
    value = event.date.value if event.date else ""
    dated = gold["date"] is None or value[:7] == gold["date"][:7]
    full = both and place and dated and event.status == gold["status"]
    return {"detect": True, "lenient": any(named) or bool(gold["place"] and place), "both": both, "full": full}


def score_article(matcher: Matcher, gold: Gold, events: list[Event], relations: list[Relation], scores: Scores) -> None:
    """Add one article to the scores."""
    judged = {
        (g, f): judge(matcher, one, event)
        for (g, one), (f, event) in itertools.product(enumerate(gold["events"]), enumerate(events))
        if one["type"] == event.type and sentence_matches(one["sentence"], event.sentence)
    }
    for measure in EVENT_MEASURES:
        pairs = _best_pairs([(sum(j.values()), *at) for at, j in judged.items() if j[measure]])
        _count(scores.measures[measure], len(pairs), len(events), len(gold["events"]))
        if measure == "detect":
            _by_type(scores, gold, events, pairs)
            scores.mistakes += (
                one for g, f in pairs for one in mistakes(matcher, gold["doc"], gold["events"][g], events[f])
            )
        if measure == "both":
            _by_field(matcher, scores, [(gold["events"][g], events[f]) for g, f in pairs])
    gold_edges, found_edges = _gold_edges(matcher, gold["events"]), _edges(matcher, events)
    _count(scores.measures["edges"], _loose(gold_edges, found_edges), len(found_edges), len(gold_edges))
    gold_ties = {(matcher.key(r["subject"]), r["type"], matcher.key(r["object"])) for r in gold["relations"]}
    ties = {(matcher.key(names_of([r.subject])[0]), r.type, matcher.key(names_of([r.object])[0])) for r in relations}
    _count(scores.measures["relations"], _loose(gold_ties, ties), len(ties), len(gold_ties))


def _by_type(scores: Scores, gold: Gold, events: list[Event], pairs: list[tuple[int, int]]) -> None:
    hit_gold, hit_found = {g for g, _ in pairs}, {f for _, f in pairs}
    for g, one in enumerate(gold["events"]):
        tally = scores.types.setdefault(one["type"], Tally())
        tally.gold += 1
        tally.right += g in hit_gold
        if g not in hit_gold:
            scores.missed.append((gold["doc"], one))
    for f, event in enumerate(events):
        scores.types.setdefault(event.type, Tally()).found += 1
        scores.confidences.append((event.confidence, f in hit_found))
        if f not in hit_found:
            scores.false.append(event)


def _by_field(matcher: Matcher, scores: Scores, pairs: list[tuple[Gold, Event]]) -> None:
    for gold, event in pairs:
        for name, right in judged_fields(matcher, gold, event):
            _count(scores.fields.setdefault(name, Tally()), right, 1, 1)


def _count(tally: Tally, right: int, found: int, gold: int) -> None:
    tally.right += right
    tally.found += found
    tally.gold += gold


def _best_pairs(candidates: list[tuple[int, int, int]]) -> list[tuple[int, int]]:
    """A one-to-one matching, the best-scoring pairs first."""
    used_gold: set[int] = set()
    used_found: set[int] = set()
    chosen = []
    for _, g, f in sorted(candidates, key=lambda c: (-c[0], c[1], c[2])):
        if g not in used_gold and f not in used_found:
            used_gold.add(g)
            used_found.add(f)
            chosen.append((g, f))
    return chosen


Triple = tuple[Key | None, str, Key | None]


def _triples(kind: str, sources: list[Key], ends: list[Key]) -> set[Triple]:
    nothing: list[Key | None] = [None]
    pairs = itertools.product(sources or nothing, ends or nothing)
    return {(s, kind, t) for s, t in pairs if s is not None or t is not None}


def _gold_edges(matcher: Matcher, golds: list[Gold]) -> set[Triple]:
    return {
        triple
        for g in golds
        for triple in _triples(
            g["type"], [*map(matcher.key, g["sources"])], [*map(matcher.key, g["targets"] or g["place"])]
        )
    }


def _edges(matcher: Matcher, events: list[Event]) -> set[Triple]:
    return {
        triple
        for e in events
        for triple in _triples(
            e.type, [*map(matcher.key, names_of(e.sources))], [*map(matcher.key, names_of(e.targets or e.places))]
        )
    }


def _loose(gold: set[Any], found: set[Any]) -> int:
    """How many gold triples have a found one of their own whose names agree."""
    left = set(found)
    right = 0
    for g in gold:
        match = next((f for f in left if g[1] == f[1] and _end(g[0], f[0]) and _end(g[2], f[2])), None)
        if match is not None:
            left.discard(match)
            right += 1
    return right


def _end(a: Key | None, b: Key | None) -> bool:
    return a is b if a is None or b is None else a.agrees(b)
