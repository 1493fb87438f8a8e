"""`siraa explain`, with the package's own models."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.errors import InputError
from pipelines import cli
from pipelines.explain import Explainer
from pipelines.run import Pipeline

TEXT = "قصفت الطائرات التركية مواقع قسد في مدينة عفرين.\nوعقد المجلس جلسة عادية في اليوم نفسه.\n"


def explain(
    pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], *arguments: str
) -> tuple[int, str, str]:
    monkeypatch.setattr("pipelines.run.Pipeline", lambda *_: pipeline)
    monkeypatch.setattr(sys, "argv", ["siraa", "explain", *arguments])
    with pytest.raises(SystemExit) as end:
        cli.main()
    out, err = capfd.readouterr()
    return int(end.value.code or 0), out, err


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "strike.txt"
    path.write_text(TEXT, encoding="utf-8")
    path.with_suffix(".json").write_text('{"published": "2019-03-05"}', encoding="utf-8")
    return str(path)


def test_every_sentence_is_told_with_what_was_taken(
    pipeline: Pipeline, article: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = explain(pipeline, monkeypatch, capfd, article)
    assert code == 0
    assert out.startswith("== strike\n[0] قصفت")
    assert "\n[1] " in out
    source = next(line for line in out.splitlines() if line.startswith("    source"))
    assert "(TURKEY)" in source
    assert "ASSAULT, mode" in out


def test_one_sentence(
    pipeline: Pipeline, article: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = explain(pipeline, monkeypatch, capfd, article, "--sentence", "1")
    assert code == 0
    assert "[0]" not in out
    assert "[1]" in out


def test_sentence_that_no_article_has(
    pipeline: Pipeline, article: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    code, out, err = explain(pipeline, monkeypatch, capfd, article, "--sentence", "7")
    assert (code, out) == (1, "")
    assert "--sentence 7: no article has so many; they count from 0 to 1." in " ".join(err.split())


def test_title_that_the_text_repeats_is_left_out_as_extract_does(
    pipeline: Pipeline, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "twice.txt"
    path.write_text(TEXT.partition("\n")[0] + "\n" + TEXT, encoding="utf-8")
    code, out, _ = explain(pipeline, monkeypatch, capfd, str(path))
    assert code == 0
    first, second = (part for part in out.split("\n\n") if "ASSAULT" in part)
    assert "left out" not in first
    assert "; repeats sentence 0: left out" in second


def test_lines_are_printed_as_they_come(
    pipeline: Pipeline, article: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def told(*_: object) -> Iterator[str]:
        yield "[0]"
        raise InputError("no more")

    monkeypatch.setattr(Explainer, "__call__", told)
    assert explain(pipeline, monkeypatch, capfd, article) == (1, "== strike\n[0]\n", "error: no more\n")


def test_help_says_how_sentences_count_and_what_a_star_before_a_small_share_means(
    pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    _, out, _ = explain(pipeline, monkeypatch, capfd, "--help")
    text = " ".join(out.split())
    assert "Sentences count from 0" in text
    assert "before a small share" in text
