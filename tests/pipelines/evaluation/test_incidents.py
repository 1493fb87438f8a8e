"""Pairs of articles that report one strike."""

import json
from pathlib import Path
from typing import Any

import pytest

from graph.errors import InputError
from graph.seeds import Seeds
from pipelines.evaluation.incidents import read_strikes, score_pairs
from tests.graph.incidents.reports import document, event

AFRIN: dict[str, Any] = {"airwars_id": "1", "date": "2022-01-20", "lat": 36.5, "lon": 36.9, "killed": [4, 4]}
RAQQA: dict[str, Any] = {"airwars_id": "2", "date": "2022-01-22", "lat": 35.9, "lon": 39.0}
STRIKE: dict[str, Any] = {"sources": ["TURKEY"], "places": ["Afrin"], "killed": 4}


def strikes(path: Path, **articles: dict[str, Any]) -> Path:
    lines = (json.dumps({"id": id_, "incident": strike}) for id_, strike in articles.items())
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_articles_about_one_strike_are_found_by_the_incident_that_fits_it(tmp_path: Path) -> None:
    reported = read_strikes(strikes(tmp_path / "s.jsonl", a=AFRIN, b=AFRIN, c=AFRIN, d=RAQQA))
    events = [
        event("a1", **STRIKE),
        event("a2", sources=["RUSSIA"], places=["Raqqa"], killed=9),  # not the strike that the article is about
        event("b1", **STRIKE),
        event("c1", sources=["TURKEY"], places=["Qibar"], killed=1),
        event("d1", sources=["RUSSIA"], places=["Raqqa"], killed=9),
    ]
    tally = score_pairs(reported, {id_: document(id_) for id_ in "abcd"}, events, Seeds())
    assert (tally.right, tally.found, tally.gold) == (1, 1, 3)


def test_strikes_of_one_week_that_are_taken_for_one_are_wrong(tmp_path: Path) -> None:
    reported = read_strikes(strikes(tmp_path / "s.jsonl", a=AFRIN, b=RAQQA))
    events = [event("a1", **STRIKE), event("b1", **STRIKE)]
    tally = score_pairs(reported, {id_: document(id_) for id_ in "ab"}, events, Seeds())
    assert (tally.right, tally.found, tally.gold) == (0, 1, 0)


def test_strikes_of_other_weeks_make_no_pair(tmp_path: Path) -> None:
    reported = read_strikes(strikes(tmp_path / "s.jsonl", a=AFRIN, b=RAQQA | {"date": "2022-03-01"}))
    events = [event("a1", **STRIKE), event("b1", **STRIKE)]
    tally = score_pairs(reported, {id_: document(id_) for id_ in "ab"}, events, Seeds())
    assert (tally.found, tally.gold) == (0, 0)


def test_a_line_that_is_no_strike_is_named(tmp_path: Path) -> None:
    path = tmp_path / "s.jsonl"
    path.write_text('{"id": "a", "incident": {"airwars_id": "1"}}\n', encoding="utf-8")
    with pytest.raises(InputError, match=r"s\.jsonl, line 1, field incident\.date: Field required\. Mend it"):
        read_strikes(path)
    path.write_text("{", encoding="utf-8")
    with pytest.raises(InputError, match=r"s\.jsonl, line 1: not JSON .* Make it an article with its strike"):
        read_strikes(path)
    with pytest.raises(InputError, match=r"cannot be read .* Give a file with an article with its strike"):
        read_strikes(tmp_path / "none.jsonl")
