"""The vocabularies behind a graph: who and what is known by name, the types of events, and what lies in what."""

from collections import defaultdict
from collections.abc import Iterator, Set
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from graph.catalogue import Catalogue, PlaceRow
from graph.folding import fold_words
from graph.gazetteer import Gazetteer
from graph.ontology import Ontology
from graph.records import PLACE_PRECISIONS, PlacePrecision
from graph.seeds import Parts, Row, Seeds


class PlaceHeadRow(Row):
    """A noun that introduces the name of a place, such as `قرية`."""

    head: str
    precision: PlacePrecision
    forms: Parts = ()

    @property
    def key(self) -> object:
        return self.head


@dataclass(frozen=True)
class Vocabulary:
    """The tables of `seeds`, the user's files of `actors` in front, each read when it is first asked for."""

    seeds: Seeds
    actors: tuple[Path, ...] = ()

    @cached_property
    def catalogue(self) -> Catalogue:
        """Actors and places by name."""
        return Catalogue.load(self.seeds, self.actors)

    @cached_property
    def ontology(self) -> Ontology:
        """The types of events and relations."""
        return Ontology.load(self.seeds)

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """What lies in what."""
        return Gazetteer(self.catalogue.places)

    def side(self, actor: str) -> str:
        """The id of the largest actor that one belongs to; its own where it belongs to none or is not known."""
        row = self.catalogue.side(actor)
        return row.id if row else actor

    def unit(self, name: str) -> str | None:
        """The id of the largest place of that name, which others may lie in; None where there are several, or none.

        A governorate needs no word before its name: `دير الزور` is that of the town, too.
        """
        found = self._units.get(fold_words(name), [])
        largest = max(map(_size, found), default=None)
        ids = {row.id for row in found if _size(row) == largest}
        return ids.pop() if len(ids) == 1 else None

    def lies_in(self, place: str, unit: str) -> bool:
        """Whether a place lies in another, by their ids; False where the catalogue does not know it."""
        row, larger = self.catalogue.places.get(place), self.catalogue.places.get(unit)
        if row is None or larger is None or row.country != larger.country or _size(row) >= _size(larger):
            return False
        names = map(fold_words, self.gazetteer.above(row))
        return larger.precision == "country" or any(larger in self._units.get(name, ()) for name in names)

    @cached_property
    def _units(self) -> dict[str, list[PlaceRow]]:
        """Places by each of their folded names, governorates also without the word for one."""
        words = {
            fold_words(word)
            for row in self.seeds.rows("place_heads.tsv", PlaceHeadRow)
            for word in (row.head, *row.forms)
            if row.precision == "governorate"
        }
        units: defaultdict[str, list[PlaceRow]] = defaultdict(list)
        for row in self.catalogue.places.values():
            for name in {bare for folded in map(fold_words, row.names) for bare in _bare(folded, row, words)}:
                units[name].append(row)
        return units


def _bare(folded: str, row: PlaceRow, words: Set[str]) -> Iterator[str]:
    first, _, rest = folded.partition(" ")
    yield folded
    if row.precision == "governorate":
        yield folded.removesuffix(" governorate")
        if rest and first in words:
            yield rest


def _size(row: PlaceRow) -> int:
    return PLACE_PRECISIONS.index(row.precision)
