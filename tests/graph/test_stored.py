"""A graph between two days, places within others, and names that differ in spaces and articles."""

import pytest

from graph import ConflictGraph, Filter, QueryError, UnknownName
from graph.nodes import nodes
from graph.statements import Statements


def triggers(statements: Statements) -> list[str]:
    return [statement.trigger.text for statement in statements if statement.trigger]


def test_a_narrowed_graph_holds_what_lies_between_its_days(kg: ConflictGraph) -> None:
    october = kg.between("2017-10", "2017-10")
    assert triggers(october.statements()) == ["انتزعت"]
    assert {actor.id for actor in october.actors()} == {"SDF", "ISIS"}
    assert october.actor("قسد").mentions == 1
    assert [place.name for place in october.places()] == ["Raqqa"]
    assert [document.id for document in october.documents()] == ["raqqa"]
    with pytest.raises(UnknownName, match="no statement of this graph names"):
        october.actor("Turkey")


def test_a_narrowed_graph_takes_every_question(kg: ConflictGraph) -> None:
    october = kg.between("2017-10", "2017-10")
    assert triggers(october.relations("SDF")) == triggers(october.events(type="SEIZE")) == ["انتزعت"]
    assert [neighbor.node.id for neighbor in october.neighbors("SDF")] == ["ISIS"]
    assert len(october.path("SDF", "ISIS")) == 1
    assert october.timeline().to_pandas().to_numpy().sum() == 1
    assert [actor.id for actor in october.control("الرقة", "2017-10-20").holders] == ["SDF"]
    assert len(october.compare("SDF", "ISIS").a.does) == 1
    assert len(october.to_pandas()) == october.to_networkx().number_of_edges() == 1
    assert "انتزعت" in october.show().html
    assert "قصفت" not in october.show().html
    assert len(october.between("2017-10-18").statements()) == 0


def test_a_graph_narrowed_twice_holds_what_both_leave(kg: ConflictGraph) -> None:
    narrowed = kg.between("2017").between(until="2018")
    assert (narrowed.since, narrowed.until) == ("2017-01-01", "2018-12-31")
    assert triggers(narrowed.statements(Filter(since="2016"))) == ["قتلى", "انتزعت"]
    with pytest.raises(QueryError, match=r"2017-01-01 to 2018-12-31.*since=2020-01-01"):
        narrowed.events(since="2020-01-01")


def test_a_graph_of_all_days_has_the_nodes_of_all_dated_statements(kg: ConflictGraph) -> None:
    dated = [statement for statement in kg.statements() if statement.date]
    assert kg.between("2000", "2030").nodes == nodes(dated)


def test_places_within_another(kg: ConflictGraph) -> None:
    assert [place.name for place in kg.places(within="سوريا")] == ["Raqqa"]
    assert kg.places(within="محافظة الرقة") == kg.places(within="Raqqa Governorate") == kg.places(within="سوريا")
    assert kg.places(within="محافظة حلب") == kg.places(within="العراق") == []
    assert kg.places(within=kg.place("Raqqa")) == []  # a town does not lie in itself
    with pytest.raises(UnknownName, match=r"Near: .*Aleppo"):
        kg.places(within="محافظة حلبب")
