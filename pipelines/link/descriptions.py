"""Definite nouns that take up an actor named before: `التنظيم`, and `الأخير` for whoever was named last."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from graph.folding import fold_words
from graph.records import ActorKind, ActorMention, PlaceMention
from graph.seeds import Parts, Row, Seeds
from pipelines.article import Linked, Sentence, Word
from pipelines.link.actors import Heads
from pipelines.link.names import entry_of

_CONFIDENCE = 0.6
_ARTICLE, _AND = "ال", "و"
_GOALS = ("علي", "الي")
_AWAY = 3
"""How many words before a place a preposition may stand: `على مدينة`, `إلى بلدة`."""
_PRONOUNS = ("ه", "ها", "هم", "هما", "هن", "نا")
_FEMININE = ("ة", "ات")
_LONGEST_PARTICLE = 3
"""Letters of the longest word with the ending of a pronoun that is no noun: `هذه`, `له`."""


class DescriptionRow(Row):
    """A definite noun that takes up an actor of `kind` named before, or without one `الأخير`, who is named last.

    Where `holds` is given, the actor is one whose names hold a word of it; behind a word of `not_behind` it is none.
    """

    word: str
    kind: ActorKind | None = None
    holds: Parts = ()
    not_behind: Parts = ()

    @property
    def key(self) -> object:
        return self.word


class Descriptions:
    """Finds such nouns; `names` are the folded names of the catalogue's actors by id."""

    def __init__(self, seeds: Seeds, heads: Heads, names: Mapping[str, Sequence[str]]) -> None:
        rows = seeds.rows("descriptions.tsv", DescriptionRow)
        self._rows = {fold_words(row.word): row for row in rows}
        self._heads = heads
        self._names = names

    def find(
        self,
        sentence: Sentence,
        actors: Sequence[Linked[ActorMention]],
        earlier: Collection[ActorMention],
        places: Sequence[Linked[PlaceMention]],
        goals: Sequence[PlaceMention],
        taken: Collection[int],
    ) -> Iterator[Linked[ActorMention]]:
        """Each with the last actor that fits, of the sentence's and those of sentences before, in order.

        `goals` are those places of sentences before that `الأخيرة` may mean, if named after the actor; see `is_goal`.
        """
        words = sentence.words
        names = set(taken).difference(a.first for a in actors if a.mention.kind == "population")
        for index, word in enumerate(words):
            row = entry_of(self._rows, word, words[index - 1] if index else None)
            if row is None or index in taken or (row.kind is None and _is_adjective(row, words, index, names)):
                continue
            before = [a.mention for a in actors if a.first < index]
            here = (p.mention for p in places if p.first < index and is_goal(words, p))
            since = max((place.start for place in (*goals, *here)), default=-1) if _may_be_place(row) else -1
            fitting = (m for m in reversed([*earlier, *before]) if m.start >= since and self._fits(row, m))
            if antecedent := next(fitting, None):
                told = {"text": word.text, "start": word.start, "end": word.end, "confidence": _CONFIDENCE}
                yield Linked(antecedent.model_copy(update=told), index, index, "description")

    def _fits(self, row: DescriptionRow, mention: ActorMention) -> bool:
        if row.kind is None:
            return self._agrees(row, mention)
        if mention.kind != row.kind or not row.holds:
            return mention.kind == row.kind
        parts = tuple(map(fold_words, row.holds))
        own, used = fold_words(mention.name_ar), fold_words(mention.text)
        if any(part in own or part in used for part in parts):
            return True
        # What others call those who have a head noun of their own, `تنظيم قسد`, is not taken up unless it was said.
        aliases = () if self._heads.begins(own) else self._names.get(mention.id, ())
        return any(alias.startswith(parts) for alias in aliases)

    def _agrees(self, row: DescriptionRow, mention: ActorMention) -> bool:
        """Whether a noun may have the gender of `الأخير` or `الأخيرة`; a name may have either."""
        if mention.kind in ("person", "population"):
            return mention.kind == "person"
        head = mention.text.split()[0]
        feminine = head.endswith(_FEMININE)
        return (feminine or not self._heads.begins(fold_words(head))) if row.word.endswith(_FEMININE) else not feminine


def _is_adjective(row: DescriptionRow, words: Sequence[Word], index: int, names: Collection[int]) -> bool:
    """Whether a word tells which one the noun before it means: one with an article, pronoun or number, or a name."""
    if index == 0 or index - 1 in names:
        return True
    before = words[index - 2 if words[index - 1].folded == _AND and index > 1 else index - 1]
    definite = before.folded.removeprefix(_AND).removeprefix("ب").startswith((_ARTICLE, "لل"))
    own = before.text.endswith(_PRONOUNS) and (before.joined or len(before.text) > _LONGEST_PARTICLE)
    return definite or own or before.text.isdecimal() or before.folded in map(fold_words, row.not_behind)


def _may_be_place(row: DescriptionRow) -> bool:
    """Whether a noun may take up a town, which is feminine: `الأخيرة`."""
    return row.kind is None and row.word.endswith(_FEMININE)


def is_goal(words: Sequence[Word], place: Linked[PlaceMention]) -> bool:
    """Whether something is done to a place (`هجوم على عفرين`); who is named before one where something is, acts on."""
    return any(word.folded in _GOALS for word in words[max(place.first - _AWAY, 0) : place.first])
