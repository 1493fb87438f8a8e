"""`ConflictGraph.show()` in the cell of a notebook: the whole page, closed as in a file of its own."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from selenium.webdriver.common.by import By

from graph import ConflictGraph, Store
from tests.browser.conftest import Page, click, texts
from tests.graph.samples import records

CELL = "<!DOCTYPE html><meta charset=utf-8><title>notebook</title><h1>kg.show()</h1>{}"


@pytest.fixture
def cell(opened: Callable[[Path], Page], tmp_path: Path) -> Page:
    """A page like that of a notebook, looked at from inside the frame of the cell's output."""
    with Store(tmp_path / "siraa.sqlite") as store:
        for document, statements in records().items():
            store.add(document, statements)
    shown = ConflictGraph.load(tmp_path).show(height=600)
    (tmp_path / "notebook.html").write_text(CELL.format(shown._repr_html_()), encoding="utf-8")
    page = opened(tmp_path / "notebook.html")
    page.browser.switch_to.frame(page.browser.find_element(By.TAG_NAME, "iframe"))
    return page


def test_the_cell_shows_the_page_with_picture_and_evidence(cell: Page) -> None:
    assert cell.run("return [innerHeight, siraa.data.statements.length]") == [600, 10]
    assert cell.run("return siraa.network.body.data.nodes.length") > 5
    cell.run("siraa.select({line: 0})")
    assert texts(cell, "#statements blockquote")
    for tab in ("table", "graph"):
        click(cell, f"#tab-{tab}")
    click(cell, "#language")
    assert texts(cell, "h1") == ["Who did what to whom"]
    assert cell.requests() == [cell.address]


def test_the_policy_of_the_page_holds_in_the_cell(cell: Page) -> None:
    blocked = cell.browser.execute_async_script(
        """const blocked = [];
        const done = arguments[0];
        document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) => {
          if (blocked.push(effectiveDirective) === 2) done([...blocked, window.ran === true]);
        });
        const script = document.createElement("script");
        script.textContent = "window.ran = true";
        const image = document.createElement("img");
        image.src = "https://evil.example/x.png";
        document.body.append(script, image);"""
    )
    assert blocked == ["script-src-elem", "img-src", False]


def test_the_cell_cannot_reach_the_notebook(cell: Page) -> None:
    reached = cell.run("try { return parent.document.title } catch (error) { return error.name }")
    assert reached == "SecurityError"


def test_statements_can_be_saved_from_the_cell(cell: Page, tmp_path: Path) -> None:
    cell.browser.execute_cdp_cmd(
        "Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(tmp_path / "saved")}
    )
    click(cell, "#export summary")
    click(cell, "#export-json")
    saved = tmp_path / "saved" / "siraa-statements.json"
    for _ in range(100):
        if saved.exists():
            break
        cell.browser.execute_async_script("setTimeout(arguments[0], 50)")
    assert len(json.loads(saved.read_text(encoding="utf-8"))) == 10
