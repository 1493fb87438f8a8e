"""How far a confidence can be taken for a probability."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.evaluation.calibration import Bin, calibration_error, reliability

ANSWERS = st.lists(st.tuples(st.floats(0, 1), st.booleans()))


def test_answers_of_like_confidence_are_in_one_bin() -> None:
    found = reliability([(0.91, True), (0.95, False), (0.12, False), (1.0, True)])
    assert [one.count for one in found] == [0, 1, 0, 0, 0, 0, 0, 0, 0, 3]
    assert found[1] == Bin(0.1, 0.2, 1, confidence=0.12, right=0.0)
    assert found[2] == Bin(0.2, 0.3, 0, confidence=0.0, right=0.0)
    assert found[9].confidence == pytest.approx(0.95333, abs=1e-4)
    assert found[9].right == pytest.approx(2 / 3)


def test_error_is_zero_where_confidence_is_the_share_that_is_right() -> None:
    assert calibration_error(reliability([(0.5, True), (0.5, False)])) == 0
    assert calibration_error([]) == 0


def test_error_of_the_always_wrong_is_their_confidence() -> None:
    assert calibration_error(reliability([(0.8, False), (0.3, False)])) == pytest.approx(0.55)


@given(ANSWERS)
def test_no_answer_is_lost_and_the_error_is_a_share(answers: list[tuple[float, bool]]) -> None:
    found = reliability(answers)
    assert sum(one.count for one in found) == len(answers)
    assert 0 <= calibration_error(found) <= 1 + 1e-9
