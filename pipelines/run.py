"""The stages in order: annotate → link → extract → merge, between reading and the store."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from graph.catalogue import Catalogue
from graph.seeds import Seeds
from pipelines.annotate import Annotator
from pipelines.article import Annotated, Article, Reading
from pipelines.extract.extractor import Extractor
from pipelines.link import Linker
from pipelines.merge import merge


class Pipeline:
    """Articles in, what they say out; built once, as loading the models takes seconds.

    `seeds` and `actors` put the user's own vocabularies in front, `models` is the folder of another Stanza package.
    Raises SeedError and ModelError where one of them is not what it should be.
    """

    def __init__(self, seeds: Seeds, actors: Iterable[Path] = (), models: Path | None = None) -> None:
        catalogue = Catalogue.load(seeds, actors)
        self._annotate = Annotator(models)
        self._link = Linker(catalogue, seeds)
        self.extract = Extractor(seeds)

    def __call__(self, articles: Iterable[Article]) -> Iterator[Reading]:
        """One reading an article, in order."""
        return merge(self.extract(self.link(articles)))

    def link(self, articles: Iterable[Article]) -> Iterator[Annotated]:
        """The articles with their sentences, and the actors and places that these name."""
        return self._link(self._annotate(articles))
