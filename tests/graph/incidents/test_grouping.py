"""Groups of what agreement joins."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from graph.catalogue import Catalogue
from graph.incidents import Reporter, groups, links
from graph.seeds import Seeds
from tests.graph.incidents.reports import document, event

IDS = "abcdef"
PAIRS = st.lists(st.tuples(st.sampled_from(IDS), st.sampled_from(IDS)))


def test_what_is_joined_through_others_is_one_group() -> None:
    assert groups("dcba", [("a", "c"), ("c", "d")]) == [["a", "c", "d"], ["b"]]


@given(st.permutations(IDS), PAIRS, st.randoms())
def test_the_order_does_not_matter(ids: list[str], pairs: list[tuple[str, str]], random: object) -> None:
    turned = [(other, one) for one, other in reversed(pairs)]
    assert groups(ids, pairs) == groups(IDS, turned)


@given(PAIRS)
def test_every_id_is_in_one_group(pairs: list[tuple[str, str]]) -> None:
    assert sorted(id_ for group in groups(IDS, pairs) for id_ in group) == list(IDS)


def test_links_are_found_within_a_day_and_to_the_next() -> None:
    reporter = Reporter(Catalogue.load(Seeds()))
    strike = {"sources": ["TURKEY"], "places": ["Afrin"], "killed": 4}
    days = {"a1": "2022-01-20", "b1": "2022-01-20", "c1": "2022-01-21", "d1": "2022-01-23"}
    reports = [reporter(event(id_, day=day, **strike), document(id_[0])) for id_, day in days.items()]
    found = [report for report in reports if report]
    assert {link[:2] for link in links(found)} == {("a1", "b1"), ("a1", "c1"), ("b1", "c1")}
    for among in (set(chosen) for size in range(5) for chosen in combinations(days, size)):
        kept = sorted(link for link in links(found) if among & {link.one, link.other})
        assert sorted(links(found, among)) == kept
