"""A graph of any size, for measuring: sentences as long as real ones, made from the sample articles and real names.

Each sentence is one of the samples with other actors and places in it, lengthened by clauses of the given article.
"""

import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from importlib import resources
from itertools import groupby
from typing import NamedTuple

import networkx as nx

from graph.build import build_graph
from graph.catalogue import Catalogue
from graph.edges import Mention, participants
from graph.records import ActorMention, DateMention, Document, Event, PlaceMention, Record, Relation, Span
from graph.seeds import Seeds
from tests.graph.page import news

ARTICLE = "000_f57994cf157febef.txt"
SENTENCES = 5  # of an article that state something
FIRST_DAY, DAYS = date(2011, 3, 15), 5000


class Made(NamedTuple):
    """A graph, and the documents of its statements."""

    graph: "nx.MultiDiGraph[str]"
    documents: dict[str, Document]


def synthetic(nodes: int, statements: int, seed: int = 0) -> Made:
    """A graph of so many nodes and statements, always the same; a few of the nodes named far more than the rest."""
    chance = random.Random(seed)
    cast = Cast(nodes, chance)
    lengths, clauses = _article()
    samples = [list(group) for _, group in groupby(news.statements(), lambda one: (one.doc, one.start))]
    made: list[Event | Relation] = []
    while len(made) < statements:
        doc = f"article-{len(made) // (2 * SENTENCES)}"
        made.extend(_rewritten(chance.choice(samples), doc, len(made), cast, chance.choice(lengths), clauses, chance))
    made = made[:statements]
    return Made(build_graph(made), {doc: _document(doc) for doc in {one.doc for one in made}})


class Cast:
    """Actors and places of the catalogue: each is drawn once, and from then on the earlier ones more often."""

    def __init__(self, size: int, chance: random.Random) -> None:
        catalogue = Catalogue.load(Seeds())
        actors = [
            ActorMention(id=row.id, name=row.name_en, name_ar=row.name_ar, kind=row.kind, text="", start=0, end=0)
            for row in catalogue.actors.values()
        ]
        places = [
            PlaceMention(
                **row.model_dump(include={"id", "name_ar", "country", "lat", "lon", "precision"}),
                name=row.name_en,
                text="",
                start=0,
                end=0,
            )
            for row in catalogue.places.values()
        ]
        self._chance = chance
        self._all: dict[type[Record], Sequence[Mention]] = {
            ActorMention: actors[:size],
            PlaceMention: places[: max(1, size - len(actors))],
        }
        self._drawn = dict.fromkeys(self._all, 0)

    def draw(self, kind: type[Record]) -> Mention:
        """An actor or a place."""
        known = self._all[kind]
        number = self._drawn[kind]
        self._drawn[kind] += 1
        return known[number if number < len(known) else int(len(known) * self._chance.random() ** 4)]


def _article() -> tuple[list[int], list[str]]:
    """The lengths of the sentences of the given article, and its clauses."""
    text = (resources.files("seeds") / "articles" / ARTICLE).read_text(encoding="utf-8")
    sentences = [sentence for line in text.splitlines() for sentence in line.split(". ") if len(sentence) > 20]
    return [len(sentence) for sentence in sentences], [clause.strip() for s in sentences for clause in s.split("،")]


def _rewritten(
    sample: list[Event | Relation],
    doc: str,
    number: int,
    cast: Cast,
    length: int,
    clauses: list[str],
    chance: random.Random,
) -> Iterator[Event | Relation]:
    """The statements of a sentence with other names, the sentence lengthened to about `length`."""
    first = sample[0]
    spans = {(m.start - first.start, m.end - first.start): type(m) for one in sample for _, m in participants(one)}
    named = {span: cast.draw(kind) for span, kind in spans.items()}
    sentence, moved, done = "", {}, 0
    for (start, end), mention in sorted(named.items()):
        if start < done:
            continue  # a name within another
        moved.update({at: at - done + len(sentence) for at in range(done, start + 1)})
        sentence += first.sentence[done:start] + mention.name_ar
        moved.update({**dict.fromkeys(range(start + 1, end), moved[start]), end: len(sentence)})
        done = end
    moved.update({at: at - done + len(sentence) for at in range(done, len(first.sentence) + 1)})
    sentence += first.sentence[done:]
    while len(sentence) < length:
        sentence += f"، {chance.choice(clauses)}"
    offset = 300 * number

    def span(at: Span) -> dict[str, int | str]:
        start, end = moved[at.start - first.start], moved[at.end - first.start]
        end = max(end, start + 1)  # a trigger may stand within a name that has been replaced
        return {"text": sentence[start:end], "start": offset + start, "end": offset + end}

    def again(mention: Mention) -> Mention:
        return named[mention.start - first.start, mention.end - first.start].model_copy(update=span(mention))

    for order, one in enumerate(sample):
        said: dict[str, object] = {
            "id": f"{number + order:06}",
            "doc": doc,
            "sentence": sentence,
            "start": offset,
            "end": offset + len(sentence),
            "claimed_by": tuple(map(again, one.claimed_by)),
            "confidence": round(chance.uniform(0.3, 1), 3),
            "trigger": one.trigger and Span.model_validate(span(one.trigger)),
            "date": one.date and _day(one.date, chance),
        }
        if isinstance(one, Event):
            said |= {role: tuple(map(again, getattr(one, role))) for role in ("sources", "targets", "places")}
        else:
            said |= {"subject": again(one.subject), "object": again(one.object)}
        yield one.model_copy(update=said)


def _day(date_: DateMention, chance: random.Random) -> DateMention:
    day = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
    return date_.model_copy(update={"value": day.isoformat(), "precision": "day"})


def _document(doc: str) -> Document:
    sample = news.documents()["raqqa"]
    return sample.model_copy(update={"id": doc, "url": f"https://news.example/{doc}", "sha256": doc})
