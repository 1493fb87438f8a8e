"""The encoder: word pieces in, a vector for each word out. A BERT, built from torch's own transformer layers."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

START, PADDING, END, UNKNOWN = 0, 1, 2, 3
"""The ids of the pieces that are none, as XLM-R numbers them."""

POSITIONS = 512
"""Pieces that are read at once. Where a sentence has more, its longest words are read by their first pieces."""

MOST_PIECES = 12
"""Pieces of one word that are read; longer words are addresses and noise."""


class WordPieces:
    """Cuts a word into the encoder's pieces. `model` is a tokenizer in the JSON of the `tokenizers` library."""

    def __init__(self, model: str) -> None:
        self.model = model
        self._tokenizer = Tokenizer.from_str(model)
        self._cut = lru_cache(maxsize=65_536)(self._encode)

    def __len__(self) -> int:
        return int(self._tokenizer.get_vocab_size())

    def __call__(self, word: str) -> tuple[int, ...]:
        """The ids of its pieces, at least one."""
        return self._cut(word)

    def _encode(self, word: str) -> tuple[int, ...]:
        ids = self._tokenizer.encode(word[:100], add_special_tokens=False).ids
        return tuple(ids[:MOST_PIECES]) or (UNKNOWN,)


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of an encoder; those of multilingual-e5-small are the defaults."""

    pieces: int
    layers: int = 12
    hidden: int = 384
    heads: int = 12
    feed: int = 1536
    positions: int = POSITIONS


class Encoder(nn.Module):
    """Word pieces to vectors: a mix, with learned weights, of what the layers make of them."""

    def __init__(self, shape: Shape, dropout: float = 0.1) -> None:
        super().__init__()
        self.shape = shape
        self.pieces = nn.Embedding(shape.pieces, shape.hidden, padding_idx=PADDING)
        self.positions = nn.Embedding(shape.positions, shape.hidden)
        self.norm = nn.LayerNorm(shape.hidden, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(_layer(shape, dropout) for _ in range(shape.layers))
        self.mix = nn.Parameter(torch.zeros(shape.layers))
        self._frozen = 0

    def forward(self, pieces: Tensor) -> Tensor:
        """Vectors (sentences, pieces, hidden) of piece ids (sentences, pieces)."""
        padding = pieces == PADDING
        hidden = self.dropout(self.norm(self.pieces(pieces) + self.positions.weight[: pieces.shape[1]]))
        mixed = torch.zeros_like(hidden)
        for weight, layer in zip(self.mix.softmax(0), self.layers, strict=True):
            hidden = layer(hidden, src_key_padding_mask=padding)
            mixed = mixed + weight * hidden
        return mixed

    def freeze(self, lowest: int) -> None:
        """Keep the pieces, positions and the `lowest` layers as they are, in training too."""
        for module in (self.pieces, self.positions, self.norm, *self.layers[:lowest]):
            module.requires_grad_(False)
        self._frozen = lowest

    def train(self, mode: bool = True) -> "Encoder":
        """As of any module; what is frozen stays as it is read with."""
        super().train(mode)
        self.dropout.train(mode and not self._frozen)
        for layer in self.layers[: self._frozen]:
            layer.eval()
        return self


def _layer(shape: Shape, dropout: float) -> nn.Module:
    layer = nn.TransformerEncoderLayer(
        shape.hidden, shape.heads, shape.feed, dropout, activation="gelu", layer_norm_eps=1e-12, batch_first=True
    )
    layer.self_attn.dropout = 0.0  # torch's fast attention has none
    return layer


def pad(words: Sequence[Sequence[tuple[int, ...]]]) -> tuple[Tensor, Tensor]:
    """Ids and owners, both (sentences, pieces), of sentences given as the pieces of their words.

    The owner of a piece is the index of its word, or the length of the longest sentence where it has none.
    """
    longest = max(map(len, words))
    words = [_shortened(sentence) for sentence in words]
    ids = [[START, *(piece for word in sentence for piece in word), END] for sentence in words]
    owners = [[longest, *(index for index, word in enumerate(sentence) for _ in word), longest] for sentence in words]
    width = max(map(len, ids))
    return (
        torch.tensor([row + [PADDING] * (width - len(row)) for row in ids]),
        torch.tensor([row + [longest] * (width - len(row)) for row in owners]),
    )


def _shortened(sentence: Sequence[tuple[int, ...]]) -> Sequence[tuple[int, ...]]:
    most = (POSITIONS - 2) // max(len(sentence), 1)
    return sentence if sum(map(len, sentence)) <= POSITIONS - 2 else [word[:most] for word in sentence]


def pool(vectors: Tensor, owners: Tensor, words: int) -> Tensor:
    """The mean vector of each word's pieces: (sentences, words, hidden)."""
    sentences, width, hidden = vectors.shape
    total = vectors.new_zeros(sentences, words + 1, hidden)
    total = total.scatter_add(1, owners[..., None].expand(-1, width, hidden), vectors)
    count = vectors.new_zeros(sentences, words + 1).scatter_add(1, owners, torch.ones_like(owners, dtype=vectors.dtype))
    return (total / count.clamp(min=1)[..., None])[:, :words]
