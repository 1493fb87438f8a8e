"""Statements without the names of private persons."""

from typing import Any, TypeVar

from graph.catalogue import Catalogue
from graph.edges import Mention
from graph.records import WITHHELD, Event, PlaceMention, Relation, Span
from pipelines.redact.private_names import PrivateNames
from pipelines.redact.pseudonyms import Bearer, Pseudonyms

S = TypeVar("S", bound=Span)


class Redactor:
    """Redacts the statements of an article whose private persons are `names`."""

    def __init__(self, names: PrivateNames, pseudonyms: Pseudonyms, catalogue: Catalogue) -> None:
        self._names = names
        self._pseudonyms = pseudonyms
        self._known = catalogue.actors.keys() | catalogue.places.keys()

    def __call__(self, statement: Event | Relation) -> Event | Relation:
        if not self._names:
            return statement
        withheld = self._names.inside(statement.start, statement.end) or self._names.told_by(statement.sentence)
        said = statement.model_copy(update=self._texts(statement) | self._mentions(statement))
        return _without_sentence(said) if withheld else said

    def _texts(self, statement: Event | Relation) -> dict[str, Any]:
        """What is quoted from the article beside its sentence, or tells by which word it was read."""
        update: dict[str, Any] = {"rule": self._shown(statement.rule)}
        if statement.trigger:
            update["trigger"] = statement.trigger.model_copy(update={"text": self._shown(statement.trigger.text)})
        if statement.date:
            update["date"] = statement.date.model_copy(update={"text": self._shown(statement.date.text)})
        if isinstance(statement, Event):
            update["weapons"] = tuple(map(self._shown, statement.weapons))
        return update

    def _shown(self, text: str) -> str:
        return WITHHELD if self._names.told_by(text) else text

    def _mentions(self, statement: Event | Relation) -> dict[str, Any]:
        update: dict[str, Any] = {"claimed_by": tuple(map(self._mention, statement.claimed_by))}
        if isinstance(statement, Relation):
            return update | {"subject": self._mention(statement.subject), "object": self._mention(statement.object)}
        return update | {role: tuple(map(self._mention, getattr(statement, role))) for role in _ROLES}

    def _mention(self, mention: Mention) -> Mention:
        """The mention under a pseudonym where it names a private person; a known actor or place keeps its own names."""
        if not any(map(self._names.told_by, (mention.text, mention.name_ar, mention.name))):
            return mention
        if mention.id in self._known:
            return _unplaced(mention.model_copy(update={"text": mention.name_ar}))
        id_, name, name_ar = self._pseudonyms.of(_bearer(mention), self._names.key(mention.name_ar))
        named: dict[str, Any] = {"id": id_, "name": name, "name_ar": name_ar, "text": name_ar}
        if isinstance(mention, PlaceMention):
            named |= {"lat": None, "lon": None}
        return _unplaced(mention.model_copy(update=named))


_ROLES = ("sources", "targets", "places")


def _bearer(mention: Mention) -> Bearer:
    if isinstance(mention, PlaceMention):
        return "place"
    return "person" if mention.kind == "person" else "actor"


def _unplaced(span: S) -> S:
    """A span without its length, which is that of the name."""
    return span.model_copy(update={"end": span.start})


def _without_sentence(statement: Event | Relation) -> Event | Relation:
    """The statement with nothing that points into its sentence, or tells how long that is."""
    roles = ("trigger", "subject", "object", "claimed_by", *_ROLES)
    spans = {role: value for role in roles if (value := getattr(statement, role, None))}
    moved = {role: tuple(map(_unplaced, v)) if isinstance(v, tuple) else _unplaced(v) for role, v in spans.items()}
    return statement.model_copy(update={**moved, "sentence": WITHHELD, "end": statement.start})
