"""The ontology: which types and modes of event and which relations there are, and what they are in other ontologies.

The crosswalk goes to PLOVER (types of 2021, modes as the POLECAT data set writes them), CAMEO event codes and ACLED
sub-event types. A cell is empty where the other ontology has no place for it.
"""

from dataclasses import dataclass
from typing import Literal

from graph.errors import SeedError, UnknownName
from graph.records import Codes
from graph.seeds import Row, Seeds

TABLE = "ontology.tsv"


class OntologyRow(Row):
    """A type of event or relation, or one mode of an event type.

    `acled_state` is the ACLED sub-event type where a state is the source, if it is another one: ACLED tells a
    government that regains territory from a non-state actor that overtakes it.
    """

    kind: Literal["event", "relation"]
    type: str
    mode: str | None = None
    name_en: str
    name_ar: str
    plover: str | None = None
    plover_mode: str | None = None
    cameo: str | None = None
    acled: str | None = None
    acled_state: str | None = None
    description: str

    @property
    def key(self) -> tuple[str, str | None]:
        return self.type, self.mode


@dataclass(frozen=True)
class Ontology:
    """Event types, their modes, and relations, in the order of the table."""

    events: dict[str, OntologyRow]
    relations: dict[str, OntologyRow]
    modes: dict[str, tuple[str, ...]]
    _rows: dict[tuple[str, str | None], OntologyRow]

    @classmethod
    def load(cls, seeds: Seeds) -> "Ontology":
        """Read the table; SeedError where a mode has no type."""
        rows = {row.key: row for row in seeds.rows(TABLE, OntologyRow)}
        for type_, mode in rows:
            if (type_, None) not in rows:
                raise SeedError(
                    f"{TABLE}: mode {mode!r} is of type {type_!r}, which has no row without a mode. Add one."
                )
        types = [row for row in rows.values() if row.mode is None]
        return cls(
            events={row.type: row for row in types if row.kind == "event"},
            relations={row.type: row for row in types if row.kind == "relation"},
            modes={row.type: tuple(mode for type_, mode in rows if type_ == row.type and mode) for row in types},
            _rows=rows,
        )

    def row(self, type_: str, mode: str | None = None) -> OntologyRow:
        """The row of a type or of one of its modes; UnknownName lists those that there are."""
        if (type_, None) not in self._rows:
            known = ", ".join([*self.events, *self.relations])
            raise UnknownName(f"no event or relation type {type_!r}. There are: {known}.")
        if (type_, mode) not in self._rows:
            known = ", ".join(self.modes[type_]) or "none"
            raise UnknownName(f"type {type_} has no mode {mode!r}. Its modes: {known}.")
        return self._rows[type_, mode]

    def codes(self, type_: str, mode: str | None = None, by_state: bool = False) -> Codes:
        """What an event is in other ontologies; `by_state`: a state is its source. UnknownName as in `row`."""
        row = self.row(type_, mode)
        acled = row.acled_state if by_state and row.acled_state else row.acled
        return Codes(plover=row.plover, plover_mode=row.plover_mode, cameo=row.cameo, acled=acled)
