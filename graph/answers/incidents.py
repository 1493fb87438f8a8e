"""Events as their reports together tell them: one incident, whoever reports it."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, overload

from graph.edges import Mention
from graph.evidence import Evidence
from graph.html import isolated, rtl_table
from graph.incidents import Incident, Toll
from graph.tables import Cell

if TYPE_CHECKING:
    import pandas as pd

ROWS_SHOWN = 100
_HEADINGS = ("dates", "type", "sources", "targets", "places", "killed", "injured", "reports", "articles", "independent")


class Incidents(Sequence[Incident]):
    """Incidents, those of most articles first."""

    def __init__(self, found: Iterable[Incident]) -> None:
        self._found = tuple(sorted(found, key=lambda incident: (-len(incident.documents), incident.id)))

    @overload
    def __getitem__(self, index: int) -> Incident: ...
    @overload
    def __getitem__(self, index: slice) -> "Incidents": ...
    def __getitem__(self, index: int | slice) -> "Incident | Incidents":
        return Incidents(self._found[index]) if isinstance(index, slice) else self._found[index]

    def __len__(self) -> int:
        return len(self._found)

    def __iter__(self) -> Iterator[Incident]:
        return iter(self._found)

    def __repr__(self) -> str:
        return f"{len(self)} incidents, {sum(len(incident.events) for incident in self)} reports"

    def evidence(self) -> Evidence:
        """The sentence of each report of each incident."""
        return Evidence(chain.from_iterable(incident.statements().evidence() for incident in self))

    def to_pandas(self) -> "pd.DataFrame":
        """One row an incident.

        Beside its type, dates, actors and places stand the best, lowest and highest numbers of dead and injured, and
        how many reports, articles and independent sources tell of it, and which outlets.
        """
        import pandas as pd

        return pd.DataFrame([_row(incident) for incident in self])

    def _repr_html_(self) -> str:
        shown = self._found[:ROWS_SHOWN]
        rows = ([isolated(_shown(_row(incident), name)) for name in _HEADINGS] for incident in shown)
        more = f"; the first {ROWS_SHOWN} are shown" if len(self) > ROWS_SHOWN else ""
        return rtl_table(f"{self!r}{more}", _HEADINGS, rows)


def _row(incident: Incident) -> dict[str, Cell]:
    return {
        "id": incident.id,
        "type": incident.type,
        "dates": "; ".join(incident.days) or None,
        "sources": _names(incident.named("sources")),
        "targets": _names(incident.named("targets")),
        "places": _names(incident.named("places")),
        **_toll("killed", incident.killed),
        **_toll("injured", incident.injured),
        "reports": len(incident.events),
        "denials": len(incident.denials),
        "articles": len(incident.documents),
        "independent": len(incident.sources),
        "outlets": "; ".join(incident.outlets) or None,
    }


def _toll(name: str, toll: Toll | None) -> dict[str, Cell]:
    return {f"{name}_{end}": toll and getattr(toll, end) for end in Toll._fields}


def _names(mentions: Iterable[Mention]) -> str | None:
    return "; ".join(mention.name_ar for mention in mentions) or None


def _shown(row: dict[str, Cell], name: str) -> Cell:
    if name not in ("killed", "injured"):
        return "" if row[name] is None else row[name]
    best, low, high = (row[f"{name}_{end}"] for end in ("best", "low", "high"))
    if best is None:
        return ""
    return best if low == high else f"{best} ({low}–{high})"
