"""The timeline: bars for the statements of each period, and the way into them by mouse and keys."""

from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from selenium.webdriver import Keys
from selenium.webdriver.common.by import By

from graph.build import build_graph
from graph.page import write_page
from graph.page.vocabulary import groups
from graph.records import DateMention, Event, Relation
from tests.browser.conftest import SHOWN, Page, click, texts
from tests.graph.page.news import documents, news_graph

BARS = """
return [...document.querySelectorAll("#timeline [data-period]")].map(bar => ({
  period: bar.dataset.period,
  name: bar.getAttribute("aria-label"),
  parts: Object.fromEntries([...bar.querySelectorAll("rect[class^=group-]")].map(part =>
    [part.getAttribute("class").slice(6), part.height.baseVal.value])),
}));"""
OVERLAPS = """
const boxes = [...document.querySelectorAll("#timeline .axis:nth-of-type(2) text")].map(t => t.getBoundingClientRect());
const overlap = (a, b) => a.left < b.right && b.left < a.right && Math.abs(a.top - b.top) < 5;
return boxes.some((a, i) => boxes.some((b, j) => i < j && overlap(a, b)));"""


def kept() -> list[Event | Relation]:
    """The statements of the sample page."""
    return list({data["statement"].id: data["statement"] for _, _, data in news_graph().edges(data=True)}.values())


def spread(days: list[str | None], path: Path) -> None:
    """Write a page whose statements have these dates, the samples one after the other."""
    samples = kept()
    made = [
        samples[number % len(samples)].model_copy(
            update={"id": str(number), "date": day and DateMention(value=day, precision="day", text="")}
        )
        for number, day in enumerate(days)
    ]
    write_page(build_graph(made), documents(), path)


@pytest.fixture
def timeline(page: Page) -> Page:
    """The timeline of the sample articles."""
    page.run("siraa.update({ view: 'timeline' })")
    return page


def test_each_bar_tells_how_many_statements_of_each_group_its_month_has(timeline: Page) -> None:
    told = Counter((one.date.value[:7], groups()[one.type]) for one in kept() if one.date and len(one.date.value) > 4)
    bars = timeline.run(BARS)
    assert [bar["period"] for bar in bars] == sorted({month for month, _ in told})
    one = max(bar["parts"][group] for bar in bars for group in bar["parts"]) / max(told.values())
    for bar in bars:
        counts = {group: count for (month, group), count in told.items() if month == bar["period"]}
        assert bar["parts"].keys() == counts.keys()
        assert f": {sum(counts.values())} (" in bar["name"]
        assert all(bar["parts"][group] == pytest.approx(one * counts[group], abs=2) for group in counts)
    assert bars[0]["name"].startswith("تشرين الأول 2017")
    assert f"بلا تاريخ: {sum(one.date is None for one in kept())}" in texts(timeline, "#timeline .note")[0]


def test_the_colours_of_the_bars_are_those_of_the_legend(timeline: Page) -> None:
    colours = """
      const colour = (part, what) => getComputedStyle(part)[what];
      return [...document.querySelectorAll("#timeline rect[class^=group-]")].map(part => [colour(part, "fill"),
        colour(document.querySelector(`#legend .${part.getAttribute("class")}`), "color")]);"""
    pairs = timeline.run(colours)
    assert pairs
    assert all(fill == colour for fill, colour in pairs)


@pytest.mark.parametrize(("language", "first"), [("ar", "right"), ("en", "left")])
def test_time_goes_the_way_that_is_read(timeline: Page, language: str, first: str) -> None:
    timeline.run("siraa.update({ language: arguments[0] })", language)
    lefts = timeline.run("return [...document.querySelectorAll('#timeline [data-period]')].map(b => b.getBBox().x)")
    assert lefts == sorted(lefts, reverse=first == "right")
    labels = " ".join(
        timeline.run("return [...document.querySelectorAll('#timeline .axis text')].map(t => t.textContent)")
    )
    assert {"ar": "كانون الثاني", "en": "Jan"}[language] in labels
    assert "2018" in labels


def test_a_click_on_a_bar_narrows_the_dates_to_it_and_back_lifts_that(timeline: Page) -> None:
    bar = timeline.run(BARS)[1]
    timeline.run("document.querySelectorAll('#timeline [data-period]')[1].dispatchEvent(new MouseEvent('click'))")
    dates = "const { since, until, undated } = siraa.state.filters; return [since, until, undated]"
    assert timeline.run(dates) == [bar["period"], bar["period"], False]
    days = [narrow["period"] for narrow in timeline.run(BARS)]
    assert days
    assert all(day.startswith(bar["period"]) and len(day) == len("2018-01-20") for day in days)
    shown = texts(timeline, "#chronicle .when")
    assert len(shown) == timeline.run(SHOWN) > 0
    assert shown == sorted(shown)
    timeline.browser.back()
    timeline.browser.execute_async_script("setTimeout(arguments[0], 100)")
    assert timeline.run(dates) == [None, None, True]
    timeline.browser.forward()
    timeline.browser.execute_async_script("setTimeout(arguments[0], 100)")
    click(timeline, "#timeline .head .more")
    assert timeline.run(dates) == [None, None, True]


def test_the_bars_are_reached_and_pressed_by_keys(timeline: Page) -> None:
    bars = timeline.browser.find_elements(By.CSS_SELECTOR, "#timeline [data-period]")
    assert [bar.get_attribute("tabindex") for bar in bars] == ["0", *["-1"] * (len(bars) - 1)]
    assert {bar.get_attribute("role") for bar in bars} == {"button"}
    timeline.run("arguments[0].focus()", bars[0])
    assert timeline.run("return getComputedStyle(arguments[0]).outlineStyle", bars[0]) != "none"
    for key, place in (
        (Keys.ARROW_LEFT, 1),
        (Keys.END, len(bars) - 1),
        (Keys.ARROW_RIGHT, len(bars) - 2),
        (Keys.HOME, 0),
    ):
        timeline.browser.switch_to.active_element.send_keys(key)
        assert timeline.browser.switch_to.active_element == bars[place]
        assert bars[place].get_attribute("tabindex") == "0"
    period = bars[0].get_attribute("data-period") or ""
    timeline.browser.switch_to.active_element.send_keys(Keys.ENTER)
    assert timeline.run("return siraa.state.filters.since") == period
    focused = timeline.run("return document.activeElement.dataset.period ?? ''")
    assert focused.startswith(period)


def test_the_unit_goes_with_the_span(opened: Callable[[Path], Page], tmp_path: Path) -> None:
    start = date(2011, 3, 15)
    for days, length in ((80, 10), (3000, 7), (5000, 4)):
        spread([(start + timedelta(days=days * n // 60)).isoformat() for n in range(61)], tmp_path / "graph.html")
        page = opened(tmp_path / "graph.html")
        page.run("siraa.update({ view: 'timeline' })")
        assert {len(bar["period"]) for bar in page.run(BARS)} == {length}
        for language in ("ar", "en"):
            page.run("siraa.update({ language: arguments[0] })", language)
            assert len(page.browser.find_elements(By.CSS_SELECTOR, "#timeline .axis:nth-of-type(2) text")) > 1
            assert page.run(OVERLAPS) is False


def test_single_early_and_late_dates_do_not_press_the_rest_together(
    opened: Callable[[Path], Page], tmp_path: Path
) -> None:
    usual = [f"2017-{month:02}-01" for month in range(1, 11) for _ in range(10)]
    spread([*usual, "1258-02-10", "2099-01-01", "2017", "0001", "2017-02-31"], tmp_path / "graph.html")
    page = opened(tmp_path / "graph.html")
    page.run("siraa.update({ view: 'timeline', language: 'en' })")
    bars = page.run(BARS)
    assert [bar["period"] for bar in bars] == [f"2017-{month:02}" for month in range(1, 11)]
    assert bars[0]["name"].startswith("January 2017 and earlier: 11 (")
    assert bars[-1]["name"].startswith("October 2017 and later: 11 (")
    assert "Dated less exactly: 2" in texts(page, "#timeline .note")[0]
    assert "Undated: 1" in texts(page, "#timeline .note")[0]
    page.run("document.querySelector('#timeline [data-period]').dispatchEvent(new MouseEvent('click'))")
    assert page.run(SHOWN) == 12  # the year 1 is earlier too
    assert page.complaints() == []


def test_without_dates_it_says_so(opened: Callable[[Path], Page], tmp_path: Path) -> None:
    spread([None] * 5, tmp_path / "graph.html")
    page = opened(tmp_path / "graph.html")
    page.run("siraa.update({ view: 'timeline', tab: 'filters' })")
    assert texts(page, "#timeline h2") == ["لا إفادات مؤرخة هنا. ارفع بعض المرشّحات."]
    assert page.browser.find_elements(By.CSS_SELECTOR, "#timeline svg.chart") == []
    assert page.complaints() == []


def test_the_chart_follows_the_width_of_the_page(timeline: Page) -> None:
    width = "return document.querySelector('svg.chart').getBoundingClientRect().width"
    wide = timeline.run(width)
    assert wide > 700
    timeline.resize(390, 844)
    timeline.browser.execute_async_script("setTimeout(arguments[0], 100)")
    assert 300 < timeline.run(width) < 390
    assert timeline.run("return document.documentElement.scrollWidth") <= 390
