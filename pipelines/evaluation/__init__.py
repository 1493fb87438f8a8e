"""Scoring what was read against gold annotations, and saying what was missed."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from graph.catalogue import Catalogue
from graph.errors import InputError
from graph.records import Event, Relation
from graph.seeds import Seeds
from pipelines.evaluation.calibration import calibration_error, reliability
from pipelines.evaluation.matching import Matcher
from pipelines.evaluation.measures import Scores, score_article
from pipelines.evaluation.mistakes import Mistake
from pipelines.evaluation.names import Gold

_GOLD_FIELDS = ("doc", "events", "relations")
_CUT, _WORDS = 120, 6
"""Code points of a sentence, and words of a type, that an example shows."""
_EMPTY: dict[str, Any] = {
    "mode": None,
    "sources": [],
    "targets": [],
    "place": [],
    "date": None,
    "status": "asserted",
    "claimed_by": [],
    "killed": None,
    "injured": None,
}


def read_gold(path: Path) -> Iterator[Gold]:
    """Annotations, one article a line; InputError names file and line of what is wrong."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read as gold annotations ({error}).") from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            gold: dict[str, Any] = json.loads(line)
        except ValueError as error:
            raise InputError(f"{path}, line {number}: not JSON ({error}).") from error
        if not isinstance(gold, dict) or not all(key in gold for key in _GOLD_FIELDS):
            raise InputError(f"{path}, line {number}: an article needs the fields {', '.join(_GOLD_FIELDS)}.")
        yield gold | {"events": [_event(event, f"{path}, line {number}") for event in gold["events"]]}


def _event(given: dict[str, Any], where: str) -> Gold:
    """A gold event with every field; what it leaves out is empty, but it must say what it is and where it stands."""
    missing = [name for name in ("sentence", "trigger", "type") if name not in given]
    if missing:
        raise InputError(f"{where}: an event needs the fields sentence, trigger and type; {missing[0]} is missing.")
    return _EMPTY | given


def evaluate(golds: Iterable[Gold], statements: Iterable[Event | Relation], seeds: Seeds | None = None) -> Scores:
    """The scores of `statements`; articles without gold annotations do not count."""
    seeds = seeds or Seeds()
    events: dict[str, list[Event]] = defaultdict(list)
    relations: dict[str, list[Relation]] = defaultdict(list)
    for statement in statements:
        if isinstance(statement, Event):
            events[statement.doc].append(statement)
        else:
            relations[statement.doc].append(statement)
    matcher, scores = Matcher(Catalogue.load(seeds), seeds), Scores()
    for gold in golds:
        score_article(matcher, gold, events[gold["doc"]], relations[gold["doc"]], scores)
    return scores


def report(scores: Scores) -> str:
    """The scores as plain text, with the errors that weigh most."""
    lines = ["measure       P      R     F1   right / found / gold"]
    for name, t in scores.measures.items():
        lines.append(f"{name:10} {t.precision:.3f}  {t.recall:.3f}  {t.f1:.3f}   {t.right} / {t.found} / {t.gold}")
    lines += ["", "detect by type"]
    for name, t in sorted(scores.types.items()):
        lines.append(f"{name:10} {t.precision:.3f}  {t.recall:.3f}  {t.f1:.3f}   {t.right} / {t.found} / {t.gold}")
    lines += ["", "of what `both` matched"]
    lines += (
        f"{name:10} {t.recall:.3f}                 {t.right} / {t.gold}" for name, t in sorted(scores.fields.items())
    )
    lines += ["", "confidence of events, and the share of them that is right"]
    bins = reliability(scores.confidences)
    lines += (f"{one.confidence:.2f}       {one.right:.2f}                  {one.count}" for one in bins)
    lines.append(f"expected calibration error {calibration_error(bins):.3f}")
    return "\n".join([*lines, *_wrong_arguments(scores), *_wrong_triggers(scores)])


def _wrong_arguments(scores: Scores) -> Iterator[str]:
    """The causes of wrong arguments, the most frequent first, each with an example."""
    yield from ("", "wrong arguments of what was detected, by cause")
    grouped: dict[tuple[str, str], list[Mistake]] = defaultdict(list)
    for mistake in scores.mistakes:
        grouped[mistake.role, mistake.cause].append(mistake)
    for (role, cause), found in sorted(grouped.items(), key=lambda item: (-len(item[1]), item[0])):
        one = found[len(found) // 2]
        yield f"{len(found):4} {role}: {cause}"
        yield f"       {one.doc}: {one.trigger} | gold {one.gold} | read {one.read} | {one.sentence[:_CUT]}"


def _wrong_triggers(scores: Scores) -> Iterator[str]:
    """Triggers missed and found without gold, by type, each with its words and an example."""
    missed: dict[str, list[tuple[str, Gold]]] = defaultdict(list)
    for doc, gold in scores.missed:
        missed[gold["type"]].append((doc, gold))
    yield from ("", "missed, by type")
    for name, golds in sorted(missed.items(), key=lambda item: -len(item[1])):
        doc, one = golds[len(golds) // 2]
        words = Counter(gold["trigger"] for _, gold in golds).most_common(_WORDS)
        yield f"{len(golds):4} {name}: {', '.join(word for word, _ in words)}"
        yield f"       {doc}: {one['trigger']} | {one['sentence'][:_CUT]}"
    false: dict[str, list[Event]] = defaultdict(list)
    for event in scores.false:
        false[event.type].append(event)
    yield from ("", "found without gold, by type")
    for name, events in sorted(false.items(), key=lambda item: -len(item[1])):
        event = events[len(events) // 2]
        words = Counter(event.trigger.text for event in events).most_common(_WORDS)
        yield f"{len(events):4} {name}: {', '.join(word for word, _ in words)}"
        yield f"       {event.doc}: {event.trigger.text} | {event.sentence[:_CUT]}"
