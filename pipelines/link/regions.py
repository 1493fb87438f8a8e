"""Regions: parts of countries and border lands, which have no name of their own (`شمال سوريا`, `الحدود السورية`)."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Literal

from graph.folding import fold, unmasked
from graph.records import PlaceMention
from graph.seeds import Parts, Row, Seeds
from pipelines.article import Linked, Sentence, Word
from pipelines.link.actors import id_of_name, romanised, sentence_text

Part = Literal["direction", "area", "border"]

_ARTICLE = fold("ال")
_AND, _WITH = fold("و"), fold("مع")
_FEMININE = fold("ة")


class RegionRow(Row):
    """A word that makes a region together with a country or an adjective."""

    word: str
    part: Part
    english: str
    forms: Parts = ()

    @property
    def key(self) -> object:
        return self.word


class Regions:
    """Finds regions. `is_demonym` says whether a word is an adjective of origin.

    `directions` are the folded words for a direction, without the article.
    """

    def __init__(self, seeds: Seeds, is_demonym: Callable[[Word], bool]) -> None:
        self._rows = {
            fold(form): row for row in seeds.rows("regions.tsv", RegionRow) for form in (row.word, *row.forms)
        }
        self.directions = frozenset(form for form, row in self._rows.items() if row.part == "direction")
        self._is_demonym = is_demonym

    def find(
        self, sentence: Sentence, places: Iterable[Linked[PlaceMention]], taken: set[int]
    ) -> Iterator[Linked[PlaceMention]]:
        """The regions of a sentence: those that a known country of `places` ends, and those on words that are free.

        A region has the country of its country, and no coordinates.
        """
        countries = {place.first: place for place in places if place.mention.precision == "country"}
        last = -1
        for index in range(len(sentence.words)):
            end = self._end(sentence.words, index, countries) if index > last and index not in taken else None
            if end is not None:
                last = end
                country = next((countries[i] for i in range(index, end + 1) if i in countries), None)
                yield Linked(self._mention(sentence, index, end, country), index, end, "pattern")

    def _end(self, words: Sequence[Word], start: int, countries: dict[int, Linked[PlaceMention]]) -> int | None:
        """The last word of the region that begins at `start`, if one does."""
        part, definite = self._part(words[start])
        if part is None:
            return None
        if part == "direction" and not definite:
            return self._of_country(words, start, countries)
        if not definite:
            return None
        following = start + 1
        if following + 1 < len(words) and words[following].folded == _WITH and following + 1 in countries:
            return countries[following + 1].last if part == "border" else None
        while following < len(words) and self._describes(words[following], part):
            following += 1
        return following - 1 if following > start + 1 or part == "border" else None

    def _of_country(self, words: Sequence[Word], start: int, countries: dict[int, Linked[PlaceMention]]) -> int | None:
        """`شمال`, `شمال غربي` or `شمال وشرق`, before a country."""
        following = start + 1
        while following < len(words) and self._goes_on(words[following : following + 2]):
            following += 1
        return countries[following].last if following in countries else None

    def _goes_on(self, words: Sequence[Word]) -> bool:
        """Whether a direction stands there, or an "and" before one."""
        return self._is_direction(words[0]) or (words[0].folded == _AND and all(map(self._is_direction, words[1:])))

    def _is_direction(self, word: Word) -> bool:
        return self._part(word) == ("direction", False)

    def _part(self, word: Word) -> tuple[Part | None, bool]:
        """What a word is part of, and whether it has the article."""
        definite = word.folded.startswith(_ARTICLE)
        row = self._rows.get(word.folded.removeprefix(_ARTICLE))
        return (row.part if row else None), definite

    def _describes(self, word: Word, part: Part) -> bool:
        """Whether a word is an adjective of a region: of origin, or, for an area, of a direction."""
        if self._is_demonym(word):
            return True
        bare = replace(word, folded=word.folded.removesuffix(_FEMININE))
        return part == "area" and self._part(bare) == ("direction", True)

    def _mention(self, sentence: Sentence, first: int, last: int, country: Linked[PlaceMention] | None) -> PlaceMention:
        text = sentence_text(sentence, first, last)
        rows = (self._rows.get(word.folded.removeprefix(_ARTICLE)) for word in sentence.words[first : last + 1])
        english = " ".join(row.english for row in rows if row)
        start, shown = sentence.words[first].start, unmasked(text)
        return PlaceMention(
            id=id_of_name("place", text),
            name=f"{country.mention.name}, {english}" if country else romanised(shown),
            name_ar=shown,
            country=country.mention.country if country else None,
            precision="country",
            text=text,
            start=start,
            end=start + len(text),
            confidence=0.6,
        )
