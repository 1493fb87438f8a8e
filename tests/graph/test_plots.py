"""Pictures: what they draw, that Arabic is shaped, and what is said where they cannot be drawn."""

import sys
from collections.abc import Iterator

import matplotlib
import matplotlib.pyplot as plt
import pytest
from matplotlib.axes import Axes

from graph import ConflictGraph, QueryError
from graph.errors import DependencyError
from graph.plots import FONT
from tests.graph.control.reports import retreat, seize, told


@pytest.fixture(autouse=True)
def _closed() -> Iterator[None]:
    matplotlib.use("agg")
    yield
    plt.close("all")


def labels(axes: Axes, side: str) -> list[str]:
    return [label.get_text() for label in getattr(axes, f"get_{side}ticklabels")()]


def test_a_matrix_tells_who_acts_on_whom(kg: ConflictGraph) -> None:
    table = kg.statements().matrix(language="en")
    assert table.loc["Turkey", "Syrian Democratic Forces"] == 2
    assert table.loc["Syrian Democratic Forces"].to_dict()["Islamic State"] == 1
    assert table.to_numpy().sum() == 7  # no places
    axes = kg.statements().plot_matrix(most=2)
    assert labels(axes, "y")[0] == "تركيا"
    assert len(labels(axes, "x")) == 2
    assert "2" in [text.get_text() for text in axes.texts]
    axes.figure.canvas.draw()


def test_a_timeline_stacks_types(kg: ConflictGraph) -> None:
    axes = kg.timeline().plot()
    assert sorted(patch.get_height() for patch in axes.patches if patch.get_height()) == [1, 1]  # type: ignore[attr-defined]
    assert "1 dated less exactly, 8 undated" in axes.get_title(loc="left")
    axes.figure.canvas.draw()


def test_control_is_drawn_by_holder_and_hatched_where_contested(kg: ConflictGraph) -> None:
    axes = kg.control("الرقة").plot()
    assert labels(axes, "y") == ["تنظيم الدولة الإسلامية", "قوات سوريا الديمقراطية"]
    contested = told(seize("2017-10-17", "A"), seize("2017-10-17", "B"), retreat("2018-01-01", "A")).plot()
    assert any(patch.get_hatch() for patch in contested.patches)
    axes.figure.canvas.draw()


def test_arabic_is_drawn_with_joined_letters_from_the_right() -> None:
    """A joined word is narrower than its letters apart, and its first letter stands at the right."""
    figure, axes = plt.subplots()
    renderer = figure.canvas.get_renderer()  # type: ignore[attr-defined]
    joined, apart = (axes.text(0, 0, text, fontfamily=FONT) for text in ("سسسس", "س\u200cس\u200cس\u200cس"))
    assert joined.get_window_extent(renderer).width < 0.9 * apart.get_window_extent(renderer).width


def test_what_has_nothing_to_draw_says_so(kg: ConflictGraph) -> None:
    with pytest.raises(QueryError, match="dated to the month"):
        kg.timeline(type="REJECT").plot()
    with pytest.raises(QueryError, match="joins two actors"):
        kg.events(type="RETREAT").plot_matrix()
    with pytest.raises(QueryError, match="nothing to draw"):
        kg.control("عين عيسى").plot()


def test_days_that_no_month_has_are_not_drawn() -> None:
    found = told(seize("2022-04-31", "A"))
    assert found.plot().get_title() == "بلدة"


def test_without_matplotlib_it_is_said_how_to_install_it(kg: ConflictGraph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matplotlib, "__version_info__", (3, 10, 0))
    with pytest.raises(DependencyError, match="cannot draw Arabic"):
        kg.timeline().plot()
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(DependencyError, match=r"pip install 'siraa\[notebook\]'"):
        kg.timeline().plot()
