"""Files in whatever encoding, and files that are no text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import InputError
from pipelines.read.encoding import detect
from tests.pipelines.read.conftest import SENTENCE, Reader


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1256", "iso8859_6"]
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


@pytest.mark.parametrize("content", [bytes(range(256)) * 40, b"%PDF-1.7\n" + bytes(range(256)) * 4, b"PK\x03\x04\0\0"])
def test_a_binary_file_is_skipped(reading: Reader, content: bytes) -> None:
    articles, warnings = reading({"a.txt": content, "b.txt": SENTENCE})
    assert [article.id for article in articles] == ["b"]
    assert "a.txt: not a text but a binary file" in warnings[0]


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
