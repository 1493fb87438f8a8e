"""`siraa explain`, with the package's own models."""

import sys
from pathlib import Path

import pytest

from pipelines import cli
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
