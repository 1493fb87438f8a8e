"""All that a store file holds, by value: keys are followed to what they stand for."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

Rows = list[tuple[Any, ...]]


def contents(path: Path) -> dict[str, Rows]:
    """The rows of each table, each key in them replaced by the row that it stands for, in an order of their own."""
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        tables = [row["name"] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {table: sorted(_rows(connection, table, "TRUE"), key=repr) for table in tables}


def _rows(connection: sqlite3.Connection, table: str, where: str) -> Iterator[tuple[Any, ...]]:
    tables = {row["from"]: row["table"] for row in connection.execute(f"PRAGMA foreign_key_list({table})")}
    for row in connection.execute(f"SELECT * FROM {table} WHERE {where}"):
        yield tuple(
            next(_rows(connection, tables[name], f"key = {row[name]}")) if name in tables else row[name]
            for name in row.keys()  # noqa: SIM118
            if name != "key"
        )
