"""Where nodes stand: always at the same places, no two on each other, and much as before when the graph grows."""

from itertools import combinations
from random import Random

import networkx as nx
import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.build import build_graph
from graph.page.layout import Box, beside, positions, separate
from graph.page.nodes import CAPTION, nodes
from graph.records import ActorMention, Event, Relation
from tests.graph.page.news import news_graph, statements

Places = dict[str, tuple[int, int]]


@st.composite
def graphs(draw: st.DrawFn) -> "tuple[nx.Graph[str], dict[str, Box]]":
    names = draw(st.lists(st.text(min_size=1, max_size=8), unique=True, max_size=14))
    ties = draw(st.sets(st.sampled_from(list(combinations(names, 2))))) if len(names) > 1 else set()
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(names)
    graph.add_edges_from(ties)
    side = st.floats(min_value=8, max_value=160)
    return graph, {name: Box(draw(side), draw(side), draw(side)) for name in names}


def overlapping(places: Places, boxes: dict[str, Box]) -> list[tuple[str, str]]:
    def overlap(one: str, other: str) -> bool:
        (x, y), (u, v), a, b = places[one], places[other], boxes[one], boxes[other]
        return abs(x - u) * 2 < a.width + b.width and y - a.above < v + b.below and v - b.above < y + a.below

    return [pair for pair in combinations(places, 2) if overlap(*pair)]


@given(graphs())
@settings(max_examples=60, deadline=None)
def test_no_two_boxes_overlap(given_graph: "tuple[nx.Graph[str], dict[str, Box]]") -> None:
    graph, boxes = given_graph
    places = positions(graph, boxes, {})
    assert set(places) == set(graph)
    assert overlapping(places, boxes) == []


@given(graphs(), st.randoms(use_true_random=False))
@settings(max_examples=30, deadline=None)
def test_the_order_of_nodes_and_edges_does_not_matter(
    given_graph: "tuple[nx.Graph[str], dict[str, Box]]", random: Random
) -> None:
    graph, boxes = given_graph
    names, ties = list(graph.nodes), [tuple(random.sample(edge, 2)) for edge in graph.edges]
    random.shuffle(names)
    random.shuffle(ties)
    shuffled: nx.Graph[str] = nx.Graph()
    shuffled.add_nodes_from(names)
    shuffled.add_edges_from(ties)
    assert positions(shuffled, boxes, {}) == positions(graph, boxes, {})


def test_boxes_at_one_place_are_moved_apart() -> None:
    centres, sizes = np.zeros((5, 2)), np.full((5, 2), 10.0)
    apart = separate(centres, sizes)
    assert all(np.abs(a - b).max() >= 10 for a, b in combinations(apart, 2))


def test_tied_nodes_stand_nearer_than_others() -> None:
    graph = nx.relabel_nodes(nx.barbell_graph(6, 2), str)
    places = positions(graph, {name: Box(40, 10, 20) for name in graph}, {})

    def distance(one: str, other: str) -> float:
        return float(np.hypot(*np.subtract(places[one], places[other])))

    tied = [distance(*edge) for edge in graph.edges]
    others = [distance(*pair) for pair in nx.non_edges(graph)]
    assert np.mean(tied) < 0.6 * np.mean(others)


def test_a_graph_that_grows_keeps_its_shape() -> None:
    """Most nodes stay about where they were, in a picture whose half is 1 wide, when an actor comes in anywhere."""
    moved = []
    before = places_of(statements())
    for number, statement in enumerate(statements()[::6]):
        newcomer = statement.model_copy(update={"id": f"new-{number}", "claimed_by": (NEWCOMER,)})
        after = places_of([*statements(), newcomer])
        moved.append(np.median([np.hypot(*(after[key] - place)) for key, place in before.items()]))
    assert np.median(moved) < 0.12


NEWCOMER = ActorMention(id="new", name="new", name_ar="جديد", kind="person", text="جديد", start=0, end=4)


def places_of(given_statements: list[Event | Relation]) -> dict[str, "np.ndarray[tuple[int], np.dtype[np.float64]]"]:
    drawn = nodes(build_graph(given_statements))
    places = np.array([(node["x"], node["y"]) for node in drawn], dtype=np.float64)
    places = (places - places.mean(axis=0)) / np.ptp(places, axis=0) * 2
    return {node["key"]: place for node, place in zip(drawn, places, strict=True)}


def test_the_picture_is_turned_to_the_compass() -> None:
    graph = nx.path_graph(5, nx.Graph())
    graph = nx.relabel_nodes(graph, str)
    boxes = dict.fromkeys(graph, Box(20, 10, 10))
    compass = {"0": (0.0, 0.0), "4": (10.0, 0.0)}
    assert positions(graph, boxes, compass)["0"][0] < positions(graph, boxes, compass)["4"][0]
    turned = {"0": (10.0, 0.0), "4": (0.0, 0.0)}
    assert positions(graph, boxes, turned)["0"][0] > positions(graph, boxes, turned)["4"][0]


def test_a_node_that_is_not_laid_out_stands_beside_its_neighbours() -> None:
    graph = nx.Graph([("a", "c"), ("b", "c")])
    (x, y) = beside(graph, {"a": (0, 0), "b": (1000, 200)})["c"]
    assert abs(x - 500) <= 120
    assert abs(y - 100) <= 120


def test_the_captions_of_a_real_graph_do_not_overlap() -> None:
    drawn = [node for node in nodes(news_graph()) if node["drawn"]]
    boxes = {
        node["key"]: Box(7 * min(len(node["name_ar"]), CAPTION["letters"]), node["size"], node["size"] + 17)
        for node in drawn
    }
    assert len(drawn) == 27
    assert overlapping({node["key"]: (node["x"], node["y"]) for node in drawn}, boxes) == []
