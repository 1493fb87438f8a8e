"""Why the arguments of events that were found are wrong: for each role a cause, for those who mean to better it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from graph.folding import fold_words
from graph.records import Event
from pipelines.evaluation.fields import judged_fields, read_value
from pipelines.evaluation.matching import Matcher
from pipelines.evaluation.names import ROLES, Gold, Role, names_of

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


Read = Mapping[str, Sequence[Mapping[str, Any]]]
"""The names that were read, by role."""


def mistakes(matcher: Matcher, doc: str, gold: Gold, event: Event) -> Iterator[Mistake]:
    """The wrong arguments of an event that was read where the gold has one of its type."""
    read = {role.gold: names_of(getattr(event, role.read)) for role in ROLES}
    for role in ROLES:
        cause = _cause(matcher, gold, read, role)
        if cause is not None:
            names = _shown(matcher, gold, read, role, by_id=cause == "other identity")
            yield Mistake(role.gold, cause, doc, gold["trigger"], *names, gold["sentence"])
    for field, right in judged_fields(matcher, gold, event):
        if field not in read and not right:
            given, value = gold.get(field), read_value(event, field)
            cause = "left out" if value is None else "given, gold has none" if given is None else "another value"
            yield Mistake(field, cause, doc, gold["trigger"], _or_none(given), _or_none(value), gold["sentence"])


def _or_none(value: object) -> str:
    return "none" if value is None else str(value)


def _cause(matcher: Matcher, gold: Gold, read: Read, role: Role) -> Cause | None:
    wanted, found = gold[role.gold], read[role.gold]
    if matcher.meet(wanted, found, role.kind) or not (wanted or found):
        return None
    if not wanted:
        return "given, gold has none"
    other = _SIDES.get(role.gold)
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


def _shown(matcher: Matcher, gold: Gold, read: Read, role: Role, by_id: bool) -> tuple[str, str]:
    """What gold and reading have, for people: with ids where these alone tell the names apart."""
    wanted, found = gold[role.gold], read[role.gold]
    if by_id:
        return (
            _listed(f"{name} ({matcher.key(name, role.kind).id or 'no id'})" for name in wanted),
            _listed(f"{one['text']} ({one['id'] or 'no id'})" for one in found),
        )
    return _listed(wanted), _listed(str(one["text"] or one["id"]) for one in found)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names) or "none"
