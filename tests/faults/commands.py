"""The commands that are killed: each changes the files of one folder, as people use siraa day by day."""

import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path

from graph.correction_file import FILE_NAME
from graph.correction_file import read as read_corrections
from graph.store import Store

Arguments = list[str]
Command = Callable[["Folder"], Arguments]
WORDS = ("قصفت", "الطائرات", "البلدة", "قتل", "جندي", "أمس", "المدينة", "الجيش", "أعلن", "وزارة", "الدفاع", "سيطرت")
TABLE = "pcode,name_ar,name_en,district_ar,lat,lon\n"
ARTICLES, LENGTH = 30, 9000
"""How many there are at first, and the letters of each: what is new each time fills several blocks for the workers."""


class Folder:
    """A folder with articles, which grow and change by chance, the store of them, and the corrections made."""

    def __init__(self, path: Path, chance: random.Random) -> None:
        self.path = path
        self._chance = chance
        self.corrections = 0
        self.tables = 0
        self.news = path / "news"
        self.out = path / "out"
        self.news.mkdir(parents=True)
        for _ in range(ARTICLES):
            self.write(f"{len(list(self.news.iterdir())):03}")

    def write(self, name: str) -> None:
        """Write an article, new or in the place of an old one; now and then a near-copy of another."""
        others = sorted(self.news.iterdir())
        if others and self._chance.random() < 0.1:
            text = self._chance.choice(others).read_text(encoding="utf-8") + f" {name}"
        else:
            text = ""
            while len(text) < LENGTH:
                text += self._chance.choice(WORDS) + " "
        (self.news / f"{name}.txt").write_text(text + name, encoding="utf-8")

    def grow(self) -> None:
        """New articles, and changed ones."""
        names = sorted(path.stem for path in self.news.iterdir())
        for name in self._chance.sample(names, 5):
            self.write(name)
        for number in range(10):
            self.write(f"{int(names[-1]) + 1 + number:03}")

    def store(self) -> Store:
        return Store(self.out, read_only=True)

    def made(self) -> list[str]:
        """The ids of the corrections in the file."""
        path = self.out / FILE_NAME
        return [one.id for one in read_corrections(path)] if path.exists() else []

    def any(self, given: Iterator[str]) -> str:
        return self._chance.choice(sorted(given))


def build(folder: Folder) -> Arguments:
    folder.grow()
    return ["build", "news", "-o", "out", "--workers", "1"]


def build_with_workers(folder: Folder) -> Arguments:
    folder.grow()
    return ["build", "news", "-o", "out", "--workers", "2"]


def reject(folder: Folder) -> Arguments:
    folder.corrections += 1
    with folder.store() as store:
        return ["correct", "reject", "out", folder.any(one.id for one in store.statements()), "--by", "me"]


def join(folder: Folder) -> Arguments:
    folder.corrections += 1
    return ["correct", "join", "out", "IRAN", "TURKEY", "--by", "me"]


def part(folder: Folder) -> Arguments:
    """Part two reports from an incident."""
    folder.corrections += 2
    with folder.store() as store:
        incident = next(one for one in store.incidents() if len(one.events) > 2)
    return ["merges", "undo", "out", incident.id, *(event.id for event in incident.events[-2:]), "--by", "me"]


def undo(folder: Folder) -> Arguments:
    folder.corrections -= 1
    return ["correct", "undo", "out", folder.any(iter(folder.made()))]


def remove(folder: Folder) -> Arguments:
    names = sorted(path.stem for path in folder.news.iterdir())
    with folder.store() as store:
        known = {document.id for document in store.documents()}
    gone = [name for name in names if name in known][:3]
    for name in gone:
        (folder.news / f"{name}.txt").unlink()
    return ["remove", "out", *gone]


def import_places(folder: Folder) -> Arguments:
    folder.tables += 1
    lines = (f"SY{folder.tables}{n:03},مكان {folder.tables},P,عفرين,{30 + n / 50},{38 + n / 50}\n" for n in range(200))
    (folder.path / "table.csv").write_text(TABLE + "".join(lines), encoding="utf-8")
    return ["places", "import", "table.csv", "-o", "seeds"]


def export(_: Folder) -> Arguments:
    return ["export", "out", "-f", "jsonl", "-o", "exported.jsonl"]


ROUND: tuple[Command, ...] = (
    *(build, build_with_workers, reject, join, part, undo),
    *(remove, export, import_places, build_with_workers),
)
"""What is done to a folder, in this order."""


def exported(folder: Folder) -> list[str]:
    """The ids of what was exported."""
    lines = (folder.path / "exported.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["id"] for line in lines]
