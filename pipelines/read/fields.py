"""From named fields, as a JSON object, a CSV row or a sidecar file gives them, to an article."""

import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import date

from pydantic import ValidationError

from graph.errors import InputError
from pipelines.article import Article
from pipelines.read.source import Warn

GIVEN = ("id", "text", "title", "published", "source", "url", "language")
"""The fields of an article that its file may tell; the others follow from it."""
_DAY = re.compile(r"(?P<year>\d{4})[-/](?P<month>\d{1,2})[-/](?P<day>\d{1,2})([T ].*)?")
_DAY_FIRST = re.compile(r"(?P<day>\d{1,2})[-/.](?P<month>\d{1,2})[-/.](?P<year>\d{4})( .*)?")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def article(given: Mapping[str, object], id: str, where: str, warn: Warn) -> Article:
    """The article of these fields, called `id` where they name none; empty ones count as missing.

    Raises InputError where a field is not a text.
    """
    fields = {name: _whole(given[name]) for name in GIVEN if given.get(name) not in (None, "")}
    named = fields.get("id", id)
    fields = {"text": ""} | fields | {"id": _whole(str(named) if type(named) is int else named)}
    if "published" in fields:
        fields["published"] = _day(fields["published"], where, warn)
    try:
        return Article.model_validate(fields)
    except ValidationError as error:
        raise InputError(f"{error.errors()[0]['loc'][0]!r} is not a text; skipped") from error


def _whole(value: object) -> object:
    """A text with U+FFFD for the half characters that JSON can name and no encoding has."""
    return _LONE_SURROGATE.sub("\ufffd", value) if isinstance(value, str) else value


def _day(value: object, where: str, warn: Warn) -> date | None:
    """The day of a date, with or without a time: year first, or day first as Arabic outlets write it."""
    text = str(value).strip()
    match = _DAY.fullmatch(text) or _DAY_FIRST.fullmatch(text)
    with suppress(ValueError):
        if match:
            return date(int(match["year"]), int(match["month"]), int(match["day"]))
    warn(f"{where}: published {str(value)[:40]!r} is not a date such as 2022-10-29; read as missing")
    return None
