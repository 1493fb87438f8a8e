"""Which reports are taken for one event."""

from typing import Any

import pytest

from graph.catalogue import Catalogue
from graph.incidents import Report, Reporter, agree
from graph.seeds import Seeds
from tests.graph.incidents.reports import document, event

REPORTER = Reporter(Catalogue.load(Seeds()))


def report(id_: str, **said: Any) -> Report:
    made = REPORTER(event(id_, **said), document(id_[0]))
    assert made is not None
    return made


STRIKE: dict[str, Any] = {"sources": ["TURKEY"], "places": ["Afrin"], "killed": 4, "mode": "shelling"}
CASES: list[tuple[str, dict[str, Any], dict[str, Any], bool]] = [
    ("the same", STRIKE, STRIKE, True),
    ("a toll that grows", STRIKE, STRIKE | {"killed": 6}, True),
    ("no actor is told", STRIKE, STRIKE | {"sources": []}, True),
    ("another type", STRIKE, STRIKE | {"type": "COERCE"}, False),
    ("another town", STRIKE, STRIKE | {"places": ["Raqqa"]}, False),
    ("a village close by, with the same dead", STRIKE, STRIKE | {"places": ["Qibar"]}, True),
    ("a village close by, with other dead", STRIKE, STRIKE | {"places": ["Qibar"], "killed": 1}, False),
    ("the governorate, with the same dead", STRIKE, STRIKE | {"places": ["Aleppo governorate"]}, True),
    ("the governorate, without a number", STRIKE, STRIKE | {"places": ["Aleppo governorate"], "killed": None}, False),
    ("no place, with the same dead", STRIKE, STRIKE | {"places": []}, True),
    ("no place and one dead", STRIKE | {"killed": 1}, STRIKE | {"places": [], "killed": 1}, False),
    ("the day after, with the same dead", STRIKE, STRIKE | {"day": "2022-01-21"}, True),
    ("the day after, with other dead", STRIKE, STRIKE | {"day": "2022-01-21", "killed": 1}, False),
    ("two days after", STRIKE, STRIKE | {"day": "2022-01-22"}, False),
    ("blamed on another, with the same dead", STRIKE, STRIKE | {"sources": ["RUSSIA"]}, True),
    ("by another, without numbers", STRIKE, STRIKE | {"sources": ["RUSSIA"], "killed": None}, False),
    ("another mode, with other dead", STRIKE, STRIKE | {"mode": "airstrike", "killed": 1}, False),
    ("a side and its member", STRIKE | {"sources": ["SDF"]}, STRIKE | {"sources": ["YPG"]}, True),
    ("people at large are nobody", STRIKE | {"sources": ["CIVILIANS"]}, STRIKE, True),
    ("an open number", STRIKE, STRIKE | {"places": ["Qibar"], "killed": (3, None)}, True),
    ("place and day alone", {"places": ["Afrin"]}, {"places": ["Afrin"]}, False),
    (
        "a talk of the same two",
        {"type": "CONSULT", "sources": ["TURKEY"], "targets": ["RUSSIA"]},
        {"type": "CONSULT", "sources": ["TURKEY"], "targets": ["RUSSIA"], "places": ["Raqqa"]},
        True,
    ),
    (
        "a talk with somebody else",
        {"type": "CONSULT", "sources": ["TURKEY"], "targets": ["RUSSIA"]},
        {"type": "CONSULT", "sources": ["TURKEY"], "targets": ["ISIS"]},
        False,
    ),
]


@pytest.mark.parametrize(("one", "other", "same"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_reports_of_one_event_agree(one: dict[str, Any], other: dict[str, Any], same: bool) -> None:
    first, second = report("a1", **one), report("b1", **other)
    assert (agree(first, second) is not None) is same
    assert agree(first, second) == agree(second, first)


def test_an_agreement_says_what_it_rests_on() -> None:
    found = agree(report("a1", **STRIKE), report("b1", **STRIKE | {"sources": [], "killed": 6}))
    assert found == (0, "same", "unknown", "differ")


def test_a_report_without_a_date_is_of_the_day_of_publication() -> None:
    told = report("a1", **STRIKE | {"day": "2022-01-21"})
    assert agree(told, report("b1", **STRIKE | {"day": None})) is not None


@pytest.mark.parametrize(
    "said", [{"day": "2022-01"}, {"day": "2022"}, {"day": "2022-01-32"}, {"status": "hypothetical"}]
)
def test_what_tells_of_no_single_day_or_only_may_be_is_no_report(said: dict[str, Any]) -> None:
    assert REPORTER(event("a1", **STRIKE | said), document("a")) is None


def test_without_any_day_there_is_no_report() -> None:
    assert REPORTER(event("a1", **STRIKE | {"day": None}), document("a", published=None)) is None


def test_of_a_town_and_its_governorate_the_town_counts() -> None:
    made = report("a1", **STRIKE | {"places": ["Aleppo governorate", "Afrin"]})
    assert [area.id for area in made.places] == ["place:Afrin"]


@pytest.mark.parametrize("said", [STRIKE, {"places": ["Afrin"], "killed": (3, None), "injured": 2, "day": None}])
def test_a_report_survives_being_stored(said: dict[str, Any]) -> None:
    made = report("a1", **said)
    assert Report.from_json(made.to_json()) == made
