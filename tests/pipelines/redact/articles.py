"""Articles of our own with what was read in them: in each sentence, that somebody was detained."""

import re

from graph.folding import fold
from graph.incidents import Sketch
from graph.records import ActorMention, DateMention, Event, PlaceMention, Relation, Span
from pipelines.article import Article, Name, Reading
from pipelines.link.actors import new_mention
from pipelines.link.places import new_place
from pipelines.secret import Secret

SECRET, OTHER = (Secret.of(letter * 32, "test") for letter in "ab")


def article(*sentences: str, doc: str = "001", title: str | None = None, url: str | None = None) -> Article:
    return Article(id=doc, text="\n".join(sentences), title=title, url=url, source="news.example")


def reading(given: Article, *names: str, actors: tuple[ActorMention, ...] = ()) -> Reading:
    """What was read in an article: `names` are the persons found in it, each where it stands first."""
    found = tuple(Name(name, at, at + len(name), "PER") for name in names if (at := given.content.find(name)) >= 0)
    lines = re.finditer("[^\n]+", given.content)
    events = (event(given, line.group(), line.start(), found, actors) for line in lines)
    return Reading(given, tuple(events), found, Sketch.of(given.content))


def event(
    given: Article, sentence: str, start: int, names: tuple[Name, ...], actors: tuple[ActorMention, ...] = ()
) -> Event:
    """An event whose targets are the persons of its sentence, and whose source is said to be `actors`."""
    trigger = sentence.split()[0]
    end = start + len(sentence)
    here = (name for name in names if start <= name.start < end)
    return Event(
        id=f"{given.id}-{start}-{given.sha256[:8]}",
        doc=given.id,
        sentence=sentence,
        start=start,
        end=end,
        type="COERCE",
        trigger=Span(text=trigger, start=start, end=start + len(trigger)),
        sources=actors,
        targets=tuple(new_mention(name.text, name.start, "person", "ner") for name in here),
        places=tuple(place(sentence, start)),
        date=DateMention(value="2017-10-17", precision="day", text="أمس"),
        confidence=0.9,
        rule=f"lexicon {trigger} (verb), classifiers",
    )


def place(sentence: str, start: int) -> list[PlaceMention]:
    found = re.search("منزل (\\w+)", sentence)
    return [new_place(found.group(1), start + found.start(1), "site", "pattern")] if found else []


def relation(given: Article, subject: ActorMention, object_: ActorMention) -> Relation:
    return Relation(
        id="tie",
        doc=given.id,
        sentence=given.content,
        start=0,
        end=len(given.content),
        type="SPEAKS_FOR",
        subject=subject,
        object=object_,
        confidence=0.9,
        rule="test",
    )


def bare(text: str) -> str:
    """The folded letters of a text, so that no mark, clitic or article hides what stands in it."""
    return "".join(letter for letter in fold(text) if letter.isalnum())
