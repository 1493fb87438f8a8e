"""The scores as plain text, with the errors that weigh most."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipelines.evaluation.examples import excerpt, middle
from pipelines.evaluation.mistakes import Mistake
from pipelines.evaluation.names import Gold
from pipelines.evaluation.plot import LEGEND, plot
from pipelines.evaluation.scores import Scores, Tally

_WORDS = 6
"""Words of a kind of error that a line names."""
_INDENT = " " * 7


@dataclass(frozen=True, slots=True)
class _Case:
    """A statement that was missed, or found beside the gold: by what it is counted, and what an example of it shows."""

    kind: str
    doc: str
    words: str
    sentence: str
    trigger: str = ""


def report(scores: Scores) -> str:
    """The scores, the reliability of confidences, and each kind of error with an example."""
    lines = [f"{'measure':10} {'P':>5}  {'R':>5}  {'F1':>5}   right / found / gold"]
    lines += (_tally(name, tally) for name, tally in scores.measures.items())
    lines += ["A date that is read where the gold has none does not count against `full`."]
    lines += ["", "detect by type"]
    lines += (_tally(name, tally) for name, tally in sorted(scores.types.items()))
    lines += ["", "of what `both` matched, where gold or reading gives the field: share right"]
    lines += (
        f"{name:10} {t.recall:.3f}                 {t.right} / {t.gold}" for name, t in sorted(scores.fields.items())
    )
    lines += ["", LEGEND]
    for name, answers in scores.confidences.items():
        lines += ["", *plot(name, answers)]
    return "\n".join([*lines, *_wrong_arguments(scores.mistakes), *_wrong_events(scores), *_wrong_relations(scores)])


def _tally(name: str, t: Tally) -> str:
    return f"{name:10} {t.precision:.3f}  {t.recall:.3f}  {t.f1:.3f}   {t.right} / {t.found} / {t.gold}"


def _wrong_arguments(mistakes: Iterable[Mistake]) -> Iterator[str]:
    """The causes of wrong arguments, the most frequent first, each with an example."""
    yield from ("", "wrong arguments of what was detected, by cause")
    grouped: dict[tuple[str, str], list[Mistake]] = defaultdict(list)
    for mistake in mistakes:
        grouped[mistake.role, mistake.cause].append(mistake)
    for (role, cause), found in sorted(grouped.items(), key=lambda item: (-len(item[1]), item[0])):
        one = middle(found)
        yield f"{len(found):4} {role}: {cause}"
        yield f"{_INDENT}{one.doc}: {one.trigger} | gold {one.gold} | read {one.read}"
        yield f"{_INDENT}{excerpt(one.sentence, one.trigger)}"


def _wrong_events(scores: Scores) -> Iterator[str]:
    """Triggers read as another type, missed, and found without gold."""
    retyped = (_of_gold(one.doc, one.gold, f"{one.gold['type']} read as {one.event.type}") for one in scores.retyped)
    missed = (_of_gold(doc, gold, gold["type"]) for doc, gold in scores.missed)
    false = (_Case(e.type, e.doc, e.trigger.text, e.sentence, e.trigger.text) for e in scores.false)
    yield from _by_kind("triggers read as another type", retyped)
    yield from _by_kind("triggers missed (below the threshold, or never proposed), by type", missed)
    yield from _by_kind("found without gold, by type", false)


def _of_gold(doc: str, gold: Gold, kind: str) -> _Case:
    return _Case(kind, doc, gold["trigger"], gold["sentence"], gold["trigger"])


def _wrong_relations(scores: Scores) -> Iterator[str]:
    """Relations missed and found without gold."""
    missed = (
        _Case(one["type"], doc, f"{one['subject']} > {one['object']}", one["sentence"], one["object"])
        for doc, one in scores.missed_relations
    )
    false = (
        _Case(one.type, one.doc, f"{one.subject.text} > {one.object.text}", one.sentence, one.object.text)
        for one in scores.false_relations
    )
    yield from _by_kind("relations missed, by type", missed)
    yield from _by_kind("relations found without gold, by type", false)


def _by_kind(title: str, cases: Iterable[_Case]) -> Iterator[str]:
    """The cases of each kind, the most frequent first, with their words and an example."""
    yield from ("", title)
    grouped: dict[str, list[_Case]] = defaultdict(list)
    for case in cases:
        grouped[case.kind].append(case)
    for kind, found in sorted(grouped.items(), key=lambda item: (-len(item[1]), item[0])):
        one, words = middle(found), Counter(case.words for case in found).most_common(_WORDS)
        yield f"{len(found):4} {kind}: {', '.join(word for word, _ in words)}"
        yield f"{_INDENT}{one.doc}: {one.words}"
        yield f"{_INDENT}{excerpt(one.sentence, one.trigger)}"
