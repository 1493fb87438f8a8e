"""Small words that tell how a sentence is built, for all stages that look at them."""

COMMAS = "،,"

_LONGEST = 5
"""Letters of the longest relative pronoun: `اللذان` and `اللواتي` stand in few news."""


def is_relative(folded: str) -> bool:
    """Whether a folded word is a relative pronoun: `الذي`, `التي`."""
    return folded.startswith(("الذ", "الت", "الل")) and len(folded) <= _LONGEST
