"""The address holds what the reader has chosen: a link restores it, and Back goes to what was there before."""

import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from selenium.webdriver import ActionChains, Keys
from selenium.webdriver.common.by import By

from tests.browser.conftest import Page, click, handle, texts

TURKEY = "return siraa.data.nodes.find(node => node.key === 'TURKEY').id"
CHOSEN = """
const { view, tab, selected, sort, language, theme, filters } = siraa.state;
const hidden = Object.entries(filters.hidden).map(([facet, values]) => [facet, [...values]]);
return { view, tab, selected, sort, language, theme, hidden };"""
WAIT = 5.0  # seconds at most, for what the browser does in its own time


def parameters(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.browser.current_url).fragment)


def eventually(wanted: Callable[[], bool]) -> bool:
    """Whether something comes true before long."""
    end = time.monotonic() + WAIT
    while time.monotonic() < end:
        if wanted():
            return True
        time.sleep(0.02)
    return False


def visit(page: Page, fragment: str) -> None:
    """Open the page anew at an address."""
    page.browser.get("about:blank")
    page.browser.get(f"{page.address}#{fragment}")


def step(page: Page, where: str) -> None:
    """Go `back` or `forward`, and wait until the page has followed."""
    page.run(
        "addEventListener('popstate', () => (globalThis.stepped = true), { once: true }); globalThis.stepped = false"
    )
    getattr(page.browser, where)()
    assert eventually(lambda: page.run("return globalThis.stepped") is True)


def test_at_first_the_address_says_nothing(page: Page) -> None:
    assert page.browser.current_url == page.address


def test_a_link_restores_everything_that_was_chosen(page: Page) -> None:
    page.run("siraa.update({ language: 'en', theme: 'dark', tab: 'filters', view: 'table' })")
    page.run("siraa.update({ sort: { column: 'killed', down: false } })")
    click(page, "[data-filter='type:COERCE']")
    click(page, "[data-filter='status:negated']")
    click(page, "[data-filter='kind:media']")
    page.run("siraa.select({ node: arguments[0] })", page.run(TURKEY))
    chosen = page.run(CHOSEN)
    assert chosen["hidden"] == [["type", ["COERCE"]], ["status", ["negated"]], ["kind", ["media"]]]
    assert parameters(page) == {
        "view": ["table"],
        "node": ["TURKEY"],
        "hide-type": ["COERCE"],
        "hide-status": ["negated"],
        "hide-kind": ["media"],
        "sort": ["killed"],
        "tab": ["filters"],
        "lang": ["en"],
        "theme": ["dark"],
    }
    visit(page, urlsplit(page.browser.current_url).fragment)
    assert page.run(CHOSEN) == chosen
    assert texts(page, "#evidence h2") == ["Turkey"]
    assert page.complaints() == []


def test_a_line_is_told_by_its_ends_and_type_so_that_links_outlast_the_page(page: Page) -> None:
    line = "return siraa.data.lines.find(l => siraa.data.nodes[l.from].key === 'TURKEY' && l.type === 'ASSAULT').id"
    page.run("siraa.select({ line: arguments[0] })", page.run(line))
    told = parameters(page)
    assert told["from"] == ["TURKEY"]
    assert told["type"] == ["ASSAULT"]
    fragment = urlsplit(page.browser.current_url).fragment
    assert not any(character.isdigit() for character in fragment)
    visit(page, fragment)
    assert page.run("return siraa.state.selected") == {"line": page.run(line)}


def test_back_and_forward_go_through_selections_views_and_filters(page: Page) -> None:
    page.run("siraa.select({ node: 0 })")
    click(page, "#tab-table")
    page.run("siraa.select({ node: 1 }); siraa.select(null); siraa.update({ tab: 'filters' })")
    click(page, "[data-filter='status:asserted']")
    now = "return [siraa.state.view, siraa.state.selected, siraa.state.filters.hidden.status.size]"
    seen = [page.run(now)]
    for _ in range(4):
        step(page, "back")
        seen.append(page.run(now))
    assert seen == [
        ["table", None, 1],
        ["table", None, 0],
        ["table", {"node": 0}, 0],
        ["graph", {"node": 0}, 0],
        ["graph", None, 0],
    ]
    assert texts(page, "#evidence h2") == []
    step(page, "forward")
    assert page.run(now) == ["graph", {"node": 0}, 0]
    assert len(texts(page, "#evidence h2")) == 1


def test_language_and_theme_are_no_steps_and_stay_on_the_way_back(page: Page) -> None:
    page.run("siraa.select({ node: 0 })")
    length = page.run("return history.length")
    page.run("siraa.update({ language: 'en', theme: 'dark' })")
    assert eventually(lambda: parameters(page).get("lang") == ["en"])
    assert page.run("return history.length") == length
    step(page, "back")
    assert page.run("return [siraa.state.selected, siraa.state.language, siraa.state.theme]") == [None, "en", "dark"]
    assert parameters(page) == {"lang": ["en"], "theme": ["dark"]}


def test_changes_that_come_fast_are_written_once(page: Page) -> None:
    page.run("""
      globalThis.written = 0;
      history.replaceState = function (...given) {
        globalThis.written += 1;
        History.prototype.replaceState.apply(history, given);
      };
      for (let turn = 0; turn < 301; turn += 1) siraa.update({ tab: turn % 2 ? "relations" : "filters" });""")
    assert eventually(lambda: parameters(page) == {"tab": ["filters"]})
    assert page.run("return globalThis.written") == 1
    assert page.complaints() == []


@pytest.mark.parametrize(
    "fragment",
    [
        "side",
        "view=nothing&node=nobody&lang=xx&theme=__proto__&tab=toString&sort=constructor",
        "view=graph&view=table&from=TURKEY&type=ASSAULT&to=NOBODY",
        "hide-type=__proto__&hide-status=maybe&hide-kind=constructor&hide-nothing=x",
        "%E0%A4%A&%&=&&#&node=%00%ff",
        "node=<script>window.ran=true</script>&view=javascript:window.ran=true",
    ],
)
def test_what_the_address_cannot_mean_is_left_out(page: Page, fragment: str) -> None:
    usual = page.run(CHOSEN)
    visit(page, fragment)
    assert page.run(CHOSEN) == usual
    assert page.browser.current_url == page.address
    assert page.run("return typeof window.ran") == "undefined"
    assert page.complaints() == []


def test_an_address_put_in_by_hand_is_followed(page: Page) -> None:
    page.run("location.hash = 'view=table&lang=en'")
    assert eventually(lambda: page.run("return siraa.state.view") == "table")
    assert page.run("return document.documentElement.lang") == "en"


def test_a_frame_without_an_address_works_all_the_same(
    opened: Callable[[Path], Page], news_page: Path, tmp_path: Path
) -> None:
    frame = tmp_path / "frame.html"
    frame.write_text("<!DOCTYPE html><title>notebook</title>", encoding="utf-8")
    page = opened(frame)
    page.run(
        """
        const frame = document.createElement("iframe");
        frame.sandbox = "allow-scripts allow-popups";
        frame.srcdoc = arguments[0];
        document.body.append(frame);""",
        news_page.read_text(encoding="utf-8"),
    )
    page.browser.switch_to.frame(0)
    assert eventually(lambda: bool(page.run("return Boolean(globalThis.siraa)")))
    page.run("siraa.select({ node: 0 }); siraa.update({ view: 'table' })")
    assert len(texts(page, "#evidence h2")) == 1
    page.browser.switch_to.default_content()
    assert page.complaints() == []


def test_back_undoes_a_visit_of_a_slider_in_one_step(panel: Page) -> None:
    now = "const { since, confidence } = siraa.state.filters; return [since, Math.round(confidence * 100)]"
    slider = panel.browser.find_element(By.CSS_SELECTOR, "[data-filter=confidence]")
    slider.send_keys(Keys.ARROW_UP, Keys.ARROW_UP, Keys.ARROW_UP)
    panel.run("arguments[0].focus()", handle(panel, "since"))
    panel.browser.switch_to.active_element.send_keys(Keys.ARROW_UP, Keys.ARROW_UP)
    assert eventually(lambda: parameters(panel).get("since") == ["2017-12"])
    click(panel, "[data-filter='status:negated']")
    for expected in (["2017-12", 15], [None, 15], [None, 0]):
        step(panel, "back")
        assert panel.run(now) == expected
    for expected in ([None, 15], ["2017-12", 15]):
        step(panel, "forward")
        assert panel.run(now) == expected


def test_each_drag_of_a_slider_is_a_step(panel: Page) -> None:
    least = "return Math.round(siraa.state.filters.confidence * 100)"
    slider = panel.browser.find_element(By.CSS_SELECTOR, "[data-filter=confidence]")
    seen = [panel.run(least)]
    for offset in (-40, -80):  # to the left, which is more in Arabic
        drag = ActionChains(panel.browser).move_to_element_with_offset(slider, offset + 30, 0).click_and_hold()
        for _ in range(6):
            drag.move_by_offset(-5, 0)
        drag.release().perform()
        seen.append(panel.run(least))
    assert seen == sorted(set(seen))
    for expected in reversed(seen[:-1]):
        step(panel, "back")
        assert panel.run(least) == expected
