"""Two actors side by side."""

from typing import Any

import pytest

from graph import ConflictGraph, Store, UnknownName
from tests.graph.samples import RAQQA


def test_what_each_does_suffers_and_says(kg: ConflictGraph) -> None:
    both = kg.compare("SDF", "تركيا")
    assert both.a.types == {"SEIZE": 1, "CONTROLS": 1}
    assert both.a.targets == {"تنظيم الدولة الإسلامية": 1, "الرقة": 1}
    assert both.a.places == {"الرقة": 1}
    assert both.a.claimants == {"قوات سوريا الديمقراطية": 1}
    assert [statement.type for statement in both.a.claimed] == ["SEIZE"]
    assert {statement.type for statement in both.a.suffers} == {"SUPPORT", "REJECT", "SPEAKS_FOR", "ASSAULT"}
    assert [statement.type for statement in both.a.says] == ["SEIZE"]
    assert both.b.types == {"REJECT": 1, "ASSAULT": 1}
    assert len(both.b.suffers) == len(both.b.says) == 0
    with pytest.raises(UnknownName, match="no actor"):
        kg.compare("SDF", "nobody")


def test_a_comparison_is_a_table_of_roles(kg: ConflictGraph) -> None:
    table = kg.compare("SDF", "Turkey").to_pandas()
    assert table.groupby(["actor", "role"]).size().to_dict() == {
        ("Syrian Democratic Forces", "does"): 2,
        ("Syrian Democratic Forces", "suffers"): 4,
        ("Syrian Democratic Forces", "says"): 1,
        ("Turkey", "does"): 2,
    }


def test_accounts_of_one_day_and_place_that_part_are_a_dispute(store: Store) -> None:
    assert ConflictGraph.load(store.path).compare("SDF", "ISIS").disputes == ()
    fields: dict[str, Any] = {"sources": ("قوات سوريا الديمقراطية",), "places": ("الرقة",), "date": "2017-10-17"}
    denial = RAQQA.event(0, "انتزعت", "SEIZE", claimed_by=("داعش",), status="negated", **fields)
    other = RAQQA.document.model_copy(update={"id": "other", "sha256": "1" * 64})
    store.add(other, [denial.model_copy(update={"id": "other-0", "doc": "other"})])
    both = ConflictGraph.load(store.path).compare("SDF", "ISIS")
    (dispute,) = both.disputes
    assert dispute[:3] == ("SEIZE", "الرقة", "2017-10-17")
    assert {statement.status for statement in dispute.statements} == {"asserted", "negated"}
    assert {quote.document.id for quote in dispute.statements.evidence() if quote.document} == {"raqqa", "other"}
    assert len({quote.statement.id for quote in both.evidence()}) == len(both.evidence())
    assert "1 disputes" in repr(both)
    assert "SEIZE" in both._repr_html_()
