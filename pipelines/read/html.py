"""HTML: the article of a page, without menus, comments and advertisements."""

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


def articles(stream: TextIO, source: Source, warn: Warn) -> Iterator[Article]:
    """The one article of `stream`. Raises InputError where trafilatura finds none."""
    markup = stream.read(LINE_LIMIT)
    if len(markup) == LINE_LIMIT:
        raise InputError(f"longer than {LINE_LIMIT:,} characters; skipped. Save the article's text as .txt instead")
    page = trafilatura.bare_extraction(
        markup, with_metadata=True, include_comments=False, date_extraction_params=_DATES
    )
    if not isinstance(page, Document) or not page.text:
        raise InputError("no article found in the page; skipped. Save its text as .txt instead")
    fields = {
        "title": page.title,
        "text": page.text,
        "published": page.date,
        "source": page.hostname or page.sitename,
        "url": page.url,
    }
    yield article(fields, source.stem, source.name, warn)
