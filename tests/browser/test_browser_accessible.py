"""What axe-core, which checks pages for people with disabilities, finds in every view: nothing serious."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver.common.by import By

from tests.browser.conftest import Page

AXE = Path(__file__).with_name("axe.min.js").read_text(encoding="utf-8")
RUN = """
const done = arguments[0];
axe.run(document, { resultTypes: ["violations"] })
  .then(({ violations }) => violations.map(({ id, impact, nodes }) => [id, impact, nodes.map((node) => node.html)]))
  .then(done)
  .catch((error) => done([["axe", "critical", [String(error)]]]));
"""
SCENES = {
    "evidence": "siraa.select({node: siraa.data.nodes.find(node => node.key === 'SDF').id})",
    "relations": "siraa.update({tab: 'relations'})",
    "filters": "siraa.update({tab: 'filters'})",
    "around": "ask('around')",
    "between": "ask('between')",
    "paths": "ask('paths')",
    "supports": "ask('supports')",
    "controls": "ask('controls'); document.querySelector('.held details').open = true",
    "menu": "document.getElementById('export').open = true",
}
ASK = """const end = (key) => siraa.data.nodes.find((node) => node.key === key).id;
const ask = (kind) => siraa.update(
  {tab: "questions", asked: {kind, ends: [end("TURKEY"), end("RUSSIA")]}, filters: siraa.state.filters});
"""


def serious(page: Page) -> list[tuple[str, list[str]]]:
    """The findings that keep people from using the page."""
    found: list[list[Any]] = page.browser.execute_async_script(RUN)
    return [(id_, examples[:3]) for id_, impact, examples in found if impact in ("serious", "critical")]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_axe_finds_nothing_serious(page: Page, language: str, theme: str) -> None:
    page.run(AXE)
    page.run("siraa.update({language: arguments[0], theme: arguments[1]})", language, theme)
    views = [tab.get_attribute("aria-controls") for tab in page.browser.find_elements(By.CSS_SELECTOR, "#views > *")]
    assert {"graph", "table"} <= set(views)
    found = {}
    for view in views:
        page.run("siraa.update({view: arguments[0], selected: null})", view)
        found[view] = serious(page)
    page.run("siraa.update({view: 'graph'})")
    if (language, theme) in (("ar", "light"), ("en", "dark")):  # both of each, not each with each: it takes long
        found |= dict(panels(page))
    assert {name: findings for name, findings in found.items() if findings} == {}


def panels(page: Page) -> Iterator[tuple[str, list[tuple[str, list[str]]]]]:
    """The findings in each scene beside a view."""
    for name, scene in SCENES.items():
        page.run("siraa.select(null)")
        page.run(ASK + scene)
        yield name, serious(page)


def test_axe_sees_what_is_wrong(page: Page) -> None:
    page.run(AXE)
    page.run("document.body.append(document.createElement('button'))")
    assert [id_ for id_, _ in serious(page)] == ["button-name"]
