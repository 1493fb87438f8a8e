"""Near-copies: articles that are one wire story, printed by several outlets.

An article is kept as a bottom-k sketch of its shingles, the smallest hashes of its runs of words (Broder 1997, "On the
resemblance and containment of documents"). Two sketches tell how much of the shorter text the longer one contains.
"""

from collections.abc import Mapping
from hashlib import blake2b
from itertools import combinations
from typing import NamedTuple

from graph.folding import fold_words
from graph.incidents.grouping import groups

_RUN, _KEPT, _BYTES = 5, 64, 8
"""Words in a shingle, hashes that a sketch keeps, and bytes of a hash."""
_COPIED = 0.5
"""The share of the shorter text from which the longer one is its copy, with a paragraph more or less."""


class Sketch(NamedTuple):
    """The smallest hashes of a text's shingles, ascending, and how many different shingles it has."""

    hashes: tuple[int, ...]
    size: int

    @classmethod
    def of(cls, text: str, key: bytes = b"") -> "Sketch":
        """The sketch of a text, whatever its spelling, marks and spaces.

        With a secret `key`, of up to 64 bytes, nobody else can tell from it which words the text has; only sketches of
        one key can be compared.
        """
        words = fold_words(text).split()
        runs = {" ".join(words[start : start + _RUN]) for start in range(max(1, len(words) - _RUN + 1))}
        digests = sorted(blake2b(run.encode(), digest_size=_BYTES, key=key).digest() for run in runs)
        return cls(tuple(int.from_bytes(digest, "big") for digest in digests[:_KEPT]), len(runs))

    def to_bytes(self) -> bytes:
        """The sketch as a store keeps it: the number of shingles, then the hashes."""
        return b"".join(number.to_bytes(_BYTES, "big") for number in (self.size, *self.hashes))

    @classmethod
    def from_bytes(cls, stored: bytes) -> "Sketch":
        """What `to_bytes` wrote."""
        size, *hashes = (
            int.from_bytes(stored[start : start + _BYTES], "big") for start in range(0, len(stored), _BYTES)
        )
        return cls(tuple(hashes), size)


def containment(one: Sketch, other: Sketch) -> float:
    """The share of the shorter text's shingles that the longer one has too, 0 to 1; exact for texts of 64 or fewer."""
    smallest = sorted({*one.hashes, *other.hashes})[:_KEPT]
    both = {*one.hashes} & {*other.hashes}
    resemblance = sum(number in both for number in smallest) / len(smallest)
    shared = resemblance * (one.size + other.size) / (1 + resemblance)
    return min(1.0, shared / min(one.size, other.size))


def sources(sketches: Mapping[str, Sketch]) -> list[list[str]]:
    """The ids of articles in groups that are copies of each other: each group is one source."""
    pairs = combinations(sorted(sketches), 2)
    return groups(sketches, (pair for pair in pairs if containment(*map(sketches.__getitem__, pair)) >= _COPIED))
