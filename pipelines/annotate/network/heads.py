"""The heads of the network: what is read from the vectors of a sentence's words."""

import numpy as np
import torch
from stanza.models.common.biaffine import DeepBiaffineScorer
from stanza.models.common.chuliu_edmonds import chuliu_edmonds_one_root
from stanza.models.common.crf import CRFLoss, viterbi_decode
from torch import Tensor, nn
from torch.nn.functional import cross_entropy

from pipelines.annotate.network.representation import Batch, padded

IGNORED = -100
"""A label that is not known, and is not learned from."""


class Trunk(nn.Module):
    """Reads a sentence both ways: (sentences, words, size) to (sentences, words, 2 * hidden)."""

    def __init__(self, size: int, hidden: int, layers: int, dropout: float = 0.35) -> None:
        super().__init__()
        sizes = [size, *[2 * hidden] * (layers - 1)]  # single layers, as torch has no fast way for dropout between them
        self.layers = nn.ModuleList(nn.LSTM(size, hidden, bidirectional=True, batch_first=True) for size in sizes)
        self.dropout = nn.Dropout(dropout)
        self.size = 2 * hidden

    def forward(self, words: Tensor, batch: Batch) -> Tensor:
        """The vectors of words in their sentence."""
        for layer in self.layers:
            packed = nn.utils.rnn.pack_padded_sequence(words, batch.lengths, batch_first=True, enforce_sorted=False)
            words = self.dropout(nn.utils.rnn.pad_packed_sequence(layer(packed)[0], batch_first=True)[0])
        return words


class Labels(nn.Module):
    """One label a word, each for itself."""

    def __init__(self, size: int, labels: int) -> None:
        super().__init__()
        self.out = nn.Linear(size, labels)

    def loss(self, words: Tensor, gold: Tensor) -> Tensor:
        """The mean loss; `gold` (sentences, words) holds labels, or IGNORED."""
        return cross_entropy(self.out(words).flatten(0, 1), gold.flatten(), ignore_index=IGNORED)

    def best(self, words: Tensor) -> list[list[int]]:
        """The likeliest labels, those of padding too."""
        found: list[list[int]] = self.out(words).argmax(-1).tolist()
        return found


class Chain(nn.Module):
    """One label a word, the whole sentence's at once: a linear-chain conditional random field."""

    def __init__(self, size: int, labels: int) -> None:
        super().__init__()
        self.out = nn.Linear(size, labels)
        self.chain = CRFLoss(labels)

    def loss(self, words: Tensor, batch: Batch, gold: Tensor) -> Tensor:
        """The mean loss of a sentence; `gold` (sentences, words) holds labels, any where there is no word."""
        loss: Tensor = self.chain(self.out(words), batch.padding, gold)[0]
        return loss

    def best(self, words: Tensor, batch: Batch) -> list[list[int]]:
        """The likeliest labels of each sentence's words."""
        scores = self.out(words).cpu().numpy()
        moves = self.chain._transitions.cpu().numpy()
        return [
            [int(label) for label in viterbi_decode(sentence[:length], moves)[0]]
            for sentence, length in zip(scores, batch.lengths.tolist(), strict=True)
        ]


class Relations(nn.Module):
    """Scores of the relations between words and their heads: a biaffine form for each relation."""

    def __init__(self, size: int, hidden: int, relations: int, dropout: float = 0.3) -> None:
        super().__init__()
        self.word = nn.Sequential(nn.Linear(size, hidden), nn.ReLU(), nn.Dropout(dropout))
        self.head = nn.Sequential(nn.Linear(size, hidden), nn.ReLU(), nn.Dropout(dropout))
        self.forms = nn.Parameter(torch.zeros(hidden + 1, relations, hidden + 1))

    def forward(self, words: Tensor, heads: Tensor) -> Tensor:
        """(sentences, words, relations), of vectors (sentences, words, size) of words and of their heads."""
        ones = words.new_ones(*words.shape[:-1], 1)
        left, right = torch.cat([self.word(words), ones], -1), torch.cat([self.head(heads), ones], -1)
        return torch.einsum("swi,irj,swj->swr", left, self.forms, right)


class Tree(nn.Module):
    """The head of each word, and how it depends on it (Dozat and Manning 2017)."""

    def __init__(self, size: int, relations: int, hidden: int = 200) -> None:
        super().__init__()
        self.root = nn.Parameter(torch.zeros(size))
        self.arcs = DeepBiaffineScorer(size, size, hidden, 1, dropout=0.3)
        self.relations = Relations(size, hidden // 2, relations)

    def _arcs(self, words: Tensor, batch: Batch) -> tuple[Tensor, Tensor]:
        """Vectors of the words with the root before them, and the scores (sentences, words + 1, heads)."""
        rooted = torch.cat([self.root.expand(len(words), 1, -1), words], 1)
        scores = self.arcs(rooted, rooted).squeeze(-1)
        padding = torch.cat([batch.padding.new_zeros(len(words), 1), batch.padding], 1)
        return rooted, scores.masked_fill(padding[:, None], -1e9)

    def loss(self, words: Tensor, batch: Batch, heads: Tensor, relations: Tensor) -> Tensor:
        """The mean loss; `heads` are 1-based with 0 for the root, both IGNORED where there is no word."""
        rooted, scores = self._arcs(words, batch)
        arcs = cross_entropy(scores[:, 1:].flatten(0, 1), heads.flatten(), ignore_index=IGNORED)
        chosen = self._relations(rooted, heads.clamp(min=0))
        return arcs + cross_entropy(chosen.flatten(0, 1), relations.flatten(), ignore_index=IGNORED)

    def _relations(self, rooted: Tensor, heads: Tensor) -> Tensor:
        """The scores of each word's relation to its head: (sentences, words, relations)."""
        at = heads[..., None].expand(-1, -1, rooted.shape[-1])
        scores: Tensor = self.relations(rooted[:, 1:], rooted.gather(1, at))
        return scores

    def best(self, words: Tensor, batch: Batch) -> list[tuple[list[int], list[int]]]:
        """Heads and relations of each sentence: the best tree with one root."""
        rooted, scores = self._arcs(words, batch)
        arcs = scores.log_softmax(-1).cpu().numpy()
        lengths = batch.lengths.tolist()
        heads = [_tree(arcs[index, : length + 1, : length + 1]) for index, length in enumerate(lengths)]
        relations = self._relations(rooted, padded(heads).to(words.device)).argmax(-1).tolist()
        return [(tree, labels[: len(tree)]) for tree, labels in zip(heads, relations, strict=True)]


def _tree(scores: np.ndarray) -> list[int]:
    """The greedy heads where they are a tree, which is quick, else the best tree."""
    masked = scores.copy()
    np.fill_diagonal(masked, -1e9)
    heads = masked[1:].argmax(-1)
    if (heads == 0).sum() == 1 and _reaches_root(heads):
        return [int(head) for head in heads]
    return [int(head) for head in chuliu_edmonds_one_root(scores.astype(np.float64))[1:]]


def _reaches_root(heads: np.ndarray) -> bool:
    """Whether every word's chain of heads ends at the root: jumps that double in length until they are longer."""
    at = np.concatenate([[0], heads])
    for _ in range(len(at).bit_length()):
        at = at[at]
    return not at.any()
