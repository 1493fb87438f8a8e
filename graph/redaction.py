"""A store is redacted as a whole, with one secret: what is not would tell who a pseudonym stands for."""

import json
from pathlib import Path

from graph.database import Database
from graph.errors import StoreError


def require_redaction(path: Path, database: Database, key: str | None) -> None:
    """StoreError where documents redacted under `key` (None: not redacted) may not stand beside those of a store."""
    for (record,) in database.rows("SELECT record FROM document LIMIT 1"):  # all are alike
        stored = json.loads(record).get("redaction")
        if (stored and stored["key"]) != key:
            raise StoreError(f"{path}: {_difference(stored is not None, key is not None)}")


def _difference(stored: bool, given: bool) -> str:
    if stored and given:
        return "this graph was redacted with another secret. Give that one, or another folder with -o."
    if stored:
        return (
            "this graph is redacted, and the articles are not. Build with --redact persons and its secret, or give "
            "another folder with -o."
        )
    return "this graph names persons, so that redacted articles would not hide them. Give another folder with -o."
