"""What is wrong with a store is found, and what follows from its statements can be made anew."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from graph.checking import check
from graph.store import STORE_NAME, Store
from tests.graph.contents import contents

GROW = """
import sys
from pathlib import Path
from graph.store import Store
from tests.graph.samples import RAQQA, records

said = records()[RAQQA.document]
print("ready", flush=True)
with Store(Path(sys.argv[1])) as store:
    number = 0
    while True:
        number += 1
        id_ = f"doc{number % 5}"
        document = RAQQA.document.model_copy(update={"id": id_, "sha256": str(number)})
        store.add(document, [one.model_copy(update={"id": f"{id_}-{n}", "doc": id_}) for n, one in enumerate(said)])
        if number % 3 == 0:
            store.remove(id_)
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


def test_a_process_that_is_killed_leaves_a_sound_store(tmp_path: Path) -> None:
    chance = random.Random(0)
    for _ in range(5):
        with subprocess.Popen(
            [sys.executable, "-c", GROW, str(tmp_path / STORE_NAME)],
            stdout=subprocess.PIPE,
            cwd=Path(__file__).parents[2],
        ) as growing:
            assert growing.stdout
            growing.stdout.readline()
            time.sleep(chance.uniform(0.05, 0.5))
            os.kill(growing.pid, signal.SIGKILL)
        with Store(tmp_path / STORE_NAME) as store:
            assert list(check(store)) == []
            assert all(count == 7 for count in _statements_a_document(store))


def _statements_a_document(store: Store) -> list[int]:
    return [sum(one.doc == document.id for one in store.statements()) for document in store.documents()]
