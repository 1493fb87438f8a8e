"""A store of any size, drawn from real records: each of its articles states what a real one states, at another time.

Names that the catalogue does not know get a number, so that actors and places grow in number with the articles.
"""

import hashlib
import json
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from graph.records import Document, Event, Relation

Reading = tuple[Document, list[Event | Relation]]

MADE_UP = ("x-", "place-")
"""How the ids of actors and places begin that the catalogue does not know."""
FIRST_DAY, DAYS = date(2011, 3, 15), 5000
ARTICLES_A_NUMBER = 2000
"""So many articles bring one more number: names then grow about as in real news, with the power .6 of the articles."""


def readings(path: Path) -> list[list[dict[str, Any]]]:
    """The records of a file that `siraa extract` wrote, by article, each list with its document first."""
    found: list[list[dict[str, Any]]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        if record["kind"] == "document":
            found.append([])
        found[-1].append(record)
    return [records for records in found if len(records) > 1]


def synthetic(sample: list[list[dict[str, Any]]], seed: int = 0) -> Iterator[Reading]:
    """Articles without end, always the same ones."""
    chance = random.Random(seed)
    number = 0
    while True:
        number += 1
        yield _rewritten(chance.choice(sample), f"{seed}-{number}", number // ARTICLES_A_NUMBER + 1, chance)


def _rewritten(records: list[dict[str, Any]], id_: str, names: int, chance: random.Random) -> Reading:
    shift = timedelta(days=chance.randrange(DAYS))
    again = chance.randrange(names)
    document, *statements = records
    changes = {"id": id_, "sha256": hashlib.sha256(id_.encode()).hexdigest(), "published": FIRST_DAY + shift}
    return Document.model_validate(document | changes), [
        _statement(record, f"{id_}-{place}", id_, again, shift) for place, record in enumerate(statements)
    ]


def _statement(record: dict[str, Any], id_: str, doc: str, again: int, shift: timedelta) -> Event | Relation:
    changed = {key: _renamed(value, again) for key, value in record.items()} | {"id": id_, "doc": doc}
    if record["date"]:
        day = (FIRST_DAY + shift).isoformat()
        changed["date"] = record["date"] | {"value": day[: len(record["date"]["value"].split("/")[0])]}
    return Event.model_validate(changed) if record["kind"] == "event" else Relation.model_validate(changed)


def _renamed(value: Any, again: int) -> Any:
    """Mentions, alone or in a list, with the number behind what only their text names."""
    if isinstance(value, list):
        return [_renamed(part, again) for part in value]
    if not (isinstance(value, dict) and "name_ar" in value):
        return value
    unknown = value["id"].startswith(MADE_UP)
    return value | {"id": f"{value['id']} {again}"} if unknown and again else value
