"""Telling the encoding of a text file from its first bytes."""

import codecs
import re
import unicodedata

from graph.errors import InputError

SAMPLE = 200_000
_MARKS = {
    codecs.BOM_UTF32_LE: "utf-32",  # before UTF-16, whose mark it starts with
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_PACKED = {
    b"PK\x03\x04": "a ZIP archive (or a document of an office program)",
    b"\x1f\x8b": "packed with gzip",
    b"\xfd7zXZ": "packed with xz",
    b"7z\xbc\xaf": "a 7-Zip archive",
    b"%PDF-": "a PDF document",
}
"""What files of other makes begin with."""
_ARABIC_CODE_PAGES = ("cp1256", "iso8859_6")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_UTF8_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_UTF16_HIGH = b"\x00\x06"  # of ASCII and of Arabic


def detect(sample: bytes) -> str:
    """The Python name of the encoding of a file that starts with `sample`. Raises InputError where it is no text.

    A file that claims nothing is UTF-8, even with some broken sequences, unless it reads better as UTF-16 or as one of
    the Arabic code pages.
    """
    if not sample:
        raise InputError("an empty file; skipped")
    for mark, encoding in _MARKS.items():
        if sample.startswith(mark):
            return encoding
    for start, make in _PACKED.items():
        if sample.startswith(start):
            raise InputError(f"{make}, whatever its name says; skipped. Unpack it, or save its text as .txt, first")
    if wide := _utf32(sample) or _utf16(sample):
        return wide
    if len(_CONTROL.findall(sample)) > len(sample) / 100:
        raise InputError("not a text but a binary file; skipped. Convert it to text first")
    return "utf-8-sig" if _is_utf8(sample) else max(_ARABIC_CODE_PAGES, key=lambda page: _arabic_share(sample, page))


def _utf32(sample: bytes) -> str | None:
    """UTF-32 without its mark: the two highest of four bytes are none, or nearly, in every character."""
    for encoding, high in (("utf-32-le", (2, 3)), ("utf-32-be", (0, 1))):
        if len(sample) >= 4 and all(sample[start::4].count(0) > len(sample) / 4 * 0.8 for start in high):
            return encoding
    return None


def _utf16(sample: bytes) -> str | None:
    """UTF-16 without its mark: every second byte is one of two that no other text has, and those between are not."""
    even, odd = (_share_of_high(sample[start::2]) for start in (0, 1))
    if max(even, odd) < 0.8 or min(even, odd) > 0.2:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _share_of_high(part: bytes) -> float:
    return sum(map(part.count, _UTF16_HIGH)) / max(len(part), 1)


def _is_utf8(sample: bytes) -> bool:
    """Whether most bytes beyond ASCII stand in whole UTF-8 sequences: rarely so by chance in a one-byte encoding."""
    beyond_ascii = sum(byte > 127 for byte in sample)
    whole = sum(map(len, _UTF8_SEQUENCE.findall(sample)))
    return whole >= beyond_ascii / 2


def _arabic_share(sample: bytes, encoding: str) -> float:
    """The share of Arabic among the letters beyond ASCII, were `sample` in this encoding."""
    letters = [c for c in sample.decode(encoding, "replace") if ord(c) > 127 and c.isalpha()]
    return sum(unicodedata.name(c, "").startswith("ARABIC") for c in letters) / max(len(letters), 1)
