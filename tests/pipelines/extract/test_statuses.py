"""The status of an event: what the model weighs, and what a governing word makes of it."""

import pytest

from pipelines.extract.governors import Ruling
from pipelines.extract.statuses import STATUS, Stated, ruled


@pytest.mark.parametrize(
    ("hypothetical", "negated", "status"),
    [(0.0, 0.0, "asserted"), (STATUS, 0.1, "hypothetical"), (0.1, STATUS, "negated"), (0.3, 0.3, "asserted")],
)
def test_status_other_than_asserted_needs_its_threshold_only(hypothetical: float, negated: float, status: str) -> None:
    shares = {"asserted": 1 - hypothetical - negated, "hypothetical": hypothetical, "negated": negated}
    assert Stated(shares).status == status


def test_ruling_takes_from_what_it_speaks_against() -> None:
    shares = {"asserted": 0.9, "hypothetical": 0.1, "negated": 0.0}
    stated = ruled(shares, Ruling("negated", "فشل"))
    assert stated.shares == {"asserted": 0.0, "hypothetical": 0.1, "negated": 0.9}
    assert stated.status == "negated"
    assert ruled({"asserted": 0.3, "hypothetical": 0.0, "negated": 0.7}, Ruling("asserted", "فشل")).status == "asserted"


def test_what_is_only_feared_stays_so() -> None:
    shares = {"asserted": 0.1, "hypothetical": 0.8, "negated": 0.1}
    assert ruled(shares, Ruling("negated", "فشل")).status == "hypothetical"


def test_shares_without_a_ruling_stay() -> None:
    shares = {"asserted": 0.9, "hypothetical": 0.1, "negated": 0.0}
    assert ruled(shares, None) == Stated(shares)
