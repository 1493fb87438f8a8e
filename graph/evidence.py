"""The sentences that statements were read from, with what was found in them marked."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, overload

from graph.edges import participants
from graph.html import html_text, isolated
from graph.records import Document, Event, Record, Relation


class Mark(NamedTuple):
    """A stretch of a sentence, in code points from its start, end exclusive, and its role: trigger, source, place, …"""

    start: int
    end: int
    role: str


class Quote(Record):
    """The sentence that a statement was read from, and the document that says it."""

    statement: Event | Relation
    document: Document | None

    @property
    def sentence(self) -> str:
        """The words of the document."""
        return self.statement.sentence

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Where trigger, actors and places stand, in the sentence's order; none for what another sentence names."""
        spans = [("trigger", self.statement.trigger), *participants(self.statement)]
        first = self.statement.start
        marks = (Mark(span.start - first, span.end - first, role) for role, span in spans if span)
        return tuple(sorted(mark for mark in marks if 0 <= mark.start < mark.end <= len(self.sentence)))

    def _repr_html_(self) -> str:
        said_by = (self.document.source, self.document.title, self.document.published) if self.document else ()
        source = " · ".join(isolated(part) for part in said_by if part)
        link = _link(self.document.url if self.document else None)
        return (
            f'<blockquote dir="rtl" lang="ar" style="text-align:right">{marked(self)}'
            f'<footer style="opacity:.7">{source} {link}</footer></blockquote>'
        )


class Evidence(Sequence[Quote]):
    """Quotes, in the order of their statements."""

    def __init__(self, quotes: Iterable[Quote]) -> None:
        self._quotes = tuple(quotes)

    @overload
    def __getitem__(self, index: int) -> Quote: ...
    @overload
    def __getitem__(self, index: slice) -> "Evidence": ...
    def __getitem__(self, index: int | slice) -> "Quote | Evidence":
        return Evidence(self._quotes[index]) if isinstance(index, slice) else self._quotes[index]

    def __len__(self) -> int:
        return len(self._quotes)

    def __iter__(self) -> Iterator[Quote]:
        return iter(self._quotes)

    def __repr__(self) -> str:
        return "\n".join(quote.sentence for quote in self) or "no evidence"

    def _repr_html_(self) -> str:
        return "".join(quote._repr_html_() for quote in self) or html_text("no evidence")


def marked(quote: Quote) -> str:
    """The sentence of a quote as HTML: trigger in <mark>, actors and places in <b>; of two that overlap, the first."""
    parts, done = [], 0
    for start, end, role in quote.marks:
        if start >= done:
            tag = "mark" if role == "trigger" else "b"
            inside = html_text(quote.sentence[start:end])
            parts.append(f'{html_text(quote.sentence[done:start])}<{tag} title="{role}">{inside}</{tag}>')
            done = end
    return "".join(parts) + html_text(quote.sentence[done:])


def _link(url: str | None) -> str:
    if not (url and url.startswith(("http://", "https://"))):  # never script
        return ""
    return f'<a href="{html_text(url)}" target="_blank" rel="noopener noreferrer" dir="ltr">{html_text(url)}</a>'
