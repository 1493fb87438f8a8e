"""Ways between two nodes."""

from collections import Counter

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from graph import ConflictGraph
from graph.answers.path import shortest


def test_a_way_has_its_nodes_and_the_statements_between(kg: ConflictGraph) -> None:
    way = kg.path("COALITION", "داعش")
    assert [node.id for node in way.nodes] == ["COALITION", "SDF", "ISIS"]
    assert [[s.type for s in step] for step in way.steps] == [["SUPPORT"], ["SEIZE"]]
    assert [quote.statement.type for quote in way.evidence()] == ["SUPPORT", "SEIZE"]
    assert way.to_pandas()[["step", "from", "to", "type"]].to_numpy().tolist() == [
        [1, "International Coalition", "Syrian Democratic Forces", "SUPPORT"],
        [2, "Syrian Democratic Forces", "Islamic State", "SEIZE"],
    ]
    assert repr(way) == "International Coalition – Syrian Democratic Forces – Islamic State"
    assert way._repr_html_().count("<blockquote") == 2


def test_where_there_is_no_way_there_are_no_steps(kg: ConflictGraph) -> None:
    assert len(kg.path("ISIS", "COALITION", type="SEIZE")) == 0
    none = kg.path("IRAN", "SDF", type="SEIZE")
    assert not none
    assert len(none.to_pandas()) == len(none.evidence()) == 0
    assert "no way" in repr(none) + none._repr_html_()


def test_a_way_to_itself_has_one_node(kg: ConflictGraph) -> None:
    assert [node.id for node in kg.path("SDF", "قسد").nodes] == ["SDF"]


def test_a_way_leads_not_through_people_at_large_but_may_end_there(kg: ConflictGraph) -> None:
    assert [node.id for node in kg.path("SDF", "civilians").nodes] == ["SDF", "geonames:172955", "CIVILIANS"]
    lines = {"a": {"crowd": 9, "b": 1}, "crowd": {"a": 9, "c": 9}, "b": {"a": 1, "c": 1}, "c": {"b": 1, "crowd": 9}}
    beside = {id_: {other: Counter(x=count) for other, count in row.items()} for id_, row in lines.items()}
    assert shortest("a", "c", beside.__getitem__, ()) == ["a", "crowd", "c"]
    assert shortest("a", "c", beside.__getitem__, ("crowd",)) == ["a", "b", "c"]
    assert shortest("crowd", "c", beside.__getitem__, ("crowd",)) == ["crowd", "c"]


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=25), st.sets(st.integers(2, 9), max_size=3))
def test_a_way_is_as_short_as_any(pairs: list[tuple[int, int]], closed: set[int]) -> None:
    lines: nx.Graph[str] = nx.Graph((str(a), str(b)) for a, b in pairs)
    lines.add_nodes_from("01")
    beside = {id_: {other: Counter(x=1) for other in lines[id_]} for id_ in lines}
    way = shortest("0", "1", beside.__getitem__, map(str, closed))
    open_ = lines.subgraph(set(lines) - set(map(str, closed)))
    if nx.has_path(open_, "0", "1"):
        assert len(way) == len(nx.shortest_path(open_, "0", "1"))
        assert nx.is_path(open_, way)
        assert (way[0], way[-1]) == ("0", "1")
    else:
        assert way == []
