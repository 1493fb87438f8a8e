"""The state that belongs to a country."""

from graph.catalogue import Catalogue
from graph.folding import fold_words


class StatesOfCountries:
    """Knows the states of the catalogue by the countries of its places, where the two have one name."""

    def __init__(self, catalogue: Catalogue) -> None:
        states = {fold_words(row.name_ar): row.id for row in catalogue.actors.values() if row.kind == "state"}
        countries = [row for row in catalogue.places.values() if row.precision == "country"]
        named = ((row.country, states.get(fold_words(row.name_ar))) for row in countries)
        self._states = {country: state for country, state in named if state is not None}

    def of(self, country: str | None) -> str | None:
        """The id of the state of a country (ISO 3166 alpha-2); None where none is known."""
        return self._states.get(country) if country is not None else None
