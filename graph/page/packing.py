"""How the page's data are written: as JSON, with tables packed so that the file stays small.

scripts/data.js opens them again.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from graph.coding import to_json

_ESCAPES = {ord("<"): "\\u003c", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def packed(rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Rows as lists of their values, in the order of `fields`.

    A value that a row lacks is None, or left out where none follows it; fields that most rows have stand first. Where a
    text often comes again, `words` has the texts of the field, and rows their numbers.
    """
    given = Counter(field for row in rows for field in row if row[field] is not None)
    fields = sorted(given, key=lambda field: -given[field])
    words = {field: list(numbers) for field in fields if (numbers := _numbers(rows, field))}
    places = {field: {word: number for number, word in enumerate(known)} for field, known in words.items()}
    return {"fields": fields, "words": words, "rows": [_row(row, fields, places) for row in rows]}


def _numbers(rows: Sequence[Mapping[str, Any]], field: str) -> dict[str, None]:
    """The texts of a field, each once; none where they are no texts or seldom the same."""
    values = [row[field] for row in rows if row.get(field) is not None]
    if not all(isinstance(value, str) for value in values):
        return {}
    distinct = dict.fromkeys(values)
    return distinct if 2 * len(distinct) <= len(values) else {}


def _row(row: Mapping[str, Any], fields: Sequence[str], places: Mapping[str, Mapping[Any, int]]) -> list[Any]:
    values = [places[field].get(row.get(field)) if field in places else row.get(field) for field in fields]
    while values and values[-1] is None:
        values.pop()
    return values


def embedded_json(value: object) -> str:
    """`value` as JSON that can stand in a script element: nothing in it ends the element or a line."""
    return to_json(value).translate(_ESCAPES)
