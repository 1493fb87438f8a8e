"""Questions: what is around an actor, between two, on the ways from one to another, and the ready ones."""

from itertools import pairwise
from typing import Any

import networkx as nx
import pytest
from selenium.webdriver import Keys
from selenium.webdriver.common.by import By

from graph.build import build_graph
from tests.browser.conftest import Page, click, texts
from tests.graph.page.news import news_graph, statements

NODE = "return siraa.data.nodes.find(node => node.key === arguments[0]).id"
SEEN = """return siraa.network.body.data.nodes.get({filter: item => !item.hidden})
  .map(item => siraa.data.nodes[item.id].key)"""
DRAWN = """return siraa.network.body.data.edges.get().map(({id}) => siraa.data.lines[id])
  .map(line => [siraa.data.nodes[line.from].key, line.type, siraa.data.nodes[line.to].key])"""


@pytest.fixture
def asking(page: Page) -> Page:
    """The page with its questions in view."""
    click(page, "#tab-questions")
    return page


def choose(page: Page, side: int, name: str) -> None:
    field = page.browser.find_element(By.ID, f"end-{side}")
    field.clear()
    field.send_keys(name, Keys.ENTER)


def ties() -> "nx.Graph[str]":
    """Who is tied to whom, whatever the direction, without ways through people at large."""
    graph = nx.Graph(build_graph(statements(), generic=False))
    graph.remove_edges_from(list(nx.selfloop_edges(graph)))
    return graph


def test_around_an_actor_are_its_neighbours_and_the_lines_among_them(asking: Page) -> None:
    choose(asking, 0, "تركيا")
    click(asking, "#ask-around")
    graph = news_graph()
    expected = {"TURKEY", *graph.successors("TURKEY"), *graph.predecessors("TURKEY")}
    assert set(asking.run(SEEN)) == expected
    shown = {tuple(line) for line in asking.run(DRAWN)}
    assert shown == {(a, t, b) for a, b, t in graph.edges(data="type") if {a, b} <= expected}
    assert len(texts(asking, "#answer .tie")) == sum("TURKEY" in (a, b) for a, _, b in shown)
    click(asking, "#ask-clear")
    assert set(asking.run(SEEN)) == set(graph)


def test_what_holds_between_two_is_told_both_ways_by_date(asking: Page) -> None:
    choose(asking, 0, "تركيا")
    choose(asking, 1, "الولايات المتحدة")
    click(asking, "#ask-between")
    graph = news_graph()
    both = [*graph.edges("TURKEY", keys=True, data="type"), *graph.edges("USA", keys=True, data="type")]
    between = [edge for edge in both if {edge[0], edge[1]} == {"TURKEY", "USA"}]
    assert len(texts(asking, "#answer article")) == len({edge[2] for edge in between}) > 1
    assert len(texts(asking, "#answer .tie")) == len({(a, b, t) for a, b, _, t in between})
    dates = [when for when in texts(asking, "#answer .when") if when[:1].isdigit()]
    assert dates == sorted(dates)
    bright = (
        "return siraa.network.body.data.nodes.get().filter(e => e.opacity === 1).map(e => siraa.data.nodes[e.id].key)"
    )
    assert set(asking.run(bright)) == {"TURKEY", "USA"}


def ways(page: Page, ends: list[str]) -> list[list[str]]:
    numbers = [page.run(NODE, end) for end in ends]
    page.run("siraa.update({asked: {kind: 'paths', ends: arguments[0]}, filters: siraa.state.filters})", numbers)
    key = "name => siraa.data.nodes.find(node => node.name_ar === name).key"
    names = "way => [...way.querySelectorAll(':scope > .who')].map(e => e.textContent)"
    return list(
        page.run(f"return [...document.querySelectorAll('.ways > li')].map({names}).map(way => way.map({key}))")
    )


@pytest.mark.parametrize("ends", [["TURKEY", "RUSSIA"], ["IRAN", "geonames:172955"], ["UN", "COALITION"]])
def test_all_shortest_ways_are_shown_and_lit(asking: Page, ends: list[str]) -> None:
    graph = ties()
    expected = sorted(nx.all_shortest_paths(graph, *ends)) if nx.has_path(graph, *ends) else []
    assert sorted(ways(asking, ends)) == expected
    lit = asking.run(
        "return siraa.network.body.data.edges.get().filter(e => e.color.opacity === 1).map(e => siraa.data.lines[e.id])"
    )
    keys = [node["key"] for node in asking.run("return siraa.data.nodes")]
    assert {frozenset((keys[line["from"]], keys[line["to"]])) for line in lit} == {
        frozenset(step) for way in expected for step in pairwise(way)
    }


def test_ways_follow_the_filters(asking: Page) -> None:
    before = ways(asking, ["TURKEY", "RUSSIA"])
    assert before
    click(asking, "#tab-filters")
    groups = asking.run("return [...document.querySelectorAll('.whole input')].map(box => box.dataset.filter)")
    for group in groups:
        click(asking, f"[data-filter='{group}']")
    click(asking, "#tab-questions")
    assert texts(asking, "#answer .note") == ["لا شيء بين ما هو ظاهر."]


def test_who_supports_whom(asking: Page) -> None:
    click(asking, "#ask-supports")
    shown = {tuple(line) for line in asking.run(DRAWN)}
    expected = {(a, t, b) for a, b, t in news_graph().edges(data="type") if t in ("SUPPORT", "SUPPORTS")}
    assert shown == expected
    assert len(texts(asking, "#answer .tie")) == len(expected)
    assert asking.run("return document.getElementById('announce').textContent") == f"من يدعم من. عددها: {len(expected)}"
    click(asking, "#answer .tie")
    assert asking.run("return siraa.state.selected.line") is not None
    click(asking, "#evidence-back")
    assert asking.run("return document.activeElement.className") == "tie"


def test_who_controls_what_and_when(asking: Page) -> None:
    click(asking, "#ask-controls")
    expected: dict[str, set[str]] = {}
    for one in statements():
        record: Any = one
        if one.type in ("SEIZE", "RETREAT") and record.sources:
            for place in record.places:
                expected.setdefault(place.id, set()).update(actor.id for actor in record.sources)
        elif one.type == "CONTROLS":
            expected.setdefault(record.object.id, set()).add(record.subject.id)
    nodes = asking.run("return siraa.data.nodes")
    by_name = {node["name_ar"]: node["key"] for node in nodes}
    rows = asking.run(
        """return [...document.querySelectorAll("[data-place]")].map(row =>
          [Number(row.dataset.place), [...row.querySelectorAll(".holder")].map(e => e.textContent)])"""
    )
    assert {nodes[place]["key"]: {by_name[name] for name in names} for place, names in rows} == expected
    marks = asking.run("return document.querySelectorAll('.held .strip path').length")
    events: list[Any] = [one for one in statements() if one.type in ("SEIZE", "RETREAT")]
    relations = [one for one in statements() if one.type == "CONTROLS"]
    assert marks == sum(len(one.sources) * len(one.places) for one in events) + len(relations) > 0
    dated = asking.run("return document.querySelectorAll('.held .dated').length")
    assert 0 < dated < marks
    click(asking, ".held summary")
    assert texts(asking, ".held blockquote")


def test_a_question_is_kept_in_the_address_and_back_leaves_it(asking: Page) -> None:
    choose(asking, 0, "داعش")
    choose(asking, 1, "قسد")
    click(asking, "#ask-between")
    asking.browser.execute_async_script("setTimeout(arguments[0], 400)")
    assert "ask=between&one=ISIS&other=SDF" in asking.browser.current_url
    cards = texts(asking, "#answer article")
    asking.browser.refresh()
    assert texts(asking, "#answer article") == cards
    click(asking, "#ask-clear")
    asking.browser.execute_async_script("setTimeout(arguments[0], 400)")
    asking.browser.back()
    asking.browser.execute_async_script("setTimeout(arguments[0], 100)")
    assert texts(asking, "#answer article") == cards


def test_an_address_with_unknown_ends_asks_nothing(asking: Page) -> None:
    asking.browser.get(asking.address + "#tab=questions&ask=nonsense&one=nobody&other=constructor")
    asking.browser.refresh()
    assert asking.run("return siraa.state.asked") == {"kind": None, "ends": [None, None]}
    assert asking.complaints() == []


def test_a_question_can_begin_at_what_is_chosen(page: Page) -> None:
    page.run("siraa.select({node: arguments[0]})", page.run(NODE, "IRAN"))
    click(page, ".about")
    assert page.browser.find_element(By.ID, "end-0").get_attribute("value") == "إيران"
    assert page.run("return document.activeElement.id") == "ask-around"


def test_people_at_large_are_no_way_from_one_to_another() -> None:
    """The sample has two that only civilians tie, or the test of the ways would not see it."""
    graph = nx.Graph(news_graph())
    assert any(
        nx.shortest_path_length(graph, *pair) < nx.shortest_path_length(ties(), *pair)
        for pair in nx.non_edges(ties())
        if nx.has_path(ties(), *pair)
    )


def test_who_holds_a_place_is_told_though_the_graph_leaves_him_out(page: Page) -> None:
    page.run(
        """const seizure = siraa.data.statements.find(one => one.type === "SEIZE" && one.sources && one.places);
        seizure.sources[0][0] = ["مقاتلون", "Fighters"];"""
    )
    click(page, "#tab-questions")
    click(page, "#ask-controls")
    assert "مقاتلون" in texts(page, ".holder")
