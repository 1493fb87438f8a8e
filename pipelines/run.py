"""The stages in order: annotate → link → extract → merge (→ redact), between reading and the store."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from graph.catalogue import Catalogue
from graph.seeds import Seeds
from pipelines.annotate import Annotator
from pipelines.article import Annotated, Article, Reading
from pipelines.extract.extractor import Extractor
from pipelines.link import Linker
from pipelines.merge import merge
from pipelines.models import event_models
from pipelines.redact import PersonRedactor
from pipelines.secret import Secret


class Pipeline:
    """Articles in, what they say out; built once, as loading the models takes seconds.

    `seeds` and `actors` put the user's own vocabularies in front, `models` is the folder of another Stanza package.
    With a `secret` private persons are redacted; the articles must then be `pipelines.redact.keyed`.
    Raises SeedError and ModelError where one of them is not what it should be.
    """

    def __init__(
        self,
        seeds: Seeds,
        actors: Iterable[Path] = (),
        models: Path | None = None,
        secret: Secret | None = None,
    ) -> None:
        catalogue = Catalogue.load(seeds, actors)
        self._annotate = Annotator(models)
        self._link = Linker(catalogue, seeds)
        self.extract = Extractor(seeds, event_models(models))
        self._redact = PersonRedactor(secret, catalogue, seeds) if secret else None

    def __call__(self, articles: Iterable[Article]) -> Iterator[Reading]:
        """One reading an article, in order."""
        readings = merge(self.extract(self.link(articles)))
        return self._redact(readings) if self._redact else readings

    def link(self, articles: Iterable[Article]) -> Iterator[Annotated]:
        """The articles with their sentences, and the actors and places that these name."""
        return self._link(self._annotate(articles))
