"""What ACLED calls the actors, places and types of event that siraa knows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from graph.catalogue import Catalogue, PlaceRow
from graph.folding import fold_words
from graph.gazetteer import Gazetteer
from graph.records import ActorMention, PlaceMention
from graph.seeds import Row, Seeds

_STATE, _EXTERNAL = "State forces", "External/Other forces"


class AcledRow(Row):
    """In column `column` of ACLED, `value` is written as `acled`."""

    column: str
    value: str
    acled: str

    @property
    def key(self) -> tuple[str, str]:
        return self.column, self.value


@dataclass(frozen=True)
class AcledCodes:
    """The crosswalk of `acled.tsv`, and what the catalogue tells of countries and governorates."""

    codes: Mapping[tuple[str, str], str]
    catalogue: Catalogue

    @classmethod
    def load(cls, seeds: Seeds) -> "AcledCodes":
        """Read the tables; SeedError where one is not as it should be."""
        rows = seeds.rows("acled.tsv", AcledRow)
        return cls({row.key: row.acled for row in rows}, Catalogue.load(seeds))

    def code(self, column: str, value: str | None) -> str | None:
        """What ACLED writes in `column` for `value`; None where it has no word for it."""
        return self.codes.get((column, value or ""))

    def inter(self, actors: Sequence[ActorMention], country: str | None) -> str | None:
        """The kind of the first of `actors` in a country (ISO 3166 alpha-2); forces of another state are external."""
        if not actors:
            return None
        actor = actors[0]
        cameo = actor.cameo or ""
        roles = [cameo[start : start + 3] for start in range(0, len(cameo), 3)]
        found = (self.code("inter", value) for value in (actor.id, *roles, actor.kind))
        kind = next(filter(None, found), None)
        home = self._cameo_of_country.get(country or "")
        return _EXTERNAL if kind == _STATE and home and cameo and not cameo.startswith(home) else kind

    def interaction(self, kinds: Sequence[str | None]) -> str | None:
        """The kinds of the sides that there are, as ACLED orders them: `State forces-Rebel group`, `Rioters only`."""
        known = [kind for kind in kinds if kind]
        if not known or len(known) < len(kinds):
            return None
        pair = sorted(known, key=lambda kind: self.code("interaction", kind) or kind)
        return "-".join(pair) if len(pair) > 1 else f"{pair[0]} only"

    def country(self, code: str | None) -> str | None:
        """What ACLED calls a country: by its name in the gazetteer, unless the crosswalk has another; else its code."""
        known = self._countries.get(code or "")
        return self.code("country", code) or (known.name_en if known else code)

    def admin1(self, place: PlaceMention) -> str | None:
        """The governorate that a place is or lies in; None where the gazetteer tells only its country."""
        if place.precision == "governorate":
            return place.name
        found = (self._governorates.get((place.country or "", fold_words(unit))) for unit in self._above(place))
        return next(filter(None, found), None)

    def districts(self, place: PlaceMention) -> tuple[str | None, str | None]:
        """The larger and the smaller district that a place is or lies in, as far as the gazetteer knows them."""
        units = [self._gazetteer.unit(name, place.country or "") for name in self._above(place)]
        names = [unit.name_en for unit in units if unit and unit.precision == "district"][::-1]
        own = [place.name] if place.precision == "district" else []
        larger, smaller, *_ = (*dict.fromkeys([*names, *own]), None, None)
        return larger, smaller

    def _above(self, place: PlaceMention) -> tuple[str, ...]:
        known = self.catalogue.places.get(place.id)
        return self._gazetteer.above(known) if known else ()

    @cached_property
    def _gazetteer(self) -> Gazetteer:
        return Gazetteer(self.catalogue.places)

    @cached_property
    def _countries(self) -> dict[str, PlaceRow]:
        return {row.country: row for row in self.catalogue.places.values() if row.precision == "country"}

    @cached_property
    def _governorates(self) -> dict[tuple[str, str], str]:
        """English names by country and folded name, with the word for governorate or, as `within` has it, without."""
        rows = [row for row in self.catalogue.places.values() if row.precision == "governorate"]
        full = {(row.country, fold_words(name)): row.name_en for row in rows for name in row.names}
        bare = {(row.country, fold_words(row.name_ar).partition(" ")[2]): row.name_en for row in reversed(rows)}
        return bare | full

    @cached_property
    def _cameo_of_country(self) -> dict[str, str]:
        """The CAMEO country code by ISO code, from the states that bear the name of a country."""
        states = [row for row in self.catalogue.actors.values() if row.kind == "state" and row.cameo]
        cameo = {fold_words(name): row.cameo[:3] for row in states if row.cameo for name in row.names}
        named = {code: [cameo.get(fold_words(name)) for name in row.names] for code, row in self._countries.items()}
        return {code: found for code, names in named.items() if (found := next(filter(None, names), None))}
