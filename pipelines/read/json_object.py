"""JSON objects that name the fields of an article, on a line or in a file beside a text."""

import json

from graph.errors import InputError
from pipelines.read.source import Warn


def json_object(text: str, where: str, warn: Warn) -> dict[str, object]:
    """The fields of one object; of a field that stands twice, which is warned of, the last is taken.

    Raises InputError where `text` is no object.
    """
    try:
        pairs = json.loads(text, strict=False, object_pairs_hook=tuple)  # JSON has no tuples of its own
    except (ValueError, RecursionError) as error:
        reason = str(error).partition(":")[0]  # what follows counts lines within this one
        raise InputError(f"not JSON ({reason}); skipped") from error
    if not isinstance(pairs, tuple):
        raise InputError("not a JSON object; skipped")
    fields = dict(pairs)
    if len(fields) < len(pairs):
        twice = next(name for name, _ in pairs if sum(name == other for other, _ in pairs) > 1)
        warn(f"{where}: {twice[:40]!r} stands there twice; the last is read")
    return fields
