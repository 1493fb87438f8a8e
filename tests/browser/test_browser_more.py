"""What is not drawn at first comes on demand, and dates at the end of what can be written do no harm."""

from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import pytest
from selenium.webdriver import ActionChains, Keys
from selenium.webdriver.common.by import By

from graph.build import build_graph
from graph.page import write_page
from graph.records import ActorMention, DateMention, Event, Relation
from tests.browser.conftest import Page, click, texts
from tests.browser.mapping import frame
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
    page.run("siraa.select({ node: arguments[0] })", first)
    frame(page)
    at = page.run("return siraa.network.canvasToDOM(siraa.network.getPosition(arguments[0]))", first)
    canvas = page.browser.find_element(By.CSS_SELECTOR, "#network canvas")
    away = round(at["x"] - canvas.size["width"] / 2), round(at["y"] - canvas.size["height"] / 2)
    for _ in range(5):  # on a busy machine, the second click may come too late to be one of a double click
        ActionChains(page.browser).move_to_element_with_offset(canvas, *away).double_click().perform()
        if len(page.run(drawn)) > 3:
            break
    assert set(page.run(neighbours, first)) <= set(page.run(drawn))
    page.run("siraa.select({ node: arguments[0] })", second)
    page.browser.find_element(By.ID, "expand").send_keys(Keys.ENTER)
    assert set(page.run(neighbours, second)) <= set(page.run(drawn))
    assert not page.browser.find_elements(By.ID, "expand")
    assert len(page.run(drawn)) < len(page.run("return siraa.data.nodes"))
    page.browser.find_element(By.ID, "more-nodes").send_keys(Keys.ENTER)
    assert len(page.run(drawn)) == len(page.run("return siraa.data.nodes"))
    assert not page.browser.find_elements(By.ID, "more-nodes")
    assert page.run("return document.activeElement.id") == "fewer-nodes"


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


def attack(number: int, source: str, target: str) -> Event | Relation:
    def actor(name: str) -> ActorMention:
        return ActorMention(id=name, name=name, name_ar=name, kind="state", text=name, start=0, end=len(name))

    sample = next(one for one in statements() if isinstance(one, Event))
    return sample.model_copy(
        update={"id": str(number), "type": "ASSAULT", "sources": (actor(source),), "targets": (actor(target),)}
        | {"places": (), "claimed_by": (), "status": "asserted"}
    )


def test_around_an_actor_with_many_neighbours_those_named_most_come_first(
    opened: Callable[[Path], Page], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.page.nodes.DRAWN", 3)
    told = [attack(number, "middle", f"neighbour {number % 70}") for number in range(100)]
    write_page(build_graph([*told, attack(100, "far", "away")]), documents(), tmp_path / "graph.html")
    page = opened(tmp_path / "graph.html")
    drawn = "return siraa.network.body.data.nodes.getIds().map(id => siraa.data.nodes[id].key)"
    before = set(page.run(drawn))
    middle = page.run("return siraa.data.nodes.find(node => node.key === 'middle').id")
    page.run(
        "siraa.update({tab: 'questions', asked: {kind: 'around', ends: [arguments[0], null]}, "
        "filters: siraa.state.filters})",
        middle,
    )
    around = set(page.run(drawn))
    assert 40 <= len(around - {"far", "away"}) <= 43
    assert {f"neighbour {number}" for number in range(30)} <= around, "those of which two statements tell"
    assert len(page.browser.find_elements(By.CSS_SELECTOR, "#answer .tie")) == 40
    page.browser.find_element(By.ID, "ask-around").send_keys(Keys.ENTER)
    assert texts(page, "#announce")[0].endswith("70"), "those that come on demand are counted, too"
    page.browser.find_element(By.CSS_SELECTOR, "#answer .more").send_keys(Keys.ENTER)
    assert len(page.browser.find_elements(By.CSS_SELECTOR, "#answer .tie")) == 70
    click(page, "#more-nodes")
    assert {f"neighbour {number}" for number in range(70)} <= set(page.run(drawn))
    assert "far" not in set(page.run(drawn)) - before, "only what the question leaves comes on demand"
    page.browser.find_element(By.ID, "fewer-nodes").send_keys(Keys.ENTER)
    assert set(page.run(drawn)) == around
    assert page.run("return document.activeElement.id") == "more-nodes"
    page.browser.find_element(By.ID, "ask-clear").send_keys(Keys.ENTER)
    assert set(page.run(drawn)) == before


def test_what_was_drawn_for_a_selection_goes_with_it_and_what_was_asked_for_stays(
    opened: Callable[[Path], Page], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.page.nodes.DRAWN", 3)
    write_page(news_graph(), documents(), tmp_path / "graph.html")
    page = opened(tmp_path / "graph.html")
    drawn = "return siraa.network.body.data.nodes.getIds()"
    before = set(page.run(drawn))
    (other, *_) = (id_ for id_ in page.run("return siraa.data.lines.map(({ from }) => from)") if id_ not in before)
    page.run("siraa.select({ node: arguments[0] })", other)
    assert set(page.run(drawn)) == before | {other}
    page.run("siraa.select(null)")
    assert set(page.run(drawn)) == before
    page.run("siraa.select({ node: arguments[0] })", other)
    page.browser.find_element(By.ID, "expand").send_keys(Keys.ENTER)
    expanded = set(page.run(drawn))
    page.run("siraa.select(null)")
    assert set(page.run(drawn)) == expanded > before
    click(page, "#fewer-nodes")
    assert set(page.run(drawn)) == before
    assert not page.browser.find_elements(By.ID, "fewer-nodes")


COUNTED = (
    "return siraa.lineCounts.shown.map(({ id, text, x, y, width, height }) => ({ id, text, x, y, width, height }))"
)


def test_lines_bear_their_number_of_statements_where_there_are_several(
    opened: Callable[[Path], Page], tmp_path: Path
) -> None:
    ends = [("a", "b"), ("b", "a"), ("a", "c"), ("c", "d"), ("d", "d")]
    told = [attack(10 * number + n, *pair) for number, pair in enumerate(ends) for n in range(number + 1)]
    write_page(build_graph(told), documents(), tmp_path / "graph.html")
    page = opened(tmp_path / "graph.html")
    sizes = {line["id"]: len(line["statements"]) for line in page.run("return siraa.data.lines")}
    assert sorted(sizes.values()) == [1, 2, 3, 4, 5]
    page.run("siraa.network.redraw()")
    counted = page.run(COUNTED)
    assert {box["id"]: box["text"] for box in counted} == {id_: [str(n)] for id_, n in sizes.items() if n > 1}
    names = page.run("return siraa.captions.shown.map(({ x, y, width, height }) => ({ x, y, width, height }))")
    for one, other in combinations([*counted, *names], 2):
        apart = abs(one["x"] - other["x"]) * 2 >= one["width"] + other["width"]
        assert apart or abs(one["y"] - other["y"]) * 2 >= one["height"] + other["height"]
    first = page.run("return siraa.data.lines[0].id")
    page.run("siraa.select({ line: arguments[0] }); siraa.network.redraw()", first)
    assert [box["id"] for box in page.run(COUNTED)] == [first], "what fades bears no number"
