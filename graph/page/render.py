"""From a graph to the page: pyvis renders our own template, with everything that the page needs inside it."""

import base64
import hashlib
import json
from collections.abc import Collection, Mapping
from datetime import UTC, datetime
from importlib import metadata, resources
from pathlib import Path
from typing import Any

import networkx as nx
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from graph.catalogue import Catalogue
from graph.output import encodable, replacing
from graph.page.cut import cut
from graph.page.evidence import Evidence
from graph.page.lines import lines
from graph.page.network import network
from graph.page.nodes import CAPTION
from graph.page.packing import embedded_json, packed
from graph.page.vocabulary import labels, types
from graph.page.wholes import Wholes
from graph.records import WITHHELD, Document
from graph.seeds import Seeds

TEMPLATE = "template.html.j2"
STYLES = (
    "base",
    "view",
    "map",
    "side",
    "filters",
    "table",
    "timeline",
    "evidence",
    "find",
    "questions",
    "export",
    "print",
)
SCRIPTS = (
    "fold",
    "dom",
    "data",
    "dates",
    "state",
    "places",
    "facets",
    "visible",
    "symbols",
    "captions",
    "linecounts",
    "network",
    "drawn",
    "camera",
    "tip",
    "marks",
    "paged",
    "statement",
    "citation",
    "contradictions",
    "evidence",
    "find",
    "relations",
    "table",
    "outlines",
    "mapcamera",
    "moves",
    "markers",
    "glyphs",
    "ground",
    "mapnames",
    "map",
    "maplist",
    "mapcontrols",
    "axis",
    "bars",
    "textures",
    "chart",
    "timeline",
    "ranges",
    "valuelist",
    "placetree",
    "filters",
    "search",
    "asking",
    "questions",
    "control",
    "legend",
    "picture",
    "chartpicture",
    "export",
    "tabs",
    "views",
    "address",
    "main",
)
VIS = "lib/vis-9.1.2/vis-network.min.js"  # in pyvis: vis-network, Apache-2.0 or MIT, its notice at its head
_ADDED = {"id", "label", "group", "shape", "arrows"}
TABLES: dict[str, Collection[str]] = {"nodes": _ADDED, "lines": _ADDED, "statements": (), "documents": ()}
"""The tables of the page's data, with the fields that pyvis adds and the page does not read."""


def write_page(
    graph: "nx.MultiDiGraph[str]",
    documents: Mapping[str, Document],
    path: Path,
    *,
    title: str | None = None,
    catalogue: Catalogue | None = None,
    beyond: int = 0,
) -> None:
    """Write the page of a graph that `build_graph` made to the file `path`; `documents` by the id that statements give.

    `catalogue` tells whose side actors are on and what places lie in; siraa's own where none is given. `beyond` is the
    number of statements that there are, but that this graph does not hold, which the page tells. Raises
    OutputError where the file cannot be written; what stood there is then untouched.
    """
    html = page_html(graph, documents, title=title, catalogue=catalogue, beyond=beyond)
    with replacing(path) as part:
        part.write_text(html, encoding="utf-8", newline="\n")


def page_html(
    graph: "nx.MultiDiGraph[str]",
    documents: Mapping[str, Document],
    *,
    title: str | None = None,
    catalogue: Catalogue | None = None,
    beyond: int = 0,
) -> str:
    """The page of a graph as one HTML document that needs no other file and no network.

    Of a graph that is too large for a page, it holds what `graph.page.cut.cut` keeps, and says so.
    """
    whole, graph = graph, cut(graph, documents)
    drawn = lines(graph)
    evidence = Evidence({id_: number for number, id_ in enumerate(graph)}, documents)
    for _, _, statement in graph.edges(data="statement"):
        evidence.add(statement)
    catalogue = catalogue or Catalogue.load(Seeds())
    wholes = Wholes(catalogue)
    net = network(graph, drawn, evidence.numbers, wholes, catalogue)
    data = _data(evidence, len(documents), title) | {"wholes": wholes.known}
    left_out = len({key for _, _, key in whole.edges(keys=True)}) - len(evidence.statements)
    data["about"]["left_out"] = left_out + beyond
    net.templateEnv = _environment(data, title, redacted=any(document.redaction for document in documents.values()))
    net.path = TEMPLATE
    return encodable(net.generate_html())


def _data(evidence: Evidence, articles: int, title: str | None) -> dict[str, Any]:
    return {
        "about": {
            "title": title,
            "articles": articles,
            "built": datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"),
            "version": metadata.version("siraa"),
            "withheld": WITHHELD,
        },
        "labels": labels(),
        "caption": CAPTION,
        "types": types({statement["type"] for statement in evidence.statements}),
        "documents": evidence.documents,
        "sentences": evidence.sentences,
        "outlines": json.loads(_file("outlines.json")),
        "statements": evidence.statements,
    }


def _environment(data: dict[str, Any], title: str | None, *, redacted: bool) -> Environment:
    """Jinja's environment for the template, which pyvis gives `nodes`, `edges` and `options`.

    Everything that comes from texts is escaped there; only the page's own files go in as they are.
    """
    environment = Environment(
        loader=PackageLoader("graph", "page"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    scripts = [_vis_network(), f'(() => {{\n"use strict";\n{_joined("scripts", "js", SCRIPTS)}}})();']
    style = _joined("styles", "css", STYLES)
    environment.globals.update(
        title=title,
        redacted=redacted,
        text=labels(),
        scripts=[Markup(script) for script in scripts],
        style=Markup(style),
        policy=_policy(scripts, style),
        data_json=lambda **network: Markup(embedded_json(_packed(data | network))),
    )
    return environment


def _packed(data: dict[str, Any]) -> dict[str, Any]:
    return data | {
        table: packed([{name: row[name] for name in row if name not in added} for row in data[table]])
        for table, added in TABLES.items()
    }


def _joined(folder: str, suffix: str, names: tuple[str, ...]) -> str:
    return "\n".join(_file(f"{folder}/{name}.{suffix}") for name in names)


def _file(name: str) -> str:
    return (resources.files("graph.page") / name).read_text(encoding="utf-8")


def _vis_network() -> str:
    """The library as pyvis brings it, without the pointer to a map of its source, which a debugger would ask for."""
    library = resources.files("pyvis").joinpath(VIS).read_text(encoding="utf-8")
    return library.partition("//# sourceMappingURL=")[0]


def _policy(scripts: list[str], style: str) -> str:
    """The content security policy: these scripts and this style run, nothing else does, and nothing is asked for."""
    allowed = " ".join(map(_hash, scripts))
    return (
        f"default-src 'none'; script-src {allowed}; style-src {_hash(style)}; img-src data: blob:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"
