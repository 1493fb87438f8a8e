"""Why the arguments of events that were found are wrong: for each role a cause, for those who mean to better it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from graph.folding import fold_words
from graph.records import Event
from pipelines.evaluation.fields import judged_fields, plain_fields
from pipelines.evaluation.matching import Matcher
from pipelines.evaluation.names import Gold, names_of

Cause = Literal[
    "sides swapped",
    "other identity",  # the words of the gold name, told to another actor or place
    "left out",
    "left out, named here",
    "left out, named elsewhere",
    "given, gold has none",
    "another one taken",
    "another value",
]

_SIDES = {"sources": "targets", "targets": "sources"}
_NAMED = {"sources": "sources", "targets": "targets", "place": "places", "claimed_by": "claimed_by"}


@dataclass(frozen=True, slots=True)
class Mistake:
    """A role of an event that was read otherwise than the gold has it; what each of them has, for people."""

    role: str
    cause: Cause
    doc: str
    trigger: str
    gold: str
    read: str
    sentence: str


def mistakes(matcher: Matcher, doc: str, gold: Gold, event: Event) -> Iterator[Mistake]:
    """The wrong arguments of an event that was read where the gold has one of its type."""
    read = {role: names_of(getattr(event, field)) for role, field in _NAMED.items()}
    for role, found in read.items():
        cause = _cause(matcher, gold, read, role)
        if cause is not None:
            names = (str(name["text"] or name["id"]) for name in found)
            yield Mistake(role, cause, doc, gold["trigger"], _listed(gold[role]), _listed(names), gold["sentence"])
    plain = plain_fields(event)
    for role, right in judged_fields(matcher, gold, event):
        if role in plain and not right:
            value, given = plain[role], gold.get(role)
            cause = "left out" if value is None else "given, gold has none" if given is None else "another value"
            yield Mistake(role, cause, doc, gold["trigger"], str(given), str(value), gold["sentence"])


def _cause(matcher: Matcher, gold: Gold, read: Mapping[str, Sequence[Mapping[str, Any]]], role: str) -> Cause | None:
    wanted, found = gold[role], read[role]
    if matcher.meet(wanted, found) or not (wanted or found):
        return None
    if not wanted:
        return "given, gold has none"
    other = _SIDES.get(role)
    if other is not None and matcher.meet(wanted, read[other]):
        return "sides swapped"
    if any(_shares_words(name, one["text"]) for name in wanted for one in found):
        return "other identity"
    if found:
        return "another one taken"
    here = any(matcher.stands_in(name, gold["sentence"]) for name in wanted)
    return "left out, named here" if here else "left out, named elsewhere"


def _shares_words(name: str, text: str) -> bool:
    return not set(fold_words(name).split()).isdisjoint(fold_words(text).split())


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names) or "none"
