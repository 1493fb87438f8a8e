"""Stands for the pipeline: what it reads of an article is drawn from its text, the same each time."""

import hashlib
import random
import sys
import time
import types
from collections.abc import Iterable, Iterator

from graph.incidents import Sketch
from graph.records import ActorMention, DateMention, Event, PlaceMention, Relation, Span
from pipelines import cli
from pipelines.article import Article, Reading

SECONDS = 0.02
"""What an article takes, so that kills meet the reading too."""
SENTENCE = 60
ACTORS = tuple(
    ActorMention(id=id_, name=id_.title(), name_ar=name, kind="state", text=name, start=0, end=len(name))
    for id_, name in (("RUSSIA", "روسيا"), ("TURKEY", "تركيا"), ("IRAN", "إيران"), ("SDF", "قسد"))
)
PLACES = tuple(
    PlaceMention(id=id_, name=name, name_ar="بلدة", lat=36, lon=lon, precision="town", text="بلدة", start=0, end=4)
    for id_, name, lon in (("place:one", "One", 37), ("place:two", "Two", 39))
)


class Drawn:
    """Stands for `pipelines.run.Pipeline`."""

    def __init__(self, *_: object) -> None:
        pass

    def __call__(self, articles: Iterable[Article]) -> Iterator[Reading]:
        for article in articles:
            time.sleep(SECONDS)
            yield Reading(article, tuple(_drawn(article)), sketch=Sketch.of(article.content))


def _drawn(article: Article) -> Iterator[Event | Relation]:
    chance = random.Random(article.content)
    for number in range(chance.randint(1, 4)):
        source, target = chance.sample(ACTORS, 2)
        said = {
            "id": hashlib.sha256(f"{article.id} {number} {article.content}".encode()).hexdigest()[:16],
            "doc": article.id,
            "sentence": article.content[:SENTENCE],
            "start": 0,
            "end": SENTENCE,
            "confidence": 0.9,
            "rule": "test",
        }
        if chance.random() < 0.2:
            yield Relation(type="SUPPORTS", subject=source, object=target, **said)
        else:
            day = f"2017-10-{chance.randint(1, 3):02}"
            yield Event(
                type=chance.choice(["ASSAULT", "SEIZE"]),
                trigger=Span(text=article.content[number], start=number, end=number + 1),
                sources=(source,),
                targets=(target,),
                places=(chance.choice(PLACES),),
                date=DateMention(value=day, precision="day", text=day),
                **said,
            )


def main() -> int:
    """Run siraa with this in place of what reads; returns the exit code."""
    module = types.ModuleType("pipelines.run")
    vars(module)["Pipeline"] = Drawn
    sys.modules["pipelines.run"] = module
    try:
        cli.main()
    except SystemExit as end:
        return int(end.code or 0)
    return 0
