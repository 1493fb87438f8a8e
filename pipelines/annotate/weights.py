"""Reading files of weights, which are pickles, as weights alone: nothing that such a file holds is run."""

from pathlib import Path
from typing import Any

import torch

from graph.errors import ModelError


def load_weights(path: Path) -> Any:
    """The tensors, texts and numbers of a file that torch saved.

    ModelError where it cannot be read, or holds what only a program may hold.
    """
    try:
        return torch.load(path, map_location="cpu", weights_only=True)
    except Exception as error:  # whatever unpickling a damaged file raises; torch's advice is to trust the file
        raise ModelError(
            f"{path}: is damaged, or holds more than weights and would run a program; nothing of it was loaded. "
            "Take a fresh copy of the package from where you trust it, or leave --models out."
        ) from error
