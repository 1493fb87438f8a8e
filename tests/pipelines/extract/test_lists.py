"""The members of a list share a side, by what a model gives each of them."""

import pytest

from graph.records import ActorMention
from pipelines.extract.lists import in_one_voice, on_one_side
from pipelines.extract.weighed import FURTHER, Shared, Weighed

LIST = [frozenset("abc")]
Shares = dict[str, tuple[float, float]]
"""The share and the probability of each actor."""


def role(given: Shares) -> Weighed[ActorMention]:
    options = [Shared(actor(name), *given.get(name, (0.0, 0.0))) for name in "abcd"]
    return Weighed(0.0, options)


def actor(name: str) -> ActorMention:
    return ActorMention(id=name, name=name, name_ar=name, kind="state", text=name, start=0, end=1)


def likely(weighed: Weighed[ActorMention], model: str = "role") -> set[str]:
    return {option.mention.id for option in weighed.options if option.probability >= FURTHER[model]}


MOST: Shares = {"a": (0.6, 0.9), "b": (0.3, 0.8), "d": (0.1, 0.2)}
FEW: Shares = {"c": (0.4, 0.5), "d": (0.5, 0.6)}


@pytest.mark.parametrize("swapped", [False, True])
def test_whole_list_is_where_most_of_it_is(swapped: bool) -> None:
    given = (role(FEW), role(MOST)) if swapped else (role(MOST), role(FEW))
    found = on_one_side(*given, LIST, "ASSAULT")
    own, other = reversed(found) if swapped else found
    assert (likely(own), likely(other)) == (set("abc"), {"d"})
    assert [option.share for option in other.options] == [0, 0, 0, 0.5]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ({"a": (0.9, 0.9), "b": (0.0, 0.1)}, {}),  # one of three is likely
        ({"a": (0.3, 0.9), "b": (0.1, 0.8)}, {"c": (0.9, 0.9)}),  # its surest member is on the other side
    ],
)
def test_list_is_left_alone_where_it_is_not_plain(source: Shares, target: Shares) -> None:
    assert on_one_side(role(source), role(target), LIST, "ASSAULT") == (role(source), role(target))


def test_those_who_meet_one_another_are_on_both_sides() -> None:
    assert on_one_side(role(MOST), role(FEW), LIST, "CONSULT") == (role(MOST), role(FEW))
    sources, _ = on_one_side(role(MOST), role({}), LIST, "CONSULT")
    assert likely(sources) == set("abc")


def test_list_claims_with_the_likeliest_of_it() -> None:
    assert likely(in_one_voice(role({"a": (0.9, 0.9)}), LIST), "claim") == set("abc")
    assert likely(in_one_voice(role({"a": (0.1, 0.1), "d": (0.9, 0.9)}), LIST), "claim") == {"d"}
