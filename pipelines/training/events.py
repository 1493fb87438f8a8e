"""One command for the extractor: gold annotations in, models out."""

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from graph.catalogue import Catalogue
from graph.errors import InputError
from graph.seeds import Seeds
from pipelines.article import Annotated, Article
from pipelines.evaluation import read_gold
from pipelines.evaluation.matching import Matcher
from pipelines.evaluation.names import Gold
from pipelines.extract.casualties import CasualtyFinder
from pipelines.extract.models import save_models
from pipelines.extract.scene import SceneMaker
from pipelines.link import Linker
from pipelines.read import read
from pipelines.training.annotations import annotated_texts, own_reports, second_readings
from pipelines.training.card import EVENT_MODELS
from pipelines.training.event_examples import ExampleMaker, Examples
from pipelines.training.event_models import fit

CONSTRUCTIONS = Path(__file__).with_name("constructions.jsonl")
"""Annotated sentences of our own, for constructions of the language that the annotated articles show too seldom."""

CONSTRUCTION_WEIGHT = 9
"""How many times each of our own sentences counts."""

LEAST_CHANGE = 0.36
"""What a feature must change for it to be kept; see `Classifier.pruned`. The others tell next to nothing, and a package
must be small."""

Annotate = Callable[[Iterable[Article]], Iterator[Annotated]]


def train_events(
    gold: Path, out: Path, annotate: Annotate, texts: Path | None = None, say: Callable[[str], None] = print
) -> Path:
    """Fit models of events to the network that `annotate` reads with, as it is; returns the file written.

    Trains on `train.docs.jsonl` and `train.gold.jsonl` of folder `gold`, on sentences and reports of our own, and on
    our own annotations of the articles in file `texts`.
    """
    models = fit(event_examples(gold, annotate, texts), say=say, least=LEAST_CHANGE)
    out.mkdir(parents=True, exist_ok=True)
    save_models(out / EVENT_MODELS, models)
    return out / EVENT_MODELS


def event_examples(gold: Path, annotate: Annotate, texts: Path | None = None) -> list[Examples]:
    """The examples that `train_events` learns from; InputError where there are no annotated articles.

    Gold annotations that ten hands made stand back behind a second reading by the final guidelines, where there is one.
    """
    golds = {of_article["doc"]: of_article for of_article in read_gold(gold / "train.gold.jsonl")}
    articles = [article for article in read([gold / "train.docs.jsonl"]) if article.id in golds]
    if not articles:
        raise InputError(f"{gold}: no article of train.docs.jsonl has annotations in train.gold.jsonl.")
    given = {article.sha256 for article in articles}
    ours = annotated_texts(texts) if texts is not None else ()
    own = [*constructions(), *own_reports(), *(pair for pair in ours if pair[0].sha256 not in given)]
    golds |= {article.id: of_article for article, of_article in (*second_readings(articles), *own)}
    return make_examples([*articles, *(article for article, _ in own)], golds, annotate)


def make_examples(articles: Iterable[Article], golds: dict[str, Gold], annotate: Annotate) -> list[Examples]:
    """The examples of articles, our own sentences counted several times; articles without words have none."""
    seeds = Seeds()
    catalogue = Catalogue.load(seeds)
    maker = ExampleMaker(SceneMaker(seeds), Matcher(catalogue, seeds), CasualtyFinder(seeds))
    own = {article.id for article, _ in constructions()}
    examples: list[Examples] = []
    for annotated in Linker(catalogue, seeds)(annotate(articles)):
        if annotated.sentences:
            made = maker.examples(annotated, golds[annotated.article.id])
            examples += [made] * (CONSTRUCTION_WEIGHT if annotated.article.id in own else 1)
    return examples


def constructions() -> Iterator[tuple[Article, Gold]]:
    """Our own sentences with their annotations."""
    for line in CONSTRUCTIONS.read_text(encoding="utf-8").splitlines():
        fields = json.loads(line)
        yield Article.model_validate(fields), {"doc": fields["id"], **fields}
