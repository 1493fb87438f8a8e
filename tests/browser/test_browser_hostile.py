"""Texts that try to run as script, in every field of every record: they stay text."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from graph.build import build_graph
from graph.folding import fold_words
from graph.output import encodable
from graph.page import write_page
from graph.records import ActorMention, DateMention, Document, Event, PlaceMention, Relation, Span
from tests.browser.conftest import Page

RUN = "window.ran = true"
PAYLOADS = (
    f"<script>{RUN}</script>",
    f"</script><script>{RUN}</script>",
    f"<!--<script>{RUN}//--></script>",
    f"</style><script>{RUN}</script>",
    f"</title><svg onload='{RUN}'>",
    f"</textarea></noscript><img src=x onerror='{RUN}'>",
    f'<img src=x onerror="{RUN}">',
    f'"><img src=x onerror={RUN.replace(" ", "")}>',
    f"'><svg/onload={RUN.replace(' ', '')}>",
    f"<svg><animate onbegin='{RUN}' attributeName=x dur=1s>",
    f"<details open ontoggle='{RUN}'>href",
    f"<body onload='{RUN}'>",
    "<iframe srcdoc='<script>parent.ran=true</script>'></iframe>",
    f"<iframe src='javascript:parent.{RUN}'></iframe>",
    f"<object data='javascript:{RUN}'></object>",
    f"<math><mtext><mglyph><style><img src=x onerror='{RUN}'>",
    f"<input autofocus onfocus='{RUN}'>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "<base href=https://evil.example/>",
    "<style>@import 'https://evil.example/x.css'</style>",
    f"javascript:{RUN}",
    f"  java\tscript:{RUN}",
    f"JaVaScRiPt://news.example/%0a{RUN}",
    f"data:text/html,<script>{RUN}</script>",
    f"vbscript:{RUN}",
    "https://evil.example/\"onmouseover='window.ran=true'",
    f"{{{{constructor.constructor('{RUN}')()}}}}",
    f"${{{RUN}}}",
    "\u2028\u2029\u202e\u0000\ud800\\\"'`",
    "__proto__",
    "constructor",
)


def actor(text: str, start: int) -> ActorMention:
    return ActorMention.model_construct(
        id=f"{start} {text}", name=text, name_ar=text, kind="armed_group", text=text, start=start, end=start + len(text)
    )


def records(payload: str, number: int) -> list[Event | Relation]:
    """An event and a relation that hold the payload wherever a text may stand, also where the models forbid it."""
    sentence = " ".join([payload] * 6)
    step = len(payload) + 1
    place = PlaceMention.model_construct(
        id=f"place {payload}",
        name=payload,
        name_ar=payload,
        lat=35.0,
        lon=38.0,
        precision="town",
        text=payload,
        start=3 * step,
        end=4 * step - 1,
    )
    common: dict[str, Any] = {
        "doc": payload,
        "sentence": sentence,
        "start": 0,
        "end": len(sentence),
        "type": payload,
        "trigger": Span(text=payload, start=2 * step, end=3 * step - 1),
        "date": DateMention.model_construct(value=payload, precision="day", text=payload),
        "status": ("asserted", "negated", "hypothetical")[number % 3],
        "claimed_by": (actor(payload, 4 * step),),
        "confidence": 0.5,
        "rule": payload,
    }
    ends = actor(payload, 0), actor(payload, step)
    event = Event.model_construct(
        **common,
        id=f"e {payload}",
        mode=payload,
        sources=ends[:1],
        targets=ends[1:],
        places=(place,),
        weapons=(payload,),
    )
    return [event, Relation.model_construct(**common, id=f"r {payload}", subject=ends[0], object=place)]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    graph = build_graph([record for number, text in enumerate(PAYLOADS) for record in records(text, number)])
    documents = {
        text: Document(id=text, title=text, source=text, url=text, sha256=text, published=None) for text in PAYLOADS
    }
    path = tmp_path_factory.mktemp("hostile") / "graph.html"
    write_page(graph, documents, path, title=" ".join(PAYLOADS))
    return path


EVERYTHING = """
const { data, state, update, select } = siraa;
update({ language: arguments[0] });
for (const node of data.nodes) select({ node: node.id });
for (const line of data.lines) select({ line: line.id });
select(null);
for (const tab of document.querySelectorAll("[role=tab]")) tab.click();
for (const box of document.querySelectorAll("#filters input")) box.click(), box.click();
"""

# Every kind of element that the page makes of itself.
KNOWN = {
    *("html", "head", "meta", "title", "style", "script", "noscript", "body", "header", "main", "section", "aside"),
    *("h1", "h2", "p", "div", "span", "a", "b", "strong", "small", "bdi", "code", "cite", "mark", "blockquote"),
    *("ul", "li", "dl", "dt", "dd", "details", "summary", "article", "footer", "table", "caption", "thead", "tbody"),
    *("h3", "figure", "textarea", "select", "option", "ol", "g"),
    *("tr", "th", "td", "button", "input", "fieldset", "legend", "label", "canvas", "svg", "path", "line", "rect"),
    "circle",
}


def test_no_hostile_text_runs_or_becomes_an_element(hostile: Path, opened: Callable[[Path], Page]) -> None:
    page = opened(hostile)
    for language in ("ar", "en"):
        page.run(EVERYTHING, language)
    assert page.run("return siraa.data.statements.length") == 2 * len(PAYLOADS)
    for node in range(page.run("return siraa.data.nodes.length")):
        page.run("siraa.select({node: arguments[0]})", node)
        assert set(page.run("return [...document.querySelectorAll('*')].map(e => e.localName)")) <= KNOWN
    assert page.run("return [typeof window.ran, document.scripts.length]") == ["undefined", 3]
    assert page.complaints() == []
    assert page.requests() == [page.address]


def test_hostile_text_is_shown_as_it_is(hostile: Path, opened: Callable[[Path], Page]) -> None:
    page = opened(hostile)
    for payload in PAYLOADS[:8]:
        page.run("siraa.select({node: siraa.data.nodes.find(n => n.key === arguments[0]).id})", f"place {payload}")
        quoted = page.run("return document.querySelector('blockquote').textContent")
        assert quoted == " ".join([payload] * 6)
        marked = page.run("return document.querySelector('blockquote mark.role-places').textContent")
        assert marked == payload


def test_only_web_addresses_become_links(hostile: Path, opened: Callable[[Path], Page]) -> None:
    page = opened(hostile)
    links: set[str] = set()
    for node in range(page.run("return siraa.data.nodes.length")):
        page.run("siraa.select({node: arguments[0]})", node)
        links |= set(page.run("return [...document.querySelectorAll('a:not(.skip)')].map(a => a.protocol)"))
    assert links == {"https:"}


def test_search_and_filters_take_hostile_queries(hostile: Path, opened: Callable[[Path], Page]) -> None:
    page = opened(hostile)
    ask = """
      const field = document.getElementById("search");
      field.value = arguments[0];
      field.dispatchEvent(new Event("input"));
      return document.querySelectorAll("#found li[data-node]").length > 0;"""
    for payload in PAYLOADS:
        assert page.run(ask, encodable(payload)) == bool(fold_words(payload))
    assert page.run("return typeof window.ran") == "undefined"
    assert page.complaints() == []
