"""What an analyst corrects, as records of their own: they hold whenever the article is read again.

A correction of one statement finds it by its document, its sentence and the words that it was read from, so that it
holds where other parts of the article change.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from graph.folding import fold_words
from graph.records import ActorKind, ActorMention, Codes, Event, PlaceMention, PlacePrecision, Record, Relation

Statement = Event | Relation


class Actor(Record):
    """An actor as mentions name it."""

    id: str
    name: str
    name_ar: str
    kind: ActorKind
    cameo: str | None = None


class Place(Record):
    """A place as mentions name it; `lat` and `lon` in degrees (WGS 84)."""

    id: str
    name: str
    name_ar: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: PlacePrecision


class Target(Record):
    """The statement that is meant, as it was read: `offset` is where its trigger stands in its sentence."""

    doc: str
    kind: Literal["event", "relation"]
    type: str
    sentence: str
    trigger: str | None
    offset: int
    ends: tuple[str, ...] = ()

    @classmethod
    def of(cls, statement: Statement) -> "Target":
        """What tells a statement that was read from the others of its document; of a relation its ends too."""
        trigger = statement.trigger
        return cls(
            **statement.model_dump(include={"doc", "kind", "type", "sentence"}),
            trigger=trigger and trigger.text,
            offset=trigger.start - statement.start if trigger else 0,
            ends=(statement.subject.id, statement.object.id) if isinstance(statement, Relation) else (),
        )


class _Made(Record):
    id: str = Field(min_length=1)
    when: datetime
    by: str
    why: str = ""


class Rejected(_Made):
    """The statement is wrong: it appears nowhere."""

    kind: Literal["reject"] = "reject"
    target: Target

    def apply(self, statement: Statement) -> Statement | None:
        return None


class ActorChanged(_Made):
    """Where the statement says `actor` (an id), it means `to`."""

    kind: Literal["actor"] = "actor"
    target: Target
    actor: str
    to: Actor

    def apply(self, statement: Statement) -> Statement | None:
        return _renamed(statement, self.to, lambda mention: mention.id == self.actor)


class PlaceChanged(_Made):
    """Where the statement says `place` (an id), it means `to`."""

    kind: Literal["place"] = "place"
    target: Target
    place: str
    to: Place

    def apply(self, statement: Statement) -> Statement | None:
        return _renamed(statement, self.to, lambda mention: mention.id == self.place)


class TypeChanged(_Made):
    """The statement is of type `to`, which is what `codes` say in other ontologies; its mode is left open."""

    kind: Literal["type"] = "type"
    target: Target
    to: str
    codes: Codes = Codes()

    def apply(self, statement: Statement) -> Statement | None:
        coded = {"mode": None, "codes": self.codes} if isinstance(statement, Event) else {}
        return statement.model_copy(update={"type": self.to, **coded}) if statement.type != self.to else statement


class Joined(_Made):
    """`actor` (an id) is `to`, wherever it is named."""

    kind: Literal["join"] = "join"
    actor: str
    to: Actor

    def apply(self, statement: Statement) -> Statement | None:
        return _renamed(statement, self.to, lambda mention: mention.id == self.actor)


class Split(_Made):
    """Where `actor` (an id) is written as `text`, in any spelling, it is `to`."""

    kind: Literal["split"] = "split"
    actor: str
    text: str
    to: Actor

    def apply(self, statement: Statement) -> Statement | None:
        words = fold_words(self.text)
        return _renamed(statement, self.to, lambda m: m.id == self.actor and fold_words(m.text) == words)


class Separated(_Made):
    """The statement tells of an incident of its own: no other report is merged with it."""

    kind: Literal["separate"] = "separate"
    target: Target

    def apply(self, statement: Statement) -> Statement | None:
        return statement


Correction = Annotated[
    Rejected | ActorChanged | PlaceChanged | TypeChanged | Joined | Split | Separated, Field(discriminator="kind")
]


def separated(statement: Statement, corrections: Iterable[Correction]) -> bool:
    """Whether a statement that was read is to be merged with no other."""
    return any(isinstance(one, Separated) and one.target == Target.of(statement) for one in corrections)


def corrected(statement: Statement, corrections: Iterable[Correction]) -> tuple[Statement | None, set[str]]:
    """A statement that was read, as it is after all corrections in their order, or None where one rejects it.

    The second value are the ids of the corrections that changed something.
    """
    target, now, effective = Target.of(statement), statement, set[str]()
    for correction in corrections:
        if getattr(correction, "target", target) != target:
            continue
        changed = correction.apply(now)
        if changed != now or isinstance(correction, Separated):
            effective.add(correction.id)
        if changed is None:
            return None, effective
        now = changed
    return now, effective


def _renamed(
    statement: Statement, to: Actor | Place, meant: Callable[[ActorMention | PlaceMention], bool]
) -> Statement:
    """The statement with the mentions that are `meant` naming `to`; who then stands twice in a role stands once."""
    kind = ActorMention if isinstance(to, Actor) else PlaceMention

    def renamed(mention: ActorMention | PlaceMention) -> ActorMention | PlaceMention:
        chosen = isinstance(mention, kind) and meant(mention)
        return mention.model_copy(update=dict(to)) if chosen else mention

    if isinstance(statement, Event):
        roles: tuple[str, ...] = ("sources", "targets", "places", "claimed_by")
        single: dict[str, ActorMention | PlaceMention] = {}
    else:
        roles = ("claimed_by",)
        single = {"subject": renamed(statement.subject), "object": renamed(statement.object)}
    several = {role: _once(map(renamed, getattr(statement, role)), getattr(statement, role)) for role in roles}
    return statement.model_copy(update={**several, **single})


def _once(
    mentions: Iterable[ActorMention | PlaceMention], before: tuple[ActorMention | PlaceMention, ...]
) -> tuple[ActorMention | PlaceMention, ...]:
    changed = tuple(mentions)
    return before if changed == before else tuple({mention.id: mention for mention in reversed(changed)}.values())[::-1]
