"""Words that tell of the deed behind them whether it was done: `فشلت في السيطرة`, `منعتها من دخول`, `دون أن تقصف`.

There is no parse. A deed is what stands right behind the preposition of such a word, its object, or the verb behind
`أن`; what `أو` joins to a deed shares its lot, what `و` does seldom. Where that is not plain, nothing is said.
"""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from graph.folding import fold
from graph.records import Status
from graph.seeds import Parts, Row, Seeds
from pipelines.extract.atoms import ARTICLE
from pipelines.extract.lexicon import Form, inflections, plain_stems
from pipelines.extract.scene import Candidate, Scene

REACH = 12
"""How many words before a deed, or before what stands between, its governor may stand."""

JOINED = 3
"""How many conjunctions may part a deed from the one that is governed."""

DENIAL_REACH: dict[Form, int] = {"verb": 1, "noun": 1, "participle": 4}
"""How far before a governor its denial may stand: `لم يكن الجيش قادرا`."""

_FEMININE = ("ه", "ات")
_MANY = ("وا", "ون")
"""Folded endings of nouns, and of verbs that have their subject in them."""

_STOPS = frozenset("،,؛;:.؟?!")

Role = Literal[
    "denial",  # before a governor, it says that it does not hold
    "exception",  # behind a deed, it says who did it after all, or when: `إلا بعد أيام`
    "light",  # a deed behind it is meant, not itself: `شن هجوم`
    "within",  # stands before what was not done, but before an attempt it says what failed: `فشل في الهجوم`
    "attempt",  # what is done even where it fails
    "clause",  # opens a deed that is told with a verb
    "and",  # joins a deed to another one, or a subject
    "or",  # joins a deed to another one alone: behind `و` may stand a result, or a new clause
    "past",  # stands before a verb: `قد منع`
    "break",  # ends what a governor reaches
]


class GovernorRow(Row):
    """A word, what stands between it and a deed, and the status of that deed, also where the word is denied.

    `by_deed` where a deed may also be its subject: `منع القصف عودتهم`.
    """

    word: str
    form: Form
    link: str | None = None
    by_deed: bool = False
    status: Status | None = None
    denied: Status | None = None
    forms: Parts = ()

    @property
    def key(self) -> object:
        return self.word, self.form, self.link


class ClauseWordRow(Row):
    """A small word, and what it tells about how far a governor reaches."""

    word: str
    role: Role

    @property
    def key(self) -> object:
        return self.word, self.role


class Ruling(NamedTuple):
    """The status that a governor, by its plain form, gives to a deed."""

    status: Status
    word: str


class Governors:
    """The governors of the seeds, found before a deed."""

    def __init__(self, seeds: Seeds) -> None:
        self._rows: dict[str, list[GovernorRow]] = {}
        self._links: set[str] = set()
        for row in seeds.rows("governors.tsv", GovernorRow):
            self._links.update([fold(row.link)] if row.link else ())
            for form in inflections(row.word, row.form, row.forms):
                self._rows.setdefault(form, []).append(row)
        self._roles: dict[Role, set[str]] = {}
        for word in seeds.rows("clause_words.tsv", ClauseWordRow):
            self._roles.setdefault(word.role, set()).add(fold(word.word))
        self._attempts = {form for word in self._roles["attempt"] for form in inflections(word, "noun")}

    def ruling(self, scene: Scene, deed: Candidate) -> Ruling | None:
        """What the governor of a possible trigger says of it, None where it has none, or one that leaves it open."""
        head = self._head(scene, deed)
        start = None if head is None else self._start(scene, head)
        if head is None or start is None:
            return None
        governor = self._governor(scene, head, start)
        return None if governor is None or self._excepted(scene, head) else self._judged(scene, *governor)

    def _head(self, scene: Scene, deed: Candidate) -> Candidate | None:
        """The deed whose lot a deed shares, itself where it is joined to none, None where that is not plain."""
        head = deed
        for _ in range(JOINED + 1):
            start = self._start(scene, head)
            if start is None or not self._plays(scene, start - 1, "and"):
                return head
            joined = self._joined(scene, start - 1) if self._shares(scene, head, start - 1) else None
            if joined is None:
                return None
            head = joined
        return None

    def _start(self, scene: Scene, deed: Candidate) -> int | None:
        """Where a deed begins: at `أن` before a verb, or at light words before a noun."""
        start = deed.index
        if self._plays(scene, start - 1, "clause"):
            return start - 1
        if deed.entry.form == "verb" and scene.folded(start).removeprefix(ARTICLE) != deed.entry.word:
            return None  # else it may be the noun that is spelt alike
        while self._plays(scene, start - 1, "light"):
            start -= 1
        return start

    def _shares(self, scene: Scene, deed: Candidate, conjunction: int) -> bool:
        """Whether a noun shares the lot of a deed before it; with `و` only if it ends as `والسيطرة عليها` does."""
        if self._plays(scene, conjunction, "or"):
            return True
        link, end = deed.index + 1, deed.index + 3
        of_pronoun = scene.folded(link) in self._links and all(word.joined for word in scene.words[link + 1 : end])
        ends = end >= len(scene.words) or self._ends(scene, end)
        definite = scene.folded(deed.index).startswith(ARTICLE)
        return definite and of_pronoun and ends

    def _joined(self, scene: Scene, conjunction: int) -> Candidate | None:
        """The nearest deed before a conjunction, if it stands in the same clause."""
        for at in range(conjunction - 1, max(conjunction - REACH, 0) - 1, -1):
            if self._ends(scene, at) or self._plays(scene, at, "and"):
                return None
            if at in scene.candidate_at:
                return scene.candidate_at[at]
        return None

    def _governor(self, scene: Scene, deed: Candidate, start: int) -> tuple[int, GovernorRow] | None:
        """The nearest word before a deed that governs it: with the word between them, or without one."""
        link = scene.folded(start - 1)
        last = start - 3 if self._plays(scene, start - 2, "break") else start - 2  # an adverb: `لم تتمكن بعد من`
        for at, row in self._before(scene, last, link):
            if row.link and fold(row.link) == link:
                return None if self._may_fail(scene, deed, start) else (at, row)
        for at, row in self._before(scene, start - 1, ""):
            if self._has_object(scene, at, row, deed, start):
                return at, row
        return None

    def _before(self, scene: Scene, last: int, link: str) -> Iterator[tuple[int, GovernorRow]]:
        """The governors from `last` backwards, to where the clause begins or another deed has taken them."""
        for at in range(last, max(last - REACH, -1), -1):
            if self._ends(scene, at):
                return
            yield from ((at, row) for row in self._rows_at(scene, at))
            if self._takes(scene, at, link):
                return

    def _takes(self, scene: Scene, at: int, link: str) -> bool:
        """Whether another deed stands here that a governor before it is likelier to mean."""
        deed = scene.candidate_at.get(at)
        if deed is None or at in scene.actor_at:
            return False
        start = self._start(scene, deed)
        return deed.entry.form == "verb" or (start is not None and scene.folded(start - 1) == link)

    def _ends(self, scene: Scene, at: int) -> bool:
        """Whether a clause ends at a word; it does not at the `و` of a second subject."""
        if self._plays(scene, at, "and"):
            return not (scene.folded(at + 1).startswith(ARTICLE) or at + 1 in scene.actor_at)
        return scene.folded(at) in _STOPS or self._plays(scene, at, "break")

    def _rows_at(self, scene: Scene, at: int) -> list[GovernorRow]:
        """The rows of a word; where a verb and its noun are spelt alike, it is the verb that begins a clause."""
        stems = plain_stems(scene.words[at], scene.words[at - 1] if at else None)
        rows = next((self._rows[stem] for stem in stems if stem in self._rows), [])
        alike = {row.form for row in rows if fold(row.word) == scene.folded(at)} == {"verb", "noun"}
        if not alike:
            return rows
        begins = self._begins(scene, at) or self._is_denied(scene, at, "noun")
        return [row for row in rows if (row.form == "verb") == begins]

    def _begins(self, scene: Scene, at: int) -> bool:
        """Whether a word begins a clause, or stands behind `قد`, or behind an actor that begins it, also after `إن`."""
        if at == 0 or scene.folded(at - 1) in _STOPS or self._plays(scene, at - 1, "and"):
            return True
        first = next((n + 1 for n in range(at - 1, -1, -1) if self._ends(scene, n)), 0)
        told = first == 0 or self._plays(scene, first - 1, "clause")
        return self._plays(scene, at - 1, "past") or (told and self._is_actor(scene, first, at))

    def _has_object(self, scene: Scene, at: int, row: GovernorRow, deed: Candidate, start: int) -> bool:
        """Whether a deed is the object of a word: right behind it, behind its subject, or told with a verb."""
        clause = self._plays(scene, start, "clause")
        if row.link is not None:
            return clause and fold(row.link) == scene.folded(start)
        if row.form != "verb":
            return at == start - 1
        if clause or start in scene.actor_at:  # an actor is the subject, or a part of its name
            return clause
        if at == start - 1:
            return not (row.by_deed and self._may_do(scene, deed, at))
        return self._is_subject(scene, at + 1, start)

    def _may_do(self, scene: Scene, deed: Candidate, verb: int) -> bool:
        """Whether a deed right behind a verb may be its subject: they agree, and no light word parts them."""
        form, noun = scene.folded(verb), scene.folded(deed.index)
        word = deed.entry.word.split()[0]
        noun = noun if noun == word else noun.removeprefix(ARTICLE)
        if form.endswith(_MANY) or verb + 1 < deed.index:
            return False
        feminine = form.startswith("ت") or form.endswith("ت")
        if noun.endswith(_FEMININE):
            return feminine
        return not feminine or noun != word or noun in self._attempts  # feminine: broken plurals, `حرب`

    def _is_subject(self, scene: Scene, start: int, end: int) -> bool:
        """Whether words are the name of an actor, or one noun with its adjectives: `الجيش الوطني`."""
        articles = all(word.startswith(ARTICLE) for word in scene.between(start, end))
        return articles or self._is_actor(scene, start, end)

    def _is_actor(self, scene: Scene, start: int, end: int) -> bool:
        """Whether words are the name of one actor; not `قتلى`, behind which an attack is likelier theirs."""
        actor = scene.actor_at.get(start)
        return actor is not None and actor.last == end - 1 and actor.mention.kind != "population"

    def _may_fail(self, scene: Scene, deed: Candidate, start: int) -> bool:
        """Whether a deed is done, though it fails."""
        stems = plain_stems(scene.words[deed.index], None)
        return start == deed.index and self._plays(scene, start - 1, "within") and not self._attempts.isdisjoint(stems)

    def _excepted(self, scene: Scene, deed: Candidate) -> bool:
        """Whether somebody did it after all, or at some time: `لم تتمكن من دخولها إلا بعد أيام`."""
        for at in range(deed.index + 1, deed.index + REACH):
            if scene.folded(at) in _STOPS or self._plays(scene, at + 1, "clause"):
                return False
            if self._plays(scene, at, "exception"):
                return True
        return False

    def _judged(self, scene: Scene, at: int, row: GovernorRow) -> Ruling | None:
        """What a governor says, which may be denied itself."""
        status = row.denied if self._is_denied(scene, at, row.form) else row.status
        return Ruling(status, row.word) if status else None

    def _is_denied(self, scene: Scene, at: int, form: Form) -> bool:
        """Whether a governor is said not to hold: `لم تفشل`, `دون أن تفشل`."""
        last = at - 2 if self._plays(scene, at - 1, "clause") else at - 1
        return any(self._plays(scene, last - n, "denial") for n in range(DENIAL_REACH[form]))

    def _plays(self, scene: Scene, at: int, role: Role) -> bool:
        return scene.folded(at) in self._roles[role]
