"""Which actor a name means that several share: `التحالف` fights in Yemen in one article, in Syria in another."""

from collections import Counter
from collections.abc import Iterable, Sequence

from graph.catalogue import ActorRow, Catalogue, CatalogueName
from graph.records import PlaceMention
from pipelines.article import Linked
from pipelines.link.countries import StatesOfCountries
from pipelines.link.names import Found


class SharedNames:
    """Chooses by the countries that an article speaks of, as CAMEO codes: its actors' own, and those of its places."""

    def __init__(self, catalogue: Catalogue, states: StatesOfCountries) -> None:
        self._actors = catalogue.actors
        self._ambiguous = catalogue.ambiguous
        self._states = states

    def countries(self, names: Iterable[Found], places: Iterable[Linked[PlaceMention]]) -> Counter[str]:
        """How often an article names actors and places of each country, names aside that may mean several."""
        sure = (found.names[0].id for found in names if self._is_sure(found))
        states = (self._states.of(place.mention.country) for place in places)
        rows = (self._actors[actor] for actor in (*sure, *states) if actor is not None)
        return Counter(code for row in rows for code in _countries(row))

    def actor(self, known: Sequence[CatalogueName], countries: Counter[str]) -> str:
        """The id of the actor of `known` whose countries the article names most, the first one where none is named."""
        rows = [self._actors[name.id] for name in known]
        return max(rows, key=lambda row: sum(countries[code] for code in _countries(row))).id

    def _is_sure(self, found: Found) -> bool:
        return len(found.names) == 1 and found.names[0].kind == "actor" and found.names[0] not in self._ambiguous


def _countries(row: ActorRow) -> tuple[str, ...]:
    """CAMEO codes of the countries of an actor; its own code begins with one unless it is international."""
    return row.countries or ((row.cameo[:3],) if row.cameo else ())
