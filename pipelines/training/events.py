"""One command for the extractor: gold annotations in, linear models out."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from graph.catalogue import Catalogue
from graph.errors import InputError
from graph.seeds import Seeds
from pipelines.article import Annotated, Article
from pipelines.evaluation import read_gold
from pipelines.evaluation.matching import Matcher
from pipelines.extract.scene import SceneMaker
from pipelines.link import Linker
from pipelines.read import read
from pipelines.training.event_examples import ExampleMaker, Examples
from pipelines.training.event_models import fit_all

MODELS = "events.npz"


def train_events(data: Path, out: Path, annotate: Callable[[Iterable[Article]], Iterator[Annotated]]) -> Path:
    """Fit the extraction models on `train.docs.jsonl` and `train.gold.jsonl` of folder `data`.

    Returns the file written.
    """
    seeds = Seeds()
    catalogue = Catalogue.load(seeds)
    golds = {gold["doc"]: gold for gold in read_gold(data / "train.gold.jsonl")}
    maker = ExampleMaker(SceneMaker(seeds), Matcher(catalogue, seeds))
    examples = Examples()
    articles = read([data / "train.docs.jsonl"])
    for group, annotated in enumerate(Linker(catalogue, seeds)(annotate(articles))):
        if annotated.article.id in golds:
            maker.add(examples, annotated, golds[annotated.article.id], group)
    if not examples.features:
        raise InputError(f"{data}: no article of train.docs.jsonl has annotations in train.gold.jsonl.")
    out.mkdir(parents=True, exist_ok=True)
    fit_all(examples, out / MODELS)
    return out / MODELS
