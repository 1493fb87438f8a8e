"""A public list of strings that try to run as script, in every field of every record: none runs."""

from collections.abc import Callable
from pathlib import Path

import pytest

from graph.build import build_graph
from graph.page import write_page
from graph.records import Document
from tests.browser.conftest import Page
from tests.browser.test_browser_hostile import KNOWN, records

LIST = Path(__file__).with_name("naughty_strings.txt")
LINES = LIST.read_text(encoding="utf-8").split("\n")
STRINGS = [*dict.fromkeys(line for line in LINES if line and not line.startswith("# "))]

# What such strings call when they run.
WATCH = "for (const name of ['alert', 'confirm', 'prompt']) window[name] = () => { window.ran = true; };"

# Looks at everything, and returns the kinds of elements, of attributes that run, and of links that there have been.
LOOK = """
const { data, update, select } = siraa;
const elements = new Set(), links = new Set(), handlers = new Set();
const note = (within) => {
  for (const element of within.querySelectorAll("*")) {
    elements.add(element.localName);
    for (const { name } of element.attributes) if (name.startsWith("on")) handlers.add(name);
    if (element.localName === "a" && element.id !== "skip") links.add(element.protocol);
  }
};
const turn = arguments[0] === "ar" ? 0 : 1; // each language looks at its share of everything
const some = (rows, step) => rows.filter((_, index) => index % step === turn);
const [evidence, questions] = ["evidence", "questions"].map((id) => document.getElementById(id));
update({ language: arguments[0] });
for (const tab of document.querySelectorAll("[role=tab]")) tab.click(), note(document);
update({ view: "table" }); // so that the picture is not drawn anew at every step
const places = data.nodes.filter(({ kind }) => kind === "place"); // one for each string
for (const { id } of some(places, 2)) select({ node: id }), note(evidence);
for (const { id } of some(data.lines, 10)) select({ line: id }), note(evidence);
update({ selected: null, tab: "questions" });
for (const { from, to } of some(data.lines, 40)) {
  for (const kind of ["around", "between", "paths"]) {
    update({ asked: { kind, ends: [from, to] }, filters: siraa.state.filters });
    note(questions);
  }
}
for (const field of document.querySelectorAll("[role=combobox]")) {
  for (const { name } of some(data.nodes, 40)) {
    field.value = name;
    field.dispatchEvent(new Event("input"));
    note(field.parentElement);
  }
}
return [...[elements, handlers, links].map((found) => [...found]), window.ran === true];
"""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    graph = build_graph([record for number, text in enumerate(STRINGS) for record in records(text, number)])
    documents = {
        text: Document(id=text, title=text, source=text, url=text, sha256=text, published=None) for text in STRINGS
    }
    path = tmp_path_factory.mktemp("hostile") / "graph.html"
    write_page(graph, documents, path, title=" ".join(STRINGS[:20]))
    return path


def test_no_string_of_a_public_list_runs(hostile: Path, opened: Callable[[Path], Page], page: Page) -> None:
    watch = page.browser.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": WATCH})
    page.browser.set_script_timeout(120)
    try:
        page = opened(hostile)
        assert page.run("return siraa.data.statements.length") == 2 * len(STRINGS) > 400
        for language in ("ar", "en"):
            elements, handlers, links, ran = page.run(LOOK, language)
            assert set(elements) <= KNOWN
            assert handlers == []
            assert set(links) <= {"http:", "https:"}
            assert ran is False
        assert page.complaints() == []
        assert page.requests() == [page.address]
    finally:
        page.browser.set_script_timeout(30)
        page.browser.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", watch)
