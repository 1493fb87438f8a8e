"""Mentions of places, and those that are not simply names of the gazetteer."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from graph.catalogue import PlaceRow
from graph.folding import fold, unmasked
from graph.records import PlaceMention, PlacePrecision
from graph.seeds import Seeds
from graph.vocabulary import PlaceHeadRow
from pipelines.article import FoundBy, Linked, Sentence, Word
from pipelines.link.actors import id_of_name, romanised, sentence_text, words_of
from pipelines.link.names import entry_of

_CONFIDENCE: dict[FoundBy, float] = {"catalogue": 0.9, "ambiguous": 0.6, "pattern": 0.6, "ner": 0.6}


def known_place(row: PlaceRow, text: str, start: int, by: FoundBy) -> PlaceMention:
    """A mention of a place of the gazetteer."""
    return PlaceMention(
        id=row.id,
        name=row.name_en,
        name_ar=row.name_ar,
        country=row.country,
        lat=row.lat,
        lon=row.lon,
        precision=row.precision,
        text=text,
        start=start,
        end=start + len(text),
        confidence=_CONFIDENCE[by],
    )


def new_place(text: str, start: int, precision: PlacePrecision, by: FoundBy) -> PlaceMention:
    """A mention of a place that the gazetteer does not know: it has no coordinates."""
    shown = unmasked(text)
    return PlaceMention(
        id=id_of_name("place", text),
        name=romanised(shown),
        name_ar=shown,
        precision=precision,
        text=text,
        start=start,
        end=start + len(text),
        confidence=_CONFIDENCE[by],
    )


class PlaceHeads:
    """Nouns that introduce places."""

    def __init__(self, seeds: Seeds) -> None:
        self._precision: dict[str, PlacePrecision] = {}
        for row in seeds.rows("place_heads.tsv", PlaceHeadRow):
            for form in map(fold, (row.head, *row.forms)):
                self._precision.setdefault(form, row.precision)

    def of(self, word: Word, previous: Word | None) -> PlacePrecision | None:
        """How exact a place is that this word introduces; None for another word."""
        return entry_of(self._precision, word, previous)

    def of_definite(self, word: Word) -> PlacePrecision | None:
        """How exact a place is that this word, with its article, takes up (`المدينة`); None for another word."""
        if not word.folded.startswith(("ال", "لل")):
            return None
        return self.of(replace(word, folded=word.folded[2:], joined=False), None)

    def takes_up(self, word: Word) -> bool:
        """Whether a word takes up a town or village and is no name: `المدينة`. `الجزيرة` and `الجسر` may be names."""
        return self.of_definite(word) in ("town", "village")


def new_places(sentence: Sentence, heads: PlaceHeads, taken: set[int]) -> Iterator[Linked[PlaceMention]]:
    """Places that Stanza found, or that a head noun introduces, and the gazetteer does not know.

    What Stanza found behind a head noun is a place whatever its label: `قرية` before it says more.
    """
    words = sentence.words
    for name in sentence.names:
        span = words_of(sentence, name)
        if span is None or taken.intersection(range(span[0], span[1] + 1)):
            continue
        before = words[span[0] - 1] if span[0] else None
        precision = heads.of(before, None) if before else None
        takes_up = span[0] == span[1] and heads.takes_up(words[span[0]])  # `المدينة` names no place of its own
        if precision in (None, "site") and (takes_up or (precision is None and name.label != "LOC")):
            continue
        taken.update(range(span[0], span[1] + 1))
        yield Linked(new_place(name.text, name.start, precision or "town", "ner"), *span, "ner")
    for index, word in enumerate(words[:-1]):
        precision = heads.of(word, words[index - 1] if index else None)
        following = words[index + 1]
        if precision not in ("village", "town", "site") or not _can_name(following) or index + 1 in taken:
            continue
        if heads.takes_up(following):
            continue
        taken.add(index + 1)
        text = sentence_text(sentence, index + 1, index + 1)
        yield Linked(new_place(text, words[index + 1].start, precision, "pattern"), index + 1, index + 1, "pattern")


def place_descriptions(
    sentence: Sentence, heads: PlaceHeads, taken: set[int], places: Iterable[PlaceMention]
) -> Iterator[Linked[PlaceMention]]:
    """Definite head nouns that take up a place named before: `المدينة` the last town of `places`, in text order.

    The mention keeps the text and span of the name.
    """
    known = list(places)
    for index, word in enumerate(sentence.words):
        precision = heads.of_definite(word)
        if precision is None or index in taken:
            continue
        before = [place for place in known if place.start < word.start and place.precision == precision]
        if before:
            yield Linked(before[-1].model_copy(update={"confidence": 0.5}), index, index, "description")


def _can_name(word: Word) -> bool:
    return len(word.folded) > 2 and word.folded.isalpha() and not word.joined
