"""Linear models over named features: small, quick to apply.

Every score can be taken apart into the features that made it.
"""

import io
from collections.abc import Iterable, Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from graph.errors import ModelError


class LinearModel:
    """A multinomial logistic model: `weights` are features × classes, one more row for the bias at the end."""

    def __init__(self, classes: tuple[str, ...], features: Mapping[str, int], weights: NDArray[np.float32]) -> None:
        self.classes = classes
        self._features = features
        self._weights = weights

    def probabilities(self, features: Iterable[str]) -> NDArray[np.float32]:
        """The probability of each class, in the order of `classes`."""
        known = self._features
        rows = [known[f] for f in features if f in known]
        rows.append(len(self._weights) - 1)
        scores: NDArray[np.float32] = self._weights[rows].sum(axis=0)
        scores = np.exp(scores - scores.max())
        normalised: NDArray[np.float32] = scores / scores.sum()
        return normalised

    def best(self, features: Iterable[str]) -> tuple[str, float]:
        """The likeliest class and its probability."""
        found = self.probabilities(features)
        index = int(found.argmax())
        return self.classes[index], float(found[index])

    def arrays(self) -> dict[str, NDArray[np.generic]]:
        """What `save_models` writes."""
        return {
            "classes": np.array(self.classes),
            "features": np.array("\n".join(self._features)),
            "weights": self._weights.astype(np.float16),
        }


def save_models(path: Path, models: Mapping[str, LinearModel]) -> None:
    """Write models by name into one file."""
    arrays = {f"{name}.{key}": value for name, model in models.items() for key, value in model.arrays().items()}
    np.savez_compressed(path, **arrays)  # type: ignore[arg-type]


def load_models(path: Path) -> dict[str, LinearModel]:
    """Read what `save_models` wrote; nothing in the file is executed.

    ModelError where it is missing or not such a file.
    """
    try:
        with np.load(io.BytesIO(path.read_bytes()), allow_pickle=False) as file:
            names = sorted({key.rsplit(".", 1)[0] for key in file.files})
            return {
                name: _model(file[f"{name}.classes"], file[f"{name}.features"], file[f"{name}.weights"])
                for name in names
            }
    except Exception as error:  # whatever numpy and zipfile raise over a damaged file
        raise ModelError(
            f"{path}: not a file of extraction models ({error}). Reinstall siraa, or train them anew."
        ) from error


def _model(classes: NDArray[np.str_], features: NDArray[np.str_], weights: NDArray[np.float16]) -> LinearModel:
    names = str(features).split("\n") if str(features) else []
    return LinearModel(tuple(map(str, classes)), {f: i for i, f in enumerate(names)}, weights.astype(np.float32))
