"""What the network knows of a word before it reads the sentence's tree and names: vectors, letters, and the encoder."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import torch
from torch import Tensor, nn

from pipelines.annotate.network.encoder import Encoder, WordPieces, pad, pool

UNSEEN = 1
LONGEST_WORD = 30
CHARACTERS = 50
ENCODED = 200


@dataclass(frozen=True, slots=True)
class Batch:
    """Sentences as numbers. `words` (sentences, words) are rows of the vectors; `types` (sentences, words) are rows of
    `letters` (types, characters), whose words have `letter_counts`; `pieces` and `owners` (sentences, pieces) are what
    the encoder reads; `lengths` are the words of each sentence. `encoded` (sentences, words, hidden) is what the
    encoder made of the words, where that is known already."""

    words: Tensor
    types: Tensor
    letters: Tensor
    letter_counts: Tensor
    pieces: Tensor
    owners: Tensor
    lengths: Tensor
    encoded: Tensor | None = None

    @property
    def padding(self) -> Tensor:
        """True where a sentence has no word: (sentences, words)."""
        return (torch.arange(self.words.shape[1])[None] >= self.lengths[:, None]).to(self.words.device)

    def to(self, device: torch.device) -> "Batch":
        """The batch on `device`; the counts, which packing wants there, stay on the CPU."""
        moved = ("words", "types", "letters", "pieces", "owners")
        return replace(self, **{name: getattr(self, name).to(device) for name in moved})


class Indexer:
    """Turns sentences into a Batch."""

    def __init__(self, words: Sequence[str], characters: str, pieces: WordPieces | None) -> None:
        self.words = list(words)
        self.characters = characters
        self.pieces = pieces
        self._words = {word: index for index, word in enumerate(words, UNSEEN + 1)}
        self._characters = {character: index for index, character in enumerate(characters, UNSEEN + 1)}

    def size(self, sentence: Sequence[str]) -> int:
        """What a sentence takes: its pieces, or its words where there is no encoder."""
        return sum(len(self.pieces(word)) for word in sentence) if self.pieces else len(sentence)

    def __call__(self, sentences: Sequence[Sequence[str]]) -> Batch:
        """The numbers of `sentences`, lists of words; none is empty."""
        types: dict[str, int] = {}
        shown = [[types.setdefault(word[:LONGEST_WORD], len(types)) for word in sentence] for sentence in sentences]
        letters = [[self._characters.get(character, UNSEEN) for character in word] or [UNSEEN] for word in types]
        cut = [[self.pieces(word) for word in sentence] if self.pieces else [] for sentence in sentences]
        pieces, owners = pad(cut)
        return Batch(
            words=padded([[self._words.get(word.lower(), UNSEEN) for word in sentence] for sentence in sentences]),
            types=padded(shown),
            letters=padded(letters),
            letter_counts=torch.tensor([len(word) for word in letters]),
            pieces=pieces,
            owners=owners,
            lengths=torch.tensor([len(sentence) for sentence in sentences]),
        )


def padded(rows: Sequence[Sequence[int]], filling: int = 0) -> Tensor:
    """The rows, made of one length: (rows, longest)."""
    width = max(map(len, rows))
    return torch.tensor([[*row, *[filling] * (width - len(row))] for row in rows])


def _frozen(table: Tensor) -> nn.Embedding:
    embedding = nn.Embedding(table.shape[0], table.shape[1], _weight=table)
    embedding.weight.requires_grad_(False)
    return embedding


class Representation(nn.Module):
    """Words as vectors of `size`: word vectors, a reading of the letters, and the encoder.

    Vectors and encoder may be left out.
    """

    def __init__(self, vectors: Tensor | None, characters: int, encoder: Encoder | None, dropout: float = 0.35) -> None:
        super().__init__()
        self.vectors = _frozen(vectors) if vectors is not None else None
        self.characters = nn.Embedding(characters + UNSEEN + 1, CHARACTERS, padding_idx=0)
        self.letters = nn.LSTM(CHARACTERS, CHARACTERS, bidirectional=True, batch_first=True)
        self.encoder = encoder
        if encoder is not None:
            self.encoded = nn.Sequential(
                nn.LayerNorm(encoder.shape.hidden), nn.Linear(encoder.shape.hidden, ENCODED), nn.GELU()
            )
        self.dropout = nn.Dropout(dropout)
        self.size = 2 * CHARACTERS + (vectors.shape[1] if vectors is not None else 0) + (ENCODED if encoder else 0)

    def forward(self, batch: Batch) -> Tensor:
        """(sentences, words, size)"""
        parts = [self._spelled(batch)]
        if self.vectors is not None:
            parts.append(self.vectors(batch.words))
        if self.encoder is not None:
            parts.append(self.encoded(self.encode(batch) if batch.encoded is None else batch.encoded))
        return torch.cat([self.dropout(part) for part in parts], -1)

    def encode(self, batch: Batch) -> Tensor:
        """What the encoder makes of the words: (sentences, words, hidden)."""
        assert self.encoder is not None
        return pool(self.encoder(batch.pieces), batch.owners, batch.words.shape[1])

    def _spelled(self, batch: Batch) -> Tensor:
        packed = nn.utils.rnn.pack_padded_sequence(
            self.characters(batch.letters), batch.letter_counts, batch_first=True, enforce_sorted=False
        )
        _, (last, _) = self.letters(packed)
        return torch.cat([last[0], last[1]], -1)[batch.types]
