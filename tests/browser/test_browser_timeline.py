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
return [...document.querySelectorAll(`#timeline .${arguments[0] ?? "stack"}`)].map(bar => ({
  period: bar.dataset.period,
  name: bar.getAttribute("aria-label").replace(/[\u2068\u2069]/g, ""),
  parts: Object.fromEntries([...bar.querySelectorAll("[data-type]")].map(part =>
    [part.dataset.type, part.height.baseVal.value])),
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


def test_each_bar_tells_how_many_statements_of_each_type_its_month_has(timeline: Page) -> None:
    told = Counter((one.date.value[:7], one.type) for one in kept() if one.date and len(one.date.value) > 4)
    bars = timeline.run(BARS)
    assert [bar["period"] for bar in bars] == sorted({month for month, _ in told})
    one = max(bar["parts"][type_] for bar in bars for type_ in bar["parts"]) / max(told.values())
    for bar in bars:
        counts = {type_: count for (month, type_), count in told.items() if month == bar["period"]}
        assert bar["parts"].keys() == counts.keys()
        assert f": {sum(counts.values())} (" in bar["name"]
        assert all(bar["parts"][type_] == pytest.approx(one * counts[type_], abs=2) for type_ in counts)
    assert bars[0]["name"].startswith("تشرين الأول 2017")
    assert f"بلا تاريخ: {sum(one.date is None for one in kept())}" in texts(timeline, "#timeline .note")[0]


def test_types_are_told_apart_and_explained(opened: Callable[[Path], Page], tmp_path: Path) -> None:
    """Each type looks otherwise, within the colour of its group, and the key says which it is and how many it has."""
    samples = [one for one in kept() if isinstance(one, Event)]
    date_ = DateMention(value="2017-10-17", precision="day", text="")
    made = [
        samples[0].model_copy(update={"id": type_, "type": type_, "mode": None, "date": date_}) for type_ in groups()
    ]
    write_page(build_graph(made), documents(), tmp_path / "graph.html")
    page = opened(tmp_path / "graph.html")
    page.run("siraa.update({ view: 'timeline' })")
    look = """return Object.fromEntries([...document.querySelectorAll(arguments[0] + " [data-type]")].map(part => {
      const { fill, stroke } = getComputedStyle(part);
      return [part.dataset.type, [fill, stroke, part.nextElementSibling?.getAttribute("fill") ?? null].join()]; }))"""
    bars, key = (page.run(look, where) for where in (".stack", "#timeline-key"))
    assert bars.keys() == groups().keys()
    assert len(set(bars.values())) == len(bars)
    assert {type_: seen.rsplit(",", 1)[0] for type_, seen in bars.items()} == {
        type_: seen.rsplit(",", 1)[0] for type_, seen in key.items()
    }
    counts = [item.rsplit(maxsplit=1)[-1] for item in texts(page, "#timeline-key li")]
    assert counts == ["1"] * len(groups())


def test_a_date_less_exact_than_the_bars_is_a_light_span(opened: Callable[[Path], Page], tmp_path: Path) -> None:
    usual = [f"2017-{month:02}-01" for month in range(1, 13) for _ in range(9)]
    spread([*usual, "2017", "2017", "2017-03/2017-05"], tmp_path / "graph.html")
    page = opened(tmp_path / "graph.html")
    page.run("siraa.update({ view: 'timeline', language: 'en' })")
    names = [span["name"].split(" (")[0] for span in page.run(BARS, "vague")]
    assert names == ["2017: 2", "March 2017 – May 2017: 1"]
    box = "const { x, width } = document.querySelector(arguments[0]).getBBox(); return [x, x + width]"
    ends = {period: page.run(box, f"[data-period='{period}'] .room") for period in ("2017-01", "2017-03", "2017-05")}
    assert page.run(box, "[data-period='2017-03/2017-05'] .vague-box") == pytest.approx(
        [ends["2017-03"][0], ends["2017-05"][1]], abs=2
    )
    assert page.run(box, "[data-period='2017'] .vague-box")[0] == pytest.approx(ends["2017-01"][0], abs=2)
    assert "Less exact date" in texts(page, "#timeline-key")[0]
    page.run("document.querySelector(\"[data-period='2017-03/2017-05']\").dispatchEvent(new MouseEvent('click'))")
    assert page.run("const { since, until } = siraa.state.filters; return [since, until]") == ["2017-03", "2017-05"]
    assert page.run(SHOWN) == 28


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
    timeline.browser.find_element(By.CSS_SELECTOR, "#timeline .head .more").send_keys(Keys.ENTER)
    assert timeline.run("return document.activeElement.dataset.period ?? ''") == period


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
    page.run("document.querySelector('#timeline .stack').dispatchEvent(new MouseEvent('click'))")
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
