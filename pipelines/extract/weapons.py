"""Weapons that a sentence names near an attack."""

from graph.folding import fold
from graph.seeds import Parts, Row, Seeds
from pipelines.extract.lexicon import plain_stems
from pipelines.extract.scene import Scene

_REACH = 8
"""How many words from the trigger a weapon may stand."""


class WeaponRow(Row):
    """A weapon as the record names it, and the other words for it."""

    weapon: str
    forms: Parts = ()

    @property
    def key(self) -> object:
        return self.weapon


class Weapons:
    """The weapons of the seeds, by folded form."""

    def __init__(self, seeds: Seeds) -> None:
        self._names: dict[str, str] = {}
        for row in seeds.rows("weapons.tsv", WeaponRow):
            for form in (row.weapon, *row.forms):
                self._names.setdefault(fold(form), row.weapon)

    def near(self, scene: Scene, index: int) -> tuple[str, ...]:
        """The weapons named around the word at `index`, each once, in the order of the text."""
        found: dict[str, None] = {}
        for at in range(max(index - _REACH, 0), min(index + _REACH + 1, len(scene.words))):
            previous = scene.words[at - 1] if at else None
            name = next(filter(None, map(self._names.get, plain_stems(scene.words[at], previous))), None)
            if name is not None:
                found[name] = None
        return tuple(found)
