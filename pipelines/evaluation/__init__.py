"""Scoring what was read against gold annotations, and saying what was missed."""

from collections import defaultdict
from collections.abc import Iterable

from graph.catalogue import Catalogue
from graph.records import Event, Relation
from graph.seeds import Seeds
from pipelines.evaluation.gold import read_gold
from pipelines.evaluation.matching import Matcher
from pipelines.evaluation.measures import score_article
from pipelines.evaluation.names import Gold
from pipelines.evaluation.report import report
from pipelines.evaluation.scores import Scores

__all__ = ["evaluate", "read_gold", "report"]


def evaluate(
    golds: Iterable[Gold],
    statements: Iterable[Event | Relation],
    seeds: Seeds | None = None,
    catalogue: Catalogue | None = None,
) -> Scores:
    """The scores of `statements`; articles without gold annotations do not count.

    The names of `catalogue` tell which actors and places are the same; left out, it is that of `seeds`.
    """
    seeds = seeds or Seeds()
    events: dict[str, list[Event]] = defaultdict(list)
    relations: dict[str, list[Relation]] = defaultdict(list)
    for statement in statements:
        if isinstance(statement, Event):
            events[statement.doc].append(statement)
        else:
            relations[statement.doc].append(statement)
    matcher, scores = Matcher(catalogue or Catalogue.load(seeds), seeds), Scores()
    for gold in golds:
        score_article(matcher, gold, events[gold["doc"]], relations[gold["doc"]], scores)
    return scores
