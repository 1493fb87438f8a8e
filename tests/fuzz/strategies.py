"""Hostile texts, bytes and JSON, half of them near to what siraa looks for, so that they get deep into it."""

import json
from typing import Any

from hypothesis import strategies as st

WORDS = (
    *("قصف", "الجيش", "قسد", "داعش", "تركيا", "مدينة", "حلب", "الرقة", "قتل", "أصيب", "مدنيين", "أعلن", "دعم", "لم"),
    *("أمس", "الثلاثاء", "قبل", "ثلاثة", "أيام", "تشرين", "الأول/أكتوبر", "2017", "١٧", "منذ", "حتى", "من", "إلى"),
    *("ألفا", "مليون", "مئة", "وعشرين", "نصف", "12,5", "1/0", "00", "31/02/2017", "9" * 30, "²", "½", "٪", "صفر"),
    *("(", ")", "«", "»", '"', "،", ".", "؟", "-", "/", ":", "\n", "\r\n", "\t", "\0", "\x85", "\u2028", "ـ", "\u064b"),
    *(
        "\u202e",
        "\u2067",
        "\u200b",
        "\u200f",
        "\ufeff",
        "\u00ad",
        "\ud800",
        "\udfff",
        "ﷺ",
        "ﻻ",
        "🏴",
        "e\u0301",
        "ǆ",
        "ß",
    ),
    *("<script>", "</script>", "<!--", "]]>", "&amp;", "=1+1", "@x", "../../x", "javascript:x", "__proto__", "A" * 200),
)
_ANY = st.text(alphabet=st.characters(exclude_categories=()), max_size=30)
TEXTS = _ANY | st.lists(st.sampled_from(WORDS) | _ANY, max_size=30).map(" ".join)

SCALARS = st.none() | st.booleans() | st.integers() | st.integers(-(10**30), 10**30) | st.floats() | TEXTS
NAMES = (
    st.sampled_from(["text", "id", "title", "published", "source", "url", "kind", "start", "date", "killed"]) | TEXTS
)
JSON = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3), max_leaves=8
)
LINES = st.dictionaries(NAMES, JSON, max_size=5).map(json.dumps) | TEXTS

ENCODINGS = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "utf-32-be", "cp1256", "iso8859_6"])


@st.composite
def content(draw: st.DrawFn, texts: st.SearchStrategy[str]) -> bytes:
    """A text in some encoding, perhaps with a few bytes changed, put in or taken out; or any bytes at all."""
    if draw(st.integers(0, 9)) == 0:
        return draw(st.binary(max_size=300))
    made = bytearray(draw(texts).encode(draw(ENCODINGS), "replace"))
    for _ in range(draw(st.sampled_from([0, 0, 0, 1, 3]))):
        at = draw(st.integers(0, len(made)))
        made[at : at + draw(st.integers(0, 2))] = draw(st.binary(max_size=2))
    return bytes(made)


def mutated(fields: dict[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
    """A record with some of its fields replaced, also those within."""
    return st.dictionaries(st.sampled_from(sorted(fields)) | TEXTS, JSON, max_size=2).map(lambda new: fields | new)
