"""What is wrong with a store is found, and what follows from its statements can be made anew."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from graph.checking import check
from graph.store import Store
from tests.graph.contents import contents

STOP = """
import os, sys
from pathlib import Path
from graph.store import Store

store = Store(Path(sys.argv[1]))
store.database.execute("PRAGMA cache_size = 1")
with store.together():
    store.remove("raqqa")
    os.kill(os.getpid(), 9)
"""


def test_a_sound_store_has_no_problems(store: Store) -> None:
    assert list(check(store)) == []


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE node SET mentions = 9 WHERE id = 'SDF'",
        "DELETE FROM edge WHERE statement = (SELECT MIN(statement) FROM edge)",
        "UPDATE description SET mentions = 9",
        "DELETE FROM participant WHERE role = 'claimant'",
    ],
)
def test_what_does_not_agree_is_found_and_repaired(store: Store, damage: str) -> None:
    before = contents(store.path)
    store.database.execute(damage)
    [problem] = check(store)
    assert "--repair" in problem
    store.repair()
    assert list(check(store)) == []
    assert contents(store.path) == before


def test_rows_that_belong_to_nothing_and_broken_records_are_found(store: Store) -> None:
    with closing(sqlite3.connect(store.path)) as connection, connection:
        connection.execute("UPDATE participant SET node = 999 WHERE role = 'claimant'")
        connection.execute("UPDATE statement SET record = '{}' WHERE kind = 'relation'")
    problems = " ".join(check(store))
    assert "a row of table participant belongs to nothing" in problems
    assert "damaged" in problems


def test_what_a_killed_process_has_half_written_does_not_keep_readers_out(store: Store) -> None:
    before = contents(store.path)
    store.close()
    subprocess.run([sys.executable, "-c", STOP, str(store.path)], cwd=Path(__file__).parents[2], check=False)
    assert store.path.with_name("siraa.sqlite-journal").stat().st_size
    with Store(store.path, read_only=True) as read:
        assert len(read.documents()) == 2
    assert contents(store.path) == before
