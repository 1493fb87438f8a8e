"""Each rule by which reports of seizures, retreats and control become a history."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.records import Event, Relation
from tests.graph.control.reports import clash, controls, event, on, retreat, seize, states, told


def test_a_seizure_ends_the_hold_of_one_and_begins_that_of_another() -> None:
    found = told(seize("2017-10-17", "SDF", "ISIS"))
    assert states(found) == [("held", "ISIS", None, "2017-10-17"), ("held", "SDF", "2017-10-17", None)]
    assert on(found, "2017-10-16") == "held ISIS"
    assert on(found, "2017-10-17") == on(found, "2024-01-01") == "held SDF"


def test_nothing_is_known_more_than_a_year_before_one_loses_a_place() -> None:
    found = told(seize("2017-10-17", "SDF", "ISIS"))
    assert on(found, "2016-10-17") == "held ISIS"
    assert on(found, "2016-10-16") == "unknown"


def test_nothing_is_known_where_nothing_is_told() -> None:
    assert on(told(), "2017-10-17") == "unknown"
    assert on(told(seize("2017-10-17", "SDF")), "2017-10-16") == "unknown"


def test_reports_on_slightly_different_days_are_of_one_change() -> None:
    days = ("2017-10-20", "2017-10-17", "2017-10-18", "2017-10")
    found = told(*(seize(day, "SDF", "ISIS") for day in days))
    assert states(found)[1:] == [("held", "SDF", "2017-10-17", None)]
    assert len(found[1].statements) == 4


def test_actors_of_one_side_do_not_take_it_from_each_other() -> None:
    found = told(seize("2017-10-17", "SDF"), seize("2017-10-19", "YPG"), seize("2017-12-01", "YPG"))
    assert [state for state, *_ in states(found)] == ["held"]


def test_of_several_who_took_it_those_hold_it_that_most_reports_name() -> None:
    found = told(seize("2017-10-17", "SDF COALITION"), seize("2017-10-17", "SDF"), seize("2017-10-18", "SDF"))
    assert states(found) == [("held", "SDF", "2017-10-17", None)]
    assert on(told(seize("2017-10-17", "SDF COALITION")), "2017-10-18") == "held COALITION SDF"


def test_who_takes_a_place_again_had_lost_it() -> None:
    found = told(seize("2014", "SDF"), seize("2017-10-17", "SDF", "ISIS"))
    assert states(found) == [
        ("held", "SDF", "2014", None),
        ("held", "ISIS", None, "2017-10-17"),
        ("held", "SDF", "2017-10-17", None),
    ]


def test_a_place_that_is_taken_back_within_days_changed_twice() -> None:
    found = told(seize("2017-10-17", "SDF", "ISIS"), seize("2017-10-19", "ISIS", "SDF"))
    assert [holder for _, holder, *_ in states(found)] == ["ISIS", "SDF", "ISIS"]


@pytest.mark.parametrize("status", ["hypothetical", "negated"])
def test_what_is_not_asserted_changes_nothing(status: str) -> None:
    found = told(seize("2017-10-17", "SDF", status=status), controls("2018-01-01", "SDF", status=status))
    assert states(found) == []


def test_a_ceasefire_or_release_leaves_no_place() -> None:
    held = seize("2017-10-17", "SDF")
    for mode in ("ceasefire", "release"):
        assert on(told(held, retreat("2018-01-01", "SDF", mode=mode)), "2018-02-01") == "held SDF"
    assert on(told(held, retreat("2018-01-01", "SDF", mode="withdrawal")), "2018-02-01") == "unknown"


def test_a_retreat_with_the_seizure_is_the_same_change() -> None:
    found = told(retreat("2017-10-18", "ISIS"), seize("2017-10-17", "SDF", "ISIS"))
    assert states(found)[1:] == [("held", "SDF", "2017-10-17", None)]
    assert len(found[1].statements) == 2


def test_who_leaves_one_of_two_holders_leaves_it_to_the_other() -> None:
    found = told(seize("2017-10-17", "SDF COALITION"), retreat("2019-10-07", "COALITION"))
    assert on(found, "2019-10-08") == "held SDF"


def test_a_retreat_of_one_who_did_not_hold_it_changes_nothing_and_is_kept() -> None:
    found = told(seize("2017-10-17", "SDF"), retreat("2019-10-07", "RUSSIA"))
    assert on(found, "2019-10-08") == "held SDF"
    assert [statement.type for statement in found.unplaced] == ["RETREAT"]


def test_people_at_large_hold_nothing() -> None:
    assert states(told(seize("2017-10-17", "CIVILIANS"))) == []


def test_two_who_took_it_on_one_day_contest_it() -> None:
    found = told(seize("2017-10-17", "SDF"), seize("2017-10-17", "SYRIA"))
    assert on(found, "2017-10-17") == "contested SDF SYRIA"
    assert on(told(seize("2017-10-17", "SDF"), seize("2017-10", "SYRIA")), "2017-12-01") == "contested SDF SYRIA"


def test_two_who_hold_it_within_a_week_contest_it() -> None:
    found = told(seize("2017-10-17", "SDF", "ISIS"), controls("2017-10-19", "ISIS"))
    assert on(found, "2017-10-18") == "held SDF"
    assert on(found, "2017-10-19") == "contested ISIS SDF"


def test_one_who_took_it_long_after_holds_it() -> None:
    found = told(seize("2017-10-17", "SDF"), seize("2019-10-20", "TURKEY"))
    assert on(found, "2019-10-19") == "held SDF"
    assert on(found, "2019-10-21") == "held TURKEY"


def test_a_later_report_settles_what_was_contested() -> None:
    found = told(seize("2017-10-17", "SDF"), seize("2017-10-17", "SYRIA"), controls("2018-03-01", "SDF"))
    assert on(found, "2018-02-28") == "contested SDF SYRIA"
    assert on(found, "2018-03-01") == "held SDF"


def test_a_denial_makes_the_change_contested() -> None:
    denied = seize("2017-10-18", "SDF", status="negated", claimed_by="ISIS")
    found = told(seize("2017-10-17", "SDF"), denied)
    assert on(found, "2017-10-17") == "contested SDF"
    assert found.at("2017-10-20").reason == "denied"
    assert denied in list(found.at("2017-10-20").statements)


def test_a_denial_of_today_leaves_the_past_as_it_was() -> None:
    found = told(seize("2017-10-17", "SDF"), controls("2019-01-01", "SDF", status="negated"))
    assert on(found, "2018-12-31") == "held SDF"
    assert on(found, "2019-01-01") == "contested SDF"


def test_who_denies_that_he_left_contests_it() -> None:
    found = told(seize("2017-10-17", "SDF", "ISIS"), retreat("2017-10-18", "ISIS", status="negated"))
    assert on(found, "2017-10-18") == "contested ISIS SDF"


def test_a_denial_of_what_nobody_says_changes_nothing_and_is_kept() -> None:
    found = told(seize("2017-10-17", "SDF"), seize("2017-10-18", "TURKEY", status="negated"))
    assert on(found, "2017-10-18") == "held SDF"
    assert len(found.unplaced) == 1


def test_fighting_after_the_change_contests_it_for_a_while() -> None:
    found = told(seize("2017-10-17", "SDF"), clash("2018-02-01", "ISIS", "SDF"), clash("2018-02-20", "SDF", "ISIS"))
    assert on(found, "2018-01-31") == "held SDF"
    assert on(found, "2018-02-01") == on(found, "2018-03-21") == "contested SDF"
    assert on(found, "2018-03-22") == "held SDF"
    assert found.at("2018-03-22").since == "2017-10-17"
    assert len(found) == 3


def test_the_battle_for_a_place_is_not_fighting_after_it() -> None:
    battle = [clash(day, "SDF", "ISIS") for day in ("2017-09-01", "2017-10-17", "2017-10-18")]
    found = told(seize("2017-10-17", "SDF", "ISIS"), seize("2017-10-18", "SDF", "ISIS"), *battle)
    assert on(found, "2017-10-18") == "held SDF"
    assert on(found, "2017-09-02") == "contested ISIS"


@pytest.mark.parametrize(
    "harmless",
    [
        clash("2018-02-01", "ISIS", "TURKEY"),
        clash("2018-02-01", "SDF"),
        clash("2018-02-01", "SDF", "CIVILIANS"),
        clash("2018", "SDF", "ISIS"),
        clash(None, "SDF", "ISIS"),
        clash("2018-02-01", "SDF", "ISIS", status="negated"),
        event("ASSAULT", "2018-02-01", "ISIS", "SDF", mode="airstrike"),
    ],
)
def test_other_violence_contests_nothing(harmless: Event) -> None:
    assert on(told(seize("2017-10-17", "SDF"), harmless), "2018-02-10") == "held SDF"


def test_a_vague_date_leaves_its_days_contested() -> None:
    found = told(seize("2014-01-14", "ISIS"), seize("2017-10", "SDF", "ISIS"))
    assert on(found, "2017-09-30") == "held ISIS"
    assert on(found, "2017-10-10") == "contested ISIS SDF"
    assert found.at("2017-10-10").reason.endswith("2017-10")
    assert on(found, "2017-10-31") == "held SDF"
    assert found[1].since == "2017-10"


def test_a_report_without_a_date_is_taken_to_be_recent() -> None:
    found = told(seize(None, "SDF"), published="2017-10-18")
    assert states(found) == [("held", "SDF", None, None)]
    assert (found[0].maybe, found[0].first) == ("2017-09-18", "2017-10-18")
    assert on(told(seize("2013-07-01", "YPG"), seize(None, "TURKEY"), published="2019-10-20"), "2019-10-20") == (
        "held TURKEY"
    )


def test_a_report_without_a_date_yields_to_one_with_a_date() -> None:
    found = told(seize("2017-10-17", "SDF"), seize(None, "ISIS"), published="2017-10-18")
    assert on(found, "2017-10-18") == "held SDF"
    assert len(found.unplaced) == 1
    agreeing = told(seize("2017-10-17", "SDF"), seize(None, "SDF"), published="2017-10-18")
    assert len(agreeing[0].statements) == 2
    assert len(agreeing.unplaced) == 0


def test_a_tie_without_a_date_holds_when_its_article_appears() -> None:
    found = told(controls(None, "SDF"), published="2017-10-18")
    assert (found[0].since, found[0].first) == (None, "2017-10-18")
    assert on(found, "2017-10-17") == "unknown"


def test_what_neither_text_nor_article_dates_is_kept_apart() -> None:
    found = told(seize(None, "SDF"), controls(None, "SDF"), published=None)
    assert states(found) == []
    assert len(found.unplaced) == 2


def test_a_day_that_no_month_has_does_no_harm() -> None:
    assert on(
        told(seize("2022-04-31", "SDF"), seize("0001-01-01", "A", "B"), seize("9999", "C", "D")), "2022-05-01"
    ) == ("held SDF")


STATEMENTS = st.builds(
    lambda make, day, one, other, status: (
        make(day, one, other, status=status) if make is not controls else controls(day, one, status=status)
    ),
    st.sampled_from([seize, clash, controls, lambda day, one, _, status: retreat(day, one, status=status)]),
    st.sampled_from(["2017", "2017-10", "2017-10-16", "2017-10-17", "2017-12-01", "2017-10-01/2017-10-17", None]),
    st.sampled_from(["SDF", "YPG", "ISIS", "SYRIA"]),
    st.sampled_from(["", "SDF", "ISIS"]),
    st.sampled_from(["asserted", "negated", "hypothetical"]),
)


@given(st.lists(STATEMENTS, max_size=8), st.randoms(use_true_random=False))
def test_the_order_of_reports_does_not_matter_and_nothing_is_lost(
    statements: list[Event | Relation], chance: random.Random
) -> None:
    shuffled = [*statements]
    chance.shuffle(shuffled)
    found = told(*statements)
    assert states(found) == states(told(*shuffled))
    assert [period.first for period in found] == sorted(period.first for period in found)
    for period in found:
        assert bool(period.holders) == (period.state != "unknown")
        assert period.statements
    kept = {s.id for period in found for s in period.statements} | {s.id for s in found.unplaced}
    counted = {s.id for s in statements if s.type != "ASSAULT" and s.status == "asserted"}
    assert counted <= kept
