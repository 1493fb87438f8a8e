"""The filters: what each leaves, what each value would show, and how lists and the tree of places are used."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from selenium.webdriver import ActionChains, Keys
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from graph.build import build_graph
from graph.page import write_page
from graph.records import ActorMention, Event
from tests.browser.conftest import SHOWN, Page, click, counts, handle, texts
from tests.graph.page.news import documents, statements

QUICK = 100.0  # milliseconds, for the best of several; about ten times what it takes
CHOOSE = """
const { filters } = siraa.state;
const only = { ...filters.only };
for (const [facet, values] of Object.entries(arguments[0])) only[facet] = new Set(values);
siraa.update({ filters: { ...filters, only } });"""


def test_counts_tell_what_each_value_would_show_under_all_other_filters(panel: Page) -> None:
    click(panel, "[data-filter='type:ASSAULT']")
    panel.run(CHOOSE, {"by": ["SOHR"], "side": ["TURKEY", "ISIS"]})
    panel.run("siraa.update({ filters: { ...siraa.state.filters, confidence: 0.5, undated: true } })")
    told = {facet: counts(panel, facet) for facet in ("type", "status", "kind", "side", "by", "place")}
    assert told["by"]["SOHR"] == panel.run(SHOWN)
    for facet in ("side", "by", "place"):
        before = panel.run("return [...siraa.state.filters.only[arguments[0]]]", facet)
        for value, count in told[facet].items():
            panel.run(CHOOSE, {facet: [value]})
            assert panel.run(SHOWN) == count, (facet, value)
        panel.run(CHOOSE, {facet: before})
    hide = """
      const { filters } = siraa.state, [facet, all, shown] = arguments;
      const hidden = { ...filters.hidden, [facet]: new Set(all.filter(value => value !== shown)) };
      siraa.update({ filters: { ...filters, hidden } });"""
    whole = "return document.querySelector(\"[data-filter='type:group-violence']\").parentElement.textContent"
    assert panel.run(whole).endswith(str(told["type"]["ASSAULT"] + told["type"]["COERCE"])), "a group has its types"
    for facet in ("type", "status"):
        values = [value for value in told[facet] if not value.startswith("group-")]
        for value in values:
            panel.run(hide, facet, values, value)
            assert panel.run(SHOWN) == told[facet][value], (facet, value)
        panel.run(hide, facet, [v for v in values if v == "ASSAULT"], None)


def test_a_side_has_all_that_belongs_to_it(panel: Page) -> None:
    sides = panel.run("return Object.fromEntries(siraa.data.nodes.map(node => [node.key, node.side ?? null]))")
    assert sides["YPG"] == sides["SDF"] == "SDF"
    click(panel, "[data-filter='side:SDF']")
    ends = panel.run(
        "return siraa.visible.lines.map(({ line }) => [line.from, line.to].map(n => siraa.data.nodes[n].key))"
    )
    assert ends
    assert all({"SDF", "YPG"} & set(pair) for pair in ends)
    assert any("YPG" in pair and "SDF" not in pair for pair in ends)
    click(panel, "[data-filter='side:ISIS']")
    both = panel.run(
        "return siraa.visible.lines.map(({ line }) => [line.from, line.to].map(n => siraa.data.nodes[n].key))"
    )
    assert len(both) > len(ends)
    assert all({"SDF", "YPG", "ISIS"} & set(pair) for pair in both)


def test_claimants_can_be_asked_for_and_so_can_the_article_itself(panel: Page) -> None:
    named = Counter(name.id for one in statements() for name in {m.id: m for m in one.claimed_by}.values())
    told = counts(panel, "by")
    assert told["SOHR"] == named["SOHR"]
    click(panel, "[data-filter='by:SOHR']")
    assert panel.run(SHOWN) == named["SOHR"]
    assert panel.run("return document.activeElement.dataset.filter") == "by:SOHR"
    click(panel, "[data-filter='by:SOHR']")
    click(panel, "[data-filter='by:']")
    left = panel.run("return [...siraa.visible.statements].map(number => siraa.data.statements[number].by ?? null)")
    assert left == [None] * told[""]


def test_a_place_has_what_lies_in_it(panel: Page) -> None:
    places = {place["key"]: place for place in panel.run("return siraa.data.nodes.filter(n => n.kind === 'place')")}
    assert places["geonames:448149"]["within"] == "siraa:nineveh-governorate"
    told = counts(panel, "place")
    assert told["siraa:sy"] > told["siraa:iq"] == 1
    assert "siraa:nineveh-governorate" not in told
    click(panel, "[data-filter='open:siraa:iq']")
    assert counts(panel, "place")["siraa:nineveh-governorate"] == 1
    assert panel.run("return document.activeElement.getAttribute('aria-expanded')") == "true"
    click(panel, "[data-filter='place:siraa:nineveh-governorate']")
    assert panel.run("return [...siraa.visible.statements].length") == 1
    named = panel.run("return [...siraa.visible.lines].map(({ line }) => siraa.data.nodes[line.to].key)")
    assert named == ["geonames:448149"]


def test_a_link_to_a_place_opens_the_tree_as_far_as_that(page: Page) -> None:
    page.browser.get("about:blank")
    page.browser.get(f"{page.address}#tab=filters&place=geonames:448149")
    assert page.run(SHOWN) == 1
    click(page, "#filters details:nth-of-type(5) summary")
    chosen = (
        By.CSS_SELECTOR,
        "[data-filter='place:geonames:448149']",
    )  # the browser tells that a fold opens a little later
    box = WebDriverWait(page.browser, 10).until(lambda browser: browser.find_element(*chosen))
    assert box.is_selected() is True


def test_long_lists_and_the_tree_are_searched_in_any_spelling(panel: Page) -> None:
    field = panel.browser.find_element(By.CSS_SELECTOR, "[data-find=place]")
    field.send_keys("دير الزُور")
    assert set(counts(panel, "place")) >= {"geonames:170794"}
    assert len(counts(panel, "place")) <= 3
    assert "سوريا" in " ".join(texts(panel, ".values small"))
    field.send_keys(Keys.CONTROL, "a")
    field.send_keys("قسطنطينية")
    assert texts(panel, ".values .none") == ["لا اسم كهذا"]
    assert panel.run("return document.activeElement.dataset.find") == "place"
    field = panel.browser.find_element(By.CSS_SELECTOR, "[data-find=side]")
    field.send_keys("تركيا")
    assert list(counts(panel, "side")) == ["TURKEY"]


def test_lists_find_names_of_the_other_language_and_other_names(opened: Callable[[Path], Page], tmp_path: Path) -> None:
    made = [one.model_copy(update={"claimed_by": claimants(number)}) for number, one in enumerate(statements())]
    write_page(build_graph(made), documents(), tmp_path / "graph.html")
    page = opened(tmp_path / "graph.html")
    page.run("siraa.update({ tab: 'filters' }); document.querySelectorAll('.facet').forEach(part => part.open = true)")
    page.browser.execute_async_script("setTimeout(arguments[0], 50)")
    for facet, query, expected in (
        ("side", "Turkey", "TURKEY"),
        ("side", "daesh", "ISIS"),
        ("by", "syrian observatory", "SOHR"),
        ("by", "المرصد", "SOHR"),
        ("by", "article", ""),
        ("place", "sinjar", "geonames:448149"),
    ):
        field = page.browser.find_element(By.CSS_SELECTOR, f"[data-find={facet}]")
        field.clear()
        field.send_keys(query)
        assert list(counts(page, facet)) == [expected], query


def claimants(number: int) -> tuple[ActorMention, ...]:
    """Those of a statement: as many in all as make a list worth searching."""
    actors = {m.id: m for one in statements() if isinstance(one, Event) for m in (*one.sources, *one.claimed_by)}
    return (sorted(actors.values(), key=lambda actor: actor.id)[number % len(actors)],) if number % 4 else ()


def test_filters_of_every_kind_stand_in_the_address(page: Page) -> None:
    told = "tab=filters&side=SDF&side=&by=SOHR&place=siraa:sy&confidence=35&since=2017-10&until=2019&undated=no"
    page.browser.get("about:blank")
    page.browser.get(f"{page.address}#{told}")
    filters = """
      const { only, confidence, since, until, undated } = siraa.state.filters;
      return [[...only.side], [...only.by], [...only.place], confidence, since, until, undated];"""
    assert page.run(filters) == [["SDF", ""], ["SOHR"], ["siraa:sy"], 0.35, "2017-10", "2019", False]
    page.browser.get("about:blank")
    page.browser.get(f"{page.address}#side=NOBODY&by=x&place=y&confidence=-3&since=2017-02-30&until=20&undated=maybe")
    assert page.run(filters) == [[], [], [], 0, None, None, True]
    page.browser.get("about:blank")
    page.browser.get(f"{page.address}#since=2019&until=2018")
    assert page.run(filters)[4:6] == [None, None]


def test_clearing_lifts_all_filters(panel: Page) -> None:
    everything = panel.run(SHOWN)
    assert panel.browser.find_element(By.ID, "filters-reset").is_enabled() is False
    panel.run(CHOOSE, {"by": ["SOHR"], "place": ["siraa:sy"]})
    panel.run("siraa.update({ filters: { ...siraa.state.filters, confidence: 0.9, until: '2018', undated: false } })")
    assert panel.run(SHOWN) < everything
    assert "•" in texts(panel, "#tab-filters")[0]
    click(panel, "#filters-reset")
    assert panel.run(SHOWN) == everything


def test_the_filters_fit_a_phone(panel: Page) -> None:
    panel.resize(390, 844)
    assert panel.run("return document.documentElement.scrollWidth") <= 390
    too_small = """
      return [...document.querySelectorAll("#filters label.filter, #filters summary, #filters button")]
        .filter(e => e.getBoundingClientRect().height < 24).map(e => e.textContent);"""
    assert panel.run(too_small) == []
    ActionChains(panel.browser).scroll_to_element(handle(panel, "since")).perform()
    assert panel.run(
        "const b = arguments[0].getBoundingClientRect(); return b.left >= 0 && b.right <= 390", handle(panel, "since")
    )


def test_a_change_of_the_filters_is_quick_with_ten_thousand_statements(
    opened: Callable[[Path], Page], tmp_path: Path
) -> None:
    samples = statements()
    made = [
        samples[number % len(samples)].model_copy(update={"id": str(number), "confidence": number % 100 / 100})
        for number in range(10_000)
    ]
    write_page(build_graph(made), documents(), tmp_path / "graph.html")
    page = opened(tmp_path / "graph.html")
    page.run("siraa.update({ tab: 'filters' })")
    change = """
      const start = performance.now();
      siraa.update({ filters: { ...siraa.state.filters, confidence: arguments[0] } });
      return performance.now() - start;"""
    assert min(page.run(change, 0.05 * step) for step in range(12)) < QUICK
    assert 0 < page.run(SHOWN) < 5_000


@pytest.mark.parametrize("name", ["none", "None", "null"])
def test_one_who_is_called_none_is_not_taken_for_nobody(
    opened: Callable[[Path], Page], tmp_path: Path, name: str
) -> None:
    told = statements()
    (claimant, *_) = (who for one in told for who in one.claimed_by)
    called = claimant.model_copy(update={"id": name, "name": name, "name_ar": name})
    made = [one.model_copy(update={"claimed_by": (called,) if number < 3 else ()}) for number, one in enumerate(told)]
    write_page(build_graph(made), documents(), tmp_path / "graph.html")
    page = opened(tmp_path / "graph.html")
    page.run(CHOOSE, {"by": [name]})
    assert page.run(SHOWN) == 3
