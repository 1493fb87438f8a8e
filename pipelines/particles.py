"""Small words that tell how a sentence is built, for all stages that look at them."""

COMMAS = "،,"

THAT = "ان"
"""The folded conjunction that opens what somebody says."""

_LONGEST = 5
"""Letters of the longest relative pronoun that is usual: `الذين`."""


def is_relative(folded: str) -> bool:
    """Whether a folded word may be a relative pronoun (`الذي`, `التي`); a name may look like one (`الله`)."""
    return folded.startswith(("الذ", "الت", "الل")) and len(folded) <= _LONGEST
