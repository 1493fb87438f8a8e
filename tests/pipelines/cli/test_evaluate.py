"""`siraa evaluate`: what is read, what is refused, and what is warned of."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.pipelines.cli.conftest import TEXT, OneStrike, Siraa

EVENT = {
    "sentence": f"{TEXT} a",
    "trigger": "قصفت",
    "type": "ASSAULT",
    "sources": ["RUSSIA"],
    "targets": ["CIVILIANS"],
    "place": ["الرقة"],
}


def gold(path: Path, *docs: str, **values: Any) -> str:
    """A file with one event for each article."""
    lines = ({"doc": doc, "events": [EVENT | values], "relations": []} for doc in docs)
    (path / "gold.jsonl").write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    return "gold.jsonl"


def test_the_report_has_a_plot_of_each_confidence(siraa: Siraa, articles: Path, tmp_path: Path) -> None:
    code, out, _ = siraa("evaluate", "articles", gold(tmp_path, "a", "b"))
    assert code == 0
    assert out.count("reliability of ") == 6
    assert out.count("expected calibration error") == 4


def test_an_empty_gold_file_is_an_error(siraa: Siraa, articles: Path, tmp_path: Path) -> None:
    code, out, err = siraa("evaluate", "articles", gold(tmp_path))
    assert (code, out) == (1, "")
    assert err.startswith("error: gold.jsonl: holds no annotations. Give a file with an article with ")
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize("options", [(), ("--names",)])
def test_annotations_of_articles_that_are_not_given_are_warned_of(
    siraa: Siraa, articles: Path, tmp_path: Path, options: tuple[str, ...]
) -> None:
    code, _, err = siraa("evaluate", "articles", gold(tmp_path, "a", "x", "y"), *options)
    assert code == 0
    assert "warning: articles: lacks 2 of the 3 annotated articles, such as 'x'; " in err
    assert "lacks" not in siraa("evaluate", "articles", gold(tmp_path, "a"), *options)[2]


def test_annotations_of_articles_that_are_not_in_the_records_are_warned_of(
    siraa: Siraa, articles: Path, tmp_path: Path
) -> None:
    siraa("extract", "articles", "-o", "records.jsonl")
    _, _, err = siraa("evaluate", "articles", gold(tmp_path, "x"), "records.jsonl")
    assert err.startswith("warning: records.jsonl: lacks 1 of the 1 annotated articles, such as 'x'; ")
    assert siraa("evaluate", "articles", gold(tmp_path, "a"), "records.jsonl")[2] == ""


def test_records_without_statements_are_warned_of(siraa: Siraa, tmp_path: Path) -> None:
    (tmp_path / "records.jsonl").touch()
    code, _, err = siraa("evaluate", "articles", gold(tmp_path, "a"), "records.jsonl")
    assert code == 0
    assert "warning: records.jsonl: no event or relation in it. Give the file that `siraa extract` wrote." in err


@pytest.mark.parametrize("option", [("--names",), ("--models", "x")])
def test_what_is_for_reading_is_refused_with_records(
    siraa: Siraa, articles: Path, tmp_path: Path, option: tuple[str, ...]
) -> None:
    code, out, err = siraa("evaluate", "articles", gold(tmp_path, "a"), "records.jsonl", *option)
    assert (code, out) == (1, "")
    assert err == (
        f"error: {option[0]} is for reading DOCS, but PREDICTIONS are read already. Leave one of them out.\n"
    )


def test_records_are_scored_without_reading_the_articles(siraa: Siraa, articles: Path, tmp_path: Path) -> None:
    siraa("extract", "articles", "-o", "records.jsonl")
    OneStrike.read.clear()
    assert siraa("evaluate", "nowhere", gold(tmp_path, "a"), "records.jsonl")[0] == 0
    assert OneStrike.read == []


def test_actors_of_ones_own_are_known_to_the_matcher(siraa: Siraa, articles: Path, tmp_path: Path) -> None:
    (tmp_path / "actors.tsv").write_text("id\tname_ar\nOURS\tالقوات الروسية\n", encoding="utf-8")
    siraa("extract", "articles", "-o", "records.jsonl")
    records = (tmp_path / "records.jsonl").read_text(encoding="utf-8")
    named = records.replace('"id":"RUSSIA"', '"id":"x-1"').replace('"name":"Russia"', '"name":""')
    named = named.replace('"name_ar":"روسيا"', '"name_ar":"القوات الروسية"')
    (tmp_path / "records.jsonl").write_text(named, encoding="utf-8")
    command = ("evaluate", "articles", gold(tmp_path, "a", sources=["OURS"], place=[]), "records.jsonl")
    assert "both       0.000" in siraa(*command)[1]
    assert "both       1.000" in siraa(*command, "--actors", "actors.tsv")[1]


def test_types_of_ones_own_ontology_may_be_annotated(siraa: Siraa, articles: Path, tmp_path: Path) -> None:
    table = "kind\ttype\tname_en\tname_ar\tdescription\nevent\tLOOT\tloot\tنهب\tTakes by force.\n"
    (tmp_path / "ontology.tsv").write_text(table, encoding="utf-8")
    command = ("evaluate", "articles", gold(tmp_path, "a", type="LOOT"))
    assert "no type 'LOOT'" in siraa(*command)[2]
    assert siraa(*command, "--seeds", ".")[0] == 0


def test_names_cannot_steer_the_terminal(siraa: Siraa, articles: Path, tmp_path: Path) -> None:
    _, out, _ = siraa("evaluate", "articles", gold(tmp_path, "a", type="SEIZE", trigger="\x1b[31m"))
    assert "\x1b" not in out
    assert "\ufffd[31m" in out


def test_help_says_which_names_the_scores_rest_on(siraa: Siraa) -> None:
    out = " ".join(siraa("evaluate", "--help")[1].split())
    assert "Names are compared by siraa's own catalogue" in out
    assert "differ a little from those of a scorer" in out
