"""The views and their tabs, and the table of relations, which tells what the picture shows."""

import pytest
from selenium.webdriver import Keys
from selenium.webdriver.common.by import By

from graph.dates import first_day, last_day
from tests.browser.conftest import Page, click, texts

COLUMN = """
return [...document.querySelectorAll("#table tbody tr")].map(row => row.cells[arguments[0]].textContent.trim());"""
KILLED = """
return siraa.data.lines.map(line => Math.max(0, ...line.statements.flatMap(n => siraa.data.statements[n].killed ?? [])))
  .sort((a, b) => b - a);"""


def shown(page: Page) -> list[str]:
    """The panels of views that are seen."""
    return list(page.run("return [...document.querySelectorAll('#view > section:not([hidden])')].map(e => e.id)"))


def test_one_view_is_seen_at_a_time_and_its_tab_says_so(page: Page) -> None:
    for tab in page.browser.find_elements(By.CSS_SELECTOR, "#views [role=tab]"):
        tab.click()
        view = tab.get_attribute("aria-controls")
        assert shown(page) == [view]
        assert page.run("return siraa.state.view") == view
        chosen = page.browser.find_elements(By.CSS_SELECTOR, "#views [aria-selected=true]")
        assert chosen == [tab]
        panel = page.browser.find_element(By.ID, view or "")
        assert panel.get_attribute("role") == "tabpanel"
        assert panel.get_attribute("aria-labelledby") == tab.get_attribute("id")


@pytest.mark.parametrize(("language", "forwards", "backwards"), [("ar", "LEFT", "RIGHT"), ("en", "RIGHT", "LEFT")])
def test_the_arrows_go_along_the_tabs_as_they_point(page: Page, language: str, forwards: str, backwards: str) -> None:
    page.run("siraa.update({ language: arguments[0] })", language)
    names = page.run("return [...document.querySelectorAll('#views [role=tab]')].map(tab => tab.id)")
    page.browser.find_element(By.ID, names[0]).send_keys(Keys.__dict__[f"ARROW_{forwards}"])
    focused = "return document.activeElement.id"
    assert page.run(focused) == names[1]
    for key, expected in (
        (Keys.END, names[-1]),
        (Keys.__dict__[f"ARROW_{forwards}"], names[0]),
        (Keys.__dict__[f"ARROW_{backwards}"], names[-1]),
        (Keys.HOME, names[0]),
    ):
        page.browser.switch_to.active_element.send_keys(key)
        assert page.run(focused) == expected
        assert page.run("return document.activeElement.tabIndex") == 0
        assert len(page.browser.find_elements(By.CSS_SELECTOR, "#views [tabindex='0']")) == 1


def test_the_picture_stays_where_it_was_while_another_view_is_seen(page: Page) -> None:
    page.run("siraa.network.moveTo({ scale: 2, position: { x: 30, y: 40 } })")
    where = "const { x, y } = siraa.network.getViewPosition(); return [siraa.network.getScale(), x, y]"
    before = page.run(where)
    click(page, "#tab-table")
    click(page, "#tab-graph")
    page.browser.execute_async_script("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))")
    assert page.run(where) == pytest.approx(before, abs=0.5)


def test_the_link_for_keyboards_goes_to_the_table(page: Page) -> None:
    page.browser.find_element(By.ID, "skip").send_keys(Keys.ENTER)
    assert page.run("return [siraa.state.view, document.activeElement.id]") == ["table", ""]
    assert page.run("return document.activeElement.dataset.sort") == "from", "the first button of its head"


def test_the_table_holds_the_visible_relations_with_their_dates_and_dead(page: Page) -> None:
    click(page, "#tab-table")
    assert len(page.run(COLUMN, 0)) == page.run("return siraa.data.lines.length")
    rows = [row for row in texts(page, "#table tbody tr") if "2017" in row or "2018" in row]
    assert rows
    assert "2018-01-20" in " ".join(rows)
    assert "1,200" in page.run(COLUMN, 7)
    page.run("siraa.update({ tab: 'filters' })")
    click(page, "[data-filter='type:group-violence']")
    assert len(page.run(COLUMN, 0)) == page.run("return siraa.visible.lines.length")
    assert "1,200" not in page.run(COLUMN, 7)


def test_each_column_sorts_the_table_both_ways(page: Page) -> None:
    click(page, "#tab-table")
    columns = page.run("return [...document.querySelectorAll('#table th button')].map(b => b.dataset.sort)")
    assert columns == ["from", "type", "to", "status", "count", "first", "last", "killed"]
    for number, column in enumerate(columns):
        orders = []
        for _ in range(2):
            page.browser.find_element(By.CSS_SELECTOR, f"[data-sort={column}]").send_keys(Keys.ENTER)
            assert page.run("return document.activeElement.dataset.sort") == column
            (head,) = page.browser.find_elements(By.CSS_SELECTOR, "#table th[aria-sort]")
            assert head.find_element(By.TAG_NAME, "button").get_attribute("data-sort") == column
            orders.append((head.get_attribute("aria-sort"), page.run(COLUMN, number)))
        ways = dict(orders)
        assert ways.keys() == {"ascending", "descending"}
        known = {way: [value for value in values if value != "–"] for way, values in ways.items()}
        assert all(values[: len(known[way])] == known[way] for way, values in ways.items())  # the unknown come last
        assert known["ascending"] == known["descending"][::-1]
        if column in ("first", "last"):
            days = [(first_day if column == "first" else last_day)(value) for value in known["ascending"]]
            assert days == sorted(days)


def test_the_dead_are_sorted_as_numbers(page: Page) -> None:
    click(page, "#tab-table")
    click(page, "[data-sort=killed]")
    told = [int(value.replace(",", "")) for value in page.run(COLUMN, 7) if value != "–"]
    assert told == [number for number in page.run(KILLED) if number]
    assert len(told) > 2


def test_the_table_says_in_words_what_the_picture_shows_by_dashes_shapes_and_colours(page: Page) -> None:
    page.run("siraa.update({ view: 'table', language: 'en' })")
    cells = """return siraa.data.lines.map(({ id, from, to, type, statements }) => {
      const row = [...document.querySelectorAll(`#table [data-line="${id}"] td`)].map(cell => cell.textContent);
      const status = statements.map(number => siraa.data.statements[number].status ?? "asserted");
      return [siraa.data.nodes[from], siraa.data.nodes[to], status, row]; })"""
    label = "return siraa.data.labels[arguments[0]][1]"
    several = 0
    for source, target, statuses, row in page.run(cells):
        for node, cell in ((source, row[0]), (target, row[2])):
            kind = f"precision.{node['precision']}" if node["kind"] == "place" else f"kind.{node['kind']}"
            assert cell.strip() == node["name"] + page.run(label, kind)
        told = {page.run(label, f"status.{status}") for status in statuses}
        assert all(words in row[3] for words in told)
        several += len(told) > 1
        if len(told) == 1:
            assert row[3] in told
    dashed = {row[3] for _, _, statuses, row in page.run(cells) if "asserted" not in statuses}
    assert dashed
    assert not any("Told as a fact" in words for words in dashed)


def test_a_row_of_the_table_opens_its_statements_and_gets_the_focus_back(page: Page) -> None:
    click(page, "#tab-table")
    row = page.browser.find_elements(By.CSS_SELECTOR, "#table tbody tr")[2]
    opener = row.find_element(By.TAG_NAME, "button")
    opener.send_keys(Keys.ENTER)
    assert page.run("return siraa.state.selected") == {"line": int(row.get_attribute("data-line") or "")}
    page.browser.switch_to.active_element.send_keys(Keys.ESCAPE)
    assert page.run("return document.activeElement === document.querySelectorAll('#table .open')[2]")


def test_beside_the_table_stand_the_filters_and_not_the_same_list(page: Page) -> None:
    click(page, "#tab-table")
    assert texts(page, "#relations") == []
    assert len(texts(page, "#filters")) == 1
    click(page, "#tab-graph")
    assert len(texts(page, "#relations")) == 1


def test_on_a_phone_the_table_moves_within_its_own_frame(page: Page) -> None:
    page.resize(390, 844)
    click(page, "#tab-table")
    assert page.run("return document.documentElement.scrollWidth") <= 390
    assert page.run(
        "const { scrollWidth, clientWidth } = document.getElementById('table'); return scrollWidth > clientWidth"
    )
    for tab in page.browser.find_elements(By.CSS_SELECTOR, "#views [role=tab]"):
        assert 0 <= tab.rect["x"] < tab.rect["x"] + tab.rect["width"] <= 390
    page.browser.find_elements(By.CSS_SELECTOR, "#table .open")[0].click()
    assert page.run("return document.getElementById('side').getBoundingClientRect().bottom") == 844
