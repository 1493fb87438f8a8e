"""The extract stage: events and relations of linked sentences.

The lexicon proposes triggers; models that read each word in its sentence decide which of them name an event or a
relation, and which actors, places and dates, of the sentence or of those around it, are its arguments.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from graph.ontology import Ontology
from graph.records import Event, Relation
from graph.seeds import Seeds
from pipelines.article import Annotated, Reading
from pipelines.extract.events import EventReader
from pipelines.extract.features import trigger_features
from pipelines.extract.models import SHIPPED, load_models
from pipelines.extract.relations import RelationReader
from pipelines.extract.scene import SceneMaker


class Extractor:
    """Reads the events and relations of linked articles, with the package's own models or another file's."""

    def __init__(self, seeds: Seeds | None = None, models: Path = SHIPPED) -> None:
        seeds = seeds or Seeds()
        loaded = load_models(models)
        self._context = loaded.context
        self._scenes = SceneMaker(seeds)
        self._events = EventReader(loaded.classifiers, Ontology.load(seeds), seeds)
        self._relations = RelationReader(loaded.classifiers)

    def __call__(self, articles: Iterable[Annotated]) -> Iterator[Reading]:
        """The articles in order, each with what its sentences say."""
        for annotated in articles:
            yield Reading(annotated.article, tuple(self._statements(annotated)))

    def _statements(self, annotated: Annotated) -> Iterator[Event | Relation]:
        scenes = self._scenes.scenes(annotated)
        self._context.read(scenes)
        for scene in scenes:
            observed = [scene.of_trigger(c, trigger_features(scene, c)) for c in scene.candidates]
            yield from self._events.read(annotated.article, scene, observed)
            yield from self._relations.read(annotated.article, scene, observed)
