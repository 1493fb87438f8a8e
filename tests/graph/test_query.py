"""The questions that a notebook asks of a graph of our own records."""

from pathlib import Path
from typing import Any

import networkx as nx
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph import ConflictGraph, Document, Event, QueryError, Relation, StoreError, UnknownName
from graph.statements import ROWS_SHOWN, Statements
from graph.store import Store
from graph.tables import COLUMNS
from graph.view import page_graph
from tests.graph.samples import RAQQA, records
from tests.graph.strategies import corpora


def triggers(statements: Statements) -> list[str]:
    return [statement.trigger.text for statement in statements if statement.trigger]


def test_load_takes_a_folder_or_a_file(store: Store) -> None:
    assert ConflictGraph.load(store.path) == ConflictGraph.load(str(store.path.parent))


def test_a_missing_graph_says_how_to_build_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(StoreError, match=r"out.*siraa build"):
        ConflictGraph.load()
    assert not list(tmp_path.iterdir())


def test_an_actor_is_found_by_any_name(kg: ConflictGraph) -> None:
    sdf = kg.actor("قسد")
    assert (sdf.id, sdf.name, sdf.kind, sdf.mentions, sdf.generic) == (
        "SDF",
        "Syrian Democratic Forces",
        "armed_group",
        6,
        False,
    )
    assert kg.actor("syrian democratic forces") == kg.actor("SDF") == kg.actor(sdf) == sdf
    assert kg.find("قسد") == kg.find("SDF") == sdf
    assert kg.find("Ar-Raqqa") == kg.find("رقة") == kg.place("Raqqa")
    assert kg.actor("salim al ali").id == "سالم العلي"
    assert kg.actor("civilians").generic
    with pytest.raises(UnknownName, match="Near: TURKEY"):
        kg.actor("Turkeyy")


def test_an_actor_is_found_by_a_name_of_the_users_own(store: Store, tmp_path: Path) -> None:
    own = tmp_path / "own.tsv"
    own.write_text("id\tname_en\tname_ar\taliases_ar\nSDF\tSDF\tقسد\tأبطال الجزيرة\n", encoding="utf-8")
    assert ConflictGraph.load(store.path, actors=[own]).actor("ابطال الجزيرة").id == "SDF"
    with pytest.raises(UnknownName):
        ConflictGraph.load(store.path).actor("ابطال الجزيرة")


def test_actors_and_places_come_by_number_of_mentions(kg: ConflictGraph) -> None:
    assert [actor.id for actor in kg.actors()][:2] == ["SDF", "RUSSIA"]
    assert {actor.id for actor in kg.actors()} >= {"SDF", "ISIS", "COALITION", "TURKEY", "RUSSIA", "IRAN"}
    assert [place.name for place in kg.places()] == ["Raqqa", "Ayn Issa"]
    assert kg.place("الرّقة").lat == 35.95
    assert [document.id for document in kg.documents()] == ["raqqa", "shelling"]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ({"a": "SDF", "b": "ISIS"}, ["انتزعت"]),
        ({"a": "داعش", "b": "قسد"}, ["انتزعت"]),
        ({"a": "ISIS", "b": "SDF", "directed": True}, []),
        ({"a": "Turkey", "b": "SDF"}, ["قصفت", "رفضت"]),
        ({"a": "Turkey", "b": "SDF", "type": "assault"}, ["قصفت"]),
        ({"a": "Russia", "b": "Iran"}, ["حليفة", "تطلب"]),
        ({"a": "Russia", "b": "Iran", "status": "asserted"}, ["حليفة"]),
        ({"a": "Russia", "b": "Iran", "min_confidence": 0.6}, ["تطلب"]),
        ({"a": "Russia", "b": "Iran", "since": "2015"}, []),
        ({"a": "SDF", "b": "الرقة"}, ["تسيطر"]),
        ({"a": "ISIS"}, ["انتزعت"]),
        ({"a": "Turkey", "since": "2019", "until": "2019"}, ["قصفت"]),
    ],
)
def test_relations(kg: ConflictGraph, question: dict[str, Any], expected: list[str]) -> None:
    assert triggers(kg.relations(**question)) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ({"actor": "داعش"}, ["انتزعت", "انسحب"]),
        ({"place": "عين عيسى"}, ["قصفت", "تقصف"]),
        ({"type": "ASSAULT", "status": "asserted"}, ["قتلى", "قصفت"]),
        ({"type": "PROTEST"}, []),
        ({"since": "2017-10-01", "until": "2017-12"}, ["انتزعت"]),
        ({"actor": "SDF", "min_confidence": 0.85}, ["انتزعت"]),
        ({"claimed_by": "قسد"}, ["انتزعت"]),
    ],
)
def test_events(kg: ConflictGraph, question: dict[str, Any], expected: list[str]) -> None:
    assert triggers(kg.events(**question)) == expected


def test_questions_that_cannot_be_asked_say_why(kg: ConflictGraph) -> None:
    with pytest.raises(UnknownName, match="ASSAULT"):
        kg.events(type="ASAULT")
    with pytest.raises(UnknownName, match="no statement of this graph names 'الحشد الشعبي'"):
        kg.relations("SDF", "الحشد الشعبي")
    with pytest.raises(QueryError, match="yesterday"):
        kg.events(since="yesterday")
    with pytest.raises(QueryError, match="asserted"):
        kg.relations("SDF", status="claimed")


def test_results_lead_to_their_evidence(kg: ConflictGraph) -> None:
    evidence = kg.relations("SDF", "ISIS").evidence()
    assert [(quote.sentence, quote.document) for quote in evidence] == [(RAQQA.sentences[0], RAQQA.document)]


def test_results_are_a_sequence(kg: ConflictGraph) -> None:
    found = kg.statements()
    assert len(found) == 11
    assert isinstance(found[0], Event)
    assert list(found[:2]) == list(found)[:2]
    assert found[:2].evidence()[0].document is not None
    assert "11 statements" in repr(found)


def test_results_become_a_table(kg: ConflictGraph) -> None:
    table = kg.to_pandas()
    assert tuple(table.columns) == COLUMNS
    seized = table.set_index("trigger").loc["انتزعت"]
    assert (seized["sources"], seized["targets"], seized["places"]) == (
        "Syrian Democratic Forces",
        "Islamic State",
        "Raqqa",
    )
    vague = table.set_index("trigger").loc["قتلى"]
    assert (vague["date"], vague["killed_min"]) == ("2017", 10)
    assert (vague["first_day"], vague["last_day"]) == (pd.Timestamp(2017, 1, 1), pd.Timestamp(2017, 12, 31))
    held = table.set_index("trigger").loc["تسيطر"]
    assert held["places"] == "Raqqa"
    assert table["targets"].isna().sum() == 3
    assert tuple(kg.events(type="PROTEST").to_pandas().columns) == COLUMNS


def test_results_are_shown_from_right_to_left_and_escaped(store: Store) -> None:
    attack = "<script>alert(1)</script>"
    event = RAQQA.event(4, "انسحب", "RETREAT", sources=("داعش",))
    actor = event.sources[0].model_copy(update={"name": attack, "id": "x"})
    many = [
        event.model_copy(update={"id": str(n), "sources": (actor,), "sentence": attack}) for n in range(ROWS_SHOWN + 5)
    ]
    store.add(RAQQA.document.model_copy(update={"sha256": "1" * 64}), many)
    html = ConflictGraph.load(store.path).events(actor="x")._repr_html_()
    assert html.startswith('<div dir="rtl">')
    assert html.count("<tr>") == ROWS_SHOWN + 1
    assert "… 5 more" in html
    assert "<script" not in html
    assert "&lt;script&gt;" in html


def test_algorithms_of_networkx_work_on_the_graph(kg: ConflictGraph) -> None:
    graph = kg.to_networkx(generic=False)
    assert "CIVILIANS" in kg.to_networkx()
    assert "CIVILIANS" not in graph
    assert nx.shortest_path(graph, "COALITION", "ISIS") == ["COALITION", "SDF", "ISIS"]
    centrality = nx.betweenness_centrality(nx.DiGraph(graph))
    assert max(centrality, key=centrality.__getitem__) == "SDF"
    assert max(nx.pagerank(graph).values()) < 1
    assert len(list(nx.community.greedy_modularity_communities(nx.Graph(graph)))) > 1


def test_show_writes_the_page_and_frames_it(kg: ConflictGraph, tmp_path: Path) -> None:
    shown = kg.show(tmp_path / "page.html", height=300)
    assert (tmp_path / "page.html").read_text(encoding="utf-8") == shown.html
    assert kg.show().path is None
    frame = shown._repr_html_()
    assert frame.startswith('<iframe srcdoc="')
    assert "height:300px" in frame
    assert frame.count("<") == 2  # the page stands inside the attribute, escaped


def test_of_a_large_store_the_weightiest_part_is_shown(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    whole, beyond = page_graph(store)
    assert (whole.number_of_nodes(), beyond) == (10, 0)
    monkeypatch.setattr("graph.view.PAGE_STATEMENTS", 3)
    part, beyond = page_graph(store)
    assert (part.number_of_edges(), beyond) == (3, whole.number_of_edges() - 3)
    assert part.nodes["SDF"]["mentions"] == whole.nodes["SDF"]["mentions"]


@given(corpora(), st.data())
@settings(max_examples=30, deadline=None)
def test_any_record_can_be_tabled_and_shown(
    tmp_path_factory: pytest.TempPathFactory, corpus: list[tuple[Document, list[Event | Relation]]], data: st.DataObject
) -> None:
    path = tmp_path_factory.mktemp("store") / "s.sqlite"
    with Store(path) as store:
        for document, statements in corpus:
            store.add(document, statements)
    kg = ConflictGraph.load(path)
    found = kg.statements()
    assert list(found.to_pandas()["id"]) == [statement.id for statement in found]
    assert found._repr_html_().encode()
    assert found.evidence()._repr_html_().encode()
    assert len(records()) == 2
