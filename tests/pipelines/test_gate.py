"""Quality gates: scores on sentences of our own must not fall, and Stanza's names must be worth their time."""

import hashlib
from dataclasses import replace
from pathlib import Path

from graph.catalogue import Catalogue
from graph.records import Event
from graph.seeds import Seeds
from pipelines.annotate import Annotator
from pipelines.article import Article
from pipelines.evaluation import evaluate, read_gold
from pipelines.link import Linker
from pipelines.read import read
from pipelines.run import Pipeline

SAMPLE = Path(__file__).with_name("gate_sample.jsonl")
SAMPLE_SHA256 = "f151cc29c11e2e0e49dca2c7fd7a201ec640961fe9e2fe7e63fb88de523e4264"
FLOORS = {"detect": 0.8, "lenient": 0.75, "both": 0.5, "edges": 0.5}


def test_sample_is_the_one_that_the_floors_were_set_on() -> None:
    assert hashlib.sha256(SAMPLE.read_bytes()).hexdigest() == SAMPLE_SHA256


def test_scores_do_not_fall_below_their_floors(pipeline: Pipeline) -> None:
    statements = [s for reading in pipeline(read([SAMPLE])) for s in reading.statements]
    scores = evaluate(read_gold(SAMPLE), statements)
    below = {name: scores.measures[name].f1 for name, floor in FLOORS.items() if scores.measures[name].f1 < floor}
    assert not below


def test_without_stanza_names_unknown_actors_are_lost() -> None:
    article = Article(id="names", text="التقى المهندس كمال الدرويش المحامي نبيل السعدون في مدينة حلب أمس.")
    (annotated,) = Annotator()([article])
    bare = replace(annotated, sentences=tuple(replace(s, names=()) for s in annotated.sentences))
    linker = Linker(Catalogue.load(Seeds()))
    with_names, without = (
        {a.mention.text for linked in linker([given]) for s in linked.sentences for a in s.actors}
        for given in (annotated, bare)
    )
    assert any("الدرويش" in name for name in with_names)
    assert not any("الدرويش" in name for name in without)


def test_events_carry_codes_of_the_ontology(given_events: list[Event]) -> None:
    assert all(event.codes.plover for event in given_events)
