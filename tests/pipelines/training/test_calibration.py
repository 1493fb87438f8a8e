"""A scale is fitted so that confidences are shares."""

import numpy as np
import pytest

from pipelines.extract.certainty import Scale
from pipelines.training.calibration import error, fit


def answers(slope: float, shift: float, count: int = 20_000) -> list[tuple[float, bool]]:
    """Certainties, and answers that are right as often as a scale says."""
    rng = np.random.default_rng(1)
    certain = rng.uniform(0.3, 0.999, count)
    shares = [Scale(slope, shift)(certainty) for certainty in certain]
    return list(zip(certain.tolist(), (rng.uniform(size=count) < shares).tolist(), strict=True))


@pytest.mark.parametrize(("slope", "shift"), [(1.0, 0.0), (0.5, 0.3), (1.4, -0.6)])
def test_the_scale_that_answers_were_drawn_by_is_found(slope: float, shift: float) -> None:
    assert fit(answers(slope, shift)) == pytest.approx((slope, shift), abs=0.08)


def test_confidences_of_a_model_that_is_too_sure_become_shares() -> None:
    drawn = answers(0.5, 0.0)
    assert error(Scale(), drawn) > 0.05
    assert error(fit(drawn), drawn) < 0.02


def test_few_answers_that_are_all_right_do_not_make_certain() -> None:
    assert fit([(0.9, True)] * 5)(0.9) < 0.99
