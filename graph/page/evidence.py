"""The statements behind the lines, as the page's script reads them.

Each sentence stands once, and spans point into it (code points, end exclusive). To keep the file small, a mention is a
list: the number of its node (or, where the graph leaves that out, its names in Arabic and English), then the start and
end of its span where it stands in the sentence. What a statement does not say is left out.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from graph.edges import Mention
from graph.records import Count, Document, Event, PlaceMention, Relation, Span


class Evidence:
    """Statements, sentences and documents, each with the number that it is known by.

    `nodes` tells the number of each node of the graph.
    """

    def __init__(self, nodes: Mapping[str, int], documents: Mapping[str, Document]) -> None:
        self._nodes = nodes
        self._given = documents
        self._sentence_numbers: dict[tuple[int, str], int] = {}
        self._document_numbers: dict[str, int] = {}
        self.numbers: dict[str, int] = {}
        self.statements: list[dict[str, Any]] = []

    def add(self, statement: Event | Relation) -> None:
        """Take a statement in, once."""
        if statement.id not in self.numbers:
            self.numbers[statement.id] = len(self.statements)
            self.statements.append(self._statement(statement))

    @property
    def sentences(self) -> list[tuple[int, str]]:
        """Each sentence with the number of its document."""
        return list(self._sentence_numbers)

    @property
    def documents(self) -> list[dict[str, Any]]:
        """The documents that statements come from; one that is not known is told by its id alone."""
        return [self._document(id_) for id_ in self._document_numbers]

    def _document(self, id_: str) -> dict[str, Any]:
        known = self._given.get(id_)
        fields = ("title", "source", "url", "published")
        return {"id": id_} | (_given(known.model_dump(mode="json", include=set(fields))) if known else {})

    def _statement(self, statement: Event | Relation) -> dict[str, Any]:
        document = self._document_numbers.setdefault(statement.doc, len(self._document_numbers))
        at = (document, statement.sentence)
        told: dict[str, Any] = {
            "id": statement.id,
            "type": statement.type,
            "sentence": self._sentence_numbers.setdefault(at, len(self._sentence_numbers)),
            "trigger": _within(statement, statement.trigger) if statement.trigger else [],
            "status": statement.status if statement.status != "asserted" else None,
            "date": _date(statement),
            "by": self._mentions(statement, statement.claimed_by),
            "confidence": round(statement.confidence, 3),
            "rule": statement.rule,
        }
        return _given(told | (self._event(statement) if isinstance(statement, Event) else self._relation(statement)))

    def _event(self, event: Event) -> dict[str, Any]:
        return {
            "mode": event.mode,
            "sources": self._mentions(event, event.sources),
            "targets": self._mentions(event, event.targets),
            "places": self._mentions(event, event.places),
            "killed": _count(event.killed),
            "injured": _count(event.injured),
            "weapons": list(event.weapons),
        }

    def _relation(self, relation: Relation) -> dict[str, Any]:
        object_role = "places" if isinstance(relation.object, PlaceMention) else "targets"
        return {
            "sources": self._mentions(relation, [relation.subject]),
            object_role: self._mentions(relation, [relation.object]),
        }

    def _mentions(self, statement: Event | Relation, mentions: Iterable[Mention]) -> list[list[Any]]:
        return [[self._who(mention), *_within(statement, mention)] for mention in mentions]

    def _who(self, mention: Mention) -> int | list[str]:
        return self._nodes.get(mention.id, [mention.name_ar, mention.name])


def _given(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value not in (None, [], "")}


def _within(statement: Event | Relation, span: Span) -> list[int]:
    """Start and end of the span within the sentence; nothing where it stands elsewhere, as a left-out actor may."""
    start, end = span.start - statement.start, span.end - statement.start
    return [start, end] if 0 <= start < end <= len(statement.sentence) else []


def _date(statement: Event | Relation) -> list[Any] | None:
    """The value of the date, and where its words stand in the sentence, if they do."""
    if statement.date is None:
        return None
    words = statement.date.text
    start = statement.sentence.find(words) if words else -1
    return [statement.date.value] if start < 0 else [statement.date.value, start, start + len(words)]


def _count(count: Count | None) -> list[int | None] | None:
    return [count.min, count.max] if count else None
