"""One SQLite file: opening it, checking that it is a store of this version, and explaining its errors."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from graph.errors import StoreError
from graph.schema import APPLICATION_ID, TABLES, VERSION

_CREATE = (
    f"BEGIN IMMEDIATE; PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {VERSION}; {TABLES} COMMIT;"
)


class Database:
    """A connection to a store file, which is made unless it is only to be read. StoreError for whatever goes wrong."""

    def __init__(self, path: Path, read_only: bool) -> None:
        if read_only and not path.is_file():
            raise StoreError(f"{path}: no graph is stored here. Make one with `siraa build ARTICLES -o FOLDER`.")
        self._path = path
        with self._explained():
            path.parent.mkdir(parents=True, exist_ok=True)
            mode = "ro" if read_only else "rwc"
            self._connection = sqlite3.connect(
                f"{path.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None
            )
        try:
            self.execute("PRAGMA foreign_keys = ON")
            self._check_or_create(read_only)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Give the file back."""
        self._connection.close()

    def execute(self, sql: str, *values: object) -> sqlite3.Cursor:
        """Run one statement. A lone surrogate in a text, which SQLite cannot hold, is escaped with a backslash."""
        with self._explained():
            return self._connection.execute(sql, tuple(map(_storable, values)))

    def rows(self, sql: str, *values: object) -> Iterator[tuple[Any, ...]]:
        """The rows of a query, one after the other."""
        cursor = self.execute(sql, *values)
        with self._explained():
            yield from cursor

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that the block writes, or nothing of it where it raises."""
        self.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.execute("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self.execute("ROLLBACK")
            raise

    def _check_or_create(self, read_only: bool) -> None:
        application, version, tables = (
            next(self.rows(sql))[0]
            for sql in ("PRAGMA application_id", "PRAGMA user_version", "SELECT COUNT(*) FROM sqlite_master")
        )
        if not (application or tables or read_only):
            with self._explained():
                self._connection.executescript(_CREATE)
        elif application != APPLICATION_ID:
            raise StoreError(f"{self._path}: not a store of siraa. Give the folder that `siraa build` wrote.")
        elif version != VERSION:
            raise StoreError(
                f"{self._path}: written by another siraa (store version {version}; this one reads {VERSION}). "
                "Delete the file, or give another folder with -o, and run `siraa build` again."
            )

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.OperationalError, OSError) as error:
            raise StoreError(
                f"{self._path}: the store cannot be used ({error}). Check that the folder may be written to, that the "
                "disk is not full, and that no other siraa is writing to it."
            ) from error
        except sqlite3.ProgrammingError:  # a mistake of the caller's, such as reading after close, not of the file's
            raise
        except sqlite3.DatabaseError as error:
            raise StoreError(f"{self._path}: damaged ({error}). Delete it and run `siraa build` again.") from error


def _storable(value: object) -> object:
    return value.encode("utf-8", "backslashreplace").decode("utf-8") if isinstance(value, str) else value
