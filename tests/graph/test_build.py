"""Which edges statements become, and what nodes and edges carry."""

import random
import tempfile
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.build import aggregate, build_graph
from graph.records import Document, Event, Relation
from graph.store import Store
from tests.graph.samples import RAQQA, SHELLING, records
from tests.graph.strategies import corpora


@pytest.fixture
def graph() -> "nx.MultiDiGraph[str]":
    return build_graph(statement for said in records().values() for statement in said)


def ends(*statements: Event | Relation) -> set[tuple[str, str, str]]:
    return {(tail, head, data["role"]) for tail, head, data in build_graph(statements).edges(data=True)}


def test_an_event_joins_each_source_to_each_target() -> None:
    event = RAQQA.event(0, "انتزعت", "SEIZE", sources=("قوات سوريا الديمقراطية",), targets=("داعش",), places=("الرقة",))
    two = event.model_copy(update={"sources": (*event.sources, RAQQA.actor(1, "التحالف الدولي"))})
    assert ends(two) == {("SDF", "ISIS", "source-target"), ("COALITION", "ISIS", "source-target")}
    assert {key for _, _, key in build_graph([two]).edges(keys=True)} == {event.id}


def test_where_one_side_is_missing_the_place_takes_its_stead() -> None:
    by = SHELLING.event(1, "تقصف", "ASSAULT", sources=("روسيا",), places=("عين عيسى",))
    on = RAQQA.event(3, "قتلى", "ASSAULT", targets=("عشرة مدنيين",), places=("الرقة",))
    assert ends(by) == {("RUSSIA", "place:عين عيسي", "source-place")}
    assert ends(on) == {("CIVILIANS", "geonames:172955", "target-place")}


def test_an_event_with_one_end_is_no_edge_but_its_actor_is_known() -> None:
    graph = build_graph([RAQQA.event(4, "انسحب", "RETREAT", sources=("داعش",))])
    assert (list(graph.nodes), graph.number_of_edges()) == (["ISIS"], 0)


def test_a_relation_runs_from_subject_to_object() -> None:
    assert ends(SHELLING.relation(3, "تسيطر", "CONTROLS", "قسد", "الرقة")) == {
        ("SDF", "geonames:172955", "subject-object")
    }


def test_nodes_say_what_they_are(graph: "nx.MultiDiGraph[str]") -> None:
    assert graph.nodes["TURKEY"] == {
        "node_kind": "actor",
        "name": "Turkey",
        "name_ar": "تركيا",
        "kind": "state",
        "cameo": "TUR",
        "generic": False,
        "mentions": 2,
    }
    assert graph.nodes["geonames:172955"] == {
        "node_kind": "place",
        "name": "Raqqa",
        "name_ar": "الرقة",
        "kind": "town",
        "country": "SY",
        "lat": 35.95,
        "lon": 39.01,
        "generic": False,
        "mentions": 4,
    }
    assert {id_ for id_, generic in graph.nodes(data="generic") if generic} == {"CIVILIANS"}


def test_generic_nodes_are_left_out_on_demand() -> None:
    statements = records()[RAQQA.document]
    full, narrow = build_graph(statements), build_graph(statements, generic=False)
    assert set(full) - set(narrow) == {"CIVILIANS"}
    assert set(full.edges(keys=True)) - set(narrow.edges(keys=True)) == {
        ("CIVILIANS", "geonames:172955", statements[3].id)
    }


def test_edges_lead_back_to_their_statement(graph: "nx.MultiDiGraph[str]") -> None:
    edges = graph["TURKEY"]["SDF"]
    assert {
        data["type"]: (data["status"], data["confidence"], data["date"], data["role"]) for data in edges.values()
    } == {
        "REJECT": ("asserted", 0.8, None, "source-target"),
        "ASSAULT": ("asserted", 0.8, "2019-10", "source-target"),
    }
    assert all(data["statement"].id == key for key, data in edges.items())
    assert [data["statement"].sentence for data in edges.values()] == [RAQQA.sentences[2], SHELLING.sentences[0]]


def test_aggregates_count_statements_of_one_type() -> None:
    first = RAQQA.event(
        1, "ساند", "SUPPORT", sources=("التحالف الدولي",), targets=("قسد",), date="2017-10", confidence=0.5
    )
    later = first.model_copy(update={"id": "2", "date": None, "status": "hypothetical", "confidence": 1.0})
    spans = RAQQA.event(
        1, "ساند", "SUPPORT", sources=("التحالف الدولي",), targets=("قسد",), date="2016-01-02/2017-10-31"
    )
    spans = spans.model_copy(update={"id": "3", "confidence": 0.9})
    other = first.model_copy(update={"id": "4", "type": "AGREE", "date": None})
    lines = aggregate(build_graph([first, later, spans, other]))
    assert lines.number_of_edges() == 2
    assert lines["COALITION"]["SDF"]["SUPPORT"] == {
        "type": "SUPPORT",
        "count": 3,
        "statuses": {"asserted": 2, "hypothetical": 1},
        "first_date": "2016-01-02",
        "last_date": "2017-10-31",
        "mean_confidence": pytest.approx(0.8),
        "max_confidence": 1.0,
    }
    assert lines["COALITION"]["SDF"]["AGREE"]["last_date"] is None
    assert lines.nodes["SDF"]["name"] == "Syrian Democratic Forces"


@given(corpora(), st.randoms())
@settings(max_examples=40, deadline=None)
def test_the_order_of_documents_does_not_matter(
    corpus: list[tuple[Document, list[Event | Relation]]], order: random.Random
) -> None:
    graphs = []
    for _ in range(2):
        with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "s.sqlite") as store:
            for document, statements in corpus:
                store.add(document, statements)
            graph = build_graph(store.statements())
            assert {id_: node.model_dump(exclude={"id"}) for id_, node in store.nodes().items()} == {
                id_: {key: value for key, value in data.items() if key != "generic"}
                for id_, data in graph.nodes(data=True)
            }
        graphs.append(graph)
        order.shuffle(corpus)
    assert nx.utils.graphs_equal(*graphs)
    assert nx.utils.graphs_equal(*map(aggregate, graphs))
