"""Reading the lasting ties that a sentence states."""

from collections.abc import Iterator, Mapping

from graph.records import ActorMention, PlaceMention, Relation, Span
from pipelines.article import Article
from pipelines.extract.arguments import ArgumentOption, actor_options, place_options
from pipelines.extract.classifier import Classifier
from pipelines.extract.events import statement_id
from pipelines.extract.features import trigger_features
from pipelines.extract.observation import of_trigger
from pipelines.extract.scene import Candidate, Scene

TRIGGER = 0.17
TIE = 0.35
"""Probabilities from which a cue and its ends count, chosen by cross-validation on the training articles."""

OF_PEOPLE = frozenset(("LEADS", "SPEAKS_FOR", "PART_OF"))
"""Relations that an office-holder has in person."""

OF_PLACES = frozenset(("CONTROLS", "PRESENT_IN"))
"""Relations whose object is a place; the others tie two actors."""


class RelationReader:
    """Reads relations: which candidates state one, and between whom."""

    def __init__(self, models: Mapping[str, Classifier]) -> None:
        self._models = models

    def read(self, article: Article, scene: Scene) -> Iterator[Relation]:
        """The relations of one sentence, each pair and type once."""
        seen = set()
        for candidate in scene.candidates:
            label, probability = self._type(scene, candidate)
            if probability < TRIGGER:
                continue
            for subject, target in self._ends(scene, candidate, label):
                key = label, subject.id, target.id
                if subject.id != target.id and key not in seen:
                    seen.add(key)
                    yield self._relation(article, scene, candidate, label, probability, subject, target)

    def _type(self, scene: Scene, candidate: Candidate) -> tuple[str, float]:
        model = self._models["relation"]
        allowed = [i for i, name in enumerate(model.classes) if name in candidate.entry.types]
        if not allowed:
            return "", 0.0
        found = model.probabilities(of_trigger(scene, candidate, trigger_features(scene, candidate)))
        best = max(allowed, key=lambda i: float(found[i]))
        return model.classes[best], 1 - float(found[model.classes.index("none")])

    def _ends(
        self, scene: Scene, candidate: Candidate, label: str
    ) -> list[tuple[ActorMention, ActorMention | PlaceMention]]:
        actors = list(actor_options(scene, candidate, label, context=False))
        places = list(place_options(scene, candidate, label, context=False)) if label in OF_PLACES else []
        chosen = self._chosen(actors, "subject")
        subjects = [o.person if o.person and label in OF_PEOPLE else o.mention for o in chosen]
        objects = [o.mention for o in self._chosen(places if label in OF_PLACES else actors, "object")]
        return [(s, o) for s in subjects if isinstance(s, ActorMention) for o in objects]

    def _chosen(self, options: list[ArgumentOption], role: str) -> list[ArgumentOption]:
        model = self._models["tie"]
        index = model.classes.index(role)
        return [o for o in options if float(model.probabilities(o.observation)[index]) >= TIE]

    def _relation(
        self,
        article: Article,
        scene: Scene,
        candidate: Candidate,
        label: str,
        probability: float,
        subject: ActorMention,
        target: ActorMention | PlaceMention,
    ) -> Relation:
        word, sentence = scene.words[candidate.index], scene.sentence
        return Relation(
            id=statement_id(article.id, article.sha256, word.start, label, subject.id, target.id),
            doc=article.id,
            sentence=sentence.text,
            start=sentence.start,
            end=sentence.end,
            type=label,
            trigger=Span(text=word.text, start=word.start, end=word.end),
            subject=subject,
            object=target,
            confidence=round(probability, 3),
            rule=f"lexicon {candidate.entry.word} ({candidate.entry.form}), classifiers",
        )
