"""Putting sentences of like length together, so that little of what a model reads is padding."""

from collections.abc import Iterator, Sequence


def batches(lengths: Sequence[int], together: int) -> Iterator[list[int]]:
    """Indices of sentences, those of like length together: `together` words or pieces at most, padding
    included, or one sentence."""
    batch: list[int] = []
    for index in sorted(range(len(lengths)), key=lengths.__getitem__):
        if batch and (len(batch) + 1) * lengths[index] > together:
            yield batch
            batch = []
        batch.append(index)
    if batch:
        yield batch
