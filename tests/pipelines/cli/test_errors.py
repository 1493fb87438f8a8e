"""What a user can get wrong: one line that says what, where, and what to do."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.pipelines.cli.conftest import Siraa


def test_a_failed_extract_leaves_the_old_file(siraa: Siraa, tmp_path: Path) -> None:
    (tmp_path / "records.jsonl").write_text("old", encoding="utf-8")
    (tmp_path / "english.txt").write_text("Troops entered the town.", encoding="utf-8")
    code, _, err = siraa("extract", "english.txt", "-o", "records.jsonl")
    assert code == 1
    assert "not Arabic" in err
    assert "error: english.txt: no Arabic article found." in err
    assert (tmp_path / "records.jsonl").read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["english.txt", "records.jsonl"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["build", "nowhere"], "nowhere: no such file or folder."),
        (["build", "articles", "--models", "nowhere"], "nowhere: no such folder."),
        (["build", "articles", "--seeds", "nowhere"], "nowhere: no such folder."),
        (["build", "articles", "-o", "articles/a.txt"], "articles/a.txt: no folder can be made there"),
        (["build", "articles", "-o", "articles/a.txt/out"], "articles/a.txt/out: no folder can be made there"),
        (["extract", "articles", "-o", "articles/a.txt/x"], "articles/a.txt/x: cannot be written"),
        (["extract", "articles", "-o", "articles"], "articles: cannot be written"),
        (["page", "articles"], "no graph is stored here"),
        (["remove", "articles", "a"], "no graph is stored here"),
        (["page", "articles/a.txt"], "articles/a.txt: damaged"),
        (["export", "articles", "-f", "gexf", "-o", "x"], "no graph is stored here"),
        (["evaluate", "articles", "nowhere"], "nowhere: cannot be read"),
    ],
)
def test_an_error_is_one_line_that_says_what_to_do(
    siraa: Siraa, articles: Path, arguments: list[str], message: str
) -> None:
    code, out, err = siraa(*arguments)
    [line] = [line for line in err.splitlines() if not line.startswith("warning: ")]
    assert (code, out) == (1, "")
    assert line.startswith("error: ")
    assert message in line


def test_an_unknown_format_is_an_error_that_names_the_formats(siraa: Siraa, articles: Path) -> None:
    siraa("build", "articles")
    code, _, err = siraa("export", "out", "--format", "xlsx", "-o", "x")
    assert code == 1
    assert "no format 'xlsx'. There are: jsonl, graphml, gexf, csv, neo4j, acled, " in err


def test_a_damaged_store_is_an_error(siraa: Siraa, articles: Path, tmp_path: Path) -> None:
    siraa("build", "articles")
    with sqlite3.connect(tmp_path / "out" / "siraa.sqlite") as connection:
        connection.execute("PRAGMA user_version = 999")
    connection.close()
    code, _, err = siraa("build", "articles")
    assert code == 1
    assert "written by a later siraa" in err


def test_a_store_that_cannot_be_made_is_an_error(siraa: Siraa, articles: Path, tmp_path: Path) -> None:
    (tmp_path / "out" / "siraa.sqlite").mkdir(parents=True)
    code, _, err = siraa("build", "articles")
    assert code == 1
    assert err.startswith("error: out/siraa.sqlite: the store cannot be used")


@pytest.mark.parametrize("line", ["{", "[]", '{"kind": "event"}', "1", "[" * 100_000])
def test_predictions_that_are_none_are_named_by_line(siraa: Siraa, tmp_path: Path, line: str) -> None:
    (tmp_path / "gold.jsonl").write_text('{"doc": "a", "events": [], "relations": []}\n', encoding="utf-8")
    (tmp_path / "records.jsonl").write_text(f'{{"kind": "new"}}\n{{"kind": "newer"}}\n{line}\n', encoding="utf-8")
    code, _, err = siraa("evaluate", "x", "gold.jsonl", "records.jsonl")
    assert code == 1
    assert "records.jsonl, line 3: not a record" in err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["info", "--models", "nowhere"], "nowhere: no such folder."),
        (
            ["train", "parser", "--data", ".", "--out", "x"],
            "no part 'parser'. There are: tokenizer, vectors, network, joint, events.",
        ),
        (
            ["train", "joint", "--data", ".", "--out", "x"],
            "x: tokenizer.pt is missing. Train the tokenizer into it first.",
        ),
        (["train", "--data", ".", "--out", "/dev/null/x"], "/dev/null/x: no folder can be made there"),
        (["score", "nowhere.txt"], "nowhere.txt"),
    ],
)
def test_models_errors_are_one_line(siraa: Siraa, arguments: list[str], message: str) -> None:
    code, out, err = siraa("models", *arguments)
    assert (code, out) == (1, "")
    assert err.startswith("error: ")
    assert message in err
    assert len(err.splitlines()) == 1


def test_training_without_its_packages_says_how_to_get_them(tmp_path: Path) -> None:
    (tmp_path / "tokenizer.pt").touch()
    code = "import sys; sys.modules['gensim'] = None; from pipelines.cli import main; main()"
    command = [sys.executable, "-c", code, "models", "train", "vectors", "--data", ".", "--out", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "pip install 'siraa[train]'" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_unknown_article_is_an_error_that_names_the_nearest(siraa: Siraa, articles: Path) -> None:
    siraa("build", "articles")
    code, _, err = siraa("remove", "out", "a.txt")
    assert code == 1
    assert "no document 'a.txt'. " in err
