"""Reading the lasting ties that a sentence states."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from graph.records import ActorMention, PlaceMention, Relation, Span
from pipelines.article import Article, M
from pipelines.extract.arguments import ArgumentOption, actor_options, place_options
from pipelines.extract.classifier import Classifier
from pipelines.extract.events import statement_id
from pipelines.extract.observation import Observation
from pipelines.extract.scene import Scene, Trigger, observed_candidates

TRIGGER = 0.35
TIE = 0.5
"""Probabilities from which a cue and its ends count, chosen by cross-validation on the training articles."""

OF_PEOPLE = frozenset(("LEADS", "SPEAKS_FOR", "PART_OF"))
"""Relations that an office-holder has in person."""

OF_PLACES = frozenset(("CONTROLS", "PRESENT_IN"))
"""Relations whose object is a place; the others tie two actors."""


class RelationReader:
    """Reads relations: which candidates state one, and between whom."""

    def __init__(self, models: Mapping[str, Classifier]) -> None:
        self._models = models

    def read(
        self, article: Article, scenes: Sequence[Scene], observed: Sequence[Sequence[Observation]]
    ) -> list[list[Relation]]:
        """The relations of each sentence of an article, each pair and type once; `observed` are its candidates."""
        cues = [cue for cue in self.cues(scenes, observed) if cue.probability >= TRIGGER]
        found: list[dict[tuple[str, str, str], Relation]] = [{} for _ in scenes]
        for cue, pairs in zip(cues, self.ends(cues), strict=True):
            of_sentence = found[cue.scene.number]
            for subject, target in pairs:
                key = cue.label, subject.id, target.id
                if subject.id != target.id and key not in of_sentence:
                    of_sentence[key] = _relation(article, cue, subject, target)
        return [list(relations.values()) for relations in found]

    def cues(self, scenes: Sequence[Scene], observed: Sequence[Sequence[Observation]]) -> list[Trigger]:
        """The candidates that may state a relation, the likeliest type, and how likely it is one at all."""
        model = self._models["relation"]
        types = set(model.classes) - {"none"}
        seen = [
            (scene, candidate, told)
            for scene, candidate, told in observed_candidates(scenes, observed)
            if not types.isdisjoint(candidate.entry.types)
        ]
        if not seen:
            return []
        cues = []
        found = model.probabilities([told for _, _, told in seen], scenes[0].vectors).tolist()
        for (scene, candidate, told), row in zip(seen, found, strict=True):
            shares = dict(zip(model.classes, row, strict=True))
            label = max(types.intersection(candidate.entry.types), key=shares.__getitem__)
            cues.append(Trigger(scene, candidate, told, label, 1 - shares["none"]))
        return cues

    def ends(self, cues: Sequence[Trigger]) -> list[list[tuple[ActorMention, ActorMention | PlaceMention]]]:
        """Subjects and objects of the relation that each cue of an article states."""
        actors = [list(actor_options(c.scene, c.candidate, c.label, context=False)) for c in cues]
        places = [
            list(place_options(c.scene, c.candidate, c.label, context=False)) if c.label in OF_PLACES else []
            for c in cues
        ]
        vectors = cues[0].scene.vectors if cues else None
        ends = []
        for cue, (subjects, objects), (_, held) in zip(
            cues, self._chosen(actors, vectors), self._chosen(places, vectors), strict=True
        ):
            people = [o.person if o.person and cue.label in OF_PEOPLE else o.mention for o in subjects]
            targets: list[ActorMention] | list[PlaceMention] = (
                [o.mention for o in held] if cue.label in OF_PLACES else [o.mention for o in objects]
            )
            ends.append([(subject, target) for subject in people for target in targets])
        return ends

    def _chosen(
        self, options: Sequence[Sequence[ArgumentOption[M]]], vectors: NDArray[np.float32] | None
    ) -> Iterator[tuple[list[ArgumentOption[M]], list[ArgumentOption[M]]]]:
        """The options of each cue that are its subjects, and those that are its objects."""
        model = self._models["tie"]
        subject, target = (model.classes.index(role) for role in ("subject", "object"))
        asked = [option.observation for found in options for option in found]
        shares = iter(model.probabilities(asked, vectors).tolist())
        for found in options:
            shared = [(option, next(shares)) for option in found]
            subjects, objects = ([o for o, share in shared if share[role] >= TIE] for role in (subject, target))
            yield subjects, objects


def _relation(article: Article, cue: Trigger, subject: ActorMention, target: ActorMention | PlaceMention) -> Relation:
    word, sentence = cue.scene.words[cue.candidate.index], cue.scene.sentence
    return Relation(
        id=statement_id(article.id, article.sha256, word.start, cue.label, subject.id, target.id),
        doc=article.id,
        sentence=sentence.text,
        start=sentence.start,
        end=sentence.end,
        type=cue.label,
        trigger=Span(text=word.text, start=word.start, end=word.end),
        subject=subject,
        object=target,
        confidence=round(cue.probability, 3),
        rule=f"lexicon {cue.candidate.entry.word} ({cue.candidate.entry.form}), classifiers",
    )
