"""Training examples for the extractor's classifiers, out of linked articles and gold annotations."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from graph.records import ActorMention, PlaceMention
from pipelines.article import Annotated, Linked
from pipelines.evaluation.matching import Matcher
from pipelines.extract.arguments import ArgumentOption, actor_options, date_options, place_options, speaker_options
from pipelines.extract.features import status_features, trigger_features
from pipelines.extract.observation import Observation, of_trigger
from pipelines.extract.relations import OF_PEOPLE
from pipelines.extract.scene import Candidate, Scene, SceneMaker

Gold = Mapping[str, Any]


@dataclass(slots=True)
class Examples:
    """Observations and labels by classifier name; `groups` tells which article an example is from."""

    observations: dict[str, list[Observation]] = field(default_factory=lambda: defaultdict(list))
    labels: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    groups: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def add(self, model: str, observation: Observation, label: str, group: int) -> None:
        """Add one example."""
        self.observations[model].append(observation)
        self.labels[model].append(label)
        self.groups[model].append(group)


class ExampleMaker:
    """Turns gold annotations into examples."""

    def __init__(self, scenes: SceneMaker, matcher: Matcher) -> None:
        self._scenes = scenes
        self._matcher = matcher

    def add(self, examples: Examples, annotated: Annotated, gold: Gold, group: int) -> None:
        """Add the examples of one article."""
        found = list(self._scenes.scenes(annotated))
        content = annotated.article.content
        events = self._align(found, content, gold["events"])
        ties = self._align_relations(found, content, gold["relations"])
        for scene in found:
            for candidate in scene.candidates:
                at = scene.number, candidate.index
                observed = of_trigger(scene, candidate, trigger_features(scene, candidate))
                golds = events.get(at, [])
                examples.add("event", observed, golds[0]["type"] if golds else "none", group)
                if golds:
                    self._add_event(examples, scene, candidate, golds[0], observed, group)
                self._add_relation(examples, scene, candidate, ties.get(at, []), observed, group)

    def _add_event(
        self, examples: Examples, scene: Scene, candidate: Candidate, gold: Gold, observed: Observation, group: int
    ) -> None:
        label = gold["type"]
        examples.add("mode", observed, f"{label}/{gold['mode'] or ''}", group)
        told = of_trigger(scene, candidate, status_features(scene, candidate, label))
        examples.add("status", told, gold["status"], group)
        options = list(actor_options(scene, candidate, label))
        roles = self._labels(options, {"source": gold["sources"], "target": gold["targets"]})
        for option, role in zip(options, roles, strict=True):
            if role is not None:
                examples.add("role", option.observation, role, group)
        speakers = list(speaker_options(scene, candidate, label))
        for option, claim in zip(speakers, self._labels(speakers, {"yes": gold["claimed_by"]}), strict=True):
            if claim is not None:
                examples.add("claim", option.observation, claim, group)
        for mention, dated in date_options(scene, candidate, label):
            examples.add("date", dated, "yes" if mention.value == gold["date"] else "no", group)
        places = list(place_options(scene, candidate, label))
        for place, right in zip(places, self._labels(places, {"yes": gold["place"]}), strict=True):
            if right is not None:
                examples.add("place", place.observation, right, group)

    def _add_relation(
        self,
        examples: Examples,
        scene: Scene,
        candidate: Candidate,
        golds: list[Gold],
        observed: Observation,
        group: int,
    ) -> None:
        types = [t for t in candidate.entry.types if t in RELATIONS]
        if not types:
            return
        examples.add("relation", observed, golds[0]["type"] if golds else "none", group)
        for label in dict.fromkeys(g["type"] for g in golds):
            sides = {
                "subject": [g["subject"] for g in golds if g["type"] == label],
                "object": [g["object"] for g in golds if g["type"] == label],
            }
            options = [
                *actor_options(scene, candidate, label, context=False),
                *place_options(scene, candidate, label, context=False),
            ]
            if label in OF_PEOPLE:
                options = [replace(o, mention=o.person) if o.person else o for o in options]
            for option, role in zip(options, self._labels(options, sides), strict=True):
                if role is not None:
                    examples.add("tie", option.observation, role, group)

    def _labels(self, options: Sequence[ArgumentOption], golds: Mapping[str, list[str]]) -> list[str | None]:
        """The label of each option.

        The nearest one that fits a gold name gets its role, others that fit it get None.
        """
        negative = "no" if set(golds) == {"yes"} else "none"
        labels: list[str | None] = [negative] * len(options)
        for role, names in golds.items():
            for name in names:
                fitting = [i for i, o in enumerate(options) if self._fits(name, o.mention)]
                if not fitting:
                    continue
                best = min(fitting, key=lambda i: options[i].distance)
                for i in fitting:
                    if labels[i] == negative:
                        labels[i] = None
                labels[best] = role
        return labels

    def _fits(self, name: str, mention: ActorMention | PlaceMention) -> bool:
        if isinstance(mention, PlaceMention):
            given = {"text": mention.text}
            return self._matcher.same(name, given) or self._matcher.same(name, {"text": mention.name_ar})
        return self._matcher.same(name, {"id": mention.id, "text": mention.text})

    def _align(self, found: list[Scene], content: str, golds: list[Gold]) -> dict[tuple[int, int], list[Gold]]:
        """Gold events by sentence number and word index of the candidate that stands for their trigger."""
        aligned: dict[tuple[int, int], list[Gold]] = {}
        for gold in golds:
            spans = list(_occurrences(content, gold["sentence"], gold["trigger"]))
            options = [at for start, end in spans for at in _candidates_in(found, start, end)]
            free = next((at for at in options if at not in aligned), None)
            if free is not None:
                aligned[free] = [gold]
        return aligned

    def _align_relations(
        self, found: list[Scene], content: str, golds: list[Gold]
    ) -> dict[tuple[int, int], list[Gold]]:
        aligned: dict[tuple[int, int], list[Gold]] = defaultdict(list)
        for gold in golds:
            start = content.find(gold["sentence"])
            for scene in found:
                if start < 0 or scene.sentence.start >= start + len(gold["sentence"]) or scene.sentence.end <= start:
                    continue
                index = self._relation_cue(scene, gold)
                if index is not None:
                    aligned[scene.number, index].append(gold)
                    break
        return aligned

    def _relation_cue(self, scene: Scene, gold: Gold) -> int | None:
        cues = [c for c in scene.candidates if gold["type"] in c.entry.types]
        ends = [self._positions(scene, gold[side]) for side in ("subject", "object")]
        if not cues or not all(ends):
            return None
        return min(cues, key=lambda c: sum(min(abs(c.index - p) for p in end) for end in ends)).index

    def _positions(self, scene: Scene, name: str) -> list[int]:
        mentions: list[Linked[ActorMention] | Linked[PlaceMention]] = [*scene.sentence.actors, *scene.sentence.places]
        return [
            linked.first
            for linked in mentions
            if self._fits(name, linked.mention) or (linked.person is not None and self._fits(name, linked.person))
        ]


RELATIONS = frozenset(
    ("SUPPORTS", "ALLIED_WITH", "OPPOSES", "PART_OF", "LEADS", "SPEAKS_FOR", "CONTROLS", "PRESENT_IN")
)


def _occurrences(content: str, sentence: str, trigger: str) -> Iterator[tuple[int, int]]:
    start = content.find(sentence)
    while start >= 0:
        at = sentence.find(trigger)
        while at >= 0:
            yield start + at, start + at + len(trigger)
            at = sentence.find(trigger, at + 1)
        start = content.find(sentence, start + 1)


def _candidates_in(found: list[Scene], start: int, end: int) -> Iterator[tuple[int, int]]:
    for scene in found:
        if scene.sentence.end <= start or scene.sentence.start >= end:
            continue
        for candidate in scene.candidates:
            word = scene.words[candidate.index]
            if word.start < end and word.end > start:
                yield scene.number, candidate.index
