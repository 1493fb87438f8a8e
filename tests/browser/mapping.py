"""What the tests of the map share: its symbols, its points, and pages whose places were changed."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from selenium.webdriver import ActionChains
from selenium.webdriver.common.by import By

from graph.build import build_graph
from graph.page import write_page
from graph.records import Event
from tests.browser.conftest import Page, click
from tests.graph.page.news import documents, statements

SYMBOLS = """
return siraa.map.listed.map(marker => ({
  ...siraa.onCanvas(marker), size: marker.size, count: marker.count, moves: marker.told.moves,
  keys: marker.places.map(({ node }) => node.key), point: marker.node.point }));"""
NAMES = """
return siraa.map.names.boxes.map(({ x, y, width, height, text }) => ({ x, y, width, height, text }));"""
BUTTONS = "return [...document.querySelectorAll('#map-canvas button')].map(button => button.textContent)"
VIEW = "return [siraa.map.x, siraa.map.y, siraa.map.scale];"
PIXEL = """
const canvas = document.getElementById("map-canvas");
const [x, y] = [...arguments].map(value => Math.round(value * devicePixelRatio));
return [...canvas.getContext("2d").getImageData(x, y, 1, 1).data].slice(0, 3);"""
RAQQA, AFRIN, MANBIJ = "geonames:172955", "geonames:173480", "geonames:167357"
IDLIB, SINJAR = "geonames:169389", "geonames:448149"


def frame(page: Page) -> None:
    """Wait until what was asked for is drawn."""
    page.browser.execute_async_script("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))")


def symbols(page: Page) -> dict[str, dict[str, Any]]:
    """The symbols that are seen, by the key of the place that they stand at."""
    return {symbol["keys"][0]: symbol for symbol in page.run(SYMBOLS)}


def canvas_point(page: Page, x: float, y: float) -> tuple[Any, int, int]:
    """The canvas and the way from its middle to a point of it."""
    canvas = page.browser.find_element(By.ID, "map-canvas")
    return canvas, round(x - canvas.size["width"] / 2), round(y - canvas.size["height"] / 2)


def moved_to(page: Page, x: float, y: float) -> ActionChains:
    return ActionChains(page.browser, duration=0).move_to_element_with_offset(*canvas_point(page, x, y))


def variant(opened: Callable[[Path], Page], folder: Path, change: Callable[[Event], dict[str, Any]]) -> Page:
    """The map of the events of the sample articles, changed."""
    events = [event for event in statements() if isinstance(event, Event)]
    write_page(
        build_graph([event.model_copy(update=change(event)) for event in events]), documents(), folder / "a.html"
    )
    page = opened(folder / "a.html")
    click(page, "#tab-map")
    return page


def moved(event: Event, keys: tuple[str, ...], lat: float | None, lon: float | None) -> dict[str, Any]:
    """The places of an event, some of them elsewhere."""
    at = {"lat": lat, "lon": lon}
    return {"places": tuple(place.model_copy(update=at if place.id in keys else {}) for place in event.places)}
