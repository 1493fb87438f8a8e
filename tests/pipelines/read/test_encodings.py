"""Files in whatever encoding, and files that are no text."""

import gzip
import json
import lzma

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import InputError
from pipelines.read.encoding import detect
from tests.pipelines.read.conftest import SENTENCE, Reader


@pytest.mark.parametrize(
    "encoding",
    [
        *("utf-8", "utf-8-sig", "cp1256", "iso8859_6"),
        *("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"),
    ],
)
@pytest.mark.parametrize("text", [SENTENCE, "قصف", f"{SENTENCE}\n(Reuters) 12.5% http://a.example/b?c=d\n" * 40])
def test_arabic_in_every_usual_encoding(reading: Reader, encoding: str, text: str) -> None:
    [article], warnings = reading({"a.txt": text.encode(encoding)})
    assert article.text == text
    assert len(warnings) == 1  # of the missing date


def test_broken_utf8_is_replaced_and_warned_of(reading: Reader) -> None:
    content = SENTENCE.encode() + b" \xff\xd8 " + SENTENCE.encode()
    [article], warnings = reading({"a.txt": content})
    assert article.text == f"{SENTENCE} \ufffd\ufffd {SENTENCE}"
    assert "a.txt: 2 characters could not be read" in warnings[0]


@pytest.mark.parametrize("content", [bytes(range(256)) * 40, b"\x7fELF\x02\x01\0\0"])
def test_a_binary_file_is_skipped(reading: Reader, content: bytes) -> None:
    articles, warnings = reading({"a.txt": content, "b.txt": SENTENCE})
    assert [article.id for article in articles] == ["b"]
    assert "a.txt: not a text but a binary file" in warnings[0]


@pytest.mark.parametrize(
    ("content", "make"),
    [
        (gzip.compress(SENTENCE.encode()), "packed with gzip"),
        (lzma.compress(SENTENCE.encode()), "packed with xz"),
        (b"PK\x03\x04\x14\0", "a ZIP archive"),
        (b"%PDF-1.7\n" + SENTENCE.encode(), "a PDF document"),
    ],
)
def test_a_file_of_another_make_is_called_by_it(reading: Reader, content: bytes, make: str) -> None:
    articles, warnings = reading({"a.txt": content, "b.txt": SENTENCE})
    assert [article.id for article in articles] == ["b"]
    assert f"a.txt: {make}" in warnings[0]


def test_a_text_in_no_known_encoding_is_not_called_foreign(reading: Reader) -> None:
    mixed = json.dumps({"text": SENTENCE}).encode() + b"\n" + b'{"text": "' + SENTENCE.encode("cp1256") + b'"}'
    articles, warnings = reading({"a.jsonl": mixed + b"\n" + SENTENCE.encode() * 9})
    assert [article.id for article in articles] == ["a-1"]
    assert "a.jsonl, article a-2: 74 of its characters could not be read; skipped. Save it in UTF-8" in warnings[0]


@pytest.mark.parametrize("content", [b"", b" \n\t\n", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_an_empty_file_is_skipped(reading: Reader, content: bytes) -> None:
    articles, warnings = reading({"a.txt": content, "b.txt": SENTENCE})
    assert [article.id for article in articles] == ["b"]
    assert "a.txt" in warnings[0]
    assert "empty" in warnings[0] or "no text" in warnings[0]


@given(st.binary(max_size=300))
def test_any_bytes_decode_or_are_called_binary(content: bytes) -> None:
    try:
        encoding = detect(content)
    except InputError:
        return
    assert isinstance(content.decode(encoding, "replace"), str)


@given(st.text(min_size=1).filter(lambda text: text.isprintable()))
def test_utf8_is_read_as_such(text: str) -> None:
    assert detect(text.encode()) == "utf-8-sig"
