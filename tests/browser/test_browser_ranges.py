"""The filters that are ranges: dates, with handles for mouse, finger and keys, and the least confidence."""

from collections.abc import Callable
from pathlib import Path

import pytest
from selenium.webdriver import Keys
from selenium.webdriver.common.by import By

from graph.build import build_graph
from graph.dates import first_day, last_day
from graph.page import write_page
from graph.records import DateMention
from tests.browser.conftest import SHOWN, Page, click, counts, handle, texts
from tests.graph.page.news import documents, statements


def test_the_least_confidence(panel: Page) -> None:
    slider = panel.browser.find_element(By.CSS_SELECTOR, "[data-filter=confidence]")
    for _ in range(15):
        slider.send_keys(Keys.ARROW_UP)
    assert panel.run("return siraa.state.filters.confidence") == 0.75
    assert slider.get_attribute("aria-valuetext") == "75%"
    wanted = sum(one.confidence >= 0.75 for one in statements())
    assert 0 < panel.run(SHOWN) <= wanted < len(statements())
    assert "75%" in " ".join(texts(panel, ".facet .note"))
    assert panel.run("return document.activeElement === arguments[0]", slider) is True


def dated(since: str, until: str) -> int:
    """How many statements of the graph are dated within the days."""
    graph = build_graph(statements())
    kept = {data["statement"].id: data["statement"] for _, _, data in graph.edges(data=True)}
    spans = [(first_day(one.date.value), last_day(one.date.value)) for one in kept.values() if one.date]
    return sum(since <= first and last <= until for first, last in spans)


def test_the_handles_of_the_range_are_moved_by_keys(panel: Page) -> None:
    since = handle(panel, "since")
    assert since.get_attribute("role") == "slider"
    assert since.get_attribute("aria-valuetext") == "من البداية"
    assert handle(panel, "until").get_attribute("aria-valuetext") == "حتى النهاية"
    click(panel, "[data-filter='date:undated']")
    panel.run("arguments[0].focus()", since)
    keys = panel.browser.switch_to.active_element
    for key, value, words in (
        (Keys.ARROW_LEFT, "2017-11", "تشرين الثاني 2017"),  # on, as Arabic is read
        (Keys.ARROW_UP, "2017-12", "كانون الأول 2017"),
        (Keys.ARROW_RIGHT, "2017-11", "تشرين الثاني 2017"),
        (Keys.PAGE_UP, "2018-11", "تشرين الثاني 2018"),
        (Keys.END, "2019-10", "تشرين الأول 2019"),
        (Keys.HOME, None, "من البداية"),
    ):
        keys.send_keys(key)
        assert panel.run("return siraa.state.filters.since") == value
        assert since.get_attribute("aria-valuetext") == words
        assert panel.run(SHOWN) == dated(f"{value}-01" if value else "0000", "9999")
    panel.run("siraa.update({ language: 'en' })")
    panel.run("arguments[0].focus()", handle(panel, "until"))
    for _ in range(5):
        panel.browser.switch_to.active_element.send_keys(Keys.PAGE_DOWN if _ == 0 else Keys.ARROW_LEFT)
    assert handle(panel, "until").get_attribute("aria-valuetext") == "June 2018"
    assert panel.run(SHOWN) == dated("0000", "2018-06-30")
    least, now = (handle(panel, "until").get_attribute(f"aria-value{name}") for name in ("min", "now"))
    assert (least, now) == ("0", "8")


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("touch", [False, True])
def test_the_handles_are_dragged_and_do_not_pass_each_other(panel: Page, language: str, touch: bool) -> None:
    panel.run("siraa.update({ language: arguments[0] })", language)
    box = panel.run("return document.querySelector('svg.range').getBoundingClientRect().toJSON()")
    if touch:
        panel.browser.execute_cdp_cmd("Emulation.setTouchEmulationEnabled", {"enabled": True})

    def at(share: float) -> dict[str, float]:
        """A point of the histogram, by its share of the time."""
        along = share if language == "en" else 1 - share
        return {"x": box["left"] + along * box["width"], "y": box["top"] + box["height"] / 2}

    def drag(start: float, end: float) -> None:
        for type_, share in (("Pressed", start), ("Moved", (start + end) / 2), ("Moved", end), ("Released", end)):
            if touch:
                kind = {"Pressed": "touchStart", "Moved": "touchMove", "Released": "touchEnd"}[type_]
                points = [] if kind == "touchEnd" else [at(share)]
                panel.browser.execute_cdp_cmd("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
            else:
                given = {"type": f"mouse{type_}", **at(share), "button": "left", "clickCount": 1, "buttons": 1}
                panel.browser.execute_cdp_cmd("Input.dispatchMouseEvent", given)

    chosen = "return [siraa.state.filters.since, siraa.state.filters.until]"
    drag(0.02, 0.5)
    assert panel.run(chosen) == ["2018-10", None]
    drag(0.98, 0.1)
    assert panel.run(chosen) == ["2018-10", "2018-10"]
    drag(0.51, 0.7)
    assert panel.run(chosen)[0] == "2018-10"
    assert panel.run(chosen)[1] > "2019-02"
    panel.browser.execute_cdp_cmd("Emulation.setTouchEmulationEnabled", {"enabled": False})


def test_undated_statements_have_their_own_box(panel: Page) -> None:
    undated = counts(panel, "date")["undated"]
    everything = panel.run(SHOWN)
    click(panel, "[data-filter='date:undated']")
    assert panel.run(SHOWN) == everything - undated
    assert panel.run("return [...siraa.visible.statements].every(number => siraa.data.statements[number].date)") is True
    panel.run("siraa.update({ filters: { ...siraa.state.filters, since: '2018-01' } })")
    assert counts(panel, "date")["undated"] == undated
    click(panel, "[data-filter='date:undated']")
    assert panel.run(SHOWN) == undated + dated("2018-01-01", "9999")


def test_bars_tell_what_each_period_would_show(panel: Page) -> None:
    heights = """
      const bars = [...document.querySelectorAll(".range .in, .range .out")].slice(0, 25);
      return bars.map(bar => bar.height.baseVal.value > 0);"""
    assert sum(panel.run(heights)) == len(
        {one.date.value[:7] for one in statements() if one.date and len(one.date.value) >= 7}
    )
    panel.run("siraa.update({ filters: { ...siraa.state.filters, since: '2019-01' } })")
    assert sum(panel.run(heights)) > 2  # what is out of the range is still told


def test_dates_that_are_too_vague_for_a_range_are_outside_of_it_and_counted(
    opened: Callable[[Path], Page], tmp_path: Path
) -> None:
    dates = ["2017-10-17", "2017-10", "2017", "2017-10-30/2017-11-02", "2018-05-01", None]
    made = [
        one.model_copy(update={"date": value and DateMention(value=value, precision="day", text="")})
        for value, one in zip(dates, statements(), strict=False)
    ]
    write_page(build_graph(made), documents(), tmp_path / "graph.html")
    page = opened(tmp_path / "graph.html")
    page.run(
        "siraa.update({ filters: { ...siraa.state.filters, since: '2017-10', until: '2017-10', undated: false } })"
    )
    page.run("siraa.update({ tab: 'filters' })")
    left = page.run("return [...siraa.visible.statements].map(number => siraa.data.statements[number].date[0])")
    assert sorted(left) == ["2017-10", "2017-10-17"]
    assert "تواريخ أقل دقة: 2" in " ".join(texts(page, ".facet .note"))
