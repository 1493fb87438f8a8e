"""The networks of the extract stage, for fitting: what Context and Classifier compute, in torch."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn.functional import binary_cross_entropy_with_logits, pad, scaled_dot_product_attention

from pipelines.extract.across import Stretch
from pipelines.extract.attention import HEADS

SIZE = 160
BLOCKS = 2
WIDE = 320
REACH = 12
SENTENCES = 6
"""Sentences before and behind whose words have weights of their own by how far they are."""
HIDDEN = 64
DROPOUT = 0.2
BLOCK_DROPOUT = 0.2
OF_EACH = 0.5
"""What whether each option has a role weighs against which is the likeliest."""
GROUPS = 3
"""Sentences are read in so many groups of like length, as padding costs time."""

Bags = tuple[Tensor, Tensor]
"""Numbers of features, and where each example's begin."""


class Block(nn.Module):
    """What a block of Context computes."""

    def __init__(self) -> None:
        super().__init__()
        self.norms = nn.ModuleList(nn.LayerNorm(SIZE) for _ in range(3))
        self.near = nn.Linear(3 * SIZE, SIZE)
        self.attend = nn.Linear(SIZE, 3 * SIZE)
        self.attended = nn.Linear(SIZE, SIZE)
        self.wide = nn.Linear(SIZE, WIDE)
        self.narrow = nn.Linear(WIDE, SIZE)
        self.distance = nn.Parameter(torch.zeros(HEADS, 2 * REACH + 1))
        self.dropout = nn.Dropout(BLOCK_DROPOUT)

    def forward(self, words: Tensor, there: Tensor) -> Tensor:
        """(sentences, words, SIZE); `there` (sentences, words) is False where a sentence has no word."""
        length = words.shape[1]
        normed = pad(self.norms[0](words) * there[..., None], (0, 0, 1, 1))
        near = torch.cat([normed[:, i : i + length] for i in range(3)], -1)
        words = words + self.dropout(torch.relu(self.near(near)))
        words = words + self.dropout(self.attended(self._attend(self.norms[1](words), there)))
        hidden = self.dropout(torch.relu(self.wide(self.norms[2](words))))
        added: Tensor = words + self.dropout(self.narrow(hidden))
        return added

    def _attend(self, words: Tensor, there: Tensor) -> Tensor:
        sentences, length, _ = words.shape
        query, key, value = self.attend(words).view(sentences, length, 3, HEADS, -1).permute(2, 0, 3, 1, 4)
        at = torch.arange(length)
        weights = self.distance[:, (at[None] - at[:, None]).clamp(-REACH, REACH) + REACH]
        masked = weights[None].masked_fill(~there[:, None, None], -1e4)
        found = scaled_dot_product_attention(query, key, value, attn_mask=masked)
        return found.transpose(1, 2).reshape(sentences, length, SIZE)


class AcrossNetwork(nn.Module):
    """What Across computes, for the words of many articles."""

    def __init__(self) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(SIZE)
        self.attend = nn.Linear(SIZE, 3 * SIZE)
        self.attended = nn.Linear(SIZE, SIZE)
        self.position = nn.Parameter(torch.zeros(HEADS, 2 * (2 * SENTENCES + 1)))
        self.dropout = nn.Dropout(BLOCK_DROPOUT)

    def forward(self, words: Tensor, tagged: Sequence[Stretch]) -> Tensor:
        """(words, SIZE)"""
        if not tagged:
            return words
        rows = torch.from_numpy(np.concatenate([stretch.rows for stretch in tagged]))
        parts = self.attend(self.norm(words[rows])).view(len(rows), 3, HEADS, -1).permute(1, 2, 0, 3)
        found, start = [], 0
        for stretch in tagged:
            query, key, value = parts[:, :, start : start + len(stretch.rows)]
            weights = self.position[:, torch.from_numpy(stretch.positions(SENTENCES))]
            read = scaled_dot_product_attention(query[None], key[None], value[None], attn_mask=weights[None])
            found.append(read[0].transpose(0, 1).reshape(len(stretch.rows), SIZE))
            start += len(stretch.rows)
        return words.index_add(0, rows, self.dropout(self.attended(torch.cat(found))))


class ContextNetwork(nn.Module):
    """What Context computes, for the words of many sentences one after the other."""

    def __init__(self, mean: NDArray[np.float32], scale: NDArray[np.float32], tags: int) -> None:
        super().__init__()
        self.mean: Tensor
        self.scale: Tensor
        self.register_buffer("mean", torch.from_numpy(mean))
        self.register_buffer("scale", torch.from_numpy(scale))
        self.enter = nn.Linear(len(mean), SIZE)
        self.tags = nn.EmbeddingBag(max(tags, 1), SIZE, mode="sum")
        self.blocks = nn.ModuleList(Block() for _ in range(BLOCKS))
        self.across = AcrossNetwork()
        self.norm = nn.LayerNorm(SIZE)
        self.dropout = nn.Dropout(DROPOUT)

    def forward(self, vectors: Tensor, tags: Bags, lengths: Tensor, tagged: Sequence[Stretch] = ()) -> Tensor:
        """(words, SIZE) of `vectors` (words, numbers); `lengths` are the words of each sentence, and the rows of
        `tagged` are among all words."""
        standard = (vectors - self.mean) * self.scale
        words = self.enter(self.dropout(standard)) + self.dropout(self.tags(*tags))
        first, *others = self.blocks
        words = self.across(_by_sentence([first], words, lengths), tagged)
        found: Tensor = self.norm(_by_sentence(others, words, lengths))
        return found

    def weights(self) -> dict[str, NDArray[np.float32]]:
        """The weights by the names that Context gives them."""
        found = {"mean": self.mean.numpy(), "scale": self.scale.numpy(), "tags": _array(self.tags.weight)}
        for name, weight in self.named_parameters():
            if name != "tags.weight":
                linear = weight.dim() == 2 and not name.endswith(("distance", "position"))
                found[name] = _array(weight.T if linear else weight)
        return found


def _by_sentence(blocks: Iterable[nn.Module], words: Tensor, lengths: Tensor) -> Tensor:
    """What blocks make of the words of sentences."""
    starts = lengths.cumsum(0) - lengths
    places, read = [], []
    for chosen in lengths.argsort().chunk(GROUPS):
        longest = int(lengths[chosen].max())
        there = torch.arange(longest)[None] < lengths[chosen][:, None]
        at = (starts[chosen][:, None] + torch.arange(longest))[there]
        padded = words.new_zeros(len(chosen), longest, SIZE).masked_scatter(there[..., None], words[at])
        for block in blocks:
            padded = block(padded, there)
        places.append(at)
        read.append(padded[there])
    return torch.zeros_like(words).index_copy(0, torch.cat(places), torch.cat(read))


class Comparison(nn.Module):
    """What a Classifier makes of the options of a choice seen beside one another."""

    def __init__(self, units: int, roles: int) -> None:
        super().__init__()
        self.option = nn.Linear(units, HIDDEN)
        self.likely = nn.Linear(roles * units, HIDDEN, bias=False)
        self.share = nn.Linear(roles, HIDDEN, bias=False)
        self.out = nn.Linear(HIDDEN, 2 * roles)

    def forward(self, scores: Tensor, units: Tensor, sizes: Sequence[int]) -> Tensor:
        """(options, 2 roles): what is added to the scores, and the scores of that an option has the role at all."""
        owners = _owners(sizes)
        shares = torch.stack([_log_shares(role, owners, len(sizes)) for role in scores.unbind(1)], 1).exp()
        each = (shares[:, :, None] * units[:, None, :]).flatten(1)
        likely = self.likely(each.new_zeros(len(sizes), each.shape[1]).index_add(0, owners, each))
        found: Tensor = self.out(torch.relu(self.option(units) + self.share(shares) + likely[owners]))
        return found

    def weights(self) -> dict[str, Tensor]:
        """The weights by the names that Classifier gives them."""
        return {
            "option": self.option.weight.T,
            "option_bias": self.option.bias,
            "likely": self.likely.weight.T,
            "share": self.share.weight.T,
            "compared": self.out.weight.T,
            "compared_bias": self.out.bias,
        }


class Head(nn.Module):
    """What a Classifier computes: bags of features and the vectors of triggers and mentions in, scores out."""

    def __init__(self, features: int, classes: int, of_mentions: bool, compares: bool = False) -> None:
        super().__init__()
        self.wide = nn.EmbeddingBag(max(features, 1), classes, mode="sum", sparse=True)
        self.deep = nn.EmbeddingBag(max(features, 1), HIDDEN, mode="sum", sparse=True)
        nn.init.zeros_(self.wide.weight)
        nn.init.normal_(self.deep.weight, 0, 0.05)
        self.trigger = nn.Linear(SIZE, HIDDEN)
        self.sides = nn.ModuleList(nn.Linear(SIZE, HIDDEN) for _ in range(2)) if of_mentions else None
        self.mention = nn.Linear(SIZE, HIDDEN, bias=False) if of_mentions else None
        self.dropout = nn.Dropout(DROPOUT)
        self.out = nn.Linear(HIDDEN * (2 if of_mentions else 1), classes)
        self.compared = Comparison(self.out.in_features, classes) if compares else None

    def forward(self, bags: Bags, triggers: Tensor, mentions: Tensor, sizes: Sequence[int] = ()) -> Tensor:
        """Scores (examples, classes). Where options are compared, `sizes` are their numbers in each choice, and scores
        are (options, 2 roles): those of being the likeliest, and those of having the role at all."""
        hidden = self.deep(*bags) + self.trigger(self.dropout(triggers))
        if self.mention is None or self.sides is None:
            units = torch.relu(hidden)
        else:
            sides = torch.tanh(self.sides[0](triggers)) * torch.tanh(self.sides[1](mentions))
            units = torch.cat([torch.relu(hidden + self.mention(self.dropout(mentions))), sides], -1)
        units = self.dropout(units)
        scores: Tensor = self.wide(*bags) + self.out(units)
        if self.compared is None:
            return scores
        added, each = self.compared(scores, units, sizes).chunk(2, 1)
        return torch.cat([scores + added, each], 1)

    def tables(self) -> Iterator[Tensor]:
        """The weights of features, whose gradients are sparse."""
        yield self.wide.weight
        yield self.deep.weight

    def weights(self) -> dict[str, NDArray[np.float32]]:
        """The weights by the names that Classifier gives them."""
        found: dict[str, Any] = {
            "wide": self.wide.weight,
            "deep": self.deep.weight,
            "trigger": self.trigger.weight.T,
            "hidden_bias": self.trigger.bias,
            "out": self.out.weight.T,
            "out_bias": self.out.bias,
        }
        if self.mention is not None and self.sides is not None:
            found["mention"] = self.mention.weight.T
            for name, side in zip(("trigger_side", "mention_side"), self.sides, strict=True):
                found |= {name: side.weight.T, f"{name}_bias": side.bias}
        if self.compared is not None:
            found |= self.compared.weights()
        return {name: _array(weight) for name, weight in found.items()}


def bags(rows: Sequence[NDArray[np.int64]], left_out: float = 0.0) -> Bags:
    """Rows of numbers as bags, each number left out with a probability of `left_out`."""
    numbers = torch.from_numpy(np.concatenate(rows))
    lengths = torch.tensor([len(row) for row in rows])
    kept = torch.rand(len(numbers)) >= left_out
    owners = torch.repeat_interleave(torch.arange(len(rows)), lengths)[kept]
    lengths = torch.bincount(owners, minlength=len(rows))
    return numbers[kept], lengths.cumsum(0) - lengths


def _array(weight: Tensor) -> NDArray[np.float32]:
    found: NDArray[np.float32] = weight.detach().float().numpy().copy()
    return found


def choice_loss(scores: Tensor, sizes: Sequence[int], right: Sequence[Sequence[Sequence[Sequence[int]]]]) -> Tensor:
    """The summed loss of choices, whose options lie one after the other in `scores` (options, 2 roles).

    Of a role that is minus the mean, over the gold names, of the logarithm of what the options that fit a name have
    together; and the cross entropy of whether each option fits one, which the second half of the columns scores.
    """
    owners = _owners(sizes)
    firsts = np.cumsum([0, *sizes]).tolist()
    total = scores.new_zeros(())
    scores, each = scores.chunk(2, 1)
    for role in range(scores.shape[1]):
        shares = _log_shares(scores[:, role], owners, len(sizes))
        names = [(first, found, len(of[role])) for first, of in zip(firsts, right, strict=False) for found in of[role]]
        if names:
            at = torch.tensor([first + i for first, found, _ in names for i in found])
            name = torch.tensor([number for number, (_, found, _) in enumerate(names) for _ in found])
            weights = torch.tensor([1 / beside for *_, beside in names])
            total = total - (_log_sums(shares[at], name, len(names)) * weights).sum()
            fits = torch.zeros(len(scores)).index_fill(0, at, 1)
            told = torch.tensor([bool(of[role]) for of in right])[owners]
            loss = binary_cross_entropy_with_logits(each[told, role], fits[told], reduction="sum")
            total = total + OF_EACH * loss
    return total


def _owners(sizes: Sequence[int]) -> Tensor:
    """The number of the choice of each option, given how many each choice has."""
    return torch.repeat_interleave(torch.arange(len(sizes)), torch.tensor(sizes))


def _log_shares(values: Tensor, owners: Tensor, count: int) -> Tensor:
    """The logarithm of the share of each value among those of its owner."""
    return values - _log_sums(values, owners, count)[owners]


def _log_sums(values: Tensor, owners: Tensor, count: int) -> Tensor:
    """The logarithm of the summed exponentials of the values of each owner."""
    highest = values.new_full((count,), -1e9).scatter_reduce(0, owners, values.detach(), "amax")
    sums = values.new_zeros(count).index_add(0, owners, (values - highest[owners]).exp())
    return sums.log() + highest
