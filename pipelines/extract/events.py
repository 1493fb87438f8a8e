"""Reading the events of a sentence."""

import hashlib
import itertools
from collections.abc import Mapping, Sequence

from graph.ontology import Ontology
from graph.records import ActorMention, Count, Event, Status
from graph.seeds import Seeds
from pipelines.article import Article
from pipelines.extract.certainty import SCALES, Said, Scale
from pipelines.extract.choices import Chooser, Roles
from pipelines.extract.classifier import Classifier
from pipelines.extract.observation import Observation
from pipelines.extract.scene import Scene, Trigger, observed_candidates
from pipelines.extract.statuses import Stated, StatusReader
from pipelines.extract.tolls import Attack, Toll, TollReader, counts_of
from pipelines.extract.weapons import Weapons

TRIGGER = 0.5
"""Probability from which a candidate counts as an event.

It was chosen on a third of the annotated articles, with models of the others.
"""

PLACE_SUFFICES = frozenset(("ASSAULT", "SEIZE", "COERCE", "MOBILIZE", "RETREAT", "PROTEST"))
"""Types that need no actor where they have a place."""


def statement_id(*parts: object) -> str:
    """A stable id: the same parts give the same id in every run."""
    return hashlib.sha256("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()[:16]


class EventReader:
    """Reads events: which candidates name one, of what type, with whom, where, when, and who says so."""

    def __init__(
        self,
        models: Mapping[str, Classifier],
        ontology: Ontology,
        seeds: Seeds,
        scales: Mapping[Said, Scale] = SCALES,
    ) -> None:
        self._models = models
        self._scales = scales
        self.chooser = Chooser(models, scales)
        self.statuses = StatusReader(models["status"], seeds)
        self._ontology = ontology
        self._weapons = Weapons(seeds)
        self._tolls = TollReader(models["toll"], seeds)

    @property
    def types(self) -> tuple[str, ...]:
        """The event types that are told apart, and `none`."""
        return self._models["event"].classes

    def read(
        self, article: Article, scenes: Sequence[Scene], observed: Sequence[Sequence[Observation]]
    ) -> list[list[Event]]:
        """The events of each sentence of an article, in the order of their triggers.

        `observed` are the candidates of each sentence.
        """
        triggers = [trigger for trigger in self.triggers(scenes, observed) if trigger.probability >= TRIGGER]
        modes = self.modes(triggers)
        stated = self.statuses.read(triggers)
        told = zip(triggers, modes, stated, self.chooser.roles(triggers, modes), strict=True)
        statuses = [one.status for one in stated]
        counts = list(itertools.starmap(counts_of, self.tolls(scenes, triggers, modes, statuses)))
        events: list[list[Event]] = [[] for _ in scenes]
        for trigger, mode, one, roles in told:
            number, index = trigger.scene.number, trigger.candidate.index
            event = self._event(article, trigger, mode, one, roles, counts[number].get(index, {}))
            if event is not None:
                events[number].append(event)
        return events

    def triggers(self, scenes: Sequence[Scene], observed: Sequence[Sequence[Observation]]) -> list[Trigger]:
        """Every candidate with its likeliest event type, and the probability that it names an event at all."""
        seen = list(observed_candidates(scenes, observed))
        if not seen:
            return []
        model = self._models["event"]
        none = model.classes.index("none")
        found = model.probabilities([told for _, _, told in seen], scenes[0].vectors).tolist()
        triggers = []
        for (scene, candidate, told), shares in zip(seen, found, strict=True):
            best = max((i for i in range(len(shares)) if i != none), key=shares.__getitem__)
            triggers.append(Trigger(scene, candidate, told, model.classes[best], 1 - shares[none]))
        return triggers

    def _event(
        self,
        article: Article,
        trigger: Trigger,
        mode: str | None,
        stated: Stated,
        roles: Roles,
        counts: Mapping[str, Count],
    ) -> Event | None:
        label, candidate, scene = trigger.label, trigger.candidate, trigger.scene
        (sources, targets), places = roles.sides(), roles.places()
        if not self.suffices(label, sources, targets, places):
            return None
        word, sentence = scene.span(candidate), scene.sentence
        by_state = any(source.kind == "state" for source in sources)
        return Event(
            id=statement_id(article.id, article.sha256, word.start, label),
            doc=article.id,
            sentence=sentence.text,
            start=sentence.start,
            end=sentence.end,
            trigger=word,
            type=label,
            mode=mode,
            codes=self._ontology.codes(label, mode, by_state),
            sources=sources,
            targets=targets,
            places=places,
            date=roles.date(),
            status=stated.status,
            claimed_by=roles.speakers(),
            killed=counts.get("killed") or self._named_dead(trigger, mode, stated.status, targets),
            injured=counts.get("injured"),
            weapons=self._weapons.near(scene, candidate.index) if label == "ASSAULT" else (),
            confidence=round(self._scales["events"](trigger.probability), 3),
            rule=f"lexicon {candidate.entry.word} ({candidate.entry.form}), classifiers{_ruled(stated)}",
        )

    def _named_dead(
        self, trigger: Trigger, mode: str | None, status: Status, killed: Sequence[ActorMention]
    ) -> Count | None:
        """How many were killed where all of them are told by name: `اغتيال رفيق الحريري` is one."""
        if mode != "killing" or status != "asserted" or not killed:
            return None
        return self._tolls.named(trigger.scene, trigger.candidate, killed)

    def suffices(
        self, label: str, sources: Sequence[object], targets: Sequence[object], places: Sequence[object]
    ) -> bool:
        """Whether these arguments make an event of the type `label`."""
        return bool(sources or targets or (places and label in PLACE_SUFFICES))

    def modes(self, triggers: Sequence[Trigger]) -> list[str | None]:
        """The likeliest mode of each event's type; None where it has none."""
        model = self._models["mode"]
        if not triggers:
            return []
        found = model.scores([t.observed for t in triggers], triggers[0].scene.vectors).tolist()
        return [_likeliest_mode(model.classes, t.label, shares) for t, shares in zip(triggers, found, strict=True)]

    def tolls(
        self,
        scenes: Sequence[Scene],
        triggers: Sequence[Trigger],
        modes: Sequence[str | None],
        statuses: Sequence[Status],
    ) -> list[tuple[list[Attack], list[Toll]]]:
        """The attacks of each sentence that are said to have happened, and the casualties.

        `modes` and `statuses` are those of the events that `triggers` name.
        """
        attacks: list[list[Attack]] = [[] for _ in scenes]
        first = scenes[0].number if scenes else 0  # not 0 where one sentence alone is asked about
        for trigger, mode, status in zip(triggers, modes, statuses, strict=True):
            if trigger.label == "ASSAULT" and status == "asserted":
                attacks[trigger.scene.number - first].append(Attack(trigger.candidate, mode))
        return list(zip(attacks, self._tolls.read(scenes, attacks), strict=True))


def _ruled(stated: Stated) -> str:
    ruling = stated.ruling
    return f", status by {ruling.word}" if ruling and ruling.status == stated.status else ""


def _likeliest_mode(classes: Sequence[str], label: str, scores: Sequence[float]) -> str | None:
    options = [i for i, name in enumerate(classes) if name.startswith(f"{label}/")]
    best = max(options, key=lambda i: scores[i], default=None)
    return None if best is None else classes[best].partition("/")[2] or None
