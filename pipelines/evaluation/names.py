"""The names of what was read, as they are compared with those of gold annotations."""

from collections.abc import Iterable, Mapping
from typing import Any

Gold = Mapping[str, Any]


def names_of(mentions: Iterable[Any]) -> list[Mapping[str, Any]]:
    """The names of mentions, as a Matcher compares them."""
    return [{"id": m.id, "name": m.name, "name_ar": m.name_ar, "text": m.text} for m in mentions]
