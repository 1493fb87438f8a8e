"""Packed tables hold what was packed, in less room."""

import json
from typing import Any

from graph.page.packing import packed


def unpacked(table: dict[str, Any]) -> list[dict[str, Any]]:
    """The rows of a packed table, as scripts/data.js opens them."""
    fields, words = table["fields"], table["words"]
    rows = [
        {field: value for field, value in zip(fields, row, strict=False) if value is not None} for row in table["rows"]
    ]
    return [{f: words[f][value] if f in words else value for f, value in row.items()} for row in rows]


def test_rows_come_back_without_what_they_lack() -> None:
    rows: list[dict[str, Any]] = [
        {"type": "ASSAULT", "count": 0, "spans": [[1, 2]], "date": None},
        {"type": "ASSAULT", "note": "x", "count": 3},
        {"type": "SEIZE", "count": 1},
        {"count": 2},
        {"type": "SEIZE", "date": "2017"},
    ]
    given = [{field: value for field, value in row.items() if value is not None} for row in rows]
    assert unpacked(packed(rows)) == given
    assert unpacked(json.loads(json.dumps(packed(rows)))) == given


def test_texts_that_come_again_stand_once() -> None:
    table = packed([{"rule": "lexicon", "id": str(number)} for number in range(10)])
    assert table["words"] == {"rule": ["lexicon"]}
    assert unpacked(table)[7] == {"rule": "lexicon", "id": "7"}


def test_what_no_later_field_follows_is_left_out() -> None:
    table = packed([{"a": 1}, {"a": 2, "b": 3}, {}])
    assert table["rows"] == [[1], [2, 3], []]


def test_no_rows_make_an_empty_table() -> None:
    assert packed([]) == {"fields": [], "words": {}, "rows": []}
