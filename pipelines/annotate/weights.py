"""Files of weights, which are pickles: written whole, and read as weights alone, so that nothing in them is run."""

import io
from pathlib import Path
from typing import Any

import torch

from graph.errors import ModelError
from graph.output import replacing


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


def save_weights(given: Any, path: Path) -> None:
    """Write tensors, texts and numbers, whole or not at all; OutputError where they cannot be written."""
    made = io.BytesIO()  # torch does not say that a disk is full
    torch.save(given, made)
    with replacing(path) as part:
        part.write_bytes(made.getbuffer())
