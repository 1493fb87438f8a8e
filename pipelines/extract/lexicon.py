"""The trigger lexicon.

Plain forms of words that can name an event or a relation, and the inflected forms that lead to them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from graph.folding import fold
from graph.seeds import Parts, Row, Seeds
from pipelines.article import Word

Form = Literal["verb", "noun", "participle"]

# Folded affixes of Arabic inflection. Pronoun suffixes count too: the tokenizer may have left them on a word.
_PAST = ("", "ت", "وا", "و", "تا", "ا", "نا", "ن")
_PRESENT = ("", "ون", "وا", "و", "ان", "ا", "ين", "ن")
_PERSONS = "يتنا"
_NOMINAL = ("", "ا", "ات", "ان", "ين", "ون", "ي", "و")
_PRONOUNS = ("ه", "ها", "هم", "هما", "نا", "ي", "ك", "كم", "هن")
_MARKS = ':"«“(-'
"""What the tokenizer may have left before a word."""
_CONJUNCTIONS = ("و", "ف")
_CLITICS = ("و", "ف", "ب", "ل", "ك", "س")


class TriggerRow(Row):
    """A word of the lexicon: its plain form, what it can name, and stems that the rules of inflection do not reach."""

    word: str
    form: Form
    type: str
    mode: str | None = None
    forms: Parts = ()

    @property
    def key(self) -> object:
        return self.word, self.form, self.type


class ReportingRow(Row):
    """A word of saying: its plain form, and stems that the rules of inflection do not reach."""

    word: str
    form: Form
    forms: Parts = ()

    @property
    def key(self) -> object:
        return self.word, self.form


@dataclass(frozen=True, slots=True)
class Entry:
    """A plain form, and the event and relation types that it can name, the most usual first; `modes` by event type.

    `lemma` is the plain form with its kind, as a verb and a noun may be written alike.
    """

    word: str
    form: Form
    types: tuple[str, ...]
    modes: dict[str, str]
    lemma: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "lemma", f"{self.word}/{self.form}")


def _verb_stems(stem: str, forms: Iterable[str]) -> Iterator[str]:
    yield from (stem + suffix for suffix in _PAST)
    if stem.endswith("ي"):  # a weak end: `نفت`, `نفوا`
        yield from (stem[:-1] + suffix for suffix in ("ت", "تا", "وا"))
    # The past passive: `هوجم` of `هاجم`; not `ووجه` of `واجه`, which `وجه` behind a conjunction is written like.
    if len(stem) == 4 and stem[1] == "ا" and stem[0] != "و":
        yield from (f"{stem[0]}و{stem[2:]}{suffix}" for suffix in _PAST)
    present = stem[1:] if stem.startswith("ا") and len(stem) > 3 else stem
    yield from (person + present + suffix for person in _PERSONS for suffix in _PRESENT)
    for form in forms:
        yield from (form + suffix for suffix in _PAST)
        if form[0] in _PERSONS:
            yield from (person + form[1:] + suffix for person in _PERSONS for suffix in _PRESENT)


def _noun_stems(stem: str, forms: Iterable[str]) -> Iterator[str]:
    for word in (stem, *forms):
        yield from (word + suffix for suffix in _NOMINAL)
        if word.endswith("ه"):
            yield from (word[:-1] + suffix for suffix in ("ات", "ت", "تين", "تان", "تا", "تي"))
        elif word == stem:
            yield word + "ه"
        if word.endswith("اء"):  # the hamza before a pronoun: `لقائه`, `لقاؤه`
            yield from (word[:-1] + seat for seat in "يو")


def inflections(word: str, form: Form, forms: Iterable[str] = ()) -> set[str]:
    """The folded forms of a plain form.

    In a phrase the first word is inflected and the rest kept, with and without article.
    """
    head, *rest = fold(word).split()
    stems = _verb_stems if form == "verb" else _noun_stems
    heads = set(stems(head, [fold(f).split()[0] for f in forms]))
    if not rest:
        return heads
    tail = " ".join(rest)
    return {f"{h} {t}" for h in heads for t in (tail, " ".join(f"ال{r}" for r in rest))}


def plain_stems(word: Word, previous: Word | None) -> tuple[str, ...]:
    """The folded forms under which a word may stand in the lexicon, the surest first."""
    return _stems(word.folded, previous.folded if word.joined and previous is not None else None)


@lru_cache(maxsize=1 << 16)
def _stems(folded: str, joined_to: str | None) -> tuple[str, ...]:
    text = folded.lstrip(_MARKS)
    stems = [text]
    if text.startswith("ال"):
        stems.append(text[2:])
    if joined_to == "ل" and text.startswith("ل"):
        stems.append(text[1:])
    for stem in _without_clitics(text):
        stems.append(stem)
        stems += (stem[: -len(p)] for p in _PRONOUNS if stem.endswith(p) and len(stem) - len(p) >= 3)
    if joined_to is not None and len(joined_to) == 1:
        stems.append(joined_to + text)  # a letter of the word that the tokenizer took for a clitic: `فقد`
    return tuple(dict.fromkeys(stems))


def _without_clitics(text: str) -> Iterator[str]:
    yield text
    for _ in range(2):
        if text[:1] in _CLITICS and len(text) > 4:
            text = text[1:]
            yield text
            if text.startswith("ال"):
                yield text[2:]
            elif text.startswith("ل"):
                yield text[1:]


class TriggerLexicon:
    """Looks words up; a phrase of two words wins over its first word."""

    def __init__(self, rows: Iterable[TriggerRow]) -> None:
        entries: dict[tuple[str, str], list[TriggerRow]] = {}
        for row in rows:
            entries.setdefault((fold(row.word), row.form), []).append(row)
        self._forms: dict[str, Entry] = {}
        ranked = sorted(entries.values(), key=lambda group: ("verb", "noun", "participle").index(group[0].form))
        for group in ranked:
            self._add(group)
        self._heads = {form.partition(" ")[0] for form in self._forms if " " in form}
        """The first words of phrases."""

    def _add(self, group: list[TriggerRow]) -> None:
        first = group[0]
        modes = {row.type: row.mode for row in group if row.mode}
        entry = Entry(fold(first.word), first.form, tuple(row.type for row in group), modes)
        plain = fold(first.word)
        for form in inflections(first.word, first.form, [f for row in group for f in row.forms]):
            if form == plain and form in self._forms and self._forms[form].word != plain:
                self._forms[form] = entry
            else:
                self._forms.setdefault(form, entry)

    @classmethod
    def load(cls, seeds: Seeds) -> "TriggerLexicon":
        """The lexicon of the seeds."""
        return cls(seeds.rows("triggers.tsv", TriggerRow))

    def find(self, words: tuple[Word, ...]) -> Iterator[tuple[int, Entry]]:
        """The positions in `words` that the lexicon knows, with their entries."""
        for index, word in enumerate(words):
            previous = words[index - 1] if index else None
            following = words[index + 1] if index + 1 < len(words) else None
            entry = self._lookup(word, previous, following)
            if entry is not None:
                yield index, entry

    def last(self, words: tuple[Word, ...], index: int, entry: Entry) -> int:
        """The last of the words that the word at `index` was cut into, which `find` knew: `ات` `هم` are `اتهم`."""
        following = words[index + 1] if index + 1 < len(words) else None
        if following is None or not following.joined or following.folded not in _PRONOUNS:
            return index
        alone = self._lookup(words[index], words[index - 1] if index else None, None)
        return index if alone is entry else index + 1

    def _lookup(self, word: Word, previous: Word | None, following: Word | None) -> Entry | None:
        if len(word.folded) < 2:
            return None
        stems = plain_stems(word, previous)
        forms = list(stems)
        if following and not self._heads.isdisjoint(stems):
            forms[:0] = (f"{stem} {following.folded}" for stem in stems if stem in self._heads)
        if following and following.joined and following.folded in _PRONOUNS:
            whole = word.folded + following.folded  # taken for a pronoun, as in `اتهم` and `واتهم`
            forms += (whole, whole[1:]) if whole[0] in _CONJUNCTIONS else (whole,)
        return next(filter(None, map(self._forms.get, forms)), None)


class ReportingWords:
    """Finds the words of saying in a sentence."""

    def __init__(self, seeds: Seeds) -> None:
        rows = seeds.rows("reporting.tsv", ReportingRow)
        self._forms = {form for row in rows for form in inflections(row.word, row.form, row.forms)}

    def find(self, words: tuple[Word, ...]) -> frozenset[int]:
        """The indices of words of saying."""
        return frozenset(i for i, word in enumerate(words) if self._known(word, words[i - 1] if i else None))

    def _known(self, word: Word, previous: Word | None) -> bool:
        return not self._forms.isdisjoint(plain_stems(word, previous))
