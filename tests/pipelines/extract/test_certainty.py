"""Confidences are shares, in the order of how sure the models are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.extract.certainty import AS_THEY_ARE, SCALES


@given(st.floats(0, 1), st.floats(0, 1))
def test_confidence_is_a_share_and_keeps_the_order(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert all(0 < scale(low) <= scale(high) < 1 for scale in SCALES.values())


def test_a_network_that_is_almost_sure_is_not_taken_at_its_word() -> None:
    assert SCALES["events"](0.99) == pytest.approx(0.9473, abs=1e-4)
    assert SCALES["events"](0.35) > 0.35


@given(st.floats(0.001, 0.999))
def test_a_scale_that_changes_nothing_gives_what_it_is_given(probability: float) -> None:
    assert AS_THEY_ARE["places"](probability) == pytest.approx(probability, abs=1e-6)
