"""HTML: the article of a page, without menus, comments and advertisements."""

import re
from collections.abc import Iterator
from typing import TextIO

import trafilatura
from trafilatura.settings import Document

from graph.errors import InputError
from pipelines.article import Article
from pipelines.read.fields import article
from pipelines.read.source import LINE_LIMIT, Source, Warn

# The date that the page states for its publication; dates in the running text may be anything.
_DATES = {"original_date": True, "extensive_search": False}

MOST_TAGS = 30_000
"""Tags of a page that is read: many times a newspaper's. The time that a page takes grows with their square."""
LONGEST_TAG = 20_000
"""Characters of a tag beside its quoted values: thousands of attributes, whose time grows with their square too."""

_LONG_TAG = re.compile(rf"<\w(?:[^<>\"']|\"[^\"]*+\"|'[^']*+'){{{LONGEST_TAG},}}+")


def articles(stream: TextIO, source: Source, warn: Warn) -> Iterator[Article]:
    """The one article of `stream`. Raises InputError where trafilatura finds none."""
    markup = stream.read(LINE_LIMIT)
    if len(markup) == LINE_LIMIT:
        raise InputError(f"longer than {LINE_LIMIT:,} characters; skipped. Save the article's text as .txt instead")
    if markup.count("<") > MOST_TAGS or _LONG_TAG.search(markup):
        raise InputError(
            f"a page of more than {MOST_TAGS:,} tags, or with one of more than {LONGEST_TAG:,} characters; skipped. "
            "Save the article's text as .txt instead"
        )
    page = _extracted(markup)
    if page is None or not page.text:
        raise InputError("no article found in the page; skipped. Save its text as .txt instead")
    fields = {
        "title": page.title,
        "text": page.text,
        "published": page.date,
        "source": page.hostname or page.sitename,
        "url": page.url,
    }
    yield article(fields, source.stem, source.name, warn)


def _extracted(markup: str) -> Document | None:
    try:
        page = trafilatura.bare_extraction(
            markup, with_metadata=True, include_comments=False, date_extraction_params=_DATES
        )
    except Exception as error:  # whatever the libraries below trafilatura raise over broken markup
        raise InputError(
            f"the page cannot be taken apart ({type(error).__name__}); skipped. Save its text as .txt instead"
        ) from error
    return page if isinstance(page, Document) else None
