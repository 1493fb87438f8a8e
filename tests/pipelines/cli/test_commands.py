"""What each command does."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.pipelines.cli.conftest import TEXT, OneStrike, Siraa


def test_build_makes_a_store_and_a_page(siraa: Siraa, articles: Path, tmp_path: Path) -> None:
    code, out, err = siraa("build", "articles", "-o", "out")
    assert code == 0
    assert out == f"Open {tmp_path / 'out' / 'graph.html'} in a browser.\n"
    assert f"{TEXT} a" in (tmp_path / "out" / "graph.html").read_text(encoding="utf-8")
    assert err.splitlines() == [
        "warning: articles/c.txt: an empty file; skipped",
        "Articles: 2 read, 0 known already.",
        "The graph: articles 2, actors 2, places 1, events 2 of 1 incidents, relations 0.",
    ]


def test_building_again_reads_only_what_is_new(siraa: Siraa, articles: Path) -> None:
    siraa("build", "articles", "-o", "out")
    (articles / "d.txt").write_text(f"{TEXT} جديد", encoding="utf-8")
    code, _, err = siraa("build", "articles")
    assert code == 0
    assert OneStrike.read == ["a", "b", "d"]
    assert "Articles: 1 read, 2 known already." in err


def test_an_article_that_changed_takes_the_place_of_the_old_one(siraa: Siraa, articles: Path) -> None:
    siraa("build", "articles")
    (articles / "a.txt").write_text(f"{TEXT} تصحيح", encoding="utf-8")
    _, _, err = siraa("build", "articles")
    assert "warning: article a: its text has changed" in err
    assert "The graph: articles 2," in err


def test_extract_writes_records(siraa: Siraa, articles: Path, tmp_path: Path) -> None:
    code, out, _ = siraa("extract", "articles")
    records = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert [record["kind"] for record in records] == ["document", "event"] * 2
    assert records[0]["published"] == "2019-03-05"
    assert records[1]["sources"][0]["id"] == "RUSSIA"

    (tmp_path / "records.jsonl").write_text("old", encoding="utf-8")
    assert siraa("extract", "articles", "-o", "records.jsonl")[:2] == (0, "")
    assert (tmp_path / "records.jsonl").read_text(encoding="utf-8") == out


@pytest.mark.parametrize("command", ["build", "extract"])
def test_reading_warns_of_a_name_of_two_actors_of_the_users_own(
    siraa: Siraa, articles: Path, tmp_path: Path, command: str
) -> None:
    table = "id\tname_ar\taliases_ar\nSUN\tجيش الشمس\tفرقة المثال\nMOON\tجيش القمر\tفرقة المثال\n"
    (tmp_path / "mine.tsv").write_text(table, encoding="utf-8")
    code, _, err = siraa(command, "articles", "--actors", "mine.tsv")
    assert code == 0
    assert "warning: mine.tsv: 'فرقة المثال' is a name of SUN and of MOON. " in err


def test_page_is_made_again(siraa: Siraa, articles: Path, tmp_path: Path) -> None:
    siraa("build", "articles")
    page = tmp_path / "out" / "graph.html"
    page.unlink()
    assert siraa("page", "out") == (0, f"Open {page} in a browser.\n", "")
    assert page.is_file()


@pytest.mark.parametrize("format", ["jsonl", "graphml", "gexf", "csv", "acled"])
def test_export_says_what_it_wrote(siraa: Siraa, articles: Path, tmp_path: Path, format: str) -> None:
    siraa("build", "articles")
    code, out, _ = siraa("export", "out", "--format", format, "-o", "exported")
    assert code == 0
    assert out.splitlines()
    assert all((tmp_path / line).stat().st_size > 0 for line in out.splitlines())


def test_evaluate_scores_records(siraa: Siraa, articles: Path, tmp_path: Path) -> None:
    event: dict[str, object] = {
        "sentence": f"{TEXT} a",
        "trigger": "قصفت",
        "type": "ASSAULT",
        "sources": ["RUSSIA"],
        "targets": ["CIVILIANS"],
    }
    event |= {
        "place": [],
        "claimed_by": [],
        "status": "asserted",
        "mode": None,
        "date": None,
        "killed": None,
        "injured": None,
    }
    gold = {"doc": "a", "events": [event], "relations": []}
    (tmp_path / "gold.jsonl").write_text(json.dumps(gold) + "\n", encoding="utf-8")
    siraa("extract", "articles", "-o", "records.jsonl")
    code, scores, _ = siraa("evaluate", "articles", "gold.jsonl", "records.jsonl")
    assert code == 0
    assert "1 / 1 / 1" in scores
    assert siraa("evaluate", "articles", "gold.jsonl")[:2] == (0, scores)


def test_models_info_describes_a_package(siraa: Siraa, tmp_path: Path) -> None:
    fields = {"name": "mine", "version": "2", "language": "ar", "licence": "CC0", "processors": ["tokenize"]}
    (tmp_path / "package.json").write_text(json.dumps(fields | {"files": {"tokenize_model_path": "t.pt"}}))
    (tmp_path / "t.pt").write_bytes(bytes(2_500_000))
    code, out, _ = siraa("models", "info", "--models", str(tmp_path))
    assert code == 0
    assert out.startswith("mine 2 (ar), CC0\n")
    assert "2.5 MB  t.pt" in out


def test_what_another_vocabulary_read_is_read_anew(siraa: Siraa, articles: Path, tmp_path: Path) -> None:
    (tmp_path / "actors.tsv").write_text("id\tname_ar\nLOCAL\tمجلس البلدة\n", encoding="utf-8")
    siraa("build", "articles")
    assert "1 known already" in siraa("build", "articles/a.txt")[2]
    _, _, err = siraa("build", "articles/a.txt", "--actors", "actors.tsv")
    assert OneStrike.read == ["a", "b", "a"]
    assert "1 article read anew, as the vocabularies have changed." in err
    assert "1 article in the graph read with other models, vocabularies or code, and not given now" in err
    assert "1 article read anew" not in siraa("build", "articles/a.txt", "--actors", "actors.tsv")[2]


def test_removed_articles_leave_the_store_and_the_page(siraa: Siraa, articles: Path, tmp_path: Path) -> None:
    siraa("build", "articles")
    code, out, err = siraa("remove", "out", "a")
    assert (code, out) == (0, f"Open {tmp_path / 'out' / 'graph.html'} in a browser.\n")
    assert err == "Articles: 1 removed, 1 left.\n"
    page = (tmp_path / "out" / "graph.html").read_text(encoding="utf-8")
    assert f"{TEXT} b" in page
    assert f"{TEXT} a" not in page


def test_check_says_whether_a_store_is_sound(siraa: Siraa, articles: Path) -> None:
    siraa("build", "articles")
    assert siraa("check", "out") == (0, "out: sound, with 2 articles and 2 statements.\n", "")
    with closing(sqlite3.connect("out/siraa.sqlite")) as connection, connection:
        connection.execute("UPDATE node SET mentions = 7")
    code, _, err = siraa("check", "out")
    assert code == 1
    assert "`siraa check OUT --repair` mends them." in err
    assert siraa("check", "out", "--repair")[0] == 0
    assert siraa("check", "out")[0] == 0
