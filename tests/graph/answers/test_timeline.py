"""Numbers by day, month and year, and what is dated less exactly."""

import pytest

from graph import ConflictGraph, QueryError


def test_statements_are_counted_where_their_date_fits(kg: ConflictGraph) -> None:
    months = kg.timeline()
    assert months.to_pandas().to_dict("index") == {
        "2017-10": {"ASSAULT": 0, "SEIZE": 1},
        "2019-10": {"ASSAULT": 1, "SEIZE": 0},
    }
    assert months.vague == {"ASSAULT": 1}
    assert months.undated.total() == 8
    assert kg.timeline(unit="day").vague == {"ASSAULT": 2}
    assert kg.timeline(unit="year").to_pandas().loc["2017"].to_dict() == {"ASSAULT": 1, "SEIZE": 1}


def test_a_timeline_can_be_of_an_actor_a_place_or_a_pair(kg: ConflictGraph) -> None:
    assert list(kg.timeline("داعش").to_pandas().index) == ["2017-10"]
    assert list(kg.timeline("عين عيسى").to_pandas().index) == ["2019-10"]
    assert list(kg.timeline("Turkey", "SDF").to_pandas().index) == ["2019-10"]
    assert list(kg.timeline(type="SEIZE", status="asserted", since="2017", until="2017").to_pandas().index) == [
        "2017-10"
    ]
    with pytest.raises(QueryError, match="not a"):
        kg.timeline(b="SDF")


def test_a_timeline_knows_its_evidence_and_shows_itself(kg: ConflictGraph) -> None:
    found = kg.timeline("SDF", "ISIS")
    assert [quote.statement.type for quote in found.evidence()] == ["SEIZE"]
    assert "2017-10 SEIZE 1" in repr(found)
    assert '<bdi dir="ltr">2017-10</bdi>' in found._repr_html_()
