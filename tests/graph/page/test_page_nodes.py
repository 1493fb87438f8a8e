"""The nodes and lines of the picture."""

from itertools import combinations, product

import networkx as nx

from graph.build import build_graph
from graph.catalogue import Catalogue
from graph.folding import fold_words
from graph.page.lines import Line, lines
from graph.page.nodes import DRAWN, nodes
from graph.records import ActorMention, Event, Span
from graph.seeds import Seeds
from tests.graph.page.news import news_graph, statements


def attack(number: int, source: str, target: str, type_: str = "ASSAULT") -> Event:
    def actor(name: str) -> ActorMention:
        return ActorMention(id=name, name=name, name_ar=name, kind="state", text=name, start=0, end=len(name))

    return Event(
        id=str(number),
        doc="d",
        sentence="قصف",
        start=0,
        end=3,
        type=type_,
        trigger=Span(text="قصف", start=0, end=3),
        sources=(actor(source),),
        targets=(actor(target),),
        confidence=0.5,
        rule="test",
    )


def test_one_line_stands_for_all_statements_of_a_type_between_two_nodes() -> None:
    graph = build_graph([attack(1, "a", "b"), attack(2, "a", "b"), attack(3, "b", "a"), attack(4, "a", "b", "SEIZE")])
    told = {(line.tail, line.head, line.type): line.statements for line in lines(graph)}
    assert told == {("a", "b", "ASSAULT"): ("1", "2"), ("b", "a", "ASSAULT"): ("3",), ("a", "b", "SEIZE"): ("4",)}


def test_the_line_with_most_statements_comes_first_and_all_statements_have_one() -> None:
    graph = news_graph()
    found = lines(graph)
    assert [len(line.statements) for line in found] == sorted((len(line.statements) for line in found), reverse=True)
    assert {id_ for line in found for id_ in line.statements} == {key for _, _, key in graph.edges(keys=True)}


def test_no_two_lines_between_the_same_nodes_lie_on_each_other() -> None:
    types = ["ASSAULT", "SEIZE", "SUPPORT", "ACCUSE", "REJECT", "AGREE", "COERCE"]
    told = product([("a", "b"), ("b", "a"), ("a", "c")], types)
    graph = build_graph([attack(number, *ends, type_) for number, (ends, type_) in enumerate(told)])

    def seen_from_one_end(line: Line) -> float:
        return line.curve if line.tail < line.head else -line.curve

    for one, other in combinations(lines(graph), 2):
        if {one.tail, one.head} == {other.tail, other.head}:
            assert abs(seen_from_one_end(one) - seen_from_one_end(other)) > 0.05
    assert max(abs(line.curve) for line in lines(graph)) <= 0.75


def test_a_lone_line_is_straight() -> None:
    assert lines(build_graph([attack(1, "a", "b")]))[0].curve == 0


def test_nodes_carry_names_sizes_and_the_words_that_texts_use() -> None:
    told = {node["key"]: node for node in nodes(news_graph())}
    turkey = told["TURKEY"]
    assert (turkey["name_ar"], turkey["name"], turkey["kind"]) == ("تركيا", "Turkey", "state")
    assert turkey["aliases"] == ["أنقرة", "القوات التركية"]
    assert turkey["size"] == max(node["size"] for node in told.values())
    assert told["geonames:172955"]["kind"] == "place"
    assert told["geonames:172955"]["precision"] == "town"


def test_the_names_of_the_catalogue_are_aliases_too_each_spelling_once() -> None:
    catalogue = Catalogue.load(Seeds())
    told = {node["key"]: node["aliases"] for node in nodes(news_graph(), catalogue)}
    assert {"QSD", "قسد"} <= set(told["SDF"])
    assert "Daesh" in told["ISIS"]
    for key, aliases in told.items():
        folded = [fold_words(alias) for alias in aliases]
        assert len(folded) == len(set(folded)), key
    assert told["سالم العلي"] == []


def test_the_weightiest_nodes_are_drawn_and_all_have_a_place() -> None:
    hub = [attack(n, "hub", f"leaf {n % 400}") for n in range(401)]
    found = {node["key"]: node for node in nodes(build_graph(hub))}
    drawn = {key for key, node in found.items() if node["drawn"]}
    assert len(found) == 401
    assert len(drawn) == DRAWN
    assert {"hub", "leaf 0"} <= drawn
    assert all(isinstance(node["x"], int) and isinstance(node["y"], int) for node in found.values())


def test_the_order_of_statements_does_not_matter() -> None:
    forth, back = build_graph(statements()), build_graph(reversed(statements()))
    by_key = {node["key"]: node for node in nodes(back)}
    assert all(by_key[node["key"]] == node for node in nodes(forth))
    assert lines(forth) == lines(back)


def test_an_empty_graph_has_no_nodes() -> None:
    assert nodes(nx.MultiDiGraph()) == []
    assert lines(nx.MultiDiGraph()) == []
