"""Fitting the extractor's linear models on gold events and relations."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix  # type: ignore[import-untyped]
from sklearn.linear_model import LogisticRegression

from pipelines.extract.linear import LinearModel, save_models
from pipelines.training.event_examples import Examples

SEED = 1
MIN_COUNT = 2
"""Examples in which a feature must occur to be kept."""

STRENGTH = {
    "event": 0.3,
    "mode": 1.0,
    "status": 0.5,
    "role": 0.2,
    "claim": 0.4,
    "place": 0.3,
    "date": 0.3,
    "relation": 0.3,
    "tie": 0.3,
}
"""Inverse regularisation, chosen by cross-validation over articles."""

SMALLEST = 0.01
"""Weights that are smaller than this in every class are not kept."""


def fit(features: Sequence[list[str]], labels: Sequence[str], strength: float) -> LinearModel:
    """A multinomial logistic model of `labels`."""
    index = _index(features)
    matrix = _matrix(features, index)
    model = LogisticRegression(C=strength, max_iter=300, random_state=SEED)
    model.fit(matrix, labels)
    weights, bias = model.coef_, model.intercept_
    if len(model.classes_) == 2:
        weights, bias = np.vstack([-weights / 2, weights / 2]), np.array([-bias[0] / 2, bias[0] / 2])
    kept = np.flatnonzero(np.abs(weights).max(axis=0) >= SMALLEST)
    names = list(index)
    rows = np.vstack([weights.T[kept], bias]).astype(np.float32)
    return LinearModel(tuple(map(str, model.classes_)), {names[k]: i for i, k in enumerate(kept)}, rows)


def fit_all(examples: Examples, out: Path) -> None:
    """Fit every model and write them into one file."""
    save_models(out, fit_models(examples))


def fit_models(examples: Examples) -> dict[str, LinearModel]:
    """Every model, by name."""
    return {name: fit(examples.features[name], examples.labels[name], STRENGTH[name]) for name in STRENGTH}


def _index(features: Sequence[list[str]]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for row in features:
        for name in set(row):
            counts[name] = counts.get(name, 0) + 1
    kept = sorted(name for name, count in counts.items() if count >= MIN_COUNT)
    return {name: i for i, name in enumerate(kept)}


def _matrix(features: Sequence[list[str]], index: dict[str, int]) -> csr_matrix:
    indices, pointers = [], [0]
    for row in features:
        indices += sorted({index[name] for name in row if name in index})
        pointers.append(len(indices))
    data = np.ones(len(indices), dtype=np.float32)
    return csr_matrix((data, indices, pointers), shape=(len(features), len(index)))
