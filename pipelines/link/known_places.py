"""Which names of the gazetteer mean a place where they stand, and which place where several share the name.

A name counts as it stands, but one that is an ordinary word too, or is spelt otherwise than in the table, only where
something beside it says that it is a place.
"""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from graph.catalogue import Catalogue, PlaceRow
from graph.folding import fold_words
from graph.gazetteer import Gazetteer
from graph.records import PlaceMention, PlacePrecision
from pipelines.article import FoundBy, Linked, Sentence
from pipelines.link.choice import Candidate, Chooser, Surroundings
from pipelines.link.evidence import (
    Neighbours,
    distance,
    follows,
    goes_on,
    part_of_person,
    tagged_place,
    text_between,
)
from pipelines.link.names import Found
from pipelines.link.places import known_place, new_place

_BESIDE = 4
"""How many words from a name its governorate may stand to be beside it."""
_LIVED_IN: frozenset[PlacePrecision] = frozenset(("village", "town", "district"))
_SMALL: frozenset[PlacePrecision] = frozenset(("site", "village"))


class KnownPlaces:
    """Finds the places of the gazetteer in an article."""

    def __init__(self, catalogue: Catalogue, neighbours: Neighbours) -> None:
        self._catalogue = catalogue
        self._gazetteer = Gazetteer(catalogue.places)
        self._chooser = Chooser(self._gazetteer)
        self._neighbours = neighbours
        media = (row for row in catalogue.actors.values() if row.kind == "media")
        self._media = {fold_words(name).partition(" ")[2] for row in media for name in row.names}

    def __call__(self, sentences: Sequence[Sentence], found: Sequence[list[Found]]) -> list[list[Linked[PlaceMention]]]:
        """The places of each sentence of an article in which these names were found."""
        candidates = self._stated(sentences, self._supported(sentences, list(self._candidates(sentences, found))))
        around = self._chooser.surroundings([candidate for candidate in candidates if candidate.rows])
        places: list[list[Linked[PlaceMention]]] = [[] for _ in sentences]
        for candidate in candidates:
            linked = self._linked(sentences[candidate.sentence], candidate, around.get(candidate.sentence))
            if linked is not None:
                places[candidate.sentence].append(linked)
        return places

    def _linked(
        self, sentence: Sentence, candidate: Candidate, around: Surroundings | None
    ) -> Linked[PlaceMention] | None:
        """The place of a name; one without coordinates where none that is known lies as the text says."""
        name = candidate.found
        text, head = text_between(sentence, name.start, name.end), self._neighbours.head(sentence, name)
        is_place = all(known.kind == "place" for known in name.names)
        row = self._chooser.choose(candidate, head, around) if around and candidate.rows else None
        if row is not None:
            by: FoundBy = "catalogue" if is_place else "ambiguous"
            return Linked(known_place(row, text, name.start, by), name.first, name.last, by)
        is_elsewhere = candidate.sure.isdisjoint(known.id for known in candidate.rows)
        if candidate.sure and is_elsewhere and is_place:
            return Linked(new_place(text, name.start, head or "town", "pattern"), name.first, name.last, "pattern")
        return None

    def _candidates(self, sentences: Sequence[Sentence], found: Sequence[list[Found]]) -> Iterator[Candidate]:
        for number, (sentence, names) in enumerate(zip(sentences, found, strict=True)):
            for name in names:
                known = [one for one in name.names if one.kind == "place"]
                if known and not self._names_outlet(sentence, name):
                    doubtful = not name.spelt or part_of_person(sentence, name)
                    sure = frozenset(n.id for n in known if not doubtful and n not in self._catalogue.ambiguous)
                    ids = sorted(dict.fromkeys(n.id for n in known), key=lambda ident: ident not in sure)
                    rows = [self._catalogue.places[ident] for ident in ids]
                    yield Candidate(number, name, rows, sure, self._origin(sentence, name))

    def _names_outlet(self, sentence: Sentence, name: Found) -> bool:
        """Whether the name is a news outlet's: behind a word for one, and in quotation marks or known as such."""
        introduced, quoted = self._neighbours.outlet(sentence, name)
        return introduced and (quoted or any(known.folded in self._media for known in name.names))

    def _origin(self, sentence: Sentence, name: Found) -> frozenset[str]:
        """The folded names of the country that the adjective behind a name tells."""
        actor = self._neighbours.origin(sentence, name)
        return frozenset(map(fold_words, self._catalogue.actors[actor].names)) if actor else frozenset()

    def _supported(self, sentences: Sequence[Sentence], candidates: list[Candidate]) -> list[Candidate]:
        """The candidates with those places only that need no context or have it.

        A name that means a place for certain elsewhere in the article may do so here.
        """
        here: list[set[str]] = []
        known: set[str] = set()
        for index, candidate in enumerate(candidates):
            sentence = sentences[candidate.sentence]
            others = [c for c in candidates if c.sentence == candidate.sentence and c is not candidate]
            before = candidates[index - 1] if index and here[-1] else None
            listed = before in others and before is not None and goes_on(sentence, before.found, candidate.found)
            supported = {row.id for row in candidate.rows} if listed else self._support(sentence, candidate, others)
            known |= supported
            here.append(supported or self._hinted(sentence, candidate))

        def named(candidate: Candidate) -> bool:
            return any(row.id in known for row in candidate.rows)

        return [
            candidate._replace(rows=rows)
            for candidate, meant in zip(candidates, here, strict=True)
            if (rows := [r for r in candidate.rows if r.id in meant or (candidate.found.spelt and named(candidate))])
        ]

    def _stated(self, sentences: Sequence[Sentence], candidates: list[Candidate]) -> list[Candidate]:
        """The candidates without those places that lie elsewhere than the text says of a name.

        That holds for the article where it says so of the place itself (`قرية`): `أبناء عفرين في لبنان` may tell where
        the people of a place are.
        """
        told: list[list[PlaceRow] | None] = []
        wrong: set[str] = set()
        for candidate, following in zip_longest(candidates, candidates[1:]):
            rows = self._lying(sentences[candidate.sentence], candidate, following)
            if rows is not None:
                headed = self._neighbours.head(sentences[candidate.sentence], candidate.found) is not None
                wrong |= {row.id for row in candidate.rows if headed}
            told.append(rows)
        wrong -= {row.id for rows in told if rows for row in rows}
        return [
            candidate._replace(rows=[row for row in (candidate.rows if rows is None else rows) if row.id not in wrong])
            for candidate, rows in zip(candidates, told, strict=True)
        ]

    def _lying(self, sentence: Sentence, candidate: Candidate, following: Candidate | None) -> list[PlaceRow] | None:
        """The places of a name that lie as the text says to the name behind it; None where it says nothing."""
        if following is None or following.sentence != candidate.sentence:
            return None
        lies = self._neighbours.lies(sentence, candidate.found, following.found)
        return self._chooser.stated(candidate, lies, following) if lies else None

    def _support(self, sentence: Sentence, candidate: Candidate, others: list[Candidate]) -> set[str]:
        """The ids of the places that a name means for certain, by itself or what stands beside it."""
        name, rows = candidate.found, candidate.rows
        named = self._chooser.units_named(other for other in others if follows(sentence, other.found, name))
        supported = set(candidate.sure) | {row.id for row in rows if named & self._gazetteer.units(row)}
        if self._neighbours.in_longer(sentence, name):
            return supported
        head = self._neighbours.head(sentence, name)
        tagged = tagged_place(sentence, name)
        near = self._chooser.units_named(other for other in others if distance(name, other.found) <= _BESIDE)
        for row in rows:
            is_beside = (tagged or row.precision not in _SMALL) and near & self._gazetteer.units(row)
            if is_beside or _introduces(head, row):
                supported.add(row.id)
        return supported

    def _hinted(self, sentence: Sentence, candidate: Candidate) -> set[str]:
        """The ids of the places that a name may mean by what the network finds, or a word such as "near"."""
        name, rows = candidate.found, candidate.rows
        if self._neighbours.in_longer(sentence, name) or self._neighbours.is_noun(sentence, name):
            return set()
        if tagged_place(sentence, name):
            return {row.id for row in rows}
        local = self._neighbours.is_local(sentence, name)
        return {row.id for row in rows if local and row.precision not in _SMALL}


def is_settlement(row: PlaceRow) -> bool:
    """Whether a place is one that people live in, no larger than a town."""
    return row.precision in ("site", "village", "town")


def _introduces(head: PlacePrecision | None, row: PlaceRow) -> bool:
    """Whether a noun for places of a certain size may stand before the name of this one."""
    return head is not None and (head == row.precision or (head in _LIVED_IN and row.precision in (*_LIVED_IN, "site")))
