"""A graph that is too large for a page is cut to its weightiest part."""

import pytest

from graph.edges import participants
from graph.page.cut import cut
from graph.page.render import page_html
from tests.graph.page.news import documents, news_graph
from tests.graph.page.synthetic import Made, synthetic
from tests.graph.page.test_page_html import Reader


@pytest.fixture(scope="module")
def made() -> Made:
    return synthetic(400, 1500)


def test_a_graph_that_fits_stays_as_it_is() -> None:
    graph = news_graph()
    assert cut(graph, documents()) is graph


@pytest.mark.parametrize("size", [1_600_000, 1_900_000])
def test_what_is_kept_fits_and_is_what_the_most_named_say(made: Made, size: int) -> None:
    kept = cut(made.graph, made.documents, size)
    assert 0 < kept.number_of_edges() < made.graph.number_of_edges()
    mentions = dict(made.graph.nodes(data="mentions"))

    weights = {edge: min(mentions[edge[0]], mentions[edge[1]]) for edge in made.graph.edges(keys=True)}
    inside = [weight for edge, weight in weights.items() if kept.has_edge(*edge)]
    assert min(inside) >= max(weight for edge, weight in weights.items() if not kept.has_edge(*edge))
    for _, _, statement in kept.edges(data="statement"):
        assert all(mention.id in kept for _, mention in participants(statement))
    assert kept.nodes["SDF"] == made.graph.nodes["SDF"]


def test_the_page_fits_and_says_what_it_lacks(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = page_html(made.graph, made.documents)
    size = 1_800_000
    monkeypatch.setattr("graph.page.render.cut", lambda graph, documents: cut(graph, documents, size))
    html = page_html(made.graph, made.documents)
    assert 0.4 * size < len(html.encode()) <= size
    data, everything = Reader(html).data(), Reader(whole).data()
    assert everything["about"]["left_out"] == 0
    assert data["about"]["left_out"] == len(everything["statements"]) - len(data["statements"]) > 0


def test_nothing_fits_into_no_room(made: Made) -> None:
    assert cut(made.graph, made.documents, 0).number_of_nodes() == 0
