"""Examples of errors, for people to look at."""

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")

_CUT = 70
"""Code points of a sentence that an example shows: with indentation and marks, a line of a terminal."""
_CUT_OFF = "…"


def middle(errors: Sequence[T]) -> T:
    """The example of errors of one kind: the middle one, as errors come in the order of the articles, and the first
    ones would all be the first article's."""
    return errors[len(errors) // 2]


def excerpt(sentence: str, trigger: str) -> str:
    """What stands around the trigger in a sentence, or its beginning where it has no such word; one line."""
    sentence, trigger = " ".join(sentence.split()), " ".join(trigger.split())
    middle_of_trigger = max(sentence.find(trigger), 0) + len(trigger) // 2
    start = max(0, min(middle_of_trigger - _CUT // 2, len(sentence) - _CUT))
    end = start + _CUT
    return _CUT_OFF * (start > 0) + sentence[start:end] + _CUT_OFF * (end < len(sentence))
