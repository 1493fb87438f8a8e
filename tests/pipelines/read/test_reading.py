"""Folders, pipes, names, languages and sizes."""

import io
import json
import os
import sys
import threading
import time
import tracemalloc
from pathlib import Path

import pytest

from graph.errors import InputError
from pipelines.read import read
from tests.pipelines.read.conftest import SENTENCE, Reader

PERSIAN = "نیروهای ارتش امروز شهر را پس گرفتند و پرچم کشور را بر فراز ساختمان‌ها برافراشتند. چند نفر کشته شدند."
KURDISH = "هێزەکان ڕایانگەیاند کە شارەکە ڕزگارکراوە و شەڕەکە کۆتایی هات."
URDU = "فوج نے شہر پر دوبارہ قبضہ کر لیا ہے اور لڑائی ختم ہو گئی ہے۔"


def quiet(message: str) -> None:
    """Takes warnings that a test does not ask for."""


def test_a_folder_is_read_through_in_order(reading: Reader) -> None:
    names = ["b/z.txt", "b/a.txt", "a.txt", "b/c/d.txt", ".hidden/x.txt", ".x.txt"]
    articles, _ = reading(dict.fromkeys(names, SENTENCE))
    assert [article.id for article in articles] == ["a", "a-2", "z", "d"]


def test_ids_are_unique(reading: Reader) -> None:
    lines = "".join(
        json.dumps({"id": id, "text": SENTENCE, "published": "2019-03-05"}) + "\n" for id in ["a", "a", "a-2", "b"]
    )
    articles, warnings = reading({"n.jsonl": lines})
    assert [article.id for article in articles] == ["a", "a-2", "a-2-2", "b"]
    assert len(warnings) == 2
    assert "'a'" in warnings[0]
    assert "'a-2'" in warnings[0]


def test_other_files_are_named_in_one_warning(reading: Reader) -> None:
    others = {f"{number}.pdf": b"%PDF" for number in range(7)}
    articles, warnings = reading({"a.txt": SENTENCE, "a.json": '{"published": "2019-03-05"}', **others})
    assert len(articles) == 1
    [warning] = warnings
    assert "4.pdf and 2 more" in warning


def test_a_file_is_read_once_however_often_it_is_given(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(SENTENCE, encoding="utf-8")
    assert len(list(read([tmp_path, path, str(path)], quiet))) == 1


def test_a_missing_input_is_an_error_before_anything_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SENTENCE, encoding="utf-8")
    with pytest.raises(InputError, match=r"nowhere: no such file or folder"):
        read([tmp_path, tmp_path / "nowhere"])


@pytest.mark.parametrize(
    "content",
    [SENTENCE, json.dumps({"text": SENTENCE}), f"<!DOCTYPE html><html><body><article><p>{SENTENCE}</p></article>"],
)
def test_standard_input_tells_its_format(monkeypatch: pytest.MonkeyPatch, content: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content.encode())))
    [article] = read(["-"], quiet)
    assert article.text == SENTENCE
    assert article.id in ("stdin", "stdin-1")


def test_a_pipe_is_read_like_a_file(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_text, args=(SENTENCE,), kwargs={"encoding": "utf-8"})
    writer.start()
    [article] = read([pipe], quiet)
    writer.join()
    assert article.text == SENTENCE


@pytest.mark.parametrize("text", ["Troops entered the town. " * 9, PERSIAN, KURDISH, URDU, "12 % 34"])
def test_what_is_not_arabic_is_skipped(reading: Reader, text: str) -> None:
    articles, warnings = reading({"a.txt": text, "b.txt": SENTENCE})
    assert [article.id for article in articles] == ["b"]
    assert "a.txt: not Arabic" in warnings[0]


@pytest.mark.parametrize(
    "text",
    [
        f"{SENTENCE} (Reuters, AFP)",
        f"{SENTENCE} وقال «چاڤيز»",
        SENTENCE.replace("ي", "ی").replace("ك", "ک"),  # as Persian keyboards write it
        "قصف",
    ],
)
def test_arabic_with_foreign_names_and_letters_is_read(reading: Reader, text: str) -> None:
    [article], _ = reading({"a.txt": text})
    assert article.text == text


def test_missing_dates_are_summed_up(reading: Reader) -> None:
    lines = "".join(json.dumps({"id": str(number), "text": SENTENCE}) + "\n" for number in range(1234))
    articles, [warning] = reading({"a.jsonl": lines})
    assert len(articles) == 1234
    assert "without a publication date: 0, 1, 2, 3, 4 and 1,229 more" in warning


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl", "a.csv", "a.html"])
def test_fifty_megabytes_on_one_line_take_little_time_and_memory(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"text\n" + SENTENCE.encode() * (50_000_000 // len(SENTENCE.encode())))
    (tmp_path / "b.txt").write_text(SENTENCE, encoding="utf-8")
    warnings: list[str] = []
    start = time.monotonic()
    tracemalloc.start()
    articles = list(read([tmp_path], warnings.append))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert [article.id for article in articles] == ["b"]
    assert any(name in warning and "longer than" in warning for warning in warnings)
    assert time.monotonic() - start < 20
    assert peak < 80_000_000


def test_lines_after_one_that_is_too_long_keep_their_numbers(reading: Reader) -> None:
    good = json.dumps({"text": SENTENCE})
    articles, warnings = reading({"a.jsonl": f'{good}\n"{"x" * 11_000_000}"\n{good}\n'})
    assert [article.id for article in articles] == ["a-1", "a-3"]
    assert "a.jsonl, line 2: longer than" in warnings[0]
