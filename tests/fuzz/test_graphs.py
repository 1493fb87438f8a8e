"""Records of any content, through the store, the page and the exports."""

import csv
import json
import re
import tempfile
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

import networkx as nx
import pyarrow.parquet
import rdflib
from hypothesis import assume, given
from hypothesis import strategies as st

from graph import ConflictGraph
from graph.build import build_graph
from graph.catalogue import Catalogue
from graph.coding import record_json
from graph.errors import SiraaError
from graph.exports import FORMATS, export
from graph.page import page_html
from graph.records import Document, Event, Relation
from graph.seeds import Seeds
from graph.store import STORE_NAME, Store
from tests.fuzz.cases import cases
from tests.fuzz.strategies import TEXTS, mutated
from tests.graph.strategies import corpora, statements

Corpus = list[tuple[Document, list[Event | Relation]]]
FORMULA = tuple("=+-@\t\r\n")


@st.composite
def odd_statements(draw: st.DrawFn) -> Event | Relation:
    """A statement that the models hold valid, however odd its fields are."""
    sound = draw(statements("doc", "doc-1"))
    try:
        return type(sound).model_validate(draw(mutated(sound.model_dump(mode="json"))))
    except ValueError:
        assume(False)
        raise


CORPORA = corpora() | st.lists(odd_statements(), min_size=1, max_size=1).map(
    lambda said: [(Document(id=said[0].doc, sha256="0"), said)]
)


def added(store: Store, corpus: Corpus) -> None:
    for document, said in corpus:
        store.add(document, said)


@cases(15)
@given(CORPORA)
def test_the_store_gives_back_what_was_added(corpus: Corpus) -> None:
    with tempfile.TemporaryDirectory() as folder:
        with Store(Path(folder)) as store:
            added(store, corpus)
        with Store(Path(folder), read_only=True) as store:
            found = sorted(record_json(one) for one in (*store.statements(), *store.documents()))
            store.nodes()
    assert found == sorted(record_json(one) for document, said in corpus for one in (document, *said))


@cache
def catalogue() -> Catalogue:
    return Catalogue.load(Seeds())


@cache
def usual_elements() -> dict[str, int]:
    return elements(page_html(build_graph([]), {}, title="x", catalogue=catalogue()))


def elements(html: str) -> dict[str, int]:
    return {tag: html.lower().count(f"<{tag}") for tag in ("script", "/script", "style", "iframe", "img", "!--")}


@cases(15)
@given(CORPORA, TEXTS)
def test_the_page_holds_texts_as_texts(corpus: Corpus, title: str) -> None:
    said = [one for _, found in corpus for one in found]
    documents = {document.id: document for document, _ in corpus}
    html = page_html(build_graph(said), documents, title=title, catalogue=catalogue())
    html.encode("utf-8")
    assert elements(html) == usual_elements()
    [data] = re.findall(r'<script[^>]*id="data"[^>]*>(.*?)</script>', html, re.DOTALL)
    assert "about" in json.loads(data, parse_constant=_refuse)


def _refuse(constant: str) -> Any:
    raise AssertionError(f"{constant} is no JSON to a browser")


@cases(15)
@given(CORPORA, st.sampled_from(sorted(FORMATS)))
def test_exports_can_be_opened(corpus: Corpus, format: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        with Store(Path(folder)) as store:
            added(store, corpus)
        with Store(Path(folder, STORE_NAME), read_only=True) as store:
            written = export(store, format, Path(folder, f"x{FORMATS[format].suffix}"))
        for path in written:
            READERS[path.suffix](path)


def _read_csv(path: Path) -> None:
    with path.open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in csv.reader(file, strict=True) for cell in row]
    assert not any(cell.startswith(FORMULA) and not _is_number(cell) for cell in cells)


def _read_json(path: Path) -> None:
    json.loads(path.read_text(encoding="utf-8"), parse_constant=_refuse)


def _read_json_lines(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").split("\n")
    assert all(json.loads(line, parse_constant=_refuse) for line in lines if line)


READERS: dict[str, Callable[[Path], object]] = {
    ".csv": _read_csv,
    ".geojson": _read_json,
    ".gexf": nx.read_gexf,
    ".graphml": nx.read_graphml,
    ".json": _read_json_lines,
    ".jsonl": _read_json_lines,
    ".jsonld": _read_json,
    ".parquet": pyarrow.parquet.read_table,
    ".ttl": rdflib.Graph().parse,
}


def _is_number(cell: str) -> bool:
    return re.fullmatch(r"-?[\d.]+(e[-+]?\d+)?", cell) is not None


@cases(15)
@given(CORPORA, TEXTS)
def test_questions(corpus: Corpus, name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        with Store(Path(folder)) as store:
            added(store, corpus)
        graph = ConflictGraph.load(folder)
        with suppress(SiraaError):
            graph.relations(name)
        graph.to_pandas()
