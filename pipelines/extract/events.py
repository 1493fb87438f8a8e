"""Reading the events of a sentence."""

import hashlib
import math
from collections.abc import Iterator, Mapping

from graph.ontology import Ontology
from graph.records import ActorMention, Count, DateMention, Event, PlaceMention, Span, Status
from graph.seeds import Seeds
from pipelines.article import Article
from pipelines.extract.arguments import ArgumentOption, actor_options, date_options, place_options, speaker_options
from pipelines.extract.casualties import Casualty, CasualtyFinder
from pipelines.extract.classifier import Classifier
from pipelines.extract.features import status_features, trigger_features
from pipelines.extract.observation import of_trigger
from pipelines.extract.scene import Candidate, Scene
from pipelines.extract.weapons import Weapons

TRIGGER = 0.35
"""Probability from which a candidate counts as an event."""
ROLE = 0.2
FURTHER_ROLE = 0.25
CLAIM = 0.12
PLACE = 0.2
DATE = 0.2
STATUS = 0.4
"""Probabilities from which an option counts as an argument.

All were chosen on a third of the annotated articles, with models of the others.
"""

SLOPE, SHIFT = 0.55, 0.3
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


class EventReader:
    """Reads events: which candidates name one, of what type, with whom, where, when, and who says so."""

    def __init__(self, models: Mapping[str, Classifier], ontology: Ontology, seeds: Seeds) -> None:
        self._models = models
        self._ontology = ontology
        self._weapons = Weapons(seeds)
        self._casualties = CasualtyFinder(seeds)

    def read(self, article: Article, scene: Scene) -> Iterator[Event]:
        """The events of one sentence, in the order of their triggers."""
        triggers = [(c, *self._type(scene, c)) for c in scene.candidates]
        triggers = [(c, label, p) for c, label, p in triggers if p >= TRIGGER]
        if not triggers:
            return
        counts = self._share_out(scene, [(c, label) for c, label, _ in triggers])
        for candidate, label, probability in triggers:
            event = self._event(article, scene, candidate, label, probability, counts.get(candidate.index, {}))
            if event is not None:
                yield event

    def _type(self, scene: Scene, candidate: Candidate) -> tuple[str, float]:
        """The likeliest event type of a candidate, and the probability that it names an event at all."""
        model = self._models["event"]
        found = model.probabilities(of_trigger(scene, candidate, trigger_features(scene, candidate)))
        none = model.classes.index("none")
        best = max((i for i in range(len(found)) if i != none), key=lambda i: float(found[i]))
        return model.classes[best], 1 - float(found[none])

    def _event(
        self,
        article: Article,
        scene: Scene,
        candidate: Candidate,
        label: str,
        probability: float,
        counts: Mapping[str, Count],
    ) -> Event | None:
        options = list(actor_options(scene, candidate, label))
        speakers = list(speaker_options(scene, candidate, label))
        sources, targets = self._roles(options)
        places = self._chosen("place", list(place_options(scene, candidate, label)), PLACE)
        if not (sources or targets or (places and label in PLACE_SUFFICES)):
            return None
        word, sentence = scene.words[candidate.index], scene.sentence
        mode = self._mode(scene, candidate, label)
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
            places=tuple(p for p in places if isinstance(p, PlaceMention)),
            date=self._date(scene, candidate, label),
            status=self._status(scene, candidate, label),
            claimed_by=tuple(c for c in self._chosen("claim", speakers, CLAIM) if isinstance(c, ActorMention)),
            killed=counts.get("killed"),
            injured=counts.get("injured"),
            weapons=self._weapons.near(scene, candidate.index) if label == "ASSAULT" else (),
            confidence=round(calibrated(probability), 3),
            rule=f"lexicon {candidate.entry.word} ({candidate.entry.form}), classifiers",
        )

    def _mode(self, scene: Scene, candidate: Candidate, label: str) -> str | None:
        model = self._models["mode"]
        found = model.probabilities(of_trigger(scene, candidate, trigger_features(scene, candidate)))
        options = [i for i, name in enumerate(model.classes) if name.startswith(f"{label}/")]
        if not options:
            return None
        return model.classes[max(options, key=lambda i: float(found[i]))].partition("/")[2] or None

    def _status(self, scene: Scene, candidate: Candidate, label: str) -> Status:
        """The likeliest status other than asserted where it is likely enough, as most events are asserted."""
        model = self._models["status"]
        observed = of_trigger(scene, candidate, status_features(scene, candidate, label))
        found = dict(zip(model.classes, model.probabilities(observed), strict=True))
        others: tuple[Status, ...] = ("hypothetical", "negated")
        best = max(others, key=lambda status: float(found.get(status, 0.0)))
        return best if found.get(best, 0.0) >= STATUS else "asserted"

    def _date(self, scene: Scene, candidate: Candidate, label: str) -> DateMention | None:
        """The likeliest of the dates when the event may have happened; None where none is likely."""
        model = self._models["date"]
        yes = model.classes.index("yes")
        options = [(float(model.probabilities(o)[yes]), m) for m, o in date_options(scene, candidate, label)]
        probability, mention = max(options, key=lambda option: option[0], default=(0.0, None))
        return mention if probability >= DATE else None

    def _roles(self, options: list[ArgumentOption]) -> tuple[tuple[ActorMention, ...], tuple[ActorMention, ...]]:
        """Sources and targets: each actor in the role, and at the mention, where it scores best.

        The best of a side needs less than those beside it, as most events have a source and a target.
        """
        model = self._models["role"]
        best: dict[str, tuple[float, str, ActorMention]] = {}
        for option in options:
            found = dict(zip(model.classes, model.probabilities(option.observation).tolist(), strict=True))
            role = max(("source", "target"), key=lambda r: found[r])
            mention = option.mention
            if isinstance(mention, ActorMention) and found[role] > best.get(mention.id, (ROLE,))[0]:
                best[mention.id] = found[role], role, mention.model_copy(update=_scored(mention, found[role]))
        return self._side("source", best), self._side("target", best)

    def _side(self, side: str, best: Mapping[str, tuple[float, str, ActorMention]]) -> tuple[ActorMention, ...]:
        scored = [(p, mention) for p, role, mention in best.values() if role == side]
        highest = max((p for p, _ in scored), default=1.0)
        return tuple(mention for p, mention in scored if p == highest or p >= FURTHER_ROLE)

    def _chosen(
        self, name: str, options: list[ArgumentOption], threshold: float
    ) -> tuple[ActorMention | PlaceMention, ...]:
        """The mentions that a yes-or-no model takes, each actor or place once."""
        model = self._models[name]
        yes = model.classes.index("yes")
        chosen: dict[str, ActorMention | PlaceMention] = {}
        for option in options:
            probability = float(model.probabilities(option.observation)[yes])
            known = chosen.get(option.mention.id)
            if probability >= threshold and (
                known is None or known.confidence < probability * option.mention.confidence
            ):
                scored = _scored(option.mention, probability)
                chosen[option.mention.id] = option.mention.model_copy(update=scored)
        return tuple(chosen.values())

    def _share_out(self, scene: Scene, triggers: list[tuple[Candidate, str]]) -> dict[int, dict[str, Count]]:
        """Dead and injured for the attacks of a sentence: each number to the nearest one, those before it first."""
        attacks = [c.index for c, label in triggers if label == "ASSAULT"]
        shared: dict[int, dict[str, Count]] = {}
        for casualty in self._casualties.find(scene.sentence) if attacks else ():
            at = _word_at(scene, casualty)
            trigger = min(attacks, key=lambda i: abs(i - at) if i <= at else abs(i - at) + 2)
            shared.setdefault(trigger, {}).setdefault(casualty.kind, casualty.count)
        return shared


def _word_at(scene: Scene, casualty: Casualty) -> int:
    return next((i for i, word in enumerate(scene.words) if word.end > casualty.cue_start), 0)


def _scored(mention: ActorMention | PlaceMention, probability: float) -> dict[str, float]:
    """The confidence of a mention that a model took as an argument."""
    return {"confidence": round(mention.confidence * min(probability, 1.0), 3)}
