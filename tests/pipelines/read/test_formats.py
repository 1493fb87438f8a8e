"""Each format, sound and unsound."""

import json
from datetime import date

import pytest

from graph.errors import InputError
from pipelines.read.fields import GIVEN
from tests.pipelines.read.conftest import SENTENCE, Reader

PARAGRAPHS = "".join(f"<p>{SENTENCE} {number}</p>" for number in range(8))
PAGE = f"""<!DOCTYPE html><html lang="ar"><head><title>دخول بلدة الزهرة</title>
<meta property="article:published_time" content="2019-03-05T21:00:00+03:00">
<link rel="canonical" href="https://news.example.org/1"></head>
<body><nav><a href="/">الصفحة الرئيسية</a></nav><article><h1>دخول بلدة الزهرة</h1>
{PARAGRAPHS}</article></body></html>"""


def line(**fields: object) -> str:
    return json.dumps(fields, ensure_ascii=False) + "\n"


def test_plain_text_stays_as_it_is_and_is_called_by_its_file(reading: Reader) -> None:
    text = f"  {SENTENCE}\n\n&#8220;{SENTENCE}&#8221;\t\n"
    [article], _ = reading({"a.txt": text})
    assert (article.id, article.title, article.published, article.text) == ("a", None, None, text)


def test_windows_line_ends_become_newlines(reading: Reader) -> None:
    [article], _ = reading({"a.txt": f"{SENTENCE}\r\n{SENTENCE}\r{SENTENCE}"})
    assert article.text == "\n".join([SENTENCE] * 3)


def test_a_sidecar_tells_title_date_and_outlet(reading: Reader) -> None:
    sidecar = line(title="عنوان", published="2019-03-05", source="وكالة", url="https://a.example", language="ar")
    [article], warnings = reading({"a.txt": SENTENCE, "a.json": sidecar})
    assert (article.title, article.published, article.source) == ("عنوان", date(2019, 3, 5), "وكالة")
    assert article.content == f"عنوان\n{SENTENCE}"
    assert warnings == []


@pytest.mark.parametrize("sidecar", ["{not json", "[1]", b"\xff\xfe\x00"])
def test_a_broken_sidecar_is_warned_of_and_its_text_read(reading: Reader, sidecar: str | bytes) -> None:
    [article], warnings = reading({"a.txt": SENTENCE, "a.json": sidecar})
    assert article.text == SENTENCE
    assert "a.json" in warnings[0]


def test_what_follows_from_an_article_cannot_be_given(reading: Reader) -> None:
    [article], _ = reading({"a.jsonl": line(text=SENTENCE, digest="0", redaction={"key": "0"})})
    assert (article.digest, article.redaction) == (None, None)


def test_json_lines_give_every_field(reading: Reader) -> None:
    given = {"title": "عنوان", "source": "وكالة", "url": "https://a.example"}
    content = line(id=7, text=SENTENCE, published="2019-03-05T23:30:00Z", **given)
    [article], warnings = reading({"a.jsonl": content})
    assert article.model_dump(include=set(GIVEN)) == {
        **given,
        "id": "7",
        "text": SENTENCE,
        "published": date(2019, 3, 5),
        "language": "ar",
    }
    assert warnings == []


def test_carriage_returns_within_json_and_csv_stay(reading: Reader) -> None:
    text = f"{SENTENCE}\r\n{SENTENCE}"
    articles, _ = reading({"a.jsonl": line(text=text), "b.csv": f'text\r\n"{text}"\r\n'})
    assert [article.text for article in articles] == [text, text]


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        ('{"text": \n', "not JSON"),
        ("[1]\n", "not a JSON object"),
        (line(text=["x"]), "'text' is not a text"),
        (line(text=SENTENCE, title=3), "'title' is not a text"),
        (line(id="x"), "no text"),
        ("[" * 100_000 + "\n", "not JSON"),
    ],
)
def test_a_bad_line_is_named_and_the_rest_read(reading: Reader, bad: str, reason: str) -> None:
    good = [line(id=name, text=SENTENCE, published="2019-03-05") for name in "ab"]
    articles, [warning] = reading({"news.jsonl": good[0] + bad + "\n" + good[1]})
    assert [article.id for article in articles] == ["a", "b"]
    assert "news.jsonl" in warning
    assert "line 2" in warning or "news-2" in warning or "article x" in warning
    assert reason in warning


def test_articles_without_an_id_are_called_by_their_line(reading: Reader) -> None:
    articles, _ = reading({"news.jsonl": line(text=SENTENCE) + "\n" + line(text=SENTENCE)})
    assert [article.id for article in articles] == ["news-1", "news-3"]


def test_half_a_character_in_json_is_replaced_where_it_stands(reading: Reader) -> None:
    [article], warnings = reading({"a.jsonl": '{"text": "' + SENTENCE + '\\ud800 و", "published": "2019-03-05"}'})
    assert article.text == f"{SENTENCE}\ufffd و"
    assert "1 characters could not be read" in warnings[0]


@pytest.mark.parametrize("published", ["2019-03-05", "2019/3/5", "05/03/2019", "5.3.2019 14:00"])
def test_a_day_may_come_first_as_arabic_outlets_write_it(reading: Reader, published: str) -> None:
    [article], warnings = reading({"a.jsonl": line(text=SENTENCE, published=published)})
    assert article.published == date(2019, 3, 5)
    assert not warnings


@pytest.mark.parametrize("published", ["05/13/2019", "2019-02-30", "2019-03", "غدا", True])
def test_what_is_not_a_day_is_warned_of_and_read_as_missing(reading: Reader, published: object) -> None:
    [article], warnings = reading({"a.jsonl": line(text=SENTENCE, published=published)})
    assert article.published is None
    assert "line 1: published" in warnings[0]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_csv_with_any_usual_separator(reading: Reader, separator: str) -> None:
    header = separator.join(["ID", " Title", "Text", "published", "other"])
    row = separator.join(["x", "عنوان", f'"{SENTENCE}{separator} {SENTENCE}\n""نهاية"""', "2019-03-05", "1"])
    [article], warnings = reading({"a.csv": f"\ufeff{header}\n{row}\n"})
    assert (article.id, article.title, article.published) == ("x", "عنوان", date(2019, 3, 5))
    assert article.text == f'{SENTENCE}{separator} {SENTENCE}\n"نهاية"'
    assert warnings == []


def test_csv_with_huge_fields(reading: Reader) -> None:
    text = SENTENCE * 5_000
    [article], _ = reading({"a.csv": f"text\n{text}\n"})
    assert article.text == text


@pytest.mark.parametrize("bad", [f"b,{SENTENCE},one more", '"b"x,y', "b,"])
def test_a_bad_row_is_named_and_the_rest_read(reading: Reader, bad: str) -> None:
    articles, warnings = reading({"news.csv": f"id,text\na,{SENTENCE}\n{bad}\nc,{SENTENCE}\n"})
    assert [article.id for article in articles] == ["a", "c"]
    assert "news.csv, line 3" in warnings[0] or "news.csv, article b" in warnings[0]


def test_csv_without_a_column_of_texts(reading: Reader) -> None:
    articles, warnings = reading({"a.csv": f"id,body\na,{SENTENCE}\n", "b.txt": SENTENCE})
    assert [article.id for article in articles] == ["b"]
    assert "no column 'text' in the header (id, body)" in warnings[0]


@pytest.mark.parametrize("encoding", ["utf-8", "cp1256", "utf-16"])
def test_html_gives_the_article_without_its_menus(reading: Reader, encoding: str) -> None:
    [article], warnings = reading({"page.html": PAGE.encode(encoding)})
    assert (article.id, article.title, article.published) == ("page", "دخول بلدة الزهرة", date(2019, 3, 5))
    assert (article.source, article.url) == ("example.org", "https://news.example.org/1")
    assert f"{SENTENCE} 7" in article.text
    assert "الصفحة الرئيسية" not in article.text
    assert warnings == []


@pytest.mark.parametrize("page", ["<html><body></body></html>", "<div>" * 20_000, "<html><p>", "<?xml"])
def test_html_without_an_article(reading: Reader, page: str) -> None:
    articles, warnings = reading({"a.html": page, "b.txt": SENTENCE})
    assert [article.id for article in articles] == ["b"]
    assert "a.html: no article found in the page" in warnings[0]


def test_a_page_without_a_date_gets_none(reading: Reader) -> None:
    page = PAGE.replace('<meta property="article:published_time" content="2019-03-05T21:00:00+03:00">', "")
    [article], warnings = reading({"a.html": page.replace("</article>", "<p>في 7 مايو 2011</p></article>")})
    assert article.published is None
    assert "without a publication date: a." in warnings[0]


def test_nothing_to_read_is_an_error(reading: Reader) -> None:
    with pytest.raises(InputError, match="no Arabic article found"):
        reading({"a.jsonl": "\n\n"})
