"""What actors and places are part of: the side that an actor is on, and what a place lies in."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from graph.catalogue import Catalogue
from graph.gazetteer import Gazetteer


class Whole(NamedTuple):
    """A side or a unit: its names, and the key of what it lies in itself."""

    name_ar: str
    name: str
    within: str | None


class Wholes:
    """The wholes of actors and places, as a catalogue knows them.

    `known` has those that were asked for by key: their id, or what is made of their country and name where the
    catalogue has no row of theirs.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._gazetteer = Gazetteer(catalogue.places)
        self.known: dict[str, Whole] = {}

    def of(self, id_: str, data: Mapping[str, Any]) -> dict[str, str | None]:
        """The `side` of an actor, or what a place lies `within`: a node of the graph with its data."""
        if data["node_kind"] == "place":
            return {"within": self.within(id_, data["country"])}
        return {"side": self.side(id_)}

    def side(self, actor: str) -> str | None:
        """The actor above all those that this one belongs to, itself where it belongs to none; None if not known."""
        row = self._catalogue.side(actor)
        if row is None:
            return None
        self.known[row.id] = Whole(row.name_ar, row.name_en, None)
        return row.id

    def within(self, place: str, country: str | None) -> str | None:
        """The next larger unit that a place lies in; its country, by ISO code, where the place is not known."""
        chain = self._chain(place, country)
        above: str | None = None
        for key, name_ar, name in reversed(chain):
            self.known.setdefault(key, Whole(name_ar, name, above))
            above = key
        return above

    def _chain(self, place: str, country: str | None) -> list[tuple[str, str, str]]:
        """Key, Arabic and English name of what a place lies in, from the next larger unit to its country."""
        row = self._catalogue.places.get(place)
        if row is None:
            nation = self._gazetteer.nation(country) if country else None
            return [(nation.id, nation.name_ar, nation.name_en)] if nation else []
        units = [(name, self._gazetteer.unit(name, row.country)) for name in self._gazetteer.above(row)]
        return [
            (unit.id, unit.name_ar, unit.name_en) if unit else (f"{row.country}/{name}", name, name)
            for name, unit in units
            if unit != row
        ]
