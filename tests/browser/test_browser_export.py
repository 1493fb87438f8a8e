"""What can be taken from the page: files that hold what is seen, and paper."""

import base64
import csv
import io
import json
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from graph.build import build_graph
from graph.exports.spreadsheet import write_table
from graph.page import write_page
from graph.records import Event
from tests.browser.conftest import Page, click, texts
from tests.graph.page.news import documents, statements

HARMFUL = ("=1+1", "+1", "-1", "@sum", "\tx", "\rx", "＝1", "a,b", 'say "x"', "two\nlines", "'=1", " =1", "\ud800")


@pytest.fixture
def taken(tmp_path: Path) -> Callable[[Page, str], bytes]:
    """Takes something from the page by its menu; returns what the file holds."""

    def take(page: Page, name: str) -> bytes:
        behaviour = {"behavior": "allow", "downloadPath": str(tmp_path / "taken"), "eventsEnabled": False}
        page.browser.execute_cdp_cmd("Browser.setDownloadBehavior", behaviour)
        click(page, "#export summary")
        click(page, f"#export-{name}")
        for _ in range(100):
            page.browser.execute_async_script("setTimeout(arguments[0], 50)")
            done = [path for path in (tmp_path / "taken").glob("siraa-*") if path.suffix != ".crdownload"]
            if done and done[0].stat().st_size:
                content = done[0].read_bytes()
                done[0].unlink()
                return content
        raise AssertionError(f"no file of {name}")

    return take


def rows_of(content: bytes) -> list[dict[str, str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_the_visible_statements_are_taken_as_a_table(page: Page, taken: Callable[[Page, str], bytes]) -> None:
    rows = rows_of(taken(page, "csv"))
    assert sorted(row["id"] for row in rows) == sorted(one.id for one in statements())
    assert [row["date"] for row in rows if row["date"]] == sorted(row["date"] for row in rows if row["date"])
    (row,) = [row for row in rows if row["killed_min"] == "1200"]
    assert (row["sources"], row["sources_ar"], row["killed_max"]) == ("International Coalition", "التحالف الدولي", "")
    assert (row["url"], row["confidence"]) == ("https://news.example/raqqa", "0.71")
    click(page, "#tab-filters")
    click(page, "[data-filter='type:ASSAULT']")
    left = rows_of(taken(page, "csv"))
    assert {row["type"] for row in rows} - {row["type"] for row in left} == {"ASSAULT"}
    assert len(left) == page.run("return siraa.visible.statements.size")


def test_the_visible_statements_are_taken_as_json(page: Page, taken: Callable[[Page, str], bytes]) -> None:
    found: list[dict[str, Any]] = json.loads(taken(page, "json"))
    assert {one["id"]: one["sentence"] for one in found} == {one.id: one.sentence for one in statements()}
    (one,) = [one for one in found if one["killed"] == {"min": 1200, "max": None}]
    assert one["sources"] == [{"id": "COALITION", "name": "International Coalition", "name_ar": "التحالف الدولي"}]
    assert one["document"]["published"] == "2017-10-18"
    assert texts(page, "#announce") == ["حُفظ: siraa-statements.json"]


def test_what_the_page_kept_for_a_file_is_given_back(page: Page, taken: Callable[[Page, str], bytes]) -> None:
    page.run(
        """window.later = [];
        window.kept = new Set();
        const { createObjectURL, revokeObjectURL } = URL;
        URL.createObjectURL = (blob) => { const url = createObjectURL(blob); kept.add(url); return url; };
        URL.revokeObjectURL = (url) => { kept.delete(url); revokeObjectURL(url); };
        const { setTimeout } = window;
        window.setTimeout = (act, wait) => (wait > 10000 ? later.push(act) : setTimeout(act, wait));"""
    )
    assert taken(page, "csv")
    assert page.run("return kept.size") == 1
    page.run("later.forEach(act => act())")
    assert page.run("return kept.size") == 0


def test_no_cell_of_the_table_is_a_formula(
    opened: Callable[[Path], Page], taken: Callable[[Page, str], bytes], tmp_path: Path
) -> None:
    event = next(one for one in statements() if isinstance(one, Event) and one.sources and one.targets)
    given = [event.model_copy(update={"id": str(n), "rule": rule}) for n, rule in enumerate(HARMFUL)]
    write_page(build_graph(given), documents(), tmp_path / "graph.html")
    write_table(tmp_path / "ours.csv", ["rule"], [{"rule": rule} for rule in HARMFUL])
    rows = rows_of(taken(opened(tmp_path / "graph.html"), "csv"))
    ours = rows_of(b"\xef\xbb\xbf" + (tmp_path / "ours.csv").read_bytes())
    assert sorted(row["rule"] for row in rows) == sorted(row["rule"] for row in ours)
    assert rows[0]["rule"] == "'=1+1"


def size_of(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def test_the_picture_is_sharp_and_has_title_and_legend_in_both_themes(
    page: Page, taken: Callable[[Page, str], bytes]
) -> None:
    page.run(WATCH_WRITING)
    canvas = page.run("const e = document.getElementById('network'); return [e.clientWidth, e.clientHeight]")
    pictures = set()
    for theme in ("light", "dark"):
        page.run("siraa.update({theme: arguments[0], view: 'table'})", theme)
        picture = taken(page, "png")
        width, height = size_of(picture)
        assert width == 2 * canvas[0]
        assert height > 2 * canvas[1] + 200
        pictures.add(picture)
    assert len(pictures) == 2
    written = " ".join(page.run("return written"))
    for text in ("من فعل ماذا بمن", "وليست حقائق", "عنف وإكراه", "جماعة مسلحة", "تركيا"):
        assert text in written
    assert page.run("return siraa.data.about.built") in written


WATCH_WRITING = """
window.written = [];
const { fillText } = CanvasRenderingContext2D.prototype;
CanvasRenderingContext2D.prototype.fillText = function (text, ...at) {
  if (!this.canvas.isConnected) written.push(text);
  return fillText.call(this, text, ...at);
};"""


@pytest.mark.parametrize(
    ("view", "area", "legend"),
    [("map", "#map-canvas", ["Took it", "Control and movement", "Raqqa"]), ("timeline", ".chart", ["assault"])],
)
def test_the_picture_is_that_of_the_view(
    page: Page, taken: Callable[[Page, str], bytes], view: str, area: str, legend: list[str]
) -> None:
    page.run(WATCH_WRITING)
    page.run("siraa.update({ view: arguments[0], language: 'en', theme: 'light' })", view)
    size = page.run("const e = document.querySelector(arguments[0]); return [e.clientWidth, e.clientHeight]", area)
    width, height = size_of(taken(page, "png"))
    assert width == 2 * size[0]
    assert height > 2 * size[1] + 100
    written = page.run("return written")
    for text in ("Who did what to whom", *legend):
        assert text in written
    if view == "timeline":
        undated = page.run("return siraa.data.statements.filter(({ date }) => !date).length")
        assert f"Undated: {undated}" in written
    shown, all_ = page.run("return [siraa.visible.statements.size, siraa.data.statements.length]")
    assert any(f"Statements shown: \u2068{shown} of {all_}\u2069" in text for text in written)
    assert page.complaints() == []


def test_the_picture_of_the_timeline_has_its_bars(page: Page, taken: Callable[[Page, str], bytes]) -> None:
    page.run("siraa.update({ view: 'timeline', theme: 'light' })")
    picture = base64.b64encode(taken(page, "png")).decode()
    page.run("const image = window.picture = new Image(); image.src = 'data:image/png;base64,' + arguments[0]", picture)
    colours = page.browser.execute_async_script(
        """const done = arguments[0];
        picture.decode().then(() => {
          const canvas = document.createElement("canvas");
          [canvas.width, canvas.height] = [picture.width, picture.height];
          const context = canvas.getContext("2d");
          context.drawImage(picture, 0, 0);
          const { data } = context.getImageData(0, 160, canvas.width, 500);
          const seen = {};
          for (let at = 0; at < data.length; at += 4) {
            const colour = [...data.slice(at, at + 3)].map(part => part.toString(16).padStart(2, "0")).join("");
            seen[colour] = (seen[colour] ?? 0) + 1;
          }
          done(seen);
        });"""
    )
    for group in ("violence", "control", "cooperation"):
        name = f"--group-{group}"
        colour = page.run("return getComputedStyle(document.documentElement).getPropertyValue(arguments[0])", name)
        assert colours.get(colour.strip().lstrip("#"), 0) > 1000, "a bar in the colour of the group"


def test_on_paper_stands_what_is_shown_without_controls(page: Page) -> None:
    page.run("siraa.update({theme: 'dark'}); siraa.select({line: 0})")
    page.run(
        """addEventListener("beforeprint", () => {
          const { width, height } = document.querySelector("#paper canvas");
          window.printed = [document.documentElement.dataset.theme, width, height];
        });"""
    )
    pdf = base64.b64decode(page.browser.execute_cdp_cmd("Page.printToPDF", {})["data"])
    assert pdf.startswith(b"%PDF-")
    assert page.run("return printed")[0] == "light"
    assert page.run("return printed")[1] > 1000
    assert page.run("return [siraa.state.theme, document.querySelector('#paper').children.length]") == ["dark", 0]
    page.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        assert texts(page, "button:not(.who), input, summary, .canvas") == []
        assert texts(page, "h1")
        assert texts(page, "#statements blockquote")
        page.run("siraa.select(null); siraa.update({view: 'table'})")
        assert len(texts(page, "#table tbody tr")) == page.run("return siraa.data.lines.length")
        assert page.run("return getComputedStyle(document.getElementById('table')).overflow") == "visible"
    finally:
        page.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def test_on_paper_lists_are_whole_and_are_folded_again_afterwards(
    opened: Callable[[Path], Page], tmp_path: Path
) -> None:
    event = next(one for one in statements() if isinstance(one, Event) and one.sources and one.targets)
    given = [event.model_copy(update={"id": str(number), "doc": f"article {number}"}) for number in range(100)]
    write_page(build_graph(given), documents(), tmp_path / "graph.html")
    page = opened(tmp_path / "graph.html")
    page.run("siraa.select({line: 0})")
    cards = "return document.querySelectorAll('#statements article').length"
    page.run(f"addEventListener('beforeprint', () => (window.printed = (() => {{ {cards} }})()))")
    click(page, "#statements .more")
    shown = page.run(cards)
    page.browser.execute_cdp_cmd("Page.printToPDF", {})
    assert shown < page.run("return printed") == len(given)
    assert page.run(cards) == shown
    click(page, "#statements .more")
    assert page.run(cards) == len(given)
    assert texts(page, "#statements .more") == []


def test_the_menu_is_closed_by_escape_and_by_a_click_elsewhere(page: Page) -> None:
    is_open = "return document.getElementById('export').open"
    click(page, "#export summary")
    assert page.run(is_open) is True
    page.browser.switch_to.active_element.send_keys("\ue00c")
    assert page.run(is_open) is False
    assert page.run("return document.activeElement.localName") == "summary"
    click(page, "#export summary")
    click(page, "h1")
    assert page.run(is_open) is False
