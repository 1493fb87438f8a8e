"""Fitting what makes a confidence of how sure the models are, on annotated articles that they did not learn from.

    python -m pipelines.training.annotations TEXTS OUT
    python -m pipelines.training.calibration OUT/held_out.docs.jsonl OUT/held_out.gold.jsonl

prints the scales of `pipelines.extract.certainty`, each with the expected calibration error of either half of the
articles, as it is and by the scale of the other half.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from graph.seeds import Seeds
from pipelines.evaluation import evaluate, read_gold
from pipelines.evaluation.calibration import Answers, calibration_error, reliability
from pipelines.evaluation.names import Gold
from pipelines.evaluation.scores import Scores
from pipelines.extract.certainty import AS_THEY_ARE, Scale
from pipelines.extract.extractor import Extractor
from pipelines.models import event_models
from pipelines.read import read
from pipelines.run import Pipeline

STEPS = 50
"""Newton steps; some ten are enough."""
PRIOR = 1.0
"""How many answers say that the scale changes nothing: for few answers, or such that are all right."""


def fit(answers: Answers) -> Scale:
    """The scale that makes of certainties the likeliest shares of right answers (Platt 1999)."""
    certain = np.clip(np.array([certainty for certainty, _ in answers]), 1e-6, 1 - 1e-6)
    odds = np.stack([np.log(certain / (1 - certain)), np.ones(len(answers))], axis=1)
    right = np.array([float(is_right) for _, is_right in answers])
    scale, unchanged = np.array([1.0, 0.0]), np.array([1.0, 0.0])
    for _ in range(STEPS):
        shares = 1 / (1 + np.exp(-(odds @ scale)))
        slope = odds.T @ (shares - right) + PRIOR * (scale - unchanged)
        curvature = (odds * (shares * (1 - shares))[:, None]).T @ odds + PRIOR * np.eye(2)
        scale = scale - np.linalg.solve(curvature, slope)
    return Scale(round(float(scale[0]), 2), round(float(scale[1]), 2))


def error(scale: Scale, answers: Answers) -> float:
    """The expected calibration error of answers by a scale."""
    return calibration_error(reliability([(scale(certainty), right) for certainty, right in answers]))


def certainties(docs: Path, golds: Sequence[Gold]) -> tuple[Scores, Scores, Scores]:
    """How sure siraa's models are of what they read, and whether it is right: of all articles, and of either half."""
    seeds = Seeds()
    pipeline = Pipeline(seeds)
    pipeline.extract = Extractor(seeds, event_models(None), AS_THEY_ARE)
    statements = [s for reading in pipeline(read([str(docs)], print)) for s in reading.statements]
    every, even, odd = (evaluate(part, statements, seeds) for part in (golds, golds[::2], golds[1::2]))
    return every, even, odd


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("docs", type=Path)
    parser.add_argument("gold", type=Path)
    options = parser.parse_args()
    every, even, odd = certainties(options.docs, read_gold(options.gold, Seeds()))
    for said, answers in every.confidences.items():
        scale, halves = fit(answers), (even.confidences[said], odd.confidences[said])
        before = [error(Scale(), half) for half in halves]
        crossed = [error(fit(other), half) for half, other in (halves, halves[::-1])]
        found = f"{said:10} slope {scale.slope:.2f}, shift {scale.shift:.2f}, of {len(answers):,}"
        halves_by = (f"{one:.3f} and {other:.3f}" for one, other in (before, crossed))
        print(f"{found}; error of halves {', scaled crosswise '.join(halves_by)}")


if __name__ == "__main__":
    main()
