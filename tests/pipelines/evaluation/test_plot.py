"""Reliability plots as text."""

from pipelines.evaluation.plot import LEGEND, plot

ANSWERS = [(0.95, True)] * 3 + [(0.95, False), (0.25, True), (0.45, False)]


def row(edges: str) -> str:
    [line] = [line for line in plot("events", ANSWERS) if line.startswith(edges)]
    return line


def test_a_plot_has_every_bin_with_its_edges_and_columns_with_names() -> None:
    title, header, *rows, error = plot("events", ANSWERS)
    assert title == "reliability of events"
    assert [word for word in header.split() if word.isalpha()] == ["confidence", "right", "mean", "count"]
    assert [line[:10] for line in rows] == [f"{n / 10:.1f} to {(n + 1) / 10:.1f}" for n in range(10)]
    assert error == "expected calibration error 0.333, of 6"


def test_a_row_has_share_bar_mark_mean_and_count() -> None:
    assert row("0.9") == f"0.9 to 1.0   0.75  {'#' * 30}       o     0.95       4"
    assert row("0.2") == f"0.2 to 0.3   1.00  {'#' * 9}o{'#' * 30}   0.25       1"
    assert row("0.4").split() == ["0.4", "to", "0.5", "0.00", "o", "0.45", "1"]


def test_the_mark_is_the_end_of_the_bar_where_confidence_is_the_share_right() -> None:
    rows = list(plot("events", [(0.5, True), (0.5, False)]))
    assert any(f"  {'#' * 19}o   " in line for line in rows)


def test_a_bin_without_answers_has_neither_bar_nor_mark() -> None:
    assert row("0.7").split() == ["0.7", "to", "0.8", "-", "-", "0"]


def test_certainty_and_no_confidence_at_all_are_within_the_plot() -> None:
    rows = list(plot("events", [(0.0, False), (1.0, True)]))
    assert rows[2].split()[3:] == ["0.00", "o", "0.00", "1"]
    assert rows[11].split()[3:] == ["1.00", "#" * 39 + "o", "1.00", "1"]


def test_a_plot_of_nothing_says_so() -> None:
    *rows, last = plot("places", [])
    assert last == "nothing was read"
    assert len(rows) == 12


def test_columns_line_up_and_fit_in_80_columns() -> None:
    rows = list(plot("events", ANSWERS))[1:-1]
    assert len({len(line) for line in rows}) == 1
    assert all(len(line) <= 80 for line in [*rows, *LEGEND.split("\n")])
