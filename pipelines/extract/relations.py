"""Reading the lasting ties that a sentence states."""

from collections.abc import Iterator, Mapping, Sequence

from graph.records import ActorMention, PlaceMention, Relation, Span
from pipelines.article import Article, M
from pipelines.extract.arguments import ArgumentOption, actor_options, place_options
from pipelines.extract.classifier import Classifier, softmax
from pipelines.extract.events import statement_id
from pipelines.extract.observation import Observation
from pipelines.extract.scene import Candidate, Scene

TRIGGER = 0.35
TIE = 0.42
"""Probabilities from which a cue and its ends count, chosen by cross-validation on the training articles."""

OF_PEOPLE = frozenset(("LEADS", "SPEAKS_FOR", "PART_OF"))
"""Relations that an office-holder has in person."""

OF_PLACES = frozenset(("CONTROLS", "PRESENT_IN"))
"""Relations whose object is a place; the others tie two actors."""


class RelationReader:
    """Reads relations: which candidates state one, and between whom."""

    def __init__(self, models: Mapping[str, Classifier]) -> None:
        self._models = models

    def read(self, article: Article, scene: Scene, observed: Sequence[Observation]) -> Iterator[Relation]:
        """The relations of one sentence, each pair and type once; `observed` are its candidates."""
        seen = set()
        for candidate, label, probability in self.cues(scene, observed):
            for subject, target in self.ends(scene, candidate, label) if probability >= TRIGGER else ():
                key = label, subject.id, target.id
                if subject.id != target.id and key not in seen:
                    seen.add(key)
                    yield self._relation(article, scene, candidate, label, probability, subject, target)

    def cues(self, scene: Scene, observed: Sequence[Observation]) -> Iterator[tuple[Candidate, str, float]]:
        """The candidates that may state a relation, the likeliest type, and how likely it is one at all."""
        model = self._models["relation"]
        for candidate, told in zip(scene.candidates, observed, strict=True):
            allowed = [i for i, name in enumerate(model.classes) if name in candidate.entry.types]
            if allowed:
                found = model.probabilities(told, scene.vectors).tolist()
                best = max(allowed, key=found.__getitem__)
                yield candidate, model.classes[best], 1 - found[model.classes.index("none")]

    def ends(
        self, scene: Scene, candidate: Candidate, label: str
    ) -> list[tuple[ActorMention, ActorMention | PlaceMention]]:
        """Subject and object of the relations of type `label` that a candidate states."""
        actors = list(actor_options(scene, candidate, label, context=False))
        places = list(place_options(scene, candidate, label, context=False)) if label in OF_PLACES else []
        chosen = self._chosen(scene, actors, "subject")
        subjects = [o.person if o.person and label in OF_PEOPLE else o.mention for o in chosen]
        objects = (
            [o.mention for o in self._chosen(scene, places, "object")]
            if label in OF_PLACES
            else [o.mention for o in self._chosen(scene, actors, "object")]
        )
        return [(s, o) for s in subjects if isinstance(s, ActorMention) for o in objects]

    def _chosen(self, scene: Scene, options: Sequence[ArgumentOption[M]], role: str) -> list[ArgumentOption[M]]:
        model = self._models["tie"]
        if not options:
            return []
        shares = softmax(model.scores([option.observation for option in options], scene.vectors))
        return [o for o, share in zip(options, shares[:, model.classes.index(role)], strict=True) if share >= TIE]

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
