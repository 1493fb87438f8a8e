"""Keeping a network in a file: large tables as 8-bit numbers with a scale for each row, the rest in half precision."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from graph.errors import ModelError
from pipelines.annotate.network.encoder import Encoder, Shape, WordPieces
from pipelines.annotate.network.network import Inventory, Network
from pipelines.annotate.network.representation import UNSEEN, Indexer, Representation
from pipelines.annotate.weights import load_weights, save_weights

_LARGE = 10_000
"""Numbers from which a table is kept in 8 bits."""

_ROUND = 127


def save_network(network: Network, path: Path) -> None:
    """Write `network`, with everything that reading needs; OutputError where it cannot be written."""
    representation, indexer = network.representation, network.indexer
    save_weights(
        {
            "inventory": asdict(network.inventory),
            "words": "\n".join(indexer.words),
            "vector_size": representation.vectors.embedding_dim if representation.vectors is not None else 0,
            "characters": indexer.characters,
            "pieces": indexer.pieces.model if indexer.pieces is not None else "",
            "shape": asdict(representation.encoder.shape) if representation.encoder is not None else {},
            "state": {name: _pack(tensor) for name, tensor in network.state_dict().items()},
        },
        path,
    )


def load_network(path: Path) -> Network:
    """Read what `save_network` wrote; nothing of the file is executed. ModelError where it is not such a file."""
    saved = load_weights(path)
    try:
        with torch.device("meta"):  # so that sizes that the file only claims take no memory
            network = _built(saved)
        network.load_state_dict({name: _unpack(value) for name, value in saved["state"].items()}, assign=True)
    except Exception as error:  # whatever torch and tokenizers raise over parts that do not fit
        raise ModelError(f"{path}: not a network of siraa ({error}). Take a fresh copy of the package.") from error
    return network.eval()


def _built(saved: Any) -> Network:
    words = saved["words"].split("\n") if saved["words"] else []
    size = saved["vector_size"]
    pieces = WordPieces(saved["pieces"]) if saved["pieces"] else None
    encoder = Encoder(Shape(**saved["shape"])) if saved["shape"] else None
    vectors = torch.zeros(len(words) + UNSEEN + 1, size) if size else None
    representation = Representation(vectors, len(saved["characters"]), encoder)
    inventory = Inventory(**{head: tuple(labels) for head, labels in saved["inventory"].items()})
    return Network(Indexer(words, saved["characters"], pieces), representation, inventory)


def _pack(tensor: Tensor) -> Any:
    if tensor.dim() != 2 or tensor.numel() < _LARGE:
        return tensor.half()
    scale = (tensor.abs().amax(1, keepdim=True) / _ROUND).clamp(min=1e-8)
    return {"rows": (tensor / scale).round().to(torch.int8), "scale": scale}


def _unpack(value: Any) -> Tensor:
    if isinstance(value, dict):
        table: Tensor = value["rows"].float() * value["scale"]
        return table
    single: Tensor = value.float()
    return single
