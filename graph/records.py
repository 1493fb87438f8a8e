"""The public record format: what `siraa extract` writes, one JSON object a line.

Offsets are Unicode code points into the document's ``title + "\\n" + text`` (only ``text`` where there is no title),
end exclusive.
A reader skips records of a kind, and fields, that it does not know.
"""

from datetime import date
from typing import Annotated, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field

ActorKind = Literal["state", "armed_group", "coalition", "organisation", "media", "person", "population"]
PlacePrecision = Literal["site", "village", "town", "district", "governorate", "country"]
DatePrecision = Literal["day", "month", "year", "span"]
Status = Literal["asserted", "negated", "hypothetical"]

ACTOR_KINDS: tuple[str, ...] = get_args(ActorKind)
PLACE_PRECISIONS: tuple[str, ...] = get_args(PlacePrecision)
Confidence = Annotated[float, Field(ge=0, le=1)]
Whole = Annotated[int, Field(ge=0, lt=2**53)]
"""What stores, tables and browsers all hold exactly."""


WITHHELD = "[left out to protect a person]"
"""What stands in place of a text that would name a private person, in redacted records."""


class Record(BaseModel):
    """A frozen value that ignores fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Span(Record):
    """A stretch of a document, with the text that stands there."""

    text: str
    start: Whole
    end: Whole


class ActorMention(Span):
    """An actor where the text names it. `id` is the catalogue's, or made from the folded name."""

    id: str
    name: str
    name_ar: str
    kind: ActorKind
    cameo: str | None = None
    confidence: Confidence = 1.0


class PlaceMention(Span):
    """A place where the text names it; `lat` and `lon` in degrees (WGS 84), absent where they are not known."""

    id: str
    name: str
    name_ar: str
    country: str | None = None
    lat: float | None = Field(default=None, ge=-90, le=90)
    lon: float | None = Field(default=None, ge=-180, le=180)
    precision: PlacePrecision
    confidence: Confidence = 1.0


class DateMention(Record):
    """A date, never more exact than its text: `2017-10-17`, `2017-10`, `2017`, or a span `2017-10-01/2017-10-17`."""

    value: str = Field(pattern=r"^[0-9]{4}(-[0-9][0-9](-[0-9][0-9])?)?(/[0-9]{4}(-[0-9][0-9](-[0-9][0-9])?)?)?$")
    precision: DatePrecision
    text: str


class Count(Record):
    """A number of people, `min` to `max`; an open end is None."""

    min: Whole | None = None
    max: Whole | None = None


class Codes(Record):
    """The event in other ontologies; None where they have no place for it."""

    plover: str | None = None
    plover_mode: str | None = None
    cameo: str | None = None
    acled: str | None = None


class Statement(Record):
    """What an event and a relation share: something that a sentence of a document says."""

    id: str
    doc: str
    sentence: str
    start: Whole
    end: Whole
    type: str
    date: DateMention | None = None
    status: Status = "asserted"
    claimed_by: tuple[ActorMention, ...] = ()
    confidence: Confidence
    rule: str


class Event(Statement):
    """Something done, said or planned by or to an actor."""

    kind: Literal["event"] = "event"
    trigger: Span
    mode: str | None = None
    codes: Codes = Codes()
    sources: tuple[ActorMention, ...] = ()
    targets: tuple[ActorMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    killed: Count | None = None
    injured: Count | None = None
    weapons: tuple[str, ...] = ()


class Relation(Statement):
    """A lasting tie between an actor and an actor or a place."""

    kind: Literal["relation"] = "relation"
    trigger: Span | None = None
    subject: ActorMention
    object: ActorMention | PlaceMention


class Redaction(Record):
    """Says that private persons stand under pseudonyms, and which fields of the document were left out for them.

    `key` tells apart the secrets that pseudonyms are made with; the ids and hashes of redacted records are keyed too.
    """

    key: str
    withheld: tuple[str, ...] = ()


class Document(Record):
    """An article that was read; its text stays with its owner, `sha256` tells it apart."""

    kind: Literal["document"] = "document"
    id: str
    title: str | None = None
    source: str | None = None
    url: str | None = None
    published: date | None = None
    language: str = "ar"
    sha256: str
    redaction: Redaction | None = None


AnyRecord = Annotated[Event | Relation | Document, Field(discriminator="kind")]
