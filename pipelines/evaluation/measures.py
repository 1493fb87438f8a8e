"""How far events and relations agree with gold annotations.

detect    the event's type, in the same sentence
lenient   detect, and a source, target or place of the gold is right, or the gold has none
both      detect, and every side is right: some actor agrees where the gold names one, none is given where it names
          none; a place stands in where the gold has neither side
full      both, and place, day or month, and status are right; a date where the gold has none does not count against it
edges     distinct (source or nothing, type, target or place) of an article
relations distinct (subject, type, object) of an article
"""

import itertools

from graph.folding import fold_words
from graph.records import Event, Relation
from pipelines.evaluation.fields import judged_fields
from pipelines.evaluation.matching import Matcher
from pipelines.evaluation.mistakes import mistakes
from pipelines.evaluation.names import ROLES, Gold, names_of
from pipelines.evaluation.scores import EVENT_MEASURES, Retyped, Scores
from pipelines.evaluation.triples import agreeing, gold_edges, gold_relations, read_edges, read_relations

Pair = tuple[int, int]
"""A gold event and one that was read, by their numbers in the article."""


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
    place = matcher.meet(gold["place"], places, "place") if gold["place"] else not places
    both = all(side.values()) and (bool(named) or place)
    value = event.date.value if event.date else ""
    dated = gold["date"] is None or value[:7] == gold["date"][:7]
    full = both and place and dated and event.status == gold["status"]
    return {"detect": True, "lenient": any(named) or bool(gold["place"] and place), "both": both, "full": full}


def score_article(matcher: Matcher, gold: Gold, events: list[Event], relations: list[Relation], scores: Scores) -> None:
    """Add one article to the scores."""
    golds = gold["events"]
    judged = {
        (g, f): judge(matcher, one, event)
        for (g, one), (f, event) in itertools.product(enumerate(golds), enumerate(events))
        if one["type"] == event.type and sentence_matches(one["sentence"], event.sentence)
    }
    matched = {
        measure: _best_pairs([(sum(j.values()), *at) for at, j in judged.items() if j[measure]])
        for measure in EVENT_MEASURES
    }
    for measure, pairs in matched.items():
        scores.measures[measure].add(len(pairs), len(events), len(golds))
    _score_detected(matcher, scores, gold, events, matched["detect"])
    _score_fields(matcher, scores, [(golds[g], events[f]) for g, f in matched["both"]])
    _score_edges(matcher, scores, golds, events)
    _score_relations(matcher, scores, gold, relations)


def _score_detected(matcher: Matcher, scores: Scores, gold: Gold, events: list[Event], pairs: list[Pair]) -> None:
    """Types, confidences and errors, by which events were detected."""
    hit_gold, hit_found = {g for g, _ in pairs}, {f for _, f in pairs}
    for g, one in enumerate(gold["events"]):
        scores.types[one["type"]].add(g in hit_gold, 0, 1)
    for f, event in enumerate(events):
        scores.types[event.type].add(0, 1, 0)
        scores.confidences["events"].append((event.confidence, f in hit_found))
    for g, f in pairs:
        scores.mistakes += mistakes(matcher, gold["doc"], gold["events"][g], events[f])
        _score_arguments(matcher, scores, gold["events"][g], events[f])
    missed = [one for g, one in enumerate(gold["events"]) if g not in hit_gold]
    _sort_out(scores, gold["doc"], missed, [event for f, event in enumerate(events) if f not in hit_found])


def _score_arguments(matcher: Matcher, scores: Scores, gold: Gold, event: Event) -> None:
    """The confidence of each argument, and whether the gold has it in its role."""
    for role in ROLES:
        for mention in getattr(event, role.read):
            right = matcher.meet(gold[role.gold], names_of([mention]), role.kind)
            scores.confidences[role.read].append((mention.confidence, right))


def _sort_out(scores: Scores, doc: str, missed: list[Gold], false: list[Event]) -> None:
    """Tell a trigger that was read as another type from one that was not read, and from one found beside the gold."""
    for gold in missed:
        event = next((event for event in false if _same_trigger(gold, event)), None)
        if event is None:
            scores.missed.append((doc, gold))
        else:
            false.remove(event)
            scores.retyped.append(Retyped(doc, gold, event))
    scores.false += false


def _same_trigger(gold: Gold, event: Event) -> bool:
    """Whether an event was read at a gold trigger: the words of one begin or end within those of the other, as what is
    read is without clitics."""
    one, other = fold_words(gold["trigger"]), fold_words(event.trigger.text)
    return bool(one and other) and (one in other or other in one) and sentence_matches(gold["sentence"], event.sentence)


def _score_fields(matcher: Matcher, scores: Scores, pairs: list[tuple[Gold, Event]]) -> None:
    for gold, event in pairs:
        for name, right in judged_fields(matcher, gold, event):
            scores.fields[name].add(right, 1, 1)


def _score_edges(matcher: Matcher, scores: Scores, golds: list[Gold], events: list[Event]) -> None:
    gold, read = gold_edges(matcher, golds), read_edges(matcher, events)
    scores.measures["edges"].add(len(agreeing(gold, read)), len(read), len(gold))


def _score_relations(matcher: Matcher, scores: Scores, gold: Gold, relations: list[Relation]) -> None:
    golds, read = gold_relations(matcher, gold["relations"]), read_relations(matcher, relations)
    pairs = agreeing(golds, read)
    scores.measures["relations"].add(len(pairs), len(read), len(golds))
    hit_gold, hit_read = {g for g, _ in pairs}, {f for _, f in pairs}
    scores.confidences["relations"] += ((one.confidence, triple in hit_read) for triple, one in read.items())
    scores.missed_relations += ((gold["doc"], one) for triple, one in golds.items() if triple not in hit_gold)
    scores.false_relations += (one for triple, one in read.items() if triple not in hit_read)


def _best_pairs(candidates: list[tuple[int, int, int]]) -> list[Pair]:
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
