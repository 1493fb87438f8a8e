"""What the reports of one event say, side by side."""

from typing import Any

from graph.incidents import Incident, Sketch, Toll
from tests.graph.incidents.reports import document, event

STORY, OTHER, THIRD = (" ".join(f"{word}{number}" for number in range(80)) for word in ("خبر", "نص", "قول"))


def incident(*events: Any, texts: dict[str, str] | None = None, **published: str) -> Incident:
    documents = {e.doc: document(e.doc, published.get(e.doc, "2022-01-21")) for e in events}
    return Incident.of(events, documents, {id_: Sketch.of(text) for id_, text in (texts or {}).items()})


def test_the_number_that_most_independent_sources_tell_is_the_best() -> None:
    told = incident(event("a1", killed=4), event("b1", killed=4), event("c1", killed=7))
    assert told.killed == Toll(best=4, low=4, high=7)


def test_copies_of_one_story_back_a_number_once() -> None:
    events = (event("a1", killed=4), event("b1", killed=4), event("c1", killed=7), event("d1", killed=7))
    told = incident(*events, texts={"a": STORY, "b": STORY, "c": OTHER, "d": THIRD})
    assert told.killed == Toll(best=7, low=4, high=7)
    assert [[doc.id for doc in group] for group in told.sources] == [["a", "b"], ["c"], ["d"]]
    assert told.outlets == ("a.example", "b.example", "c.example", "d.example")


def test_of_numbers_backed_alike_the_latest_is_the_best() -> None:
    told = incident(event("a1", killed=9), event("b1", killed=4), a="2022-01-20", b="2022-01-22")
    assert told.killed == Toll(best=4, low=4, high=9)


def test_open_numbers_give_the_end_that_they_have() -> None:
    assert incident(event("a1", killed=(5, None))).killed == Toll(5, 5, 5)
    assert incident(event("a1", killed=(None, 3))).killed == Toll(3, 3, 3)
    assert incident(event("a1", injured=2)).killed is None


def test_claims_stand_side_by_side_with_who_says_them() -> None:
    told = incident(event("b1", by=["SDF"]), event("a1", status="negated"), a="2022-01-22", b="2022-01-20")
    assert [(claim.event.id, claim.by) for claim in told.claims] == [("b1", ("SDF",)), ("a1", ("a.example",))]
    assert [claim.event.id for claim in told.denials] == ["a1"]
    assert told.id == "a1"


def test_actors_and_places_are_named_once_the_most_frequent_first() -> None:
    told = incident(event("a1", sources=["SDF", "TURKEY"]), event("b1", sources=["TURKEY"], places=["Afrin"]))
    assert [actor.id for actor in told.named("sources")] == ["TURKEY", "SDF"]
    assert [place.name for place in told.named("places")] == ["Afrin"]
