"""The page as a file: whole, escaped, and closed to everything that it does not bring itself."""

import base64
import hashlib
import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from graph.build import build_graph
from graph.catalogue import ActorRow, Catalogue
from graph.errors import OutputError
from graph.page import page_html, write_page
from graph.page.packing import embedded_json
from graph.page.render import TABLES
from graph.seeds import Seeds
from tests.graph.page.news import documents, news_graph, statements
from tests.graph.page.test_page_packing import unpacked


class Reader(HTMLParser):
    """Collects the elements of a page, and what scripts and styles hold."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.held: list[tuple[str, dict[str, str | None], str]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        tag, attributes = self.elements[-1] if self.elements else ("", {})
        if tag in ("script", "style") and data.strip():
            self.held.append((tag, attributes, data))

    def data(self) -> Any:
        (text,) = [held for tag, attributes, held in self.held if attributes.get("id") == "data"]
        data = json.loads(text)
        return data | {table: unpacked(data[table]) for table in TABLES}

    def policy(self) -> str:
        (policy,) = [a["content"] for tag, a in self.elements if a.get("http-equiv") == "Content-Security-Policy"]
        assert policy
        return policy


@pytest.fixture(scope="module")
def page() -> Reader:
    return Reader(page_html(news_graph(), documents(), title="أخبار"))


def test_every_script_and_style_is_allowed_by_its_hash_and_nothing_else_is(page: Reader) -> None:
    def hashes(*tags: str) -> set[str]:
        run = [held for tag, attributes, held in page.held if tag in tags and "type" not in attributes]
        return {f"'sha256-{base64.b64encode(hashlib.sha256(held.encode()).digest()).decode()}'" for held in run}

    policy = dict(part.strip().split(" ", 1) for part in page.policy().split(";"))
    assert policy["default-src"] == "'none'"
    assert set(policy["script-src"].split()) == hashes("script")
    assert len(hashes("script")) == 2
    assert set(policy["style-src"].split()) == hashes("style")
    assert policy.keys() <= {"default-src", "script-src", "style-src", "img-src", "base-uri", "form-action"}


def test_no_element_loads_anything(page: Reader) -> None:
    for tag, attributes in page.elements:
        assert tag not in ("link", "iframe", "img", "object", "embed", "base", "form")
        assert not {"src", "srcset", "style", "action", "data", "poster"} & attributes.keys()
        assert not any(name.startswith("on") for name in attributes)
        assert attributes.get("href", "#table") == "#table"


def test_the_page_is_right_to_left_and_tells_what_it_is(page: Reader) -> None:
    assert ("html", {"lang": "ar", "dir": "rtl"}) in page.elements
    about = page.data()["about"]
    assert (about["title"], about["articles"]) == ("أخبار", 5)
    assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d UTC", about["built"])
    assert re.match(r"\d+\.\d+", about["version"])


def test_the_data_hold_the_whole_graph(page: Reader) -> None:
    data, graph = page.data(), news_graph()
    assert len(data["statements"]) == len(statements())
    assert [node["key"] for node in data["nodes"]] == list(graph)
    assert sum(len(line["statements"]) for line in data["lines"]) == graph.number_of_edges()
    for line in data["lines"]:
        assert {data["statements"][number]["type"] for number in line["statements"]} == {line["type"]}
    for node in data["nodes"]:
        whole = node.get("within") if node["kind"] == "place" else node.get("side")
        assert whole is None or whole in data["wholes"]
    assert {"siraa:sy", "siraa:nineveh-governorate"} <= {node.get("within") for node in data["nodes"]}
    assert json.loads(data["options"])["physics"] == {"enabled": False}


def test_sides_and_units_are_those_of_the_catalogue_that_is_given() -> None:
    catalogue = Catalogue.load(Seeds())
    ours = ActorRow(id="SDF", name_ar="قسد", name_en="Ours", part_of="USA")
    given = replace(catalogue, actors=catalogue.actors | {"SDF": ours})
    data = Reader(page_html(news_graph(), {}, catalogue=given)).data()
    assert {node["side"] for node in data["nodes"] if node["key"] in ("SDF", "YPG", "USA")} == {"USA"}


def test_types_have_names_and_groups_and_an_unknown_one_is_among_the_others() -> None:
    first = statements()[0].model_copy(update={"type": "DANCE"})
    types = Reader(page_html(build_graph([first, statements()[1]]), {})).data()["types"]
    assert list(types) == ["SUPPORT", "DANCE"]
    assert types["SUPPORT"]["group"] == "cooperation"
    assert types["SUPPORT"]["name"] == ["دعم", "support"]
    assert types["SUPPORT"]["modes"]["military"] == ["دعم عسكري", "military support"]
    assert types["DANCE"] == {"group": "other", "name": ["DANCE", "DANCE"], "modes": {}}


HOSTILE = "</script><script>alert(1)</script><!--<script>\u2028\u2029\ud800 & \"'"


def test_embedded_data_cannot_end_their_element_and_come_back_as_they_were() -> None:
    text = embedded_json({"text": HOSTILE})
    assert "<" not in text
    assert text.isprintable()
    text.encode("utf-8")
    assert json.loads(text) == {"text": HOSTILE}


def test_a_hostile_title_stays_text() -> None:
    html = page_html(news_graph(), documents(), title=HOSTILE)
    page, usual = Reader(html), Reader(page_html(news_graph(), documents()))
    assert [tag for tag, _ in page.elements] == [tag for tag, _ in usual.elements]
    assert page.data()["about"]["title"] == HOSTILE


def test_an_empty_graph_makes_a_page() -> None:
    data = Reader(page_html(nx.MultiDiGraph(), {})).data()
    assert (data["nodes"], data["lines"], data["statements"]) == ([], [], [])


def test_the_file_is_utf8_and_small(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "graph.html"
    write_page(news_graph(), documents(), path)
    content = path.read_bytes()
    assert len(content) < 1_200_000
    assert b"\r" not in content
    assert "قوات سوريا الديمقراطية" in content.decode("utf-8")
    assert list(path.parent.iterdir()) == [path]


def test_a_place_that_cannot_be_written_to_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match=r"graph\.html: cannot be written"):
        write_page(news_graph(), documents(), tmp_path / "file" / "graph.html")


def test_vis_network_keeps_its_licence_and_asks_for_no_source_map() -> None:
    html = page_html(news_graph(), documents())
    assert "vis.js is dual licensed under both" in html
    assert "sourceMappingURL" not in html
