"""Every export is read back by the library, or in the way, that it was made for."""

import json
import re
import weakref
from collections.abc import Iterator
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given, settings
from pydantic import TypeAdapter

from graph.build import build_graph
from graph.edges import edges
from graph.errors import OutputError, QueryError
from graph.exports import FORMATS, export
from graph.records import AnyRecord, Document, Event, Relation
from graph.store import Store
from tests.graph.exports.reading import read_ftm, read_geojson, read_linked, read_parquet, read_table
from tests.graph.samples import RAQQA, records
from tests.graph.strategies import corpora

Corpus = list[tuple[Document, list[Event | Relation]]]


def test_jsonl_holds_every_record(store: Store, tmp_path: Path) -> None:
    (path,) = export(store, "jsonl", tmp_path / "new" / "graph.jsonl")
    adapter: TypeAdapter[Document | Event | Relation] = TypeAdapter(AnyRecord)
    found = [adapter.validate_json(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert found == [*store.documents(), *store.statements()]
    assert len(found) == 13


@pytest.mark.parametrize(("format", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_networkx_reads_the_graph_back(store: Store, tmp_path: Path, format: str, read: type) -> None:
    (path,) = export(store, format, tmp_path / f"graph.{format}")
    graph, built = read(path), build_graph(store.statements())
    assert set(graph) == set(built)
    assert sorted(graph.edges()) == sorted(built.edges())
    assert graph.nodes["geonames:172955"]["lat"] == 35.95
    assert (
        graph.nodes["SDF"] | {"label": "Syrian Democratic Forces", "generic": False, "mentions": 6}
        == graph.nodes["SDF"]
    )
    seized = next(data for data in graph["SDF"]["ISIS"].values())
    assert seized["statement_type"] == seized["label"] == "SEIZE"
    assert (seized["date"], seized["sentence"], seized["confidence"]) == ("2017-10-17", RAQQA.sentences[0], 0.9)
    assert seized["role"] == "source-target"


@pytest.mark.parametrize("format", ["graphml", "gexf", "csv"])
def test_an_event_of_several_pairs_is_several_edges(tmp_path: Path, format: str) -> None:
    event = RAQQA.event(0, "انتزعت", "SEIZE", sources=("قوات سوريا الديمقراطية",), targets=("داعش",))
    two = event.model_copy(update={"sources": (*event.sources, RAQQA.actor(1, "التحالف الدولي"))})
    with Store(tmp_path / "s.sqlite") as store:
        store.add(RAQQA.document, [two])
        paths = export(store, format, tmp_path / "graph")
    text = paths[-1].read_text(encoding="utf-8")
    ids = set(re.findall(r'(?:<edge[^>]* id="|Directed,)([^",]+)', text))
    assert ids == {event.id, f"{event.id}-1"}


def test_gephi_gets_nodes_and_edges(store: Store, tmp_path: Path) -> None:
    nodes, edges_ = export(store, "csv", tmp_path / "graph.csv")
    assert (nodes.name, edges_.name) == ("graph.nodes.csv", "graph.edges.csv")
    rows = read_table(edges_)
    built = build_graph(store.statements())
    assert {row["Id"]: row["Label"] for row in read_table(nodes)} == dict(built.nodes(data="name"))
    assert sorted((row["Source"], row["Target"]) for row in rows) == sorted(built.edges())
    assert {row["Type"] for row in rows} == {"Directed"}
    assert len({row["Id"] for row in rows}) == len(rows)
    columns = list(rows[0])
    assert len({name.lower() for name in columns}) == len(columns)  # Gephi does not tell case apart


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝"])
def test_no_text_becomes_a_formula(tmp_path: Path, start: str) -> None:
    formula = f'{start}HYPERLINK("https://x.example")'
    event = records()[RAQQA.document][0]
    assert isinstance(event, Event)
    evil = event.sources[0].model_copy(update={"name": formula, "id": formula})
    with Store(tmp_path / "s.sqlite") as store:
        store.add(RAQQA.document, [event.model_copy(update={"sentence": formula, "sources": (evil,)})])
        paths = [
            path for format in ("csv", "neo4j", "acled") for path in export(store, format, tmp_path / f"{format}.csv")
        ]
    for path in paths:
        rows = read_table(path, "utf-8-sig")
        cells = [cell for row in rows for cell in row.values()]
        assert f"'{formula}" in cells or path.suffixes[0] in (".documents", ".places", ".relationships")
        assert not [cell for cell in cells if cell.startswith(start) and cell != start]


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # by rdflib itself
@given(corpora())
@settings(max_examples=25, deadline=None)
def test_any_record_can_be_exported(tmp_path_factory: pytest.TempPathFactory, corpus: Corpus) -> None:
    folder = tmp_path_factory.mktemp("exports")
    with Store(folder / "s.sqlite") as store:
        for document, statements in corpus:
            store.add(document, statements)
        paths = {format: export(store, format, folder / f"x.{format}") for format in FORMATS}
    lines = paths["jsonl"][0].read_text(encoding="utf-8").split("\n")[:-1]
    said = [statement for _, statements in corpus for statement in statements]
    assert [json.loads(line)["kind"] for line in lines].count("document") == len(corpus)
    assert sorted(json.loads(line)["id"] for line in lines) == sorted(r.id for r in [*said, *(d for d, _ in corpus)])
    count = sum(len(list(edges(statement))) for statement in said)
    assert nx.read_graphml(paths["graphml"][0], force_multigraph=True).number_of_edges() == count
    assert nx.read_gexf(paths["gexf"][0]).number_of_nodes() == len(build_graph(said))
    assert set(read_linked(paths["turtle"][0])) == set(read_linked(paths["jsonld"][0]))
    assert read_parquet(paths["parquet"][0]).num_rows == len(said)
    events = {statement.id for statement in said if isinstance(statement, Event)}
    assert {feature.properties["id"] for feature in read_geojson(paths["geojson"][0]).features} == events
    asserted = [statement.id for statement in said if statement.status == "asserted"]
    assert sorted(entity["id"] for entity in read_ftm(paths["ftm"][0]) if "recordId" in entity["properties"]) == sorted(
        f"statement-{id_}" for id_ in asserted
    )


def test_an_unknown_format_tells_the_known_ones(store: Store, tmp_path: Path) -> None:
    with pytest.raises(QueryError, match=f"There are: {', '.join(FORMATS)}"):
        export(store, "xlsx", tmp_path / "x")


@pytest.mark.parametrize("format", list(FORMATS))
def test_a_path_that_cannot_be_written_is_named(store: Store, tmp_path: Path, format: str) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match=r"file/graph.*cannot be written"):
        export(store, format, tmp_path / "file" / "graph.x")
    (tmp_path / "folder.jsonl").mkdir()
    with pytest.raises(OutputError, match="it is a folder"):
        export(store, "jsonl", tmp_path / "folder.jsonl")


def test_a_failed_export_leaves_the_earlier_file(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "graph.jsonl"
    path.write_text("earlier")
    monkeypatch.setattr(Store, "statements", lambda self: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        export(store, "jsonl", path)
    assert path.read_text() == "earlier"
    assert {file.name for file in tmp_path.iterdir()} == {"graph.jsonl", "siraa.sqlite"}


class Watched:
    """A source that makes each statement when it is asked for it, and knows how many of them are held."""

    def __init__(self) -> None:
        self.held = self.most_held = 0

    def documents(self) -> list[Document]:
        return [RAQQA.document]

    def statements(self) -> Iterator[Event | Relation]:
        for number in range(200):
            statement = records()[RAQQA.document][0].model_copy(update={"id": str(number)})
            self.held += 1
            weakref.finalize(statement, self._let_go)
            self.most_held = max(self.most_held, self.held)
            yield statement

    def _let_go(self) -> None:
        self.held -= 1


@pytest.mark.parametrize("format", [name for name in FORMATS if name not in ("graphml", "gexf")])
def test_statements_pass_through_one_by_one(tmp_path: Path, format: str) -> None:
    source = Watched()
    export(source, format, tmp_path / "graph")
    assert 1 <= source.most_held <= 4
