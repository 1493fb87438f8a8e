"""Reading the lasting ties that a sentence states."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from graph.records import Relation
from pipelines.article import Article
from pipelines.extract.certainty import SCALES, Scale
from pipelines.extract.classifier import Classifier
from pipelines.extract.events import statement_id
from pipelines.extract.scene import Scene
from pipelines.extract.tie_words import cue_of, is_hit, office
from pipelines.extract.ties import SYMMETRIC, Pair, pairs

TIE = 0.25
"""Probability from which a pair is tied, chosen on the annotated articles that are held out; near half of the F1 there,
which is where F1 is highest (Lipton, Elkan and Naryanaswamy 2014)."""

LIKELY: Mapping[str, float] = MappingProxyType({"LEADS": 0.5, "PRESENT_IN": 0.4})
"""What takes the place of TIE for types that the model is too sure of, chosen in the same way."""


class Tie(NamedTuple):
    """A pair of mentions with the type of relation that is likeliest between them, and how likely that is."""

    pair: Pair
    label: str
    probability: float

    @property
    def least(self) -> float:
        """The probability from which it is taken."""
        return LIKELY.get(self.label, TIE)


class RelationReader:
    """Reads relations: which pairs of mentions one is stated between."""

    def __init__(self, models: Mapping[str, Classifier], scale: Scale = SCALES["relations"]) -> None:
        self._model = models["pair"]
        self._scale = scale

    def read(self, article: Article, scenes: Sequence[Scene]) -> list[list[Relation]]:
        """The relations of each sentence of an article, each two ends and type once."""
        found = zip(scenes, self.ties(scenes), strict=True)
        return [[self._relation(article, scene, tie) for tie in stated(ties)] for scene, ties in found]

    def ties(self, scenes: Sequence[Scene]) -> list[list[Tie]]:
        """Every pair of each sentence with its likeliest relation."""
        found = [pairs(scene) for scene in scenes]
        asked = [pair.observed for of_scene in found for pair in of_scene]
        vectors = scenes[0].vectors if scenes else None
        shares = iter(self._model.probabilities(asked, vectors).tolist() if asked else ())
        told = [
            [self._tie(scene, pair, next(shares)) for pair in of_scene]
            for scene, of_scene in zip(scenes, found, strict=True)
        ]
        return [[tie for tie in of_scene if tie is not None] for of_scene in told]

    def _tie(self, scene: Scene, pair: Pair, shares: Sequence[float]) -> Tie | None:
        told, fitting = zip(shares, self._model.classes, strict=True), pair.fitting
        share, label = max(((share, label) for share, label in told if label in fitting), default=(0.0, ""))
        if not label or (label == "PRESENT_IN" and is_hit(scene, pair)):
            return None
        return Tie(pair, office(scene, pair, label), share)

    def _relation(self, article: Article, scene: Scene, tie: Tie) -> Relation:
        sentence, cue = scene.sentence, cue_of(scene, tie.pair, tie.label)
        word = scene.span(cue) if cue else None
        subject, other = tie.pair.subject_of(tie.label), tie.pair.object.mention
        start = word.start if word else subject.start
        return Relation(
            id=statement_id(article.id, article.sha256, start, tie.label, subject.id, other.id),
            doc=article.id,
            sentence=sentence.text,
            start=sentence.start,
            end=sentence.end,
            type=tie.label,
            trigger=word,
            subject=subject,
            object=other,
            confidence=round(self._scale(tie.probability), 3),
            rule=f"{f'lexicon {cue.entry.word} ({cue.entry.form}), ' if cue else ''}classifiers",
        )


def stated(ties: Sequence[Tie]) -> list[Tie]:
    """The ties of a sentence that are likely enough, surest first; each type and two ends once, none with itself.

    A mention is tied by one type to one object, or to those of one list: a man leads one of two groups, or both.
    """
    found: dict[tuple[str, ...], Tie] = {}
    lists: dict[tuple[str, int], int] = {}
    likely = (tie for tie in ties if tie.probability >= tie.least)
    for tie in sorted(likely, key=lambda tie: tie.probability, reverse=True):
        ends = tie.pair.subject_of(tie.label).id, tie.pair.object.mention.id
        known = (tie.label, *(sorted(ends) if tie.label in SYMMETRIC else ends))
        if ends[0] == ends[1]:
            continue
        if lists.setdefault((tie.label, tie.pair.subject.first), tie.pair.listed) == tie.pair.listed:
            found.setdefault(known, tie)
    return list(found.values())
