"""What is said of one event, report beside report."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, overload

from graph.evidence import Evidence
from graph.html import isolated, rtl_table
from graph.incidents import Claim, Incident
from graph.tables import Cell, row

if TYPE_CHECKING:
    import pandas as pd

_COLUMNS = ("by", "outlet", "published", "status", "date", "sources", "targets", "places", "killed", "injured")


class Claims(Sequence[Claim]):
    """What each report says of one event, in order of publication; `incident` is the event as they together tell it."""

    def __init__(self, incident: Incident) -> None:
        self.incident = incident

    @overload
    def __getitem__(self, index: int) -> Claim: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Claim, ...]: ...
    def __getitem__(self, index: int | slice) -> Claim | tuple[Claim, ...]:
        return self.incident.claims[index]

    def __len__(self) -> int:
        return len(self.incident.claims)

    def __iter__(self) -> Iterator[Claim]:
        return iter(self.incident.claims)

    def __repr__(self) -> str:
        said = (f"{'; '.join(claim.by) or '–'}: {claim.event.status}" for claim in self)
        return "\n".join([f"{self.incident.type}, {len(self)} report{'s' if len(self) > 1 else ''}", *said])

    def evidence(self) -> Evidence:
        """The sentence of each report."""
        return self.incident.statements().evidence()

    def to_pandas(self) -> "pd.DataFrame":
        """One row a report: who says so, outlet, publication, and what `Statements.to_pandas` has of an event."""
        import pandas as pd

        return pd.DataFrame([_source(claim) | row(claim.event) for claim in self])

    def _repr_html_(self) -> str:
        rows = (_html(claim, quote._repr_html_()) for claim, quote in zip(self, self.evidence(), strict=True))
        return rtl_table(repr(self).splitlines()[0], (*_COLUMNS, "evidence"), rows)


def _source(claim: Claim) -> dict[str, Cell]:
    published = claim.document.published.isoformat() if claim.document.published else None
    return {"by": "; ".join(claim.by) or None, "outlet": claim.document.source, "published": published}


def _html(claim: Claim, quote: str) -> list[str]:
    said = row(claim.event)
    cells = {**_source(claim), **said} | {name: _people(said, name) for name in ("killed", "injured")}
    return [*(isolated(cells[name] if cells[name] is not None else "") for name in _COLUMNS), quote]


def _people(said: dict[str, Cell], name: str) -> str | None:
    least, most = said[f"{name}_min"], said[f"{name}_max"]
    if least is None and most is None:
        return None
    return str(least) if least == most else f"{'?' if least is None else least}–{'?' if most is None else most}"
