"""The map: places where they are, and symbols for what happened there."""

from collections.abc import Callable
from itertools import combinations
from math import degrees, log, radians, tan
from pathlib import Path
from typing import Any

import pytest

from graph.build import build_graph
from graph.page import write_page
from graph.records import Event
from tests.browser.conftest import Page, click, texts
from tests.browser.mapping import (
    AFRIN,
    BUTTONS,
    IDLIB,
    MANBIJ,
    NAMES,
    PIXEL,
    RAQQA,
    VIEW,
    frame,
    moved,
    moved_to,
    symbols,
    variant,
)
from tests.graph.page.news import documents, statements


def test_places_stand_at_their_coordinates_in_mercators_projection(map_page: Page) -> None:
    shown = symbols(map_page)
    assert len(shown) == 9
    scale = map_page.run(VIEW)[2]
    for one, other in combinations(shown.values(), 2):
        (lon, lat), (lon_2, lat_2) = one["point"], other["point"]
        assert (one["x"] - other["x"]) / scale == pytest.approx(lon - lon_2, abs=0.01)
        north, north_2 = (degrees(log(tan(radians(45 + value / 2)))) for value in (lat, lat_2))
        assert (other["y"] - one["y"]) / scale == pytest.approx(north - north_2, abs=0.01)


def test_symbols_are_larger_where_more_was_said(map_page: Page) -> None:
    shown = sorted(symbols(map_page).values(), key=lambda symbol: symbol["count"])
    assert [symbol["size"] for symbol in shown] == sorted(symbol["size"] for symbol in shown)
    assert shown[0]["size"] < shown[-1]["size"]
    red, green, blue = map_page.run(PIXEL, shown[0]["x"], shown[0]["y"])
    assert max(red, green, blue) - min(red, green, blue) > 40, "the symbol has the colour of its group"


def test_a_click_on_a_symbol_or_its_name_shows_the_statements_of_the_place(map_page: Page) -> None:
    raqqa = symbols(map_page)[RAQQA]
    moved_to(map_page, raqqa["x"], raqqa["y"]).click().perform()
    assert texts(map_page, "#evidence h2") == ["الرقة"]
    assert len(texts(map_page, "#statements article")) == raqqa["count"] == 6
    moved_to(map_page, 30, 250).click().perform()
    assert map_page.run("return siraa.state.selected") is None
    (name,) = [box for box in map_page.run(NAMES) if box["text"] == ["عفرين"]]
    moved_to(map_page, name["x"], name["y"]).click().perform()
    assert texts(map_page, "#evidence h2") == ["عفرين"]


def test_filters_and_selection_apply(map_page: Page) -> None:
    before = symbols(map_page)
    click(map_page, "#tab-filters")
    click(map_page, "[data-filter='type:ASSAULT']")
    after = symbols(map_page)
    assert after[AFRIN]["count"] < before[AFRIN]["count"]
    attacks = "return siraa.map.listed.flatMap(m => m.numbers).filter(n => siraa.data.statements[n].type === 'ASSAULT')"
    assert map_page.run(attacks) == []
    manbij = after[MANBIJ]
    full = map_page.run(PIXEL, manbij["x"] + manbij["size"] - 2, manbij["y"])
    map_page.run("siraa.select({ node: siraa.data.nodes.find(node => node.key === 'IRAN').id })")
    frame(map_page)
    assert map_page.run(PIXEL, manbij["x"] + manbij["size"] - 2, manbij["y"]) != full, "what Iran has no part in fades"


@pytest.mark.parametrize("language", ["ar", "en"])
def test_names_lie_neither_on_each_other_nor_on_symbols(map_page: Page, language: str) -> None:
    map_page.run("siraa.update({ language: arguments[0] })", language)
    for factor in (1, 0.4, 0.1):
        map_page.run("siraa.map.scale *= arguments[0]; siraa.update({ theme: siraa.state.theme })", factor)
        boxes = map_page.run(NAMES)
        discs = [
            {"x": one["x"], "y": one["y"], "width": 2 * one["size"], "height": 2 * one["size"]}
            for one in symbols(map_page).values()
        ]
        assert len(boxes) > 3

        def overlap(a: dict[str, float], b: dict[str, float]) -> bool:
            across, down = a["width"] + b["width"], a["height"] + b["height"]
            return abs(a["x"] - b["x"]) * 2 < across - 0.1 and abs(a["y"] - b["y"]) * 2 < down - 0.1

        assert not any(overlap(a, b) for a, b in combinations(boxes, 2))
        assert not any(overlap(box, disc) for box in boxes for disc in discs)


def test_arrows_tell_who_took_a_place_and_who_left_it(map_page: Page) -> None:
    def told() -> list[list[str]]:
        return [box["text"] for box in map_page.run(NAMES) if box["text"][0].startswith("\u2068")]

    assert ["\u2068قوات سوريا الديمقراطية\u2069", "\u20662017-10-17\u2069"] in told()
    map_page.run("siraa.update({ language: 'en' })")
    assert ["\u2068Islamic State\u2069"] in told()
    ends = map_page.run("return siraa.map.listed.map(({ node, told }) => [node.key, told.moves[0]])")
    for key, number in ends:
        if number is not None:
            statement = map_page.run("return siraa.data.statements[arguments[0]]", number)
            assert statement["type"] in ("SEIZE", "RETREAT", "CONTROLS"), key


@pytest.mark.parametrize(
    ("type_", "sides", "expected"),
    [
        ("SEIZE", ("sources",), {"took"}),
        ("SEIZE", ("sources", "targets"), {"took", "lost"}),
        ("SEIZE", ("targets",), {"took", "lost"}),
        ("RETREAT", ("sources",), {"lost"}),
    ],
)
def test_an_arrow_goes_in_where_one_enters_and_out_where_one_leaves(
    opened: Callable[[Path], Page], tmp_path: Path, type_: str, sides: tuple[str, ...], expected: set[str]
) -> None:
    events = [event for event in statements() if isinstance(event, Event)]
    seizure = next(event for event in events if event.type == "SEIZE" and event.sources and event.targets)
    (raqqa, *_) = (place for event in events for place in event.places if place.id == RAQQA)

    def change(event: Event) -> dict[str, Any]:
        told = {side: getattr(seizure, side) if side in sides else () for side in ("sources", "targets")}
        return {"type": type_, "mode": None, "status": "asserted", "places": (raqqa,), **told}

    page = variant(opened, tmp_path, change)
    colour = page.run("return getComputedStyle(document.documentElement).getPropertyValue('--group-control').trim()")

    def is_head(side: int, away: int) -> bool:
        """Whether an arrow is wide so far away from the rim of the symbol; `side` is 1 at the right, -1 at the left."""
        (symbol,) = symbols(page).values()
        along = symbol["size"] + 5 + away
        x, y = side * (0.8 * along + 0.6 * 2.5) - 0.5, -0.6 * along + 0.8 * 2.5 - 0.5
        return "#" + bytes(page.run(PIXEL, symbol["x"] + x, symbol["y"] + y)).hex() == str(colour)

    for language, side in (("ar", 1), ("en", -1)):
        page.run("siraa.update({ language: arguments[0] })", language)
        frame(page)
        assert [is_head(side, 9), is_head(side, 20)] == ["took" in expected, False]
        assert [is_head(-side, 4), is_head(-side, 15)] == [False, "lost" in expected]
    key = page.run("return [...document.querySelectorAll('#map-key li')].map(item => item.textContent)")
    assert ("Took it" in key, "Left or lost it" in key) == ("took" in expected, "lost" in expected)


def test_who_holds_a_place_is_told_too(opened: Callable[[Path], Page], tmp_path: Path) -> None:
    held = [one for one in statements() if one.type == "CONTROLS"]
    write_page(build_graph(held), documents(), tmp_path / "graph.html")
    page = opened(tmp_path / "graph.html")
    page.run("siraa.update({ view: 'map', language: 'en' })")
    (place, *_) = symbols(page).values()
    assert place["moves"]
    assert any("Holds it: " in words for words in page.run(BUTTONS))


def test_the_latest_move_comes_first_and_of_one_date_the_one_that_names_both_sides(
    opened: Callable[[Path], Page], tmp_path: Path
) -> None:
    events = [event for event in statements() if isinstance(event, Event)]
    (raqqa, *_) = (place for event in events for place in event.places if place.id == RAQQA)
    page = variant(opened, tmp_path, lambda event: {"places": (raqqa,)} if event.places else {})
    told = """return arguments[0].map(number => {
      const { date, sources, targets } = siraa.data.statements[number];
      return [date?.[0] ?? "", Number(Boolean(sources)) + Number(Boolean(targets))]; })"""
    moves = page.run(told, symbols(page)[RAQQA]["moves"])
    assert [sides for date, sides in moves if date == "2018-03-18"] == [2, 1]
    assert [date for date, _ in moves][2:4] == ["2017-10-17", ""]
    assert moves == sorted(moves, reverse=True)


def test_what_is_only_possible_is_hollow_and_no_move(opened: Callable[[Path], Page], tmp_path: Path) -> None:
    page = variant(opened, tmp_path, lambda event: {"status": "hypothetical"})
    shown = symbols(page)
    assert not any(symbol["moves"] for symbol in shown.values())
    idlib = shown[IDLIB]
    assert page.run(PIXEL, idlib["x"], idlib["y"]) == page.run(PIXEL, 300, 300), "the paper shows through"


def test_symbols_that_would_lie_on_each_other_are_one_that_a_click_takes_apart(map_page: Page) -> None:
    map_page.run("siraa.map.scale = 12; siraa.update({ theme: 'light' })")
    (several, *_) = (symbol for symbol in symbols(map_page).values() if len(symbol["keys"]) > 1)
    counts = map_page.run("return siraa.map.listed.find(m => m.places.length > 1).places.map(p => p.numbers.length)")
    assert several["count"] <= sum(counts)
    before = len(symbols(map_page))
    moved_to(map_page, several["x"], several["y"]).click().perform()
    assert len(symbols(map_page)) > before or map_page.run(VIEW)[2] > 24
    assert map_page.run("return siraa.state.selected") is None


def test_places_at_one_point_stand_beside_each_other(opened: Callable[[Path], Page], tmp_path: Path) -> None:
    page = variant(opened, tmp_path, lambda event: moved(event, (AFRIN, MANBIJ), 35.95, 39.01))
    shown = symbols(page)
    for one, other in combinations((shown[key] for key in (RAQQA, AFRIN, MANBIJ)), 2):
        assert len(one["keys"]) == 1
        apart = ((one["x"] - other["x"]) ** 2 + (one["y"] - other["y"]) ** 2) ** 0.5
        assert apart > max(one["size"], other["size"])


def test_statements_that_cannot_be_shown_are_counted(opened: Callable[[Path], Page], tmp_path: Path) -> None:
    page = variant(opened, tmp_path, lambda event: moved(event, (AFRIN,), None, None))
    naming = """return siraa.data.statements.filter(
      statement => statement.places?.some(([who]) => siraa.data.nodes[who].key === arguments[0]))"""
    unlocated = len(page.run(naming, AFRIN))
    placeless = page.run("return siraa.data.statements.filter(s => !s.places).length")
    total = page.run("return siraa.data.statements.length")
    shown = f"الإفادات على الخريطة: {total - unlocated - placeless}"
    assert texts(page, "#map-counter") == [f"{shown} · في أماكن بلا إحداثيات: {unlocated} · بلا مكان: {placeless}"]
    assert AFRIN not in symbols(page)


def test_a_governorate_is_shown_as_an_area_and_a_town_is_not(map_page: Page) -> None:
    shown = symbols(map_page)
    for key, is_area in ((IDLIB, True), (AFRIN, False)):
        beside = shown[key]["x"], shown[key]["y"] + shown[key]["size"] + 30
        moved_to(map_page, 5, 5).perform()
        frame(map_page)
        before = map_page.run(PIXEL, *beside)
        moved_to(map_page, shown[key]["x"], shown[key]["y"]).perform()
        frame(map_page)
        assert (map_page.run(PIXEL, *beside) != before) == is_area
        assert texts(map_page, "#map-tip")


def test_the_map_follows_the_theme(map_page: Page) -> None:
    map_page.run("siraa.update({ theme: 'light' })")
    light = map_page.run(PIXEL, 300, 300)
    map_page.run("siraa.update({ theme: 'dark' })")
    assert sum(map_page.run(PIXEL, 300, 300)) < sum(light) / 3


@pytest.mark.parametrize(("theme", "least"), [("light", 1.1), ("dark", 1.4)])
def test_sea_and_land_are_told_apart(map_page: Page, theme: str, least: float) -> None:
    """By the ratio of contrast that WCAG defines, as far as all groups stand out from both; coasts are drawn, too."""
    map_page.run("siraa.update({ theme: arguments[0], camera: { lon: 35, lat: 34, scale: 40 } })", theme)
    frame(map_page)
    of = "return siraa.onCanvas({ x: siraa.map.x + arguments[0], y: siraa.map.y })"
    sea, land = (map_page.run(PIXEL, *map_page.run(of, degrees_east).values()) for degrees_east in (-1.5, 2.75))

    def luminance(colour: list[int]) -> float:
        parts = [value / 255 / 12.92 if value <= 10 else ((value / 255 + 0.055) / 1.055) ** 2.4 for value in colour]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    dark, light = sorted([luminance(sea), luminance(land)])
    assert (light + 0.05) / (dark + 0.05) > least


def test_a_map_without_places_says_so(opened: Callable[[Path], Page], tmp_path: Path) -> None:
    write_page(build_graph([]), {}, tmp_path / "graph.html")
    page = opened(tmp_path / "graph.html")
    click(page, "#tab-map")
    assert "لا أماكن معروفة الإحداثيات" in texts(page, "#map-empty")[0]
    assert page.complaints() == []
