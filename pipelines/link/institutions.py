"""Forces and offices of a state that is not named beside them (`الشرطة`, `وزارة الداخلية`), and whose they are."""

from collections.abc import Iterable, Iterator, Sequence

from graph.catalogue import Catalogue
from graph.folding import fold, fold_words
from graph.records import ActorMention, PlaceMention
from graph.seeds import Parts, Row, Seeds
from pipelines.article import Linked, Sentence
from pipelines.link.actors import catalogue_mention, sentence_text
from pipelines.link.countries import StatesOfCountries
from pipelines.link.names import word_keys

CONTESTED = frozenset(("SY", "YE", "LY"))
"""Countries that several powers rule, so that a place in them does not tell whose a force is (ISO 3166)."""

_LONGEST = 3
_ARTICLE = fold("ال")


class InstitutionRow(Row):
    """A phrase for a force or an office of a state, and others of the like."""

    phrase: str
    forms: Parts = ()

    @property
    def key(self) -> object:
        return self.phrase


class Institutions:
    """Finds institutions and tells the state that each belongs to."""

    def __init__(self, catalogue: Catalogue, states: StatesOfCountries, seeds: Seeds) -> None:
        rows = seeds.rows("institutions.tsv", InstitutionRow)
        self._phrases = {fold_words(form) for row in rows for form in (row.phrase, *row.forms)}
        self._actors = catalogue.actors
        self._states = states

    def find(
        self,
        sentence: Sentence,
        taken: set[int],
        named: Sequence[ActorMention],
        here: Sequence[PlaceMention],
        earlier: Sequence[PlaceMention],
    ) -> Iterator[Linked[ActorMention]]:
        """The institutions of a sentence on words that are free, each as a mention of its state.

        That is the state one of whose forces of the same name the article has named (`named`, the last one last), or in
        whose country the place is that the sentence names (`here`), or that was named last, or that of the last place
        before (`earlier`); an institution for which none of these tells a state is left out.
        """
        last = -1
        for index in range(len(sentence.words)):
            end = self._end(sentence, index) if index > last else None
            if end is None or taken.intersection(range(index, end + 1)):
                continue
            last = end
            text = sentence_text(sentence, index, end)
            state = self._state(sentence, index, named, here, earlier)
            if state is not None:
                mention = catalogue_mention(self._actors[state], text, sentence.words[index].start, "description")
                yield Linked(mention, index, end, "description")

    def _end(self, sentence: Sentence, start: int) -> int | None:
        """The last word of the longest phrase that begins at `start`."""
        words = sentence.words
        keys = word_keys(words[start], words[start - 1] if start else None)
        for size in range(min(_LONGEST, len(words) - start), 0, -1):
            rest = "".join(f" {word.folded}" for word in words[start + 1 : start + size])
            if any(key + rest in self._phrases for key in keys):
                return start + size - 1
        return None

    def _state(
        self,
        sentence: Sentence,
        index: int,
        named: Sequence[ActorMention],
        here: Sequence[PlaceMention],
        earlier: Sequence[PlaceMention],
    ) -> str | None:
        states = [mention for mention in named if mention.kind == "state"]
        head = _head(sentence.words[index].text)
        like = (m.id for m in reversed(states) if " " in m.text and _head(m.text) == head)
        ways = (like, self._ruling(here), (m.id for m in reversed(states)), self._ruling(reversed(earlier)))
        return next((state for way in ways for state in way), None)

    def _ruling(self, places: Iterable[PlaceMention]) -> Iterator[str]:
        """The states in whose countries places lie."""
        for place in places:
            state = self._states.of(place.country) if place.country not in CONTESTED else None
            if state is not None:
                yield state


def _head(text: str) -> str:
    """The first word of a name, without its article."""
    return fold_words(text).partition(" ")[0].removeprefix(_ARTICLE)
