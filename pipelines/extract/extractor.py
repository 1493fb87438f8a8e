"""The extract stage: events and relations of linked sentences.

The lexicon proposes triggers; models that read each word in its sentence decide which of them name an event, and which
actors, places and dates, of the sentence or of those around it, are its arguments. Relations are read off the pairs of
actors, or of an actor and a place, that a sentence names.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path

from graph.errors import ModelError
from graph.incidents import Sketch
from graph.ontology import Ontology
from graph.records import Event, Relation
from graph.seeds import Seeds
from pipelines.article import Annotated, Name, Reading
from pipelines.extract.certainty import SCALES, Said, Scale
from pipelines.extract.events import EventReader
from pipelines.extract.features import trigger_features
from pipelines.extract.models import CHOOSERS, CLASSIFIERS, load_models
from pipelines.extract.observation import Observation
from pipelines.extract.relations import RelationReader
from pipelines.extract.scene import Scene, SceneMaker
from pipelines.models import event_models


class Extractor:
    """Reads the events and relations of linked articles, with siraa's own models or another file's; `scales` make
    confidences of how sure they are.

    ModelError where that file is not one, or lacks a model.
    """

    def __init__(
        self, seeds: Seeds | None = None, models: Path | None = None, scales: Mapping[Said, Scale] = SCALES
    ) -> None:
        seeds = seeds or Seeds()
        path = models or event_models(None)
        loaded = load_models(path)
        known = {name for name, model in loaded.classifiers.items() if model.compares or name not in CHOOSERS}
        if missing := ", ".join(sorted(CLASSIFIERS - known)):
            raise ModelError(
                f"{path}: has no model that tells {missing}, as it was made by an older siraa. Fit the models anew: "
                "siraa models train events --data GOLD --out PACKAGE."
            )
        self._context = loaded.context
        self._scenes = SceneMaker(seeds)
        self.events = EventReader(loaded.classifiers, Ontology.load(seeds), seeds, scales)
        self.relations = RelationReader(loaded.classifiers, scales["relations"])

    def __call__(self, articles: Iterable[Annotated]) -> Iterator[Reading]:
        """The articles in order, each with what its sentences say."""
        for annotated in articles:
            article = annotated.article
            statements = tuple(self._statements(annotated))
            yield Reading(article, statements, tuple(_persons(annotated)), Sketch.of(article.content))

    def _statements(self, annotated: Annotated) -> Iterator[Event | Relation]:
        scenes = self.scenes(annotated)
        observed = [self.observed(scene) for scene in scenes]
        events = self.events.read(annotated.article, scenes, observed)
        relations = self.relations.read(annotated.article, scenes)
        for of_sentence in zip(events, relations, strict=True):
            yield from chain.from_iterable(of_sentence)

    def scenes(self, annotated: Annotated) -> list[Scene]:
        """The sentences of an article, with the vectors of their words."""
        scenes = self._scenes.scenes(annotated)
        self._context.read(scenes)
        return scenes

    def observed(self, scene: Scene) -> list[Observation]:
        """What is observed of each candidate of a sentence."""
        return [scene.of_trigger(candidate, trigger_features(scene, candidate)) for candidate in scene.candidates]


def _persons(annotated: Annotated) -> Iterator[Name]:
    return (name for sentence in annotated.sentences for name in sentence.names if name.label == "PER")
