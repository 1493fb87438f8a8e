"""Reading the events of a sentence."""

import hashlib
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.ontology import Ontology
from graph.records import Count, Event, Span, Status
from graph.seeds import Seeds
from pipelines.article import Article
from pipelines.extract.casualties import Casualty, CasualtyFinder
from pipelines.extract.choices import Chooser
from pipelines.extract.classifier import Classifier, softmax
from pipelines.extract.features import status_features
from pipelines.extract.observation import Observation
from pipelines.extract.scene import Candidate, Scene
from pipelines.extract.weapons import Weapons

TRIGGER = 0.45
"""Probability from which a candidate counts as an event."""
STATUS = 0.35
"""Probability from which an event is taken for denied or only possible.

Both were chosen on a third of the annotated articles, with models of the others.
"""

SLOPE, SHIFT = 0.45, 0.0
"""What makes of the odds that a candidate names an event the odds that the event is right (Platt scaling).

Fitted on the same third: a network is surer of itself than it should be.
"""

PLACE_SUFFICES = frozenset(("ASSAULT", "SEIZE", "COERCE", "MOBILIZE", "RETREAT", "PROTEST"))
"""Types that need no actor where they have a place."""


def statement_id(*parts: object) -> str:
    """A stable id: the same parts give the same id in every run."""
    return hashlib.sha256("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def calibrated(probability: float) -> float:
    """The share of events found with such a probability that are right."""
    certain = min(max(probability, 1e-6), 1 - 1e-6)
    return 1 / (1 + math.exp(-(SLOPE * math.log(certain / (1 - certain)) + SHIFT)))


@dataclass(frozen=True, slots=True)
class Trigger:
    """A candidate, what was observed of it, the event type it most likely names, and how likely it names an event."""

    candidate: Candidate
    observed: Observation
    label: str
    probability: float


class EventReader:
    """Reads events: which candidates name one, of what type, with whom, where, when, and who says so."""

    def __init__(self, models: Mapping[str, Classifier], ontology: Ontology, seeds: Seeds) -> None:
        self._models = models
        self.chooser = Chooser(models)
        self._ontology = ontology
        self._weapons = Weapons(seeds)
        self._casualties = CasualtyFinder(seeds)

    @property
    def types(self) -> tuple[str, ...]:
        """The event types that are told apart, and `none`."""
        return self._models["event"].classes

    def read(self, article: Article, scene: Scene, observed: Sequence[Observation]) -> Iterator[Event]:
        """The events of one sentence, in the order of their triggers; `observed` are its candidates."""
        triggers = [trigger for trigger in self.triggers(scene, observed) if trigger.probability >= TRIGGER]
        counts = self._share_out(scene, triggers) if triggers else {}
        for trigger in triggers:
            event = self._event(article, scene, trigger, counts.get(trigger.candidate.index, {}))
            if event is not None:
                yield event

    def triggers(self, scene: Scene, observed: Sequence[Observation]) -> Iterator[Trigger]:
        """Every candidate with its likeliest event type, and the probability that it names an event at all."""
        if not observed:
            return
        model = self._models["event"]
        none = model.classes.index("none")
        found = softmax(model.scores(observed, scene.vectors))
        for candidate, told, shares in zip(scene.candidates, observed, found.tolist(), strict=True):
            best = max((i for i in range(len(shares)) if i != none), key=shares.__getitem__)
            yield Trigger(candidate, told, model.classes[best], 1 - shares[none])

    def _event(self, article: Article, scene: Scene, trigger: Trigger, counts: Mapping[str, Count]) -> Event | None:
        candidate, label = trigger.candidate, trigger.label
        sources, targets = self.chooser.sides(scene, candidate, label)
        places = self.chooser.places(scene, candidate, label)
        if not self.suffices(label, sources, targets, places):
            return None
        word, sentence = scene.words[candidate.index], scene.sentence
        mode = self.mode(scene, trigger)
        by_state = any(source.kind == "state" for source in sources)
        return Event(
            id=statement_id(article.id, article.sha256, word.start, label),
            doc=article.id,
            sentence=sentence.text,
            start=sentence.start,
            end=sentence.end,
            trigger=Span(text=word.text, start=word.start, end=word.end),
            type=label,
            mode=mode,
            codes=self._ontology.codes(label, mode, by_state),
            sources=sources,
            targets=targets,
            places=places,
            date=self.chooser.date(scene, candidate, label),
            status=self.status(scene, candidate, label),
            claimed_by=self.chooser.speakers(scene, candidate, label),
            killed=counts.get("killed"),
            injured=counts.get("injured"),
            weapons=self._weapons.near(scene, candidate.index) if label == "ASSAULT" else (),
            confidence=round(calibrated(trigger.probability), 3),
            rule=f"lexicon {candidate.entry.word} ({candidate.entry.form}), classifiers",
        )

    def suffices(
        self, label: str, sources: Sequence[object], targets: Sequence[object], places: Sequence[object]
    ) -> bool:
        """Whether these arguments make an event of the type `label`."""
        return bool(sources or targets or (places and label in PLACE_SUFFICES))

    def mode(self, scene: Scene, trigger: Trigger) -> str | None:
        """The likeliest mode of an event type; None where it has none."""
        model = self._models["mode"]
        found = model.probabilities(trigger.observed, scene.vectors)
        options = [i for i, name in enumerate(model.classes) if name.startswith(f"{trigger.label}/")]
        if not options:
            return None
        return model.classes[max(options, key=lambda i: float(found[i]))].partition("/")[2] or None

    def statuses(self, scene: Scene, candidate: Candidate, label: str) -> dict[str, float]:
        """The probability of each status."""
        model = self._models["status"]
        observed = scene.of_trigger(candidate, status_features(scene, candidate, label))
        return dict(zip(model.classes, model.probabilities(observed, scene.vectors).tolist(), strict=True))

    def status(self, scene: Scene, candidate: Candidate, label: str) -> Status:
        """The likeliest status other than asserted where it is likely enough, as most events are asserted."""
        found = self.statuses(scene, candidate, label)
        others: tuple[Status, ...] = ("hypothetical", "negated")
        best = max(others, key=lambda status: found.get(status, 0.0))
        return best if found.get(best, 0.0) >= STATUS else "asserted"

    def _share_out(self, scene: Scene, triggers: Sequence[Trigger]) -> dict[int, dict[str, Count]]:
        """Dead and injured for the attacks of a sentence: each number to the nearest one, those before it first."""
        attacks = [trigger.candidate.index for trigger in triggers if trigger.label == "ASSAULT"]
        shared: dict[int, dict[str, Count]] = {}
        for casualty in self._casualties.find(scene.sentence) if attacks else ():
            at = _word_at(scene, casualty)
            trigger = min(attacks, key=lambda i: abs(i - at) if i <= at else abs(i - at) + 2)
            shared.setdefault(trigger, {}).setdefault(casualty.kind, casualty.count)
        return shared


def _word_at(scene: Scene, casualty: Casualty) -> int:
    return next((i for i, word in enumerate(scene.words) if word.end > casualty.cue_start), 0)
