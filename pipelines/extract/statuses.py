"""Telling what is said to have happened from what is denied, and from what may yet be."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from graph.records import Status
from graph.seeds import Seeds
from pipelines.extract.classifier import Classifier
from pipelines.extract.features import status_features
from pipelines.extract.governors import Governors, Ruling
from pipelines.extract.scene import Trigger

STATUS = 0.35
"""Probability from which an event is taken for denied or only possible.

It was chosen on a third of the annotated articles, with models of the others.
"""


class Stated(NamedTuple):
    """The probability of each status of an event, and the ruling that they follow, if there is one."""

    shares: Mapping[str, float]
    ruling: Ruling | None = None

    @property
    def status(self) -> Status:
        """The likeliest status other than asserted where it is likely enough, as most events are asserted."""
        others: tuple[Status, ...] = ("hypothetical", "negated")
        best = max(others, key=lambda status: self.shares.get(status, 0.0))
        return best if self.shares.get(best, 0.0) >= STATUS else "asserted"


class StatusReader:
    """Reads the status of events: a model weighs the words around a trigger, a word that governs it overrules that."""

    def __init__(self, model: Classifier, seeds: Seeds) -> None:
        self._model = model
        self._governors = Governors(seeds)

    def read(self, triggers: Sequence[Trigger]) -> list[Stated]:
        """How likely each status of each event is."""
        if not triggers:
            return []
        features = (status_features(t.scene, t.candidate, t.label) for t in triggers)
        told = [t.scene.of_trigger(t.candidate, f) for t, f in zip(triggers, features, strict=True)]
        found = self._model.probabilities(told, triggers[0].scene.vectors).tolist()
        rulings = (self._governors.ruling(t.scene, t.candidate) for t in triggers)
        return [
            ruled(dict(zip(self._model.classes, shares, strict=True)), ruling)
            for shares, ruling in zip(found, rulings, strict=True)
        ]


def ruled(shares: Mapping[str, float], ruling: Ruling | None) -> Stated:
    """Shares under a ruling. It takes from the status that it speaks against alone: what is said to have failed is not
    done, but may well be only feared, which the model knows."""
    if ruling is None:
        return Stated(shares)
    against = "negated" if ruling.status == "asserted" else "asserted"
    gained = shares.get(ruling.status, 0.0) + shares.get(against, 0.0)
    return Stated({**shares, against: 0.0, ruling.status: gained}, ruling)
