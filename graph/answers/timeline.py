"""How many statements there are of each type, day by day, month by month or year by year."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from graph.answers.neighbors import counted
from graph.errors import QueryError
from graph.evidence import Evidence
from graph.html import isolated, rtl_table
from graph.lookup import Dated, Unit
from graph.statements import Statements

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes


class Timeline:
    """Numbers of statements by unit of time and type.

    A date is never made more exact than its text: statements whose date spans several units are counted in `vague`,
    those without one in `undated`. `fetch` gets the statements that are counted.
    """

    def __init__(self, counts: Iterable[Dated], unit: Unit, fetch: Callable[[], Statements]) -> None:
        self.unit, self._fetch = unit, fetch
        self.undated, self.vague = Counter[str](), Counter[str]()
        self._exact: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for type_, first, last, count in counts:
            exact = self._exact[first] if first and first == last else None
            (exact if exact is not None else self.vague if first else self.undated)[type_] += count

    def __repr__(self) -> str:
        lines = [f"{unit} {counted(self._exact[unit])}" for unit in sorted(self._exact)]
        return "\n".join([*lines, f"vague {counted(self.vague) or 0}", f"undated {counted(self.undated) or 0}"])

    def evidence(self) -> Evidence:
        """The sentences of all statements that are counted."""
        return self._fetch().evidence()

    def to_pandas(self) -> "pd.DataFrame":
        """A row for each unit that has a statement (`2017-10`), a column for each type, as numbers."""
        import pandas as pd

        types = sorted(set().union(*self._exact.values()))
        units = sorted(self._exact)
        cells = [[self._exact[unit][type_] for type_ in types] for unit in units]
        return pd.DataFrame(cells, index=pd.Index(units, name=self.unit), columns=types, dtype=int)

    def plot(self) -> "Axes":
        """Stacked bars along the time, a colour for each type. QueryError where no statement is dated so exactly."""
        from graph.plots import timeline

        if not self._exact:
            raise QueryError(f"No statement is dated to the {self.unit}, so there is nothing to draw. Ask for more.")
        return timeline(self.to_pandas(), vague=self.vague.total(), undated=self.undated.total())

    def _repr_html_(self) -> str:
        counts = [*sorted(self._exact.items()), ("vague", self.vague), ("undated", self.undated)]
        rows = ([isolated(unit), isolated(counted(count))] for unit, count in counts)
        return rtl_table(f"by {self.unit}", (self.unit, "statements"), rows)
