"""Each wrong argument has the cause that a reader of the error analysis would name."""

from typing import Any

import pytest

from graph.catalogue import Catalogue
from graph.records import Count, DateMention
from graph.seeds import Seeds
from pipelines.evaluation.matching import Matcher
from pipelines.evaluation.mistakes import mistakes
from tests.pipelines.evaluation.test_measures import DAY, EVENT, GOLD, actor

SEEDS = Seeds()
MATCHER = Matcher(Catalogue.load(SEEDS), SEEDS)
EVENT_GOLD = GOLD["events"][0] | {"killed": None, "injured": None}


def causes(read: dict[str, Any], gold: dict[str, Any] | None = None) -> dict[str, str]:
    found = mistakes(MATCHER, "a", EVENT_GOLD | (gold or {}), EVENT.model_copy(update={"mode": "shelling"} | read))
    return {mistake.role: mistake.cause for mistake in found}


def test_what_is_right_is_no_mistake() -> None:
    assert causes({}) == {}


@pytest.mark.parametrize(
    ("read", "gold", "expected"),
    [
        (
            {"sources": (actor("SDF"),), "targets": (actor("TURKEY"),)},
            {},
            {"sources": "sides swapped", "targets": "sides swapped"},
        ),
        ({"sources": (actor("RUSSIA"),)}, {}, {"sources": "another one taken"}),
        ({"sources": ()}, {}, {"sources": "left out, named here"}),
        ({"sources": ()}, {"sources": ["ISIS"]}, {"sources": "left out, named elsewhere"}),
        ({}, {"targets": []}, {"targets": "given, gold has none"}),
        (
            {"claimed_by": (actor("X", "سالم الأحمد"),)},
            {"claimed_by": ["سالم القاسم"]},
            {"claimed_by": "other identity"},
        ),
        ({"places": ()}, {}, {"place": "left out, named here"}),
        ({"date": None}, {}, {"date": "left out"}),
        ({"date": DAY}, {"date": None}, {"date": "given, gold has none"}),
        ({"date": DateMention(value="2020-02", precision="month", text="")}, {}, {"date": "another value"}),
        ({"killed": Count(min=2, max=2)}, {"killed": [3, 3]}, {"killed": "another value"}),
        ({"mode": "airstrike"}, {}, {"mode": "another value"}),
        ({"status": "negated"}, {}, {"status": "another value"}),
        ({}, {"status": "hypothetical"}, {"status": "another value"}),
    ],
)
def test_cause_of_a_mistake(read: dict[str, Any], gold: dict[str, Any], expected: dict[str, str]) -> None:
    assert causes(read, gold) == expected


def test_mistake_says_what_gold_and_reading_have() -> None:
    [mistake] = mistakes(MATCHER, "a", EVENT_GOLD | {"mode": None}, EVENT.model_copy(update={"sources": ()}))
    assert (mistake.role, mistake.trigger, mistake.gold, mistake.read) == ("sources", "قصفت", "TURKEY", "none")


def test_names_that_only_their_ids_tell_apart_are_shown_with_these() -> None:
    gold = EVENT_GOLD | {"claimed_by": ["مصادر كردية"]}
    read = EVENT.model_copy(update={"mode": "shelling", "claimed_by": (actor("KURDS", "مصادر كردية"),)})
    [mistake] = mistakes(MATCHER, "a", gold, read)
    assert (mistake.cause, mistake.gold, mistake.read) == (
        "other identity",
        "مصادر كردية (no id)",
        "مصادر كردية (KURDS)",
    )
