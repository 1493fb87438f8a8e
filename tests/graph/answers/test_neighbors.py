"""Neighbours of an actor or a place."""

import pytest

from graph import ConflictGraph, UnknownName


def test_neighbours_come_by_the_number_of_statements(kg: ConflictGraph) -> None:
    found = kg.neighbors("قسد")
    counts = [(neighbor.node.id, neighbor.count, neighbor.types) for neighbor in found]
    assert counts[0] == ("TURKEY", 2, {"ASSAULT": 1, "REJECT": 1})
    assert {id_ for id_, *_ in counts[1:]} == {"ISIS", "COALITION", "geonames:172955", "سالم العلي"}
    assert {neighbor.node.id for neighbor in kg.neighbors("الرقة")} == {"SDF", "CIVILIANS"}


def test_neighbours_can_be_narrowed(kg: ConflictGraph) -> None:
    assert [neighbor.node.id for neighbor in kg.neighbors("SDF", type="assault")] == ["TURKEY"]
    assert [neighbor.node.id for neighbor in kg.neighbors("SDF", since="2018")] == ["TURKEY"]
    assert [neighbor.node.id for neighbor in kg.neighbors("RUSSIA", status="negated")] == ["place:عين عيسي"]
    assert not kg.neighbors("SDF", min_confidence=0.95)
    with pytest.raises(UnknownName, match="ASSAULT"):
        kg.neighbors("SDF", type="ASAULT")


def test_neighbours_know_their_evidence_and_show_themselves(kg: ConflictGraph) -> None:
    found = kg.neighbors("SDF", type="ASSAULT")
    assert [quote.statement.type for quote in found.evidence()] == ["ASSAULT"]
    assert found.to_pandas()[["id", "statements", "ASSAULT"]].to_numpy().tolist() == [["TURKEY", 1, 1]]
    assert list(kg.neighbors("SDF", min_confidence=0.95).to_pandas().columns)[:2] == ["id", "name"]
    assert "Turkey: ASSAULT 1" in repr(found)
    assert found._repr_html_().startswith('<div dir="rtl">')
    assert found[0] == found[:1][0]
