"""Texts that every format and every program can hold."""

import json
import re
from collections.abc import Iterable
from pathlib import Path

from graph.output import replacing

_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    """`text` with what XML and many programs cannot hold (control characters, lone surrogates) shown as U+FFFD."""
    return _NOT_IN_XML.sub("\ufffd", text)


def cleaned(value: object) -> object:
    """A value that JSON has, with every text in it clean."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {name: cleaned(member) for name, member in value.items()}
    return [cleaned(item) for item in value] if isinstance(value, list | tuple) else value


def write_json(
    path: Path, items: Iterable[object], *, opening: str = "", between: str = "\n", closing: str = ""
) -> None:
    """Write items as JSON one after the other, their texts clean, so that all of them never stand in memory."""
    with replacing(path) as part, part.open("w", encoding="utf-8", newline="\n") as file:
        file.write(opening)
        for number, item in enumerate(items):
            text = json.dumps(cleaned(item), ensure_ascii=False, allow_nan=False, separators=(",", ":"))
            file.write(between + text if number else text)
        file.write(closing + "\n")
