"""How records become JSON, lone surrogates included: pydantic has no JSON for them, the standard library has."""

import json
from typing import Any

from pydantic import BaseModel


def to_json(value: object) -> str:
    """`value` as JSON on one line that every encoding can write: a lone surrogate is escaped."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def record_json(record: BaseModel, **without: Any) -> str:
    """A record of the public format as JSON on one line; `without` says what to leave out, as `model_dump` does."""
    return to_json(record.model_dump(mode="json", **without))
