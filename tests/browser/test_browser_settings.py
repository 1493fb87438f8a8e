"""What the page keeps of its reader, and how it follows the system and the screen."""

import pytest

from tests.browser.conftest import Page, click, texts

THEME = "return document.documentElement.dataset.theme"
SPREAD = """
const [xs, ys] = ["x", "y"].map(axis => siraa.data.nodes.map(node => node[axis]));
return (Math.max(...xs) - Math.min(...xs)) / (Math.max(...ys) - Math.min(...ys));"""


def prefer(page: Page, scheme: str) -> None:
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    page.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    page.browser.execute_async_script("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))")


def test_the_theme_follows_the_system_until_the_reader_chooses(page: Page) -> None:
    for scheme in ("dark", "light", "dark"):
        prefer(page, scheme)
        assert page.run(THEME) == scheme
    assert "theme" not in page.run("return location.hash")
    click(page, "#theme")
    assert page.run(THEME) == "light"
    prefer(page, "light")
    prefer(page, "dark")
    assert page.run(THEME) == "light"


def test_the_hint_goes_away(page: Page) -> None:
    assert texts(page, "#hint")
    click(page, "#hint-close")
    assert texts(page, "#hint") == []
    click(page, "#language")
    page.run(
        "siraa.select({line: 0}); siraa.select(null); siraa.update({view: 'table'}); siraa.update({view: 'graph'})"
    )
    assert texts(page, "#hint") == []


@pytest.mark.parametrize("goes", ["#hint-close", "#relations .open"])
def test_the_hint_is_shown_once(page: Page, goes: str) -> None:
    assert texts(page, "#hint")
    click(page, goes)
    page.browser.refresh()
    assert texts(page, "#hint") == []


def test_the_hint_is_shown_where_the_browser_keeps_nothing(page: Page) -> None:
    refuse = (
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })"
    )
    script = page.browser.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": refuse})
    try:
        page.browser.refresh()
        assert texts(page, "#hint")
        click(page, "#hint-close")
        assert texts(page, "#hint") == []
        assert page.complaints() == []
    finally:
        page.browser.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", script)


def test_the_legend_is_folded_on_a_phone_but_open_on_paper(page: Page) -> None:
    page.resize(390, 844)
    page.browser.refresh()
    is_open = "return document.getElementById('legend').open"
    assert page.run(is_open) is False
    page.run("dispatchEvent(new Event('beforeprint'))")
    assert page.run(is_open) is True
    page.run("dispatchEvent(new Event('afterprint'))")
    assert page.run(is_open) is False


def test_the_picture_lies_on_its_side_whenever_the_canvas_is_high(page: Page) -> None:
    wide = page.run(SPREAD)
    for width, height, expected in ((390, 844, 1 / wide), (1280, 720, wide)):
        page.resize(width, height)
        page.browser.execute_async_script("setTimeout(arguments[0], 100)")
        assert page.run(SPREAD) == pytest.approx(expected)
        drawn = "return [0, 1, 2].map(n => siraa.network.getPosition(n))"
        assert page.run(drawn) == page.run("return siraa.data.nodes.slice(0, 3).map(({ x, y }) => ({ x, y }))")
