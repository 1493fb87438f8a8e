"""The decisions of the extract stage: small networks over named features and the vectors of trigger and mention.

Wide and deep (Cheng et al. 2016): each feature has a weight for every class, and a row of a table whose sum, together
with the vectors, goes through one hidden layer. The wide part keeps what a single word tells, the deep part carries it
over to words that are used alike.
"""

import io
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from graph.errors import ModelError
from pipelines.extract.observation import Observation
from pipelines.extract.word_vectors import Vector

_TABLES = ("wide", "deep")
"""Weights with a row a feature, which are kept in 8 bits."""

_ROUND = 127


class Classifier:
    """Gives each of `classes` a probability.

    With `F` features, `V` numbers in a vector, `H` hidden and `C` classes, the weights are

    wide (F, C), deep (F, H)
    mean (V), scale (V)                       to bring vectors to mean 0 and deviation 1
    trigger (V, H), hidden_bias (H)
    mention (V, H)                            where mentions are classified, with
    trigger_side, mention_side (V, H)         whose products are hidden units too, and their biases (H)
    out (H or 2 H, C), out_bias (C)
    """

    def __init__(
        self, classes: tuple[str, ...], features: Mapping[str, int], weights: Mapping[str, NDArray[np.float32]]
    ) -> None:
        self.classes = classes
        self._features = features
        self._weights = weights
        self._of_trigger = _Layer(weights, [("trigger", "hidden_bias"), ("trigger_side", "trigger_side_bias")])
        self._of_mention = _Layer(weights, [("mention", ""), ("mention_side", "mention_side_bias")])

    def probabilities(self, observation: Observation) -> Vector:
        """The probability of each class, in the order of `classes`."""
        weights, known = self._weights, self._features
        rows = [known[f] for f in dict.fromkeys(observation.features) if f in known]
        trigger = self._of_trigger(observation.trigger)
        size = len(weights["hidden_bias"])
        hidden = weights["deep"][rows].sum(axis=0) + trigger[:size]
        units = np.maximum(hidden, 0)
        if "mention" in weights:
            mention = self._of_mention(observation.mention)
            sides = np.tanh(trigger[size:]) * np.tanh(mention[size:])
            units = np.concatenate([np.maximum(hidden + mention[:size], 0), sides])
        scores = weights["wide"][rows].sum(axis=0) + units @ weights["out"] + weights["out_bias"]
        exps = np.exp(scores - scores.max())
        normalised: Vector = exps / exps.sum()
        return normalised

    def arrays(self) -> dict[str, NDArray[np.generic]]:
        """What `save_classifiers` writes."""
        arrays: dict[str, NDArray[np.generic]] = {
            "classes": np.array(self.classes),
            "features": np.array("\n".join(self._features)),
        }
        for name, weights in self._weights.items():
            if name in _TABLES:
                scale = np.maximum(np.abs(weights).max(axis=1, keepdims=True) / _ROUND, 1e-8)
                arrays[name] = np.round(weights / scale).astype(np.int8)
                arrays[f"{name}_scale"] = scale.astype(np.float32)
            else:
                arrays[name] = weights.astype(np.float16)
        return arrays


class _Layer:
    """What a hidden layer makes of a vector: several tables with their biases beside each other, standardised as well.

    An unknown vector is an average one. The last vector is remembered, as a trigger is asked about with many mentions.
    """

    def __init__(self, weights: Mapping[str, NDArray[np.float32]], tables: list[tuple[str, str]]) -> None:
        there = [(weights[name], weights.get(bias, np.float32(0))) for name, bias in tables if name in weights]
        size = len(weights["mean"])
        joined = np.concatenate([np.zeros((size, 0), dtype=np.float32), *(table for table, _ in there)], axis=1)
        self._table = weights["scale"][:, None] * joined
        self._unknown = np.concatenate([np.zeros(0, dtype=np.float32), *(bias + 0 * t[0] for t, bias in there)])
        self._bias = self._unknown - weights["mean"] @ self._table
        self._last: tuple[Vector | None, Vector] = (None, self._unknown)

    def __call__(self, vector: Vector | None) -> Vector:
        if vector is not self._last[0]:
            self._last = vector, self._unknown if vector is None else vector @ self._table + self._bias
        return self._last[1]


def save_classifiers(path: Path, classifiers: Mapping[str, Classifier]) -> None:
    """Write classifiers by name into one file."""
    arrays = {f"{name}.{key}": array for name, found in classifiers.items() for key, array in found.arrays().items()}
    np.savez_compressed(path, **arrays)  # type: ignore[arg-type]


def load_classifiers(path: Path) -> dict[str, Classifier]:
    """Read what `save_classifiers` wrote; nothing in the file is executed.

    ModelError where it is missing or not such a file.
    """
    try:
        with np.load(io.BytesIO(path.read_bytes()), allow_pickle=False) as file:
            grouped: dict[str, dict[str, NDArray[np.generic]]] = {}
            for key in file.files:
                name, _, part = key.rpartition(".")
                grouped.setdefault(name, {})[part] = file[key]
            return {name: _classifier(arrays) for name, arrays in sorted(grouped.items())}
    except Exception as error:  # whatever numpy and zipfile raise over a damaged file
        raise ModelError(
            f"{path}: not a file of extraction models ({error}). Reinstall siraa, or train them anew."
        ) from error


def _classifier(arrays: Mapping[str, NDArray[np.generic]]) -> Classifier:
    names = str(arrays["features"]).split("\n") if str(arrays["features"]) else []
    rest = [name for name in arrays if name not in ("classes", "features") and not name.endswith("_scale")]
    weights = {name: arrays[name].astype(np.float32) for name in rest}
    for name in _TABLES:
        weights[name] = weights[name] * arrays[f"{name}_scale"].astype(np.float32)
    return Classifier(tuple(map(str, arrays["classes"])), {f: i for i, f in enumerate(names)}, weights)
