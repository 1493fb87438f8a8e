"""The vocabulary of casualties: words that tell deaths and injuries, and those that a count among them hangs on."""

from collections.abc import Sequence
from typing import Literal

from graph.folding import fold
from graph.seeds import Row, Seeds
from pipelines.extract.atoms import Atom, Phrases

Harm = Literal["killed", "injured"]
Role = Literal[
    "noun",  # `مقتل`: who was harmed follows
    "verb",
    "verb_dual",
    "verb_plural",
    "verb_before",  # a verb that tells harm only if people follow: `لقي ثلاثة مصرعهم`
    "frame",  # `راح ضحيتها`
    "loss",  # `فقد`, with `life` behind it
    "life",
    "end_of_life",  # `مصرعهم`: stands behind the people, so that no count follows it
    "onto",  # `بحق`: stands between a noun and its people
    "not_before",  # `محاولة`
    "without",
    "no_report",
    "none",  # what there was none of
    "nobody",
    "among",
    "plus",
    "toll",
    "up_to",  # `من 3 إلى 7`
    "other",
    "one_of",
    "between",
    "who",
    "vague",
    "subject",  # `أن`, behind which a subject stands
    "not_alone",  # a noun that counts no one without a number
    "break",
    "joint",  # `و`
    "of",  # `من`, which makes a bare number one of people
    "not_another",  # `على`, behind which `آخر` is the last one
]


_WITH_PRONOUNS: tuple[Role, ...] = ("noun", "verb", "verb_plural")

_OPENING: tuple[Role, ...] = ("without", "toll", "between", "vague", "one_of", "other")


class CasualtyWordRow(Row):
    """A word or phrase and the part it plays."""

    form: str
    role: Role
    harm: Literal["killed", "injured", "both"] | None = None

    @property
    def key(self) -> object:
        return self.form, self.role


class CasualtyWords:
    """The vocabulary of the seeds, looked up at a place in a row of atoms."""

    def __init__(self, seeds: Seeds) -> None:
        by_role: dict[Role, list[CasualtyWordRow]] = {}
        for row in seeds.rows("casualty_words.tsv", CasualtyWordRow):
            by_role.setdefault(row.role, []).append(row)
        self._roles = {role: Phrases((row.form, row) for row in rows) for role, rows in by_role.items()}
        self._cues = Phrases((row.form, row) for role in CUES for row in by_role[role])
        self.known = frozenset().union(*(phrases.words for phrases in self._roles.values()))
        self.openers = frozenset().union(self._cues.first_words, *(self._roles[role].first_words for role in _OPENING))
        """The words that what is said of harm or of people can begin with."""
        self.inflected = frozenset(fold(row.form) for role in _WITH_PRONOUNS for row in by_role[role])

    def cue(self, row: Sequence[Atom], at: int) -> tuple[CasualtyWordRow, int] | None:
        """The word at `at` that says that people were harmed, and the index behind it."""
        return self._cues.match(row, at)

    def match(self, role: Role, row: Sequence[Atom], at: int) -> tuple[CasualtyWordRow, int] | None:
        """The word or phrase that plays `role` at `at`, and the index behind it."""
        return self._roles[role].match(row, at)

    def end(self, role: Role, row: Sequence[Atom], at: int) -> int | None:
        """The index behind a word that plays `role` at `at`, None where none does."""
        found = self._roles[role].match(row, at)
        return found[1] if found else None

    def first(self, role: Role, row: Sequence[Atom], start: int, end: int) -> int | None:
        """The index of the first word from `start` to before `end` that plays `role`."""
        within = range(max(start, 0), min(end, len(row)))
        return next((at for at in within if self._roles[role].match(row, at)), None)


CUES: tuple[Role, ...] = ("verb", "verb_dual", "verb_plural", "verb_before", "frame", "loss", "noun")
"""Roles of the words that say that people were harmed."""
