"""The words of numbers, for every stage that meets them."""

from typing import Literal

from graph.seeds import Row

NumberKind = Literal[
    "unit",  # 1 to 9
    "teen_unit",  # the 1 and 2 of 11 and 12
    "ten",
    "tens",
    "hundred",
    "hundreds",  # 200 to 900 in one word
    "scale",  # thousand, million …
    "scale_or_two",  # `ألفا`: a thousand after a number, two thousand before a noun
    "scale_plural",
    "scale_dual",
    "fraction",
    "ordinal",
    "at_least",
    "at_most",
    "about",
    "at_least_after",
    "at_most_after",
    "between",
    "to",
    "and",
    "from",
    "percent",
]


class NumberRow(Row):
    """One form of a number word."""

    form: str
    kind: NumberKind
    value: float = 0

    @property
    def key(self) -> object:
        return self.form
