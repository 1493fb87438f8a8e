"""Pictures of answers: timelines, who against whom, and who held a place. Arabic is shaped, and reads from the right.

matplotlib shapes and orders Arabic since 3.11; siraa's extra `notebook` has it.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Any

from graph.control.history import Period
from graph.dates import first_day, last_day
from graph.errors import DependencyError

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

FIRST_RELEASE = (3, 11)
FONT = "DejaVu Sans"
"""It comes with matplotlib, and has the letters of Arabic."""
_COLOURS = "tab20"
_CONTESTED = "////"
_UNTOLD = 0.4
_EPOCH = date(1970, 1, 1).toordinal()
"""The day from which matplotlib counts."""
_LAST = 30
"""Days for which the last period is drawn, at least."""


def timeline(table: "pd.DataFrame", *, vague: int = 0, undated: int = 0) -> "Axes":
    """Stacked bars along the time: a row for each unit (`2017-10`), a column for each type; the rest is counted."""
    import pandas as pd

    starts = pd.to_datetime([first_day(unit) for unit in table.index], errors="coerce")
    table, starts = table[starts.notna()], starts.dropna()  # a text may well say the 31st of April
    days = pd.to_datetime([last_day(unit) for unit in table.index]) - starts + pd.Timedelta(days=1)
    with _axes(9, 3) as axes:
        below = pd.Series(0, index=table.index)
        for name, colour in zip(table.columns, _colours(len(table.columns)), strict=True):
            axes.bar(starts, table[name], width=days, bottom=below, align="edge", color=colour, label=name)
            below = below + table[name]
        axes.set_ylabel("statements")
        axes.set_title(f"{vague} dated less exactly, {undated} undated", fontsize="small", loc="left")
        axes.legend(fontsize="small", loc="upper left", bbox_to_anchor=(1, 1))
    return axes


def matrix(table: "pd.DataFrame") -> "Axes":
    """Who against whom: the actors that act in rows, those acted on in columns, and the numbers in the cells."""
    with _axes(3 + 0.6 * table.shape[1], 1.5 + 0.45 * table.shape[0]) as axes:
        axes.imshow(table, cmap="Oranges", aspect="auto")
        axes.set_xticks(range(table.shape[1]), [*table.columns], rotation=45, ha="left")
        axes.set_yticks(range(table.shape[0]), [*table.index])
        axes.xaxis.tick_top()
        most = table.to_numpy().max()
        for row, column in zip(*table.to_numpy().nonzero(), strict=True):
            count = int(table.iloc[row, column])
            axes.text(column, row, str(count), ha="center", va="center", color="white" if 2 * count > most else "black")
    return axes


def control(periods: Sequence[Period]) -> "Axes":
    """Who held a place: a row for each holder, a bar for each period.

    It is hatched where it is contested, and light where no text tells since when.
    """
    names = list(dict.fromkeys(actor.name_ar for period in periods for actor in period.holders)) or ["?"]
    begins = [date.fromisoformat(period.first).toordinal() for period in periods]
    ends = [*begins[1:], begins[-1] + max((begins[-1] - begins[0]) // 10, _LAST)]
    with _axes(9, 1 + 0.5 * len(names)) as axes:
        for period, begin, end in zip(periods, begins, ends, strict=True):
            for actor in period.holders:
                row, colour = names.index(actor.name_ar), _colours(len(names))[names.index(actor.name_ar)]
                hatch = _CONTESTED if period.state == "contested" else None
                bar = axes.barh(row, end - begin, left=begin - _EPOCH, color=colour, height=0.6)
                bar.patches[0].set(hatch=hatch, edgecolor="white", alpha=1 if period.since else _UNTOLD)
        axes.set_yticks(range(len(names)), names)
        axes.set_ylim(len(names) - 0.5, -0.5)
        axes.xaxis_date()
        axes.set_title(periods[0].place.name_ar)
    return axes


@contextmanager
def _axes(width: float, height: float) -> Iterator["Axes"]:
    """Axes of a figure of so many inches, drawn with a font that has Arabic; DependencyError without matplotlib."""
    try:
        import matplotlib
        import matplotlib.pyplot as plt
    except ImportError as error:
        raise DependencyError("Pictures need matplotlib. Install it: pip install 'siraa[notebook]'.") from error
    if matplotlib.__version_info__[:2] < FIRST_RELEASE:
        raise DependencyError(
            f"matplotlib {matplotlib.__version__} cannot draw Arabic. Install a later: pip install 'siraa[notebook]'."
        )
    usual = matplotlib.rcParams["font.family"]
    try:  # not rc_context: it would also take back that the backend of a notebook shows pictures
        matplotlib.rcParams["font.family"] = FONT
        yield plt.subplots(figsize=(width, height), layout="constrained")[1]
    finally:
        matplotlib.rcParams["font.family"] = usual


def _colours(count: int) -> list[Any]:
    import matplotlib

    palette = matplotlib.colormaps[_COLOURS]
    return [palette(index % palette.N) for index in range(count)]
