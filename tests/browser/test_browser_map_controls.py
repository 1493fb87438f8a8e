"""How a reader moves the map, and what the address keeps of it."""

import pytest
from selenium.webdriver import ActionChains, Keys
from selenium.webdriver.common.actions.wheel_input import ScrollOrigin
from selenium.webdriver.common.by import By

from tests.browser.conftest import Page, click, texts
from tests.browser.mapping import RAQQA, SINJAR, VIEW, canvas_point, moved_to, symbols


def test_the_map_is_moved_by_wheel_drag_and_buttons(map_page: Page) -> None:
    raqqa = symbols(map_page)[RAQQA]
    _, right, down = canvas_point(map_page, raqqa["x"], raqqa["y"])
    origin = ScrollOrigin.from_element(map_page.browser.find_element(By.ID, "map-canvas"), right, down)
    before = map_page.run(VIEW)
    ActionChains(map_page.browser).scroll_from_origin(origin, 0, -300).perform()
    assert map_page.run(VIEW)[2] > 1.3 * before[2]
    map_page.run("siraa.update({ theme: 'light' })")
    zoomed = symbols(map_page)[RAQQA]
    assert (zoomed["x"], zoomed["y"]) == pytest.approx((raqqa["x"], raqqa["y"]), abs=1.5), "it stays under the pointer"
    moved_to(map_page, 500, 300).click_and_hold().move_by_offset(-120, 60).release().perform()
    dragged = symbols(map_page)[RAQQA]
    assert (dragged["x"] - zoomed["x"], dragged["y"] - zoomed["y"]) == pytest.approx((-120, 60), abs=1)
    assert map_page.run("return siraa.state.selected") is None
    scale = map_page.run(VIEW)[2]
    click(map_page, "#map-out")
    assert map_page.run(VIEW)[2] < scale
    click(map_page, "#map-fit")
    assert len(symbols(map_page)) == 9


def test_two_fingers_zoom(map_page: Page) -> None:
    before = map_page.run(VIEW)[2]

    def touch(kind: str, *points: int) -> None:
        left = map_page.run("return document.getElementById('map-canvas').getBoundingClientRect().left")
        fingers = [{"x": left + x, "y": 350, "id": number} for number, x in enumerate(points)]
        map_page.browser.execute_cdp_cmd("Input.dispatchTouchEvent", {"type": kind, "touchPoints": fingers})

    touch("touchStart", 400, 500)
    touch("touchMove", 375, 525)
    touch("touchMove", 350, 550)
    touch("touchEnd")
    assert map_page.run(VIEW)[2] == pytest.approx(2 * before, rel=0.02)


def test_the_keyboard_moves_the_map_and_goes_from_symbol_to_symbol(map_page: Page) -> None:
    def press(*keys: str) -> None:
        map_page.browser.switch_to.active_element.send_keys(*keys)

    map_page.browser.find_element(By.ID, "tab-map").send_keys("")
    map_page.run("document.getElementById('map-canvas').focus()")
    before = map_page.run(VIEW)
    press(Keys.ARROW_RIGHT, Keys.ARROW_DOWN, "+")
    x, y, scale = map_page.run(VIEW)
    assert x > before[0]
    assert y > before[1]
    assert scale > before[2]
    press("0", Keys.TAB)
    assert map_page.run("return document.activeElement.textContent").startswith("الرقة · مدينة أو بلدة · إفادات 6")
    press(Keys.ARROW_RIGHT)
    assert map_page.run("return siraa.map.focused.node.name") == "Deir ez-Zor"
    press(Keys.ENTER)
    assert texts(map_page, "#evidence h2") == ["دير الزور"]
    press(Keys.ESCAPE)
    assert map_page.run("return siraa.map.focused.node.name") == "Deir ez-Zor"
    assert len(map_page.browser.find_elements(By.CSS_SELECTOR, "#map-canvas [tabindex='0']")) == 1


def test_what_is_chosen_elsewhere_comes_into_view(map_page: Page) -> None:
    map_page.run("siraa.map.x = 10; siraa.update({ theme: 'light' })")
    assert symbols(map_page) == {}
    map_page.browser.find_element(By.ID, "search").send_keys("سنجار", Keys.ENTER)
    assert SINJAR in symbols(map_page)


def test_the_map_fits_a_phone_and_asks_for_nothing(map_page: Page) -> None:
    map_page.resize(390, 844)
    map_page.browser.refresh()
    assert map_page.run("return document.documentElement.scrollWidth") <= 390
    assert all(0 < one["x"] < 390 for one in symbols(map_page).values())
    assert len(symbols(map_page)) >= 5
    assert map_page.requests().count(map_page.address) + 1 >= len(map_page.requests())
    assert map_page.complaints() == []


def test_a_link_restores_where_the_map_was(map_page: Page) -> None:
    assert "map=" not in map_page.run("return location.hash"), "the first view is the usual one"
    click(map_page, "#map-in")
    moved_to(map_page, 500, 300).click_and_hold().move_by_offset(-60, 40).release().perform()
    map_page.browser.execute_async_script("setTimeout(arguments[0], 400)")  # the address follows with some delay
    before, steps = map_page.run(VIEW), map_page.run("return history.length")
    assert "map=" in map_page.run("return location.hash")
    map_page.browser.refresh()
    assert map_page.run(VIEW) == pytest.approx(before, abs=0.01)
    assert map_page.run("return history.length") == steps, "moving the map is no step to go back from"
    for wrong in ("", "a b c", "1 2", "1 2 3 4", "NaN 1 2", "1e999 0 9", "0 0 -5", "9999 9999 99999"):
        map_page.run("location.hash = 'view=map&map=' + encodeURIComponent(arguments[0])", wrong)
        map_page.browser.refresh()
        assert all(isinstance(value, (int, float)) for value in map_page.run(VIEW))
    assert map_page.complaints() == []


def test_back_brings_the_map_back_to_where_it_was(map_page: Page) -> None:
    wait = "setTimeout(arguments[0], 400)"  # the address follows with some delay
    first = map_page.run(VIEW)
    map_page.run("siraa.select({ node: 0 })")
    map_page.browser.execute_async_script(wait)
    click(map_page, "#map-in")
    moved = map_page.run(VIEW)
    map_page.browser.execute_async_script(wait)
    map_page.browser.back()
    map_page.browser.execute_async_script(wait)
    assert map_page.run(VIEW) == pytest.approx(first, abs=0.01)
    map_page.browser.forward()
    map_page.browser.execute_async_script(wait)
    assert map_page.run(VIEW) == pytest.approx(moved, abs=0.01)


def test_a_phone_has_fingers_instead_of_buttons_that_zoom(map_page: Page) -> None:
    map_page.resize(390, 844)
    assert texts(map_page, "#map .zoom button") == ["⤢"]
