"""What a question gets: statements that know their evidence and show themselves in a notebook."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Literal, overload

from graph.edges import edges, participants
from graph.errors import QueryError
from graph.evidence import Evidence, Quote, marked
from graph.html import isolated, rtl_table
from graph.records import ActorMention, Document, Event, Relation
from graph.tables import COLUMNS, row

if TYPE_CHECKING:  # pandas takes most of a second to import, and most commands do without it
    import pandas as pd
    from matplotlib.axes import Axes

Language = Literal["ar", "en"]
ROWS_SHOWN = 100
_HEADINGS = ("date", "type", "sources", "targets", "places", "status", "claimed_by")


class Statements(Sequence[Event | Relation]):
    """Statements in order of their dates."""

    def __init__(self, statements: Iterable[Event | Relation], documents: Mapping[str, Document]) -> None:
        self._statements = tuple(statements)
        self._documents = documents

    @property
    def documents(self) -> Mapping[str, Document]:
        """The documents that the statements may be of, by id."""
        return self._documents

    @overload
    def __getitem__(self, index: int) -> Event | Relation: ...
    @overload
    def __getitem__(self, index: slice) -> "Statements": ...
    def __getitem__(self, index: int | slice) -> "Event | Relation | Statements":
        found = self._statements[index]
        return Statements(found, self.documents) if isinstance(found, tuple) else found

    def __len__(self) -> int:
        return len(self._statements)

    def __iter__(self) -> Iterator[Event | Relation]:
        return iter(self._statements)

    def __repr__(self) -> str:
        lines = [f"{len(self)} statements", *map(_line, self[:ROWS_SHOWN])]
        return "\n".join([*lines, "…"] if len(self) > ROWS_SHOWN else lines)

    def evidence(self) -> Evidence:
        """The quoted sentence of each statement, with its document."""
        return Evidence(Quote(statement=s, document=self.documents.get(s.doc)) for s in self)

    def to_pandas(self) -> "pd.DataFrame":
        """One row a statement, with the columns of `graph.tables.COLUMNS`.

        `date` is as exact as the text; `first_day` and `last_day` are the days (timestamps) that it spans.
        """
        import pandas as pd

        table = pd.DataFrame([row(statement) for statement in self], columns=list(COLUMNS))
        for column in ("first_day", "last_day"):
            table[column] = pd.to_datetime(table[column], errors="coerce")
        return table

    def matrix(self, *, language: Language = "ar") -> "pd.DataFrame":
        """Who against whom: how many of these statements go from the actor of a row to that of a column.

        Names are in Arabic or English; those with most statements come first.
        """
        import pandas as pd

        told = tuple(self)
        names = {actor.id: actor.name if language == "en" else actor.name_ar for actor in _actors(told)}
        joined = ((edge.tail, edge.head) for statement in told for edge in edges(statement))
        pairs = Counter(pair for pair in joined if names.keys() >= {*pair})
        rows, columns = (Counter[str]() for _ in range(2))
        for (tail, head), count in pairs.items():
            rows[tail] += count
            columns[head] += count
        cells = [[pairs[tail, head] for head, _ in columns.most_common()] for tail, _ in rows.most_common()]
        heads = [names[head] for head, _ in columns.most_common()]
        return pd.DataFrame(cells, index=[names[tail] for tail, _ in rows.most_common()], columns=heads, dtype=int)

    def plot_matrix(self, *, most: int = 15, language: Language = "ar") -> "Axes":
        """The matrix of the actors with most statements, as a picture. QueryError where no statement joins two."""
        from graph.plots import matrix

        table = self.matrix(language=language).iloc[:most, :most]
        if table.empty:
            raise QueryError("None of these statements joins two actors, so there is nothing to draw.")
        return matrix(table)

    def _repr_html_(self) -> str:
        """A right-to-left table of the first statements, with their sentences."""
        shown = map(_cells, self[:ROWS_SHOWN].evidence())
        table = rtl_table(f"{len(self)} statements", (*_HEADINGS, "evidence"), shown)
        return table + (f'<p dir="ltr">… {len(self) - ROWS_SHOWN} more</p>' if len(self) > ROWS_SHOWN else "")


def _actors(statements: Iterable[Event | Relation]) -> Iterator[ActorMention]:
    for statement in statements:
        yield from (mention for _, mention in participants(statement) if isinstance(mention, ActorMention))


def _line(statement: Event | Relation) -> str:
    cells = row(statement)
    ends = [str(cells[name] or "–") for name in ("sources", "type", "targets", "places")]
    return " ".join([str(cells["date"] or "undated"), *ends, f"({statement.status})"])


def _cells(quote: Quote) -> list[str]:
    cells = row(quote.statement)
    shown = [isolated(cells[name] or "") for name in _HEADINGS]
    return [*shown, f'<div lang="ar" style="text-align:right">{marked(quote)}</div>']
