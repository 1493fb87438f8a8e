"""What a question gets: statements that know their evidence and show themselves in a notebook."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, overload

from graph.evidence import Evidence, Quote, isolated, marked
from graph.records import Document, Event, Relation
from graph.tables import COLUMNS, row

if TYPE_CHECKING:  # pandas takes most of a second to import, and most commands do without it
    import pandas as pd

ROWS_SHOWN = 100
_HEADINGS = ("date", "type", "sources", "targets", "places", "status", "claimed_by")


class Statements(Sequence[Event | Relation]):
    """Statements in order of their dates; `documents` by id are those that they may be of."""

    def __init__(self, statements: Iterable[Event | Relation], documents: Mapping[str, Document]) -> None:
        self._statements = tuple(statements)
        self._documents = documents

    @overload
    def __getitem__(self, index: int) -> Event | Relation: ...
    @overload
    def __getitem__(self, index: slice) -> "Statements": ...
    def __getitem__(self, index: int | slice) -> "Event | Relation | Statements":
        found = self._statements[index]
        return Statements(found, self._documents) if isinstance(found, tuple) else found

    def __len__(self) -> int:
        return len(self._statements)

    def __iter__(self) -> Iterator[Event | Relation]:
        return iter(self._statements)

    def __repr__(self) -> str:
        lines = [f"{len(self)} statements", *map(_line, self._statements[:ROWS_SHOWN])]
        return "\n".join([*lines, "…"] if len(self) > ROWS_SHOWN else lines)

    def evidence(self) -> Evidence:
        """The quoted sentence of each statement, with its document."""
        return Evidence(Quote(statement=s, document=self._documents.get(s.doc)) for s in self)

    def to_pandas(self) -> "pd.DataFrame":
        """One row a statement, with the columns of `graph.tables.COLUMNS`.

        `date` is as exact as the text; `first_day` and `last_day` are the days (timestamps) that it spans.
        """
        import pandas as pd

        table = pd.DataFrame([row(statement) for statement in self], columns=list(COLUMNS))
        for column in ("first_day", "last_day"):
            table[column] = pd.to_datetime(table[column], errors="coerce")
        return table

    def _repr_html_(self) -> str:
        """A right-to-left table of the first statements, with their sentences."""
        heads = "".join(f"<th>{heading}</th>" for heading in (*_HEADINGS, "evidence"))
        rows = "".join(map(_html_row, self.evidence()[:ROWS_SHOWN]))
        rest = f'<p dir="ltr">… {len(self) - ROWS_SHOWN} more</p>' if len(self) > ROWS_SHOWN else ""
        return (
            f'<div dir="rtl"><p dir="ltr">{len(self)} statements</p><table><tr>{heads}</tr>{rows}</table>{rest}</div>'
        )


def _line(statement: Event | Relation) -> str:
    cells = row(statement)
    ends = [str(cells[name] or "–") for name in ("sources", "type", "targets", "places")]
    return " ".join([str(cells["date"] or "undated"), *ends, f"({statement.status})"])


def _html_row(quote: Quote) -> str:
    cells = row(quote.statement)
    shown = "".join(f"<td>{isolated(cells[name] or '')}</td>" for name in _HEADINGS)
    return f'<tr>{shown}<td lang="ar" style="text-align:right">{marked(quote)}</td></tr>'
