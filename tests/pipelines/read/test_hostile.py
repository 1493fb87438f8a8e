"""What a real corpus brings along: one warning that names it and says what to do, and the rest is read."""

import json
import os
import socket
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from graph.errors import InputError
from pipelines.pieces import pieces
from pipelines.read import read
from tests.pipelines.read.conftest import SENTENCE, Reader

PARAGRAPHS = "".join(f"<p>{SENTENCE} {number}</p>" for number in range(8))
BODY = f"<html><body><article>{PARAGRAPHS}"
DATED = '"published": "2019-03-05"'


def line(fields: str) -> str:
    return f'{{"text": "{SENTENCE}", {DATED}, {fields}}}\n'


@pytest.mark.parametrize(
    "page",
    [
        BODY + "<br>" * 100_000,
        BODY + "<p>x</p>" * 100_000,
        "<html><body><article><p " + " ".join(f"a{number}=1" for number in range(200_000)) + f">{PARAGRAPHS}",
        BODY + "<p " + "a/b=c/" * 9000 + ">",
    ],
    ids=["breaks", "paragraphs", "attributes", "slashes"],
)
def test_a_page_that_would_take_hours_is_skipped(reading: Reader, page: str) -> None:
    articles, warnings = reading({"a.html": page, "b.txt": SENTENCE})
    assert [article.id for article in articles] == ["b"]
    assert "a.html: a page of more than 30,000 tags" in warnings[0]
    assert "Save the article's text as .txt instead" in warnings[0]


@pytest.mark.parametrize(
    "extra",
    [
        "<img src='data:" + "x" * 1_000_000 + "'><p title='" + "<>" * 10_000 + "'>",
        '<!DOCTYPE html [<!ENTITY a "&b;&b;"><!ENTITY b "&a;&a;">]>&a;&lol;&#0;&#xd800;&#x110000;',
        "<table><tr><td>" * 3_000,
        "<b>" * 5_000,
        "<!--" * 7_000,
        "<script type='application/ld+json'>" + "[" * 100_000 + "</script>",
    ],
    ids=["long attribute", "entities", "tables", "nesting", "comments", "JSON"],
)
def test_a_page_with_something_odd_in_it_is_read(reading: Reader, extra: str) -> None:
    [article], _ = reading({"a.html": f"{BODY}{extra}"})
    assert f"{SENTENCE} 7" in article.text


def test_a_page_that_the_parser_fails_on_is_skipped(reading: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise AssertionError("in a library")

    monkeypatch.setattr("trafilatura.bare_extraction", fail)
    articles, warnings = reading({"a.html": BODY, "b.txt": SENTENCE})
    assert [article.id for article in articles] == ["b"]
    assert "a.html: the page cannot be taken apart (AssertionError); skipped. Save its text as .txt" in warnings[0]


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (line('"id": ["x"]'), "'id' is not a text"),
        (line('"id": 1.5'), "'id' is not a text"),
        (line('"id": true'), "'id' is not a text"),
        (line('"title": {"text": "x", "text": "y"}'), "'title' is not a text"),
        (line(f'"title": {"[" * 900}{"]" * 900}'), "'title' is not a text"),
        (line(f'"id": {"9" * 5000}'), "not JSON"),
        (line('"source": 1e999'), "'source' is not a text"),
        (line('"url": NaN'), "'url' is not a text"),
    ],
)
def test_a_field_of_the_wrong_kind_is_named(reading: Reader, bad: str, reason: str) -> None:
    articles, [warning] = reading({"a.jsonl": bad + line('"id": "b"')})
    assert [article.id for article in articles] == ["b"]
    assert "a.jsonl, line 1: " in warning
    assert reason in warning


def test_a_field_that_stands_twice_is_warned_of(reading: Reader) -> None:
    articles, warnings = reading({"a.jsonl": line('"id": "x", "id": "y"'), "b.csv": f"text,text\nx,{SENTENCE}\n"})
    assert [article.id for article in articles] == ["y", "b-2"]
    assert "a.jsonl, line 1: 'id' stands there twice; the last is read" in warnings[0]
    assert "b.csv: two columns are called 'text'; the last is read" in warnings[1]


@pytest.mark.parametrize(
    "sidecar", ["[" * 100_000, '{"title": 3}', '{"title": "x"', "\0" * 99, "", '{"id": {}}'], ids=lambda text: text[:9]
)
def test_a_bad_sidecar_costs_only_itself(reading: Reader, sidecar: str) -> None:
    [article], warnings = reading({"a.txt": SENTENCE, "a.json": sidecar})
    assert article.content == SENTENCE
    assert "a.json: " in warnings[0]
    assert "Its article is read without title and date" in warnings[0]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1256", "utf-16"])
def test_a_sidecar_may_have_any_encoding(reading: Reader, encoding: str) -> None:
    sidecar = json.dumps({"title": "دخول بلدة الزهرة", "published": "2019-03-05"}, ensure_ascii=False)
    [article], warnings = reading({"a.txt": SENTENCE, "a.json": sidecar.encode(encoding)})
    assert article.title == "دخول بلدة الزهرة"
    assert warnings == []


@pytest.mark.parametrize("bad", ['x,"y', '"x', 'x,"y\nz', 'x"y",""z"'])
def test_a_quote_that_is_not_closed_costs_only_its_row(reading: Reader, bad: str) -> None:
    rows = [f'{name},"{SENTENCE}",2019-03-05\n' for name in "abc"]
    articles, warnings = reading({"n.csv": f"id,text,published\n{rows[0]}{bad}\n{rows[1]}{rows[2]}"})
    assert [article.id for article in articles if article.text == SENTENCE] == ["a", "b", "c"]
    assert "n.csv, line 3: not CSV" in warnings[0]
    assert "Look for a quote that is not closed" in warnings[0]


@pytest.mark.parametrize("start", ["sep=|\r\n", "sep=;\n", "\n\n", ",,\n", ""])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_a_csv_of_another_dialect(reading: Reader, start: str, end: str) -> None:
    separator = start[4] if start.startswith("sep") else ","
    rows = (separator.join(row) for row in (["id", "text", "published"], ["x", f'"{SENTENCE}"', "2019-03-05"]))
    [article], warnings = reading({"a.csv": start + "".join(row + end for row in rows)})
    assert (article.id, article.text) == ("x", SENTENCE)
    assert warnings == []


def test_links_pipes_and_loops_in_a_folder_are_named_and_passed(reading: Reader, tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    os.mkfifo(tmp_path / "a.json")
    articles, warnings = reading({"a.txt": SENTENCE, "sub/b.txt": SENTENCE})
    assert [article.id for article in articles] == ["a", "b"]
    told = "\n".join(warnings)
    assert "loop: a link to a folder; skipped. Give that folder itself" in told
    assert "gone.txt: a link that leads nowhere" in told
    assert "self.txt: a link that leads nowhere" in told
    assert "pipe.txt: a pipe, a socket or a device" in told


def test_what_cannot_be_opened_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SENTENCE, encoding="utf-8")
    warnings: list[str] = []
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(str(tmp_path / "door"))
        articles = list(read([tmp_path / "a.txt", tmp_path / "door"], warnings.append))
    assert [article.id for article in articles] == ["a"]
    assert "door: cannot be read (No such device or address)" in warnings[0]


@pytest.mark.parametrize("path", ["x" * 5000, "a.txt/b.txt", "loop"])
def test_a_path_that_can_be_none_is_an_input_error(tmp_path: Path, path: str) -> None:
    (tmp_path / "a.txt").write_text(SENTENCE, encoding="utf-8")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    with pytest.raises(InputError, match=r"cannot be read \(.+\)\. Give files"):
        read([tmp_path / path], lambda _: None)


def test_a_file_whose_name_is_no_text_is_read(reading: Reader, tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\xfe\n.txt")).write_text(SENTENCE, encoding="utf-8")
    [article], _ = reading({})
    assert article.id == "\ufffd\ufffd\n"
    article.model_dump_json()


@pytest.mark.parametrize("mark", ["\u202e", "\u2067", "\u200b", "\u200f", "\ufeff", "\u00ad", "\0", "\r", "\u0300" * 9])
def test_unseen_characters_stay_in_the_text_and_offsets_lead_to_them(reading: Reader, mark: str) -> None:
    text = f"قص{mark}ف {SENTENCE}{mark}"
    [article], _ = reading({"a.jsonl": json.dumps({"text": text})})
    assert article.text == text
    [piece] = [piece for piece in pieces(article.content) if "أعلن" in piece.text]
    at = piece.text.index("أعلن")
    start, end = piece.span(at, at + 4)
    assert article.content[start:end] == "أعلن"


def test_a_column_whose_name_is_no_text(reading: Reader, tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"text": [SENTENCE], "name": ["x"]}), path, store_schema=False)
    path.write_bytes(path.read_bytes().replace(b"name", b"\xff\xfe\xff\xfe"))
    articles, warnings = reading({"b.txt": SENTENCE})
    assert [article.id for article in articles] == ["b"]
    assert "a.parquet: not a sound Parquet file" in warnings[0]
