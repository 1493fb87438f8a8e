"""What a reader does with the page, in a real browser."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from selenium.webdriver import ActionChains, Keys
from selenium.webdriver.common.by import By

from graph.page import write_page
from tests.browser.conftest import Page, click, texts
from tests.graph.page.news import documents, news_graph

LINE = "return siraa.data.lines.find(l => siraa.data.nodes[l.from].key === arguments[0] && l.type === arguments[1]).id"
NODE = "return siraa.data.nodes.find(node => node.key === arguments[0]).id"


def click_at(page: Page, point: dict[str, float]) -> None:
    """Click a point of the picture, told in pixels from its upper left corner."""
    canvas = page.browser.find_element(By.ID, "network")
    size = canvas.size
    offset = round(point["x"] - size["width"] / 2), round(point["y"] - size["height"] / 2)
    ActionChains(page.browser).move_to_element_with_offset(canvas, *offset).click().perform()


def test_the_page_asks_for_nothing_but_itself_and_complains_of_nothing(page: Page) -> None:
    for language in ("en", "ar"):
        page.run("siraa.update({language: arguments[0], theme: 'dark', selected: {line: 0}})", language)
    assert page.requests() == [page.address]
    assert page.complaints() == []


def test_it_is_right_to_left_and_says_what_it_is(page: Page) -> None:
    assert page.run("return [document.documentElement.dir, document.documentElement.lang]") == ["rtl", "ar"]
    assert "وليست حقائق" in texts(page, ".banner")[0]
    assert "المقالات: 5" in texts(page, "#about")[0]
    assert page.run("return getComputedStyle(document.querySelector('table')).direction") == "rtl"


def test_a_click_on_a_line_shows_its_sentences_with_their_parts_marked(page: Page) -> None:
    line = page.run(LINE, "TURKEY", "ASSAULT")
    middle = (
        "const e = siraa.network.body.edges[arguments[0]]; return siraa.network.canvasToDOM(e.edgeType.getPoint(0.5))"
    )
    click_at(page, page.run(middle, line))
    assert page.run("return siraa.state.selected") == {"line": line}
    shown = texts(page, "#statements blockquote")
    assert len(shown) == page.run("return siraa.data.lines[arguments[0]].statements.length", line)
    first = page.browser.find_element(By.CSS_SELECTOR, "#statements article")
    said = page.run(
        "const s = siraa.data.statements[arguments[0]]; return siraa.data.sentences[s.sentence][1]",
        int(first.get_attribute("data-statement") or ""),
    )
    assert first.find_element(By.TAG_NAME, "blockquote").text == said
    assert first.find_element(By.TAG_NAME, "blockquote").get_attribute("dir") == "rtl"
    assert [m.text for m in first.find_elements(By.CSS_SELECTOR, ".role-sources")][:1] == ["القوات التركية"]
    assert first.find_elements(By.CSS_SELECTOR, "mark.role-trigger")


def test_the_statement_tells_claim_numbers_status_and_origin(page: Page) -> None:
    page.run("siraa.select({line: arguments[0]})", page.run(LINE, "COALITION", "ASSAULT"))
    (card,) = texts(page, "#statements article")
    for part in ("المرصد السوري لحقوق الإنسان", "1,200 أو أكثر", "news.example", "71%", "lexicon+model", "غارة جوية"):
        assert part in card
    (link,) = page.browser.find_elements(By.CSS_SELECTOR, "#statements a")
    assert link.get_attribute("href") == "https://news.example/raqqa"
    assert link.get_attribute("rel") == "noopener noreferrer"
    page.run("siraa.select({line: arguments[0]})", page.run(LINE, "USA", "SUPPORT"))
    assert texts(page, ".status") == ["محتمل أو مزمع"]


def test_dates_and_numbers_keep_their_order_within_arabic_text(page: Page) -> None:
    page.run("siraa.select({node: arguments[0]})", page.run(NODE, "TURKEY"))
    assert "2018-01-20" in texts(page, "#statements .when bdi[dir=ltr]")
    bare = r"""
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const found = [];
      while (walker.nextNode()) {
        const { parentElement: parent, data } = walker.currentNode;
        if (/\d{4}-\d\d/.test(data) && !parent.closest("script, style, bdi, [dir=ltr]")) found.push(data);
      }
      return found;"""
    assert page.run(bare) == []


def test_statements_are_sorted_by_date_with_the_undated_last(page: Page) -> None:
    page.run("siraa.select({node: arguments[0]})", page.run(NODE, "SDF"))
    shown = texts(page, "#statements .when")
    dated = [when for when in shown if when[:1].isdigit()]
    assert dated == sorted(dated)
    assert len(dated) == 2
    assert shown[len(dated) :] == ["بلا تاريخ"] * (len(shown) - 2)


def test_a_click_on_a_node_or_on_its_name_shows_what_names_it(page: Page) -> None:
    node = page.run(NODE, "IRAN")
    click_at(page, page.run("return siraa.network.canvasToDOM(siraa.data.nodes[arguments[0]])", node))
    assert page.run("return siraa.state.selected") == {"node": node}
    assert texts(page, "#evidence h2") == ["إيران"]
    page.run("siraa.select(null)")
    caption = "return siraa.network.canvasToDOM(siraa.captions.shown.find(box => box.node.id === arguments[0]))"
    click_at(page, page.run(caption, node))
    assert page.run("return siraa.state.selected") == {"node": node}


def test_search_finds_names_in_any_spelling_and_shows_their_statements(page: Page) -> None:
    field = page.browser.find_element(By.ID, "search")
    for query, expected in (
        ("ايران", "إيران"),
        ("TURK", "تركيا"),
        ("القوات التركيه", "تركيا"),
        ("داعش", "تنظيم الدولة الإسلامية"),
        ("daesh", "تنظيم الدولة الإسلامية"),
        ("qsd", "قوات سوريا الديمقراطية"),
        ("مرصد", "المرصد السوري لحقوق الإنسان"),
    ):
        field.clear()
        field.send_keys(query)
        assert texts(page, "#found li b")[0] == expected
    field.send_keys(Keys.ENTER)
    assert texts(page, "#evidence h2") == ["المرصد السوري لحقوق الإنسان"]
    assert page.run("return document.activeElement.id") == "evidence-back"
    page.browser.switch_to.active_element.send_keys(Keys.ESCAPE)
    assert page.run("return [siraa.state.selected, document.activeElement.id]") == [None, "search"]


def test_search_says_when_there_is_no_such_name(page: Page) -> None:
    page.browser.find_element(By.ID, "search").send_keys("قسطنطينية")
    assert texts(page, "#found li") == ["لا اسم كهذا"]


def test_filters_hide_lines_and_count_what_is_left(page: Page) -> None:
    count = "return [siraa.visible.statements.size, siraa.network.body.data.edges.length]"
    everything = page.run(count)
    click(page, "#tab-filters")
    attacks = page.run("return siraa.data.statements.filter(s => s.type === 'ASSAULT').length")
    box = "[data-filter='type:ASSAULT']"
    assert page.run(f"return document.querySelector(\"{box}\").parentElement.querySelector('bdi').textContent") == str(
        attacks
    )
    click(page, box)
    statements, lines = page.run(count)
    assert statements == everything[0] - attacks
    assert lines < everything[1]
    assert page.run("return document.activeElement.dataset.filter") == "type:ASSAULT"
    assert page.run("return document.querySelector(\"[data-filter='type:group-violence']\").indeterminate") is True
    click(page, "#filters .reset")
    assert page.run(count) == everything


def test_filters_of_status_and_kind_work_together_with_the_panel(page: Page) -> None:
    click(page, "#tab-filters")
    click(page, "[data-filter='status:asserted']")
    left = page.run("return [...siraa.visible.statements].map(n => siraa.data.statements[n].status)")
    assert sorted(set(left)) == ["hypothetical", "negated"]
    click(page, "[data-filter='kind:place']")
    shown = page.run("return siraa.network.body.data.nodes.get({filter: item => !item.hidden}).map(item => item.id)")
    kinds = page.run("return arguments[0].map(id => siraa.data.nodes[id].kind)", shown)
    assert "state" in kinds
    assert "place" not in kinds
    page.run("siraa.select({node: arguments[0]})", page.run(NODE, "TURKEY"))
    naming = """return siraa.data.statements.filter((statement, number) => siraa.visible.statements.has(number)
      && ["sources", "targets", "by"].some(role => (statement[role] ?? []).some(([who]) => who === arguments[0])))"""
    assert 0 < len(texts(page, "#statements article")) == len(page.run(naming, page.run(NODE, "TURKEY")))
    assert "إفادات أخفتها المرشّحات" in texts(page, "#evidence > .note")[0]


def test_lines_that_are_only_denied_or_possible_are_dashed(page: Page) -> None:
    dashes = "return Boolean(siraa.network.body.data.edges.get(arguments[0]).dashes)"
    assert page.run(dashes, page.run(LINE, "USA", "SUPPORT")) is True
    assert page.run(dashes, page.run(LINE, "COALITION", "SUPPORT")) is False
    assert page.run(dashes, page.run(LINE, "TURKEY", "ASSAULT")) is False


def test_the_table_holds_every_line_and_opens_it_by_the_keyboard(page: Page) -> None:
    rows = page.browser.find_elements(By.CSS_SELECTOR, "#relations tbody tr")
    assert len(rows) == page.run("return siraa.data.lines.length")
    opener = rows[3].find_element(By.TAG_NAME, "button")
    opener.send_keys(Keys.ENTER)
    assert page.run("return siraa.state.selected") == {"line": int(rows[3].get_attribute("data-line") or "")}
    assert page.browser.switch_to.active_element.get_attribute("id") == "evidence-back"
    page.browser.switch_to.active_element.send_keys(Keys.ENTER)
    assert page.browser.switch_to.active_element == opener


def test_every_control_can_be_reached_by_the_keyboard_and_shows_its_focus(page: Page) -> None:
    page.run("document.querySelector('.skip').focus()")
    reached = []
    for _ in range(10):
        page.browser.switch_to.active_element.send_keys(Keys.TAB)
        reached.append(page.run("const e = document.activeElement; return e.id || e.className"))
        if reached[-1] not in ("vis-network",):
            assert page.run("return getComputedStyle(document.activeElement).outlineStyle") != "none"
    expected = [
        "tab-graph",
        "search",
        "language",
        "theme",
        "vis-network",
        "zoom-in",
        "zoom-out",
        "zoom-fit",
        "hint-close",
    ]
    assert [name for name in reached if name in expected] == expected


def test_the_language_switch_turns_names_texts_and_direction(page: Page) -> None:
    click(page, "#language")
    assert page.run("return [document.documentElement.dir, document.documentElement.lang]") == ["ltr", "en"]
    assert texts(page, "th") == ["From", "Relation", "To", "Count"]
    page.run("siraa.select({node: arguments[0]})", page.run(NODE, "TURKEY"))
    assert texts(page, "#evidence h2") == ["Turkey"]
    assert page.run("return getComputedStyle(document.querySelector('blockquote')).direction") == "rtl"
    shown = page.run("return [...document.querySelectorAll('[data-label], th, legend, dt')].map(e => e.textContent)")
    assert [text for text in shown if re.search("[\u0600-\u06ff]", text)] == []


def test_the_theme_follows_the_system_and_can_be_switched(page: Page) -> None:
    for scheme in ("dark", "light"):
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        page.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
        page.browser.refresh()
        assert page.run("return document.documentElement.dataset.theme") == scheme
    light = page.run("return getComputedStyle(document.body).backgroundColor")
    click(page, "#theme")
    assert page.run("return getComputedStyle(document.body).backgroundColor") != light


def test_a_phone_shows_the_picture_and_the_panel_over_it(page: Page) -> None:
    page.resize(390, 844)
    page.browser.refresh()
    assert page.run("return document.documentElement.scrollWidth") <= 390
    page.run("siraa.select({line: 0})")
    panel = page.run(
        "const b = document.getElementById('side').getBoundingClientRect(); return [b.left, b.right, b.bottom]"
    )
    assert panel == [0, 390, 844]
    height = "return siraa.network.canvasToDOM(siraa.data.nodes[siraa.data.lines[0][arguments[0]]]).y"
    top = page.run("return document.getElementById('side').getBoundingClientRect().top")
    assert all(0 < page.run(height, end) < top for end in ("from", "to"))


def test_an_empty_graph_says_so(opened: Callable[[Path], Page], tmp_path: Path) -> None:
    write_page(news_graph().__class__(), {}, tmp_path / "graph.html")
    page = opened(tmp_path / "graph.html")
    assert "لا علاقات هنا" in texts(page, "#empty")[0]
    assert page.complaints() == []


def test_a_node_that_is_not_drawn_at_first_comes_by_search(
    opened: Callable[[Path], Page], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.page.nodes.DRAWN", 10)
    write_page(news_graph(), documents(), tmp_path / "graph.html")
    page = opened(tmp_path / "graph.html")
    drawn = "return siraa.network.body.data.nodes.getIds()"
    assert len(page.run(drawn)) == 10
    sinjar = page.run(NODE, "geonames:448149")
    assert sinjar not in page.run(drawn)
    assert "10 من 27" in texts(page, "#counter")[0]
    page.browser.find_element(By.ID, "search").send_keys("سنجار", Keys.ENTER)
    assert sinjar in page.run(drawn)
    assert "11 من 27" in texts(page, "#counter")[0]
