"""The history of a place as an answer."""

from datetime import date

import pytest

from graph import ConflictGraph, QueryError
from tests.graph.control.reports import seize, told


def test_who_holds_a_place_on_a_day_since_when_and_on_which_evidence(kg: ConflictGraph) -> None:
    answer = kg.control("الرقة", "2017-10-20")
    assert (answer.state, [actor.name for actor in answer.holders]) == ("held", ["Syrian Democratic Forces"])
    assert (answer.since, answer.until) == ("2017-10-17", None)
    assert answer.evidence()[0].marks
    assert repr(kg.control("Raqqa", date(2017, 10, 20))) == repr(answer)
    assert kg.control("الرقة", "2010-01-01").state == kg.control("عين عيسى", "2017-10-20").state == "unknown"
    assert len(answer.to_pandas()) == len(answer.statements)
    assert "held, Syrian Democratic Forces, 2017-10-17" in repr(answer)
    assert answer._repr_html_().count("<blockquote") == len(answer.statements)


def test_the_whole_history_is_a_table(kg: ConflictGraph) -> None:
    found = kg.control("الرقة")
    assert found.to_pandas()["holders"].tolist() == ["Islamic State", "Syrian Democratic Forces"]
    assert found[0].until == found[-1].since
    assert len(found[:1]) == 1
    assert len(found.evidence()) == len({quote.statement.id for quote in found.evidence()})
    assert '<bdi dir="ltr">2017-10-17</bdi>' in found._repr_html_()
    assert "nothing is told" in repr(kg.control("عين عيسى"))


def test_a_low_confidence_can_be_left_out(kg: ConflictGraph) -> None:
    assert len(kg.control("الرقة", min_confidence=0.95)) == 0


def test_who_says_so_is_told_where_only_claims_say_so() -> None:
    assert told(seize("2017-10-17", "A", claimed_by="A"), seize("2017-10-18", "A", claimed_by="B"))[0].claimed_by == (
        "A",
        "B",
    )
    assert told(seize("2017-10-17", "A", claimed_by="A"), seize("2017-10-18", "A"))[0].claimed_by == ()


@pytest.mark.parametrize("day", ["2017-10", "2017", "yesterday", "2017-13-01"])
def test_what_is_no_day_is_refused(kg: ConflictGraph, day: str) -> None:
    with pytest.raises(QueryError, match=day):
        kg.control("الرقة", day)
