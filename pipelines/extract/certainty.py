"""What makes a confidence of how sure a model is: the share of what it says with such a certainty that is right."""

import math
from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple, get_args

Said = Literal["events", "sources", "targets", "places", "claimed_by", "relations"]
"""What has a confidence."""


class Scale(NamedTuple):
    """Makes of the odds that a model gives the odds that it is right: their logarithm times `slope`, and `shift` (Platt
    scaling)."""

    slope: float = 1.0
    shift: float = 0.0

    def __call__(self, probability: float) -> float:
        """The confidence in what a model says with `probability`."""
        certain = min(max(probability, 1e-6), 1 - 1e-6)
        return 1 / (1 + math.exp(-(self.slope * math.log(certain / (1 - certain)) + self.shift)))


AS_THEY_ARE: Mapping[Said, Scale] = MappingProxyType({said: Scale() for said in get_args(Said)})
"""Changes nothing."""

SCALES: Mapping[Said, Scale] = MappingProxyType(
    {**AS_THEY_ARE, "events": Scale(0.57, 0.27), "places": Scale(0.98, 0.47), "relations": Scale(0.58, -0.12)}
)
"""Fitted by `python -m pipelines.training.calibration` on the 288 annotated articles that are held out of training, and
taken where either half's error is less by the scale of the other half."""
