"""The extract stage: events and relations of linked sentences.

The lexicon proposes triggers; classifiers decide which of them name an event or relation, and which actors and places
of the sentence, or of the sentences before where it leaves one out, are its arguments.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from graph.ontology import Ontology
from graph.records import Event, Relation
from graph.seeds import Seeds
from pipelines.article import Annotated, Reading
from pipelines.extract.classifier import load_classifiers
from pipelines.extract.events import EventReader
from pipelines.extract.relations import RelationReader
from pipelines.extract.scene import SceneMaker

MODELS = Path(__file__).parent.parent / "models" / "events" / "events.npz"
"""The extraction models that travel with the package."""


class Extractor:
    """Reads the events and relations of linked articles, with the package's own classifiers or another file's."""

    def __init__(self, seeds: Seeds | None = None, models: Path = MODELS) -> None:
        seeds = seeds or Seeds()
        loaded = load_classifiers(models)
        self._scenes = SceneMaker(seeds)
        self._events = EventReader(loaded, Ontology.load(seeds), seeds)
        self._relations = RelationReader(loaded)

    def __call__(self, articles: Iterable[Annotated]) -> Iterator[Reading]:
        """The articles in order, each with what its sentences say."""
        for annotated in articles:
            yield Reading(annotated.article, tuple(self._statements(annotated)))

    def _statements(self, annotated: Annotated) -> Iterator[Event | Relation]:
        for scene in self._scenes.scenes(annotated):
            yield from self._events.read(annotated.article, scene)
            yield from self._relations.read(annotated.article, scene)
