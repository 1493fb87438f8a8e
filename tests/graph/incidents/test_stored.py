"""Incidents in a store that grows and shrinks."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.catalogue import Catalogue
from graph.corrections import Separated, Target
from graph.filters import Filter
from graph.incidents import Reporter, Sketch
from graph.records import Event
from graph.seeds import Seeds
from graph.store import Store
from tests.graph.contents import contents
from tests.graph.incidents.reports import document, event

REPORTER = Reporter(Catalogue.load(Seeds()))
STRIKE: dict[str, Any] = {"sources": ["TURKEY"], "places": ["Afrin"], "killed": 2}
EVENTS = (
    event("a1", **STRIKE),
    event("a2", sources=["RUSSIA"], places=["Raqqa"], killed=9),
    event("b1", **STRIKE | {"places": ["Aleppo governorate"]}),
    event("c1", **STRIKE | {"day": "2022-01-21"}),
    event("c2", sources=["TURKEY"], places=["Aleppo governorate"]),
    event("d1", **STRIKE | {"day": None, "killed": 5}),
    event("e1", sources=["RUSSIA"], places=["Raqqa"], status="hypothetical"),
)
DOCUMENTS = sorted({told.doc for told in EVENTS})


def add(store: Store, id_: str, events: Iterable[Event] = EVENTS) -> None:
    store.add(document(id_), [told for told in events if told.doc == id_], sketch=Sketch.of(f"text {id_}"))


def found(store: Store, where: Filter | None = None) -> list[list[str]]:
    return [sorted(told.id for told in incident.events) for incident in store.incidents(where)]


@pytest.fixture
def merged(tmp_path: Path) -> Iterable[Store]:
    with Store(tmp_path / "store") as store:
        for id_ in DOCUMENTS:
            add(store, id_)
        store.merge(REPORTER)
        yield store


def test_every_event_is_of_one_incident(merged: Store) -> None:
    assert found(merged) == [["a1", "b1", "c1", "d1"], ["a2"], ["c2"], ["e1"]]


def test_an_incident_is_found_by_any_of_its_reports_and_comes_with_all(merged: Store) -> None:
    where = Filter(kind="event", type="ASSAULT", since="2022-01-21", status="asserted", min_confidence=0.5)
    assert found(merged, where) == [["a1", "b1", "c1", "d1"]]
    incident = next(merged.incidents(where))
    assert [claim.document.id for claim in incident.claims] == ["a", "b", "c", "d"]
    assert incident.killed == (2, 2, 5)
    assert set(incident.sketches) == {"a", "b", "c", "d"}


def test_reports_that_only_a_removed_one_joined_part(merged: Store) -> None:
    merged.remove("a")
    merged.merge(REPORTER)
    assert found(merged) == [["b1"], ["c1", "d1"], ["c2"], ["e1"]]


def test_other_sides_are_other_incidents(merged: Store, tmp_path: Path) -> None:
    (tmp_path / "actors.tsv").write_text("id\tname_ar\tpart_of\nTURKEY\tتركيا\tRUSSIA\n", encoding="utf-8")
    merged.merge(Reporter(Catalogue.load(Seeds((tmp_path,)))))
    assert ["a1", "b1", "c1", "d1"] in found(merged)
    merged.merge(REPORTER)
    assert ["a1", "b1", "c1", "d1"] in found(merged)


def test_a_report_that_is_parted_stays_alone_until_that_is_taken_back(merged: Store) -> None:
    before = contents(merged.path)
    correction = Separated(id="1", when=datetime.now(UTC), by="analyst", target=Target.of(merged.read("a1")))
    assert merged.correct(correction) == 1
    merged.merge(REPORTER)
    assert found(merged) == [["a1"], ["a2"], ["b1"], ["c1", "d1"], ["c2"], ["e1"]]
    assert list(merged.corrections().values()) == [1]
    add(merged, "f", [event("f1", **STRIKE)])
    merged.merge(REPORTER)
    assert ["a1"] in found(merged)
    merged.remove("f")
    merged.undo("1")
    merged.merge(REPORTER)
    assert contents(merged.path) == before


@given(st.lists(st.tuples(st.sampled_from(DOCUMENTS), st.booleans(), st.booleans()), max_size=12))
@settings(max_examples=40, deadline=None)
def test_the_order_of_growth_does_not_matter(tmp_path_factory: Any, steps: Sequence[tuple[str, bool, bool]]) -> None:
    folder = tmp_path_factory.mktemp("stores")
    held: set[str] = set()
    with Store(folder / "grown") as grown:
        for id_, adding, merging in steps:
            if adding:
                add(grown, id_)
                held.add(id_)
            elif id_ in held:
                grown.remove(id_)
                held.remove(id_)
            if merging:
                grown.merge(REPORTER)
        grown.merge(REPORTER)
    with Store(folder / "scratch") as scratch:
        for id_ in sorted(held):
            add(scratch, id_)
        scratch.merge(REPORTER)
    assert contents(grown.path) == contents(scratch.path)
