"""Roles as their models see them, before anybody is chosen for them, and what decides who is."""

from typing import Generic, NamedTuple

from graph.records import ActorMention
from pipelines.extract.arguments import T

EMPTY = {"role": 0.5, "claim": 0.2, "place": 0.3, "date": 0.2, "date elsewhere": 0.5, "toll": 0.5}
"""What the share of an empty role counts, by model: less than 1, as a reader misses what is left out. It counts more
against the date of another sentence, which is an event's only where that is plainly the same event."""

FURTHER = {"role": 0.45, "claim": 0.25, "place": 0.25}
"""The probability from which a mention has a role beside the likeliest one.

These, and what an empty role counts but that of who claims, were chosen on the annotated articles that are held out,
that one on a third of all, with models of the rest. Higher ones make fewer false edges, and miss more sides: of the
edges of actors that were a little less likely, and of such claimants, one in ten was right.
"""


class Shared(NamedTuple, Generic[T]):
    """A mention, the share of a role that it and the other mentions of the same have, and the probability that they
    have it, alone or beside others; see `ArgumentOption` for the rest."""

    mention: T
    share: float
    probability: float
    person: ActorMention | None = None
    elsewhere: bool = False


class Weighed(NamedTuple, Generic[T]):
    """A role as its model sees it: the share of that it stays empty, and those of its options."""

    empty: float
    options: list[Shared[T]]
