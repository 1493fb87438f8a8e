"""What is not drawn at first comes on demand, and dates at the end of what can be written do no harm."""

from collections.abc import Callable
from pathlib import Path

import pytest
from selenium.webdriver import ActionChains, Keys
from selenium.webdriver.common.by import By

from graph.build import build_graph
from graph.page import write_page
from graph.records import DateMention, Event
from tests.browser.conftest import Page, click
from tests.graph.page.news import documents, news_graph, statements


def test_more_nodes_come_on_demand_and_by_their_neighbour(
    opened: Callable[[Path], Page], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.page.nodes.DRAWN", 3)
    write_page(news_graph(), documents(), tmp_path / "graph.html")
    page = opened(tmp_path / "graph.html")
    drawn = "return siraa.network.body.data.nodes.getIds()"
    neighbours = """return siraa.data.lines.flatMap(({ from, to }) =>
      from === arguments[0] ? [to] : to === arguments[0] ? [from] : [])"""
    first, second, *_ = page.run(drawn)
    at = page.run("return siraa.network.canvasToDOM(siraa.network.getPosition(arguments[0]))", first)
    canvas = page.browser.find_element(By.CSS_SELECTOR, "#network canvas")
    away = round(at["x"] - canvas.size["width"] / 2), round(at["y"] - canvas.size["height"] / 2)
    ActionChains(page.browser).move_to_element_with_offset(canvas, *away).double_click().perform()
    assert set(page.run(neighbours, first)) <= set(page.run(drawn))
    page.run("siraa.select({ node: arguments[0] })", second)
    page.browser.find_element(By.ID, "expand").send_keys(Keys.ENTER)
    assert set(page.run(neighbours, second)) <= set(page.run(drawn))
    assert not page.browser.find_elements(By.ID, "expand")
    assert len(page.run(drawn)) < len(page.run("return siraa.data.nodes"))
    click(page, "#more-nodes")
    assert len(page.run(drawn)) == len(page.run("return siraa.data.nodes"))
    assert not page.browser.find_elements(By.ID, "more-nodes")


@pytest.mark.parametrize("date", ["9999", "9999-12-31"])
def test_the_last_year_that_can_be_written_does_no_harm(
    opened: Callable[[Path], Page], tmp_path: Path, date: str
) -> None:
    last = DateMention(value=date, precision="day" if "-" in date else "year", text="")
    told = [s.model_copy(update={"date": last}) if isinstance(s, Event) else s for s in statements()]
    write_page(build_graph(told), documents(), tmp_path / "graph.html")
    page = opened(tmp_path / "graph.html")
    page.run("location.hash = 'view=timeline&until=9999'")
    assert page.run("return siraa.data.statements.length") == len(told)
    assert page.complaints() == []


def test_a_closed_list_of_names_takes_none(page: Page) -> None:
    search = page.browser.find_element(By.ID, "search")
    search.send_keys("قسد", Keys.ESCAPE, Keys.ENTER)
    assert page.run("return siraa.state.selected") is None
    search.send_keys(Keys.ARROW_DOWN, Keys.ENTER)
    assert page.run("return siraa.data.nodes[siraa.state.selected.node].key") == "SDF"


@pytest.mark.parametrize("view", ["graph", "map"])
def test_paper_has_the_picture_of_the_view(page: Page, view: str) -> None:
    click(page, f"#tab-{view}")
    page.run("dispatchEvent(new Event('beforeprint'))")
    inked = """
    const [canvas] = document.querySelectorAll("#paper canvas");
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    return new Set(new Uint32Array(data.buffer)).size"""
    assert page.run(inked) > 10, "colours"
    page.run("dispatchEvent(new Event('afterprint'))")
    assert not page.browser.find_elements(By.CSS_SELECTOR, "#paper canvas")


def test_what_is_looked_for_can_be_taken_back_where_it_finds_nothing(page: Page) -> None:
    page.run("siraa.update({ selected: { line: 0 }, find: { words: 'xyzzy', type: '' } })")
    field = page.browser.find_element(By.ID, "find")
    assert field.get_attribute("value") == "xyzzy"
    field.clear()
    field.send_keys(Keys.BACKSPACE)
    assert page.browser.find_elements(By.CSS_SELECTOR, "#statements > *")
