"""One SQLite file: opening it, checking that it is a store that can be read, and explaining its errors."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from graph.errors import StoreError
from graph.schema import APPLICATION_ID, TABLES, VERSION

CACHE_KIB = 65_536


class Database:
    """A connection to a store file, which is made where it is missing and may be. StoreError for whatever goes wrong.

    `version` is the version of the tables that the file has.
    """

    def __init__(self, path: Path, *, read_only: bool, missing_ok: bool) -> None:
        if not (missing_ok or path.is_file()):
            raise StoreError(f"{path}: no graph is stored here. Make one with `siraa build ARTICLES -o FOLDER`.")
        self._path = path
        with self._explained():
            if read_only:
                self._recover()
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = self._connected("ro" if read_only else "rwc")
        try:
            self.execute("PRAGMA foreign_keys = ON")
            self.execute("PRAGMA secure_delete = ON")  # what is taken out may name somebody who must not be found
            self.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
            self.version = self._check_or_create(read_only)
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

    def insert(self, table: str, rows: Sequence[tuple[object, ...]]) -> None:
        """Add rows to a table, those that are there already left out."""
        if rows:
            self.execute_many(f"INSERT OR IGNORE INTO {table} VALUES ({', '.join('?' * len(rows[0]))})", rows)

    def execute_many(self, sql: str, rows: Iterable[tuple[object, ...]]) -> None:
        """Run one statement for each row of values."""
        with self._explained():
            self._connection.executemany(sql, (tuple(map(_storable, row)) for row in rows))

    def next_key(self, table: str) -> int:
        """A key from which on no row of a table has one."""
        return int(next(self.rows(f"SELECT COALESCE(MAX(key), 0) + 1 FROM {table}"))[0])

    def script(self, sql: str) -> None:
        """Run statements that are parted by semicolons, in the transaction that is open."""
        for statement in sql.split(";"):
            self.execute(statement)

    def rows(self, sql: str, *values: object) -> Iterator[tuple[Any, ...]]:
        """The rows of a query, one after the other."""
        cursor = self.execute(sql, *values)
        with self._explained():
            yield from cursor

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that the block writes, or nothing of it where it raises; one inside another is a part of it."""
        if self._connection.in_transaction:
            yield
            return
        self.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.execute("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self.execute("ROLLBACK")
            raise

    def set_version(self) -> None:
        """Mark the file as a store of this version."""
        self.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        self.execute(f"PRAGMA user_version = {VERSION}")
        self.version = VERSION

    def _connected(self, mode: str) -> sqlite3.Connection:
        return sqlite3.connect(f"{self._path.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None)

    def _recover(self) -> None:
        """Take back what a killed process has half written, which a connection that only reads cannot."""
        if self._path.with_name(f"{self._path.name}-journal").exists():
            with closing(self._connected("rw")) as connection:
                connection.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()

    def _check_or_create(self, read_only: bool) -> int:
        application, version, tables = (
            int(next(self.rows(sql))[0])
            for sql in ("PRAGMA application_id", "PRAGMA user_version", "SELECT COUNT(*) FROM sqlite_master")
        )
        if not (application or tables or read_only):
            with self.transaction():
                self.script(TABLES)
                self.set_version()
            return VERSION
        if application != APPLICATION_ID:
            raise StoreError(f"{self._path}: not a store of siraa. Give the folder that `siraa build` wrote.")
        if version > VERSION:
            raise StoreError(
                f"{self._path}: written by a later siraa (store version {version}; this one reads {VERSION}). "
                "Install that siraa, or give another folder with -o."
            )
        return version

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


def storable(text: str) -> str:
    """A text as SQLite can hold it: lone surrogates, which it cannot, escaped."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-8", "backslashreplace").decode("utf-8")
    return text


def _storable(value: object) -> object:
    return storable(value) if isinstance(value, str) else value
