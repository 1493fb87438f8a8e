"""`siraa merges`: what was merged and why."""

import json
from pathlib import Path

import pytest

from tests.graph.incidents.reports import document, event
from tests.pipelines.cli.conftest import TEXT, Siraa


@pytest.fixture
def built(siraa: Siraa, tmp_path: Path) -> None:
    """A store of three articles about a strike, two of the same day."""
    days = {"a": "2022-01-20", "b": "2022-01-20", "c": "2022-03-01"}
    lines = (json.dumps({"id": id_, "text": f"{TEXT} {id_}", "published": day}) for id_, day in days.items())
    (tmp_path / "news.jsonl").write_text("\n".join(lines), encoding="utf-8")
    code, _, err = siraa("build", "news.jsonl")
    assert code == 0
    assert "events 3 of 2 incidents" in err


@pytest.mark.usefixtures("built")
def test_what_several_articles_report_is_listed(siraa: Siraa) -> None:
    code, out, _ = siraa("merges", "list", "out")
    assert code == 0
    assert (
        out == "strike-a  undated  Russia ASSAULT Civilians  at Raqqa  2 reports in 2 articles, 2 of them independent\n"
    )


@pytest.mark.usefixtures("built")
def test_an_incident_is_explained_by_what_its_reports_agree_on(siraa: Siraa) -> None:
    code, out, _ = siraa("merges", "show", "out", "strike-b")
    assert code == 0
    assert "strike-a = strike-b: days 0, place same, actors same, numbers unknown" in out
    assert f"strike-a  article a, asserted by nobody named: {TEXT} a" in out
    code, _, err = siraa("merges", "show", "out", "strike-x")
    assert (code, "no incident 'strike-x'" in err) == (1, True)


@pytest.mark.usefixtures("built")
def test_removing_an_article_parts_what_it_joined(siraa: Siraa) -> None:
    siraa("remove", "out", "a")
    assert siraa("merges", "list", "out")[1] == ""


@pytest.mark.usefixtures("built")
def test_a_merge_is_undone_and_that_is_taken_back(siraa: Siraa) -> None:
    code, out, _ = siraa("merges", "undo", "out", "strike-a", "strike-b", "--why", "another strike")
    assert (code, out) == (0, "Parted: strike-b\n")
    assert siraa("merges", "list", "out")[1] == ""
    listed = siraa("correct", "list", "out")[1]
    assert "separate" in listed
    assert "(another strike)" in listed
    siraa("correct", "undo", "out", listed.split()[0])
    assert siraa("merges", "list", "out")[1].startswith("strike-a ")
    code, _, err = siraa("merges", "undo", "out", "strike-a", "strike-x")
    assert (code, "'strike-x' is no report of incident strike-a. Its reports: strike-a, strike-b." in err) == (1, True)


def test_merging_is_scored_over_pairs_of_articles(siraa: Siraa, tmp_path: Path) -> None:
    strike = {"airwars_id": "1", "date": "2022-01-20", "lat": 36.5, "lon": 36.9}
    lines = (json.dumps({"id": id_, "incident": strike}) for id_ in "ab")
    (tmp_path / "strikes.jsonl").write_text("\n".join(lines), encoding="utf-8")
    told = [document(id_) for id_ in "ab"] + [event(f"{id_}1", sources=["TURKEY"], places=["Afrin"]) for id_ in "ab"]
    (tmp_path / "records.jsonl").write_text("\n".join(r.model_dump_json() for r in told), encoding="utf-8")
    code, out, _ = siraa("merges", "score", "strikes.jsonl", "records.jsonl")
    assert code == 0
    assert out.splitlines()[1] == "pairs      1.000  1.000  1.000   1 / 1 / 1"
