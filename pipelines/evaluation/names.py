"""The names of what was read, as they are compared with those of gold annotations."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from graph.catalogue import NameKind

Gold = Mapping[str, Any]


class Role(NamedTuple):
    """A part that actors or places have in an event: its field in gold and in records, and which of them have it."""

    gold: str
    read: str
    kind: NameKind


ROLES = (
    Role("sources", "sources", "actor"),
    Role("targets", "targets", "actor"),
    Role("place", "places", "place"),
    Role("claimed_by", "claimed_by", "actor"),
)


def names_of(mentions: Iterable[Any]) -> list[Mapping[str, Any]]:
    """The names of mentions, as a Matcher compares them."""
    return [{"id": m.id, "name": m.name, "name_ar": m.name_ar, "text": m.text} for m in mentions]
