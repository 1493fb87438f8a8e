"""What each report says of one event."""

from typing import Any

import pytest

from graph import ConflictGraph, Event, Store, UnknownName
from graph.catalogue import Catalogue
from graph.incidents import Reporter
from graph.seeds import Seeds
from tests.graph.samples import RAQQA


def test_reports_that_were_merged_stand_side_by_side(store: Store) -> None:
    sdf = "قوات سوريا الديمقراطية"
    fields: dict[str, Any] = {"sources": (sdf,), "targets": ("داعش",), "places": ("الرقة",), "date": "2017-10-17"}
    said = RAQQA.event(0, "انتزعت", "SEIZE", claimed_by=("داعش",), status="negated", **fields)
    other = RAQQA.document.model_copy(update={"id": "other", "sha256": "1" * 64, "source": "other.example"})
    store.add(other, [said.model_copy(update={"id": "other-0", "doc": "other"})])
    store.merge(Reporter(Catalogue.load(Seeds())))
    kg = ConflictGraph.load(store.path)
    claims = kg.claims(kg.events(type="SEIZE")[0])  # type: ignore[arg-type]
    assert sorted(claims.to_pandas()["status"]) == ["asserted", "negated"]
    assert {claim.by for claim in claims} == {("تنظيم الدولة الإسلامية",), ("قوات سوريا الديمقراطية",)}
    assert set(claims.to_pandas()["outlet"]) == {"news.example", "other.example"}
    assert len(claims.evidence()) == len(claims) == 2
    assert claims.incident == kg.claims("other-0").incident
    assert "SEIZE, 2 reports" in repr(claims)
    assert claims._repr_html_().count("<blockquote") == 2


def test_an_event_that_was_not_merged_stands_alone(kg: ConflictGraph) -> None:
    killing = kg.events(type="ASSAULT", place="الرقة")[0]
    assert isinstance(killing, Event)
    claims = kg.claims(killing)
    assert [claim.event for claim in claims] == [killing]
    assert '<bdi dir="ltr">10</bdi>' in claims._repr_html_()
    with pytest.raises(UnknownName, match="nothing"):
        kg.claims("nothing")
