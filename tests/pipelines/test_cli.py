"""The command line, with a reader that finds one strike in every article in place of the models."""

import io
import json
import sqlite3
import subprocess
import sys
import types
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import ClassVar

import pytest
from rich.console import Console

from graph.errors import ModelError
from graph.records import ActorMention, Event, Span
from graph.seeds import Seeds
from pipelines import cli
from pipelines.article import Article, Reading
from pipelines.cli.terminal import Terminal, printable

TEXT = "قصفت الطائرات الروسية البلدة."
COMMANDS = [[], ["build"], ["extract"], ["page"], ["export"], ["evaluate"], ["models"]]

Siraa = Callable[..., tuple[int, str, str]]


def strike(article: Article) -> Event:
    trigger, source = Span(text="قصفت", start=0, end=4), {"id": "RUSSIA", "name": "Russia", "name_ar": "روسيا"}
    return Event(
        id=f"strike-{article.id}",
        doc=article.id,
        sentence=article.content,
        start=0,
        end=len(article.content),
        type="ASSAULT",
        trigger=trigger,
        sources=(ActorMention(**source, kind="state", text="الروسية", start=14, end=21),),
        targets=(
            ActorMention(id="CIVILIANS", name="Civilians", name_ar="مدنيون", kind="population", **trigger.model_dump()),
        ),
        confidence=0.9,
        rule="test",
    )


class OneStrike:
    """Stands for the pipeline."""

    read: ClassVar[list[str]] = []

    def __init__(self, seeds: Seeds, actors: Iterable[Path], models: Path | None) -> None:
        if models is not None:
            raise ModelError(f"{models}: no such folder. Give --models a Stanza package.")

    def __call__(self, articles: Iterable[Article]) -> Iterator[Reading]:
        for article in articles:
            self.read.append(article.id)
            yield Reading(article, (strike(article),))


@pytest.fixture
def siraa(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path) -> Siraa:
    """Runs a command in a folder of its own; returns exit code, standard output and standard error."""
    module = types.ModuleType("pipelines.run")
    monkeypatch.setattr(OneStrike, "read", [])
    vars(module)["Pipeline"] = OneStrike
    monkeypatch.setitem(sys.modules, "pipelines.run", module)
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["siraa", *arguments])
        with pytest.raises(SystemExit) as end:
            cli.main()
        out, err = capfd.readouterr()
        return int(end.value.code or 0), out, err

    return run


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder with two articles, and with one file that is none."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for name in ("a", "b"):
        (folder / f"{name}.txt").write_text(f"{TEXT} {name}", encoding="utf-8")
        (folder / f"{name}.json").write_text('{"published": "2019-03-05"}', encoding="utf-8")
    (folder / "c.txt").write_bytes(b"")
    return folder


def test_build_makes_a_store_and_a_page(siraa: Siraa, articles: Path, tmp_path: Path) -> None:
    code, out, err = siraa("build", "articles", "-o", "out")
    assert code == 0
    assert out == f"Open {tmp_path / 'out' / 'graph.html'} in a browser.\n"
    assert f"{TEXT} a" in (tmp_path / "out" / "graph.html").read_text(encoding="utf-8")
    assert err.splitlines() == [
        "warning: articles/c.txt: an empty file; skipped",
        "Read 2 articles; 0 more were known already.",
        "The graph holds 2 articles, 2 actors, 0 places, 2 events and 0 relations.",
    ]


def test_building_again_reads_only_what_is_new(siraa: Siraa, articles: Path) -> None:
    siraa("build", "articles", "-o", "out")
    (articles / "d.txt").write_text(f"{TEXT} جديد", encoding="utf-8")
    code, _, err = siraa("build", "articles")
    assert code == 0
    assert OneStrike.read == ["a", "b", "d"]
    assert "Read 1 articles; 2 more were known already." in err


def test_an_article_that_changed_takes_the_place_of_the_old_one(siraa: Siraa, articles: Path) -> None:
    siraa("build", "articles")
    (articles / "a.txt").write_text(f"{TEXT} تصحيح", encoding="utf-8")
    _, _, err = siraa("build", "articles")
    assert "warning: article a: its text has changed" in err
    assert "The graph holds 2 articles" in err


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


def test_a_failed_extract_leaves_the_old_file(siraa: Siraa, tmp_path: Path) -> None:
    (tmp_path / "records.jsonl").write_text("old", encoding="utf-8")
    (tmp_path / "english.txt").write_text("Troops entered the town.", encoding="utf-8")
    code, _, err = siraa("extract", "english.txt", "-o", "records.jsonl")
    assert code == 1
    assert "not Arabic" in err
    assert "error: english.txt: no Arabic article found." in err
    assert (tmp_path / "records.jsonl").read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["english.txt", "records.jsonl"]


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
    assert "no format 'xlsx'. There are: jsonl, graphml, gexf, csv, acled." in err


def test_a_damaged_store_is_an_error(siraa: Siraa, articles: Path, tmp_path: Path) -> None:
    siraa("build", "articles")
    with sqlite3.connect(tmp_path / "out" / "siraa.sqlite") as connection:
        connection.execute("PRAGMA user_version = 999")
    connection.close()
    code, _, err = siraa("build", "articles")
    assert code == 1
    assert "written by another siraa" in err


def test_a_store_that_cannot_be_made_is_an_error(siraa: Siraa, articles: Path, tmp_path: Path) -> None:
    (tmp_path / "out" / "siraa.sqlite").mkdir(parents=True)
    code, _, err = siraa("build", "articles")
    assert code == 1
    assert err.startswith("error: out/siraa.sqlite: the store cannot be used")


@pytest.mark.parametrize("line", ["{", "[]", '{"kind": "event"}', "1"])
def test_predictions_that_are_none_are_named_by_line(siraa: Siraa, tmp_path: Path, line: str) -> None:
    (tmp_path / "gold.jsonl").write_text('{"doc": "a", "events": [], "relations": []}\n', encoding="utf-8")
    (tmp_path / "records.jsonl").write_text(f'{{"kind": "document"}}\n{{"kind": "new"}}\n{line}\n', encoding="utf-8")
    code, _, err = siraa("evaluate", "x", "gold.jsonl", "records.jsonl")
    assert code == 1
    assert "records.jsonl, line 3: not a record" in err


@pytest.mark.parametrize("command", COMMANDS)
def test_help_explains_every_command(siraa: Siraa, command: list[str]) -> None:
    code, out, _ = siraa(*command, "--help")
    assert code == 0
    assert "Usage: siraa" in out
    assert "siraa models" in out if command == ["models"] else "xample" in out


def test_models_info_describes_a_package(siraa: Siraa, tmp_path: Path) -> None:
    fields = {"name": "mine", "version": "2", "language": "ar", "licence": "CC0", "processors": ["tokenize"]}
    (tmp_path / "package.json").write_text(json.dumps(fields | {"files": {"tokenize_model_path": "t.pt"}}))
    (tmp_path / "t.pt").write_bytes(bytes(2_500_000))
    code, out, _ = siraa("models", "info", "--models", str(tmp_path))
    assert code == 0
    assert out.startswith("mine 2 (ar), CC0\n")
    assert "2.5 MB  t.pt" in out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["info", "--models", "nowhere"], "nowhere: no such folder."),
        (
            ["train", "parser", "--data", ".", "--out", "x"],
            "no part 'parser'. There are: tokenizer, vectors, ner, events.",
        ),
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
    code = "import sys; sys.modules['sklearn'] = None; from pipelines.cli import main; main()"
    command = [sys.executable, "-c", code, "models", "train", "events", "--data", ".", "--out", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "pip install 'siraa[train]'" in done.stderr
    assert "Traceback" not in done.stderr


def test_version(siraa: Siraa) -> None:
    code, out, _ = siraa("--version")
    assert code == 0
    assert out.startswith("siraa 0.")


def test_names_cannot_steer_the_terminal(siraa: Siraa, articles: Path) -> None:
    (articles / "x\x1b[31m\n.txt").write_bytes(b"")
    _, _, err = siraa("build", "articles")
    assert "\x1b" not in err
    assert "warning: articles/x\ufffd[31m\ufffd.txt: an empty file; skipped" in err.splitlines()
    assert printable("عنوان\u202e [red]") == "عنوان\ufffd [red]"


def test_help_needs_neither_torch_nor_stanza() -> None:
    code = "import sys; import pipelines.cli; print({'torch', 'stanza', 'trafilatura', 'pandas'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_progress_is_drawn_on_a_terminal_only(monkeypatch: pytest.MonkeyPatch) -> None:
    for drawn in (True, False):
        terminal, screen = Terminal(), io.StringIO()
        monkeypatch.setattr(terminal, "_console", Console(file=screen, force_terminal=drawn, width=100))
        assert list(terminal.progress(iter("abc"), 3, "Reading")) == ["a", "b", "c"]
        assert ("3/3" in screen.getvalue()) is drawn
