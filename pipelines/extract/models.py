"""The models of the extract stage, and the file that they are kept in."""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from graph.errors import ModelError
from graph.output import replacing
from pipelines.extract.classifier import Classifier
from pipelines.extract.context import Context

CHOOSERS = frozenset(("role", "claim", "place", "date", "toll"))
CLASSIFIERS = CHOOSERS | {"event", "mode", "status", "pair"}
"""The classifiers that a file of models must have, and those of them that compare options."""

_CONTEXT = "context"
_NAMES = ("classes", "features")
_LARGE = 10_000
"""Numbers from which a table is kept in 8 bits, with a scale for each row."""
_ROUND = 127


@dataclass(frozen=True, slots=True)
class Models:
    """What reads the words in their sentence, and a classifier for every decision, by its name."""

    context: Context
    classifiers: Mapping[str, Classifier]

    def pruned(self, least: float, counts: Mapping[str, NDArray[np.int64]]) -> "Models":
        """Without the features that change little; see `Classifier.pruned`."""
        kept = {name: model.pruned(least, counts[name]) for name, model in self.classifiers.items()}
        return Models(self.context, kept)


def save_models(path: Path, models: Models) -> None:
    """Write models into one file, whole or not at all; OutputError where it cannot be written."""
    arrays = _packed(_CONTEXT, {"features": _lines(models.context.tags)}, models.context.weights)
    for name, found in models.classifiers.items():
        names = {"classes": np.array(found.classes), "features": _lines(found.features)}
        arrays |= _packed(name, names, found.weights)
    with replacing(path) as part, part.open("wb") as file:
        np.savez_compressed(file, **arrays)  # type: ignore[arg-type]


def load_models(path: Path) -> Models:
    """Read what `save_models` wrote; nothing in the file is executed.

    ModelError where it is missing or not such a file.
    """
    try:
        with np.load(io.BytesIO(path.read_bytes()), allow_pickle=False) as file:
            grouped: dict[str, dict[str, NDArray[np.generic]]] = {}
            for key in file.files:
                name, _, part = key.partition("/")
                grouped.setdefault(name, {})[part] = file[key]
            context = grouped.pop(_CONTEXT)
            return Models(
                Context(_numbered(context), _unpacked(context)),
                {
                    name: Classifier(tuple(map(str, arrays["classes"])), _numbered(arrays), _unpacked(arrays))
                    for name, arrays in grouped.items()
                },
            )
    except Exception as error:  # whatever numpy and zipfile raise over a damaged file
        raise ModelError(
            f"{path}: not a file of extraction models ({error}). Take a fresh copy of it, or train them anew."
        ) from error


def _lines(numbered: Mapping[str, int]) -> NDArray[np.str_]:
    return np.array("\n".join(numbered))


def _numbered(arrays: Mapping[str, NDArray[np.generic]]) -> dict[str, int]:
    lines = str(arrays["features"])
    return {name: number for number, name in enumerate(lines.split("\n"))} if lines else {}


def _packed(
    name: str, names: Mapping[str, NDArray[np.str_]], weights: Mapping[str, NDArray[np.float32]]
) -> dict[str, NDArray[np.generic]]:
    arrays: dict[str, NDArray[np.generic]] = {f"{name}/{key}": array for key, array in names.items()}
    for key, table in weights.items():
        if table.size >= _LARGE:
            scale = np.maximum(np.abs(table).max(axis=1, keepdims=True) / _ROUND, 1e-8)
            arrays[f"{name}/{key}"] = np.round(table / scale).astype(np.int8)
            arrays[f"{name}/{key}/scale"] = scale.astype(np.float32)
        else:
            arrays[f"{name}/{key}"] = table.astype(np.float16)
    return arrays


def _unpacked(arrays: Mapping[str, NDArray[np.generic]]) -> dict[str, NDArray[np.float32]]:
    weights = {key: array.astype(np.float32) for key, array in arrays.items() if key not in _NAMES}
    scales = {key: weights.pop(key) for key in list(weights) if key.endswith("/scale")}
    return {key: weight * scales.get(f"{key}/scale", np.float32(1)) for key, weight in weights.items()}
