"""Reading what people annotated: one JSON object a line, each checked by a pydantic model."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from graph.errors import InputError

M = TypeVar("M", bound=BaseModel)
_SHOWN = 60
"""Code points of a wrong value that a message shows."""


def read_lines(path: Path, model: type[M], what: str, context: object = None) -> Iterator[tuple[str, M]]:
    """Each line that is not empty: where it stands, and what it holds.

    `what` says in messages what a line should be; InputError names file, line and field of what is wrong.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InputError(
            f"{path}: cannot be read ({error.strerror}). Give a file with {what}, on each line."
        ) from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: cannot be read, as it is not in UTF-8. Save it as UTF-8.") from error
    for number, line in enumerate(text.split("\n"), 1):  # splitlines() would cut inside texts that hold U+2028
        if line.strip():
            where = f"{path}, line {number}"
            yield where, _model(line, model, where, what, context)


def _model(line: str, model: type[M], where: str, what: str, context: object) -> M:
    try:
        return model.model_validate_json(line, context=context)
    except ValidationError as error:
        wrong = error.errors()[0]
        if wrong["type"] == "json_invalid":
            reason = wrong["msg"].removeprefix("Invalid JSON: ")
            raise InputError(f"{where}: not JSON ({reason}). Make it {what}.") from error
        field = ".".join(map(str, wrong["loc"])) or "line"
        reason = wrong["msg"].removeprefix("Value error, ").removesuffix(".")
        given = "" if wrong["type"] == "missing" else f" (given: {_short(wrong['input'])})"
        raise InputError(f"{where}, field {field}: {reason}{given}. Mend it: a line holds {what}.") from error


def _short(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
