"""How far a confidence can be taken for the probability of being right."""

from collections.abc import Sequence
from dataclasses import dataclass

BINS = 10

Answers = Sequence[tuple[float, bool]]
"""Each a confidence, and whether what was said with it is right."""


@dataclass(frozen=True, slots=True)
class Bin:
    """Answers of like confidence, from `low` up to `high`: how many they are, their mean confidence, and the share of
    them that is right; both are 0 where there are none."""

    low: float
    high: float
    count: int
    confidence: float
    right: float


def reliability(answers: Answers, bins: int = BINS) -> list[Bin]:
    """The answers in bins of equal width; the last one holds certainty too."""
    grouped: list[list[tuple[float, bool]]] = [[] for _ in range(bins)]
    for confidence, right in answers:
        grouped[min(int(confidence * bins), bins - 1)].append((confidence, right))
    return [
        Bin(number / bins, (number + 1) / bins, len(group), _mean([c for c, _ in group]), _mean([r for _, r in group]))
        for number, group in enumerate(grouped)
    ]


def calibration_error(bins: Sequence[Bin]) -> float:
    """The expected calibration error: the mean distance between confidence and share, weighted by the answers."""
    total = sum(one.count for one in bins)
    return sum(one.count * abs(one.confidence - one.right) for one in bins) / total if total else 0.0


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
