"""What passes between the stages: an article, its sentences, and the words and names in them.

Offsets are code points into `Article.content`, end exclusive, everywhere.
"""

import hashlib
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Generic, Literal, TypeVar

import numpy as np
from numpy.typing import NDArray
from pydantic import field_validator

from graph.incidents import Sketch
from graph.records import ActorMention, Document, Event, PlaceMention, Record, Redaction, Relation


class Article(Record):
    """An article as it was given.

    `digest` stands in place of the hash of its content where that would give it away, as `redaction` says.
    """

    id: str
    text: str
    title: str | None = None
    published: date | None = None
    source: str | None = None
    url: str | None = None
    language: str = "ar"
    digest: str | None = None
    redaction: Redaction | None = None

    @field_validator("title", mode="after")
    @classmethod
    def _no_empty_title(cls, title: str | None) -> str | None:
        return title or None

    @property
    def content(self) -> str:
        """The text that offsets point into."""
        return self.text if self.title is None else f"{self.title}\n{self.text}"

    @cached_property
    def sha256(self) -> str:
        """Tells content apart, whatever its id and outlet; lone surrogates, which UTF-8 has no bytes for, too."""
        return self.digest or hashlib.sha256(self.content.encode("utf-8", "surrogatepass")).hexdigest()

    def record(self) -> Document:
        """The record of this article in the public format."""
        return Document(sha256=self.sha256, **self.model_dump(exclude={"text", "digest"}))


@dataclass(frozen=True, slots=True)
class Word:
    """A syntactic word: clitics stand apart (`و` `ب` `قصف` `ها`). `joined`: no space parts it from the word before.

    `tag` (UPOS), `features` (UD, `Gender=Fem|Number=Sing`), `lemma` (folded), `vocalised` (the lemma as the package
    gives it) and `relation` (UD) are empty where the language package does not have them. `head` is the index of the
    word that this one depends on, its own at the root.
    """

    text: str
    start: int
    end: int
    folded: str
    joined: bool = False
    tag: str = ""
    features: str = ""
    lemma: str = ""
    vocalised: str = ""
    head: int = -1
    relation: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """A name that the NER stage found, with its label: PER, LOC, ORG or MISC."""

    text: str
    start: int
    end: int
    label: str


M = TypeVar("M", ActorMention, PlaceMention)

FoundBy = Literal["catalogue", "ambiguous", "demonym", "pattern", "ner", "description", "informant", "unnamed"]
"""What made a mention: a sure or an ambiguous name of the catalogue, an adjective of origin, a head noun with a name,
Stanza's NER, a definite description that takes up an actor named before, a noun for an unnamed source (`مصدر`), or one
for people without a name (`محامون`)."""


@dataclass(frozen=True, slots=True)
class Linked(Generic[M]):
    """A mention and the words it stands on: `first` to `last`, both included, indices into the sentence's words.

    `person` is the office-holder by whose name the actor is meant: his ties are his own, his deeds the actor's.
    """

    mention: M
    first: int
    last: int
    by: FoundBy
    person: ActorMention | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and what the stages so far know of it; the link stage fills `actors` and `places`.

    `vectors` (words, size) are what the network makes of the words, None where none read them.
    """

    text: str
    start: int
    end: int
    words: tuple[Word, ...]
    names: tuple[Name, ...] = ()
    actors: tuple[Linked[ActorMention], ...] = ()
    places: tuple[Linked[PlaceMention], ...] = ()
    vectors: NDArray[np.float16] | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article with its sentences."""

    article: Article
    sentences: tuple[Sentence, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Reading:
    """An article with what its sentences say.

    `names` are the persons that it names, in a statement or not; `sketch` tells near-copies of it.
    """

    article: Article
    statements: tuple[Event | Relation, ...]
    names: tuple[Name, ...] = ()
    sketch: Sketch | None = None
