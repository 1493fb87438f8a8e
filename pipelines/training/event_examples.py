"""Training examples for the extractor's classifiers, out of linked articles and gold annotations."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from graph.records import ActorMention, PlaceMention
from pipelines.article import Annotated, Linked
from pipelines.evaluation.matching import Matcher
from pipelines.extract.arguments import (
    ActorOption,
    PlaceOption,
    actor_options,
    date_options,
    place_options,
    speaker_options,
)
from pipelines.extract.casualties import CasualtyFinder
from pipelines.extract.features import none_features, status_features, trigger_features
from pipelines.extract.observation import Observation
from pipelines.extract.relations import OF_PEOPLE
from pipelines.extract.scene import Candidate, Scene, SceneMaker
from pipelines.extract.tags import word_tags
from pipelines.extract.tolls import Attack, toll_options
from pipelines.pieces import clean

Gold = Mapping[str, Any]
Option = ActorOption | PlaceOption


class Decision(NamedTuple):
    """A question with one answer among the classes of its model."""

    observation: Observation
    label: str


class Choice(NamedTuple):
    """A question that is answered by an option, or by several; the first option is that there is none.

    `right` holds for each role of the model the options that each gold name fits; no name where it is unknown which
    option is right.
    """

    options: list[Observation]
    right: list[list[list[int]]]


@dataclass(slots=True)
class Examples:
    """The questions of an article by model name, and what they are asked about: its words, as the language package
    sees and represents them, with their tags."""

    vectors: list[NDArray[np.float16]] = field(default_factory=list)
    tags: list[list[list[str]]] = field(default_factory=list)
    spellings: list[list[str]] = field(default_factory=list)
    decisions: dict[str, list[Decision]] = field(default_factory=lambda: defaultdict(list))
    choices: dict[str, list[Choice]] = field(default_factory=lambda: defaultdict(list))


class ExampleMaker:
    """Turns gold annotations into examples."""

    def __init__(self, scenes: SceneMaker, matcher: Matcher, casualties: CasualtyFinder) -> None:
        self._scenes = scenes
        self._matcher = matcher
        self._casualties = casualties

    def examples(self, annotated: Annotated, gold: Gold) -> Examples:
        """The examples of one article."""
        examples = Examples()
        scenes = self._scenes.scenes(annotated)
        for scene in scenes:
            given = scene.sentence.vectors
            examples.spellings.append([clean(word.text, 0, len(word.text)).text for word in scene.words])
            examples.vectors.append(np.zeros((len(scene.words), 1), np.float16) if given is None else given)
            examples.tags.append(word_tags(scene))
        events = self._align(scenes, annotated.article.content, gold["events"])
        ties = self._align_relations(scenes, gold["relations"], annotated.article.content)
        for scene in scenes:
            for candidate in scene.candidates:
                at = scene.number, candidate.index
                observed = scene.of_trigger(candidate, trigger_features(scene, candidate))
                event = events.get(at)
                examples.decisions["event"].append(Decision(observed, event["type"] if event else "none"))
                if event:
                    dated = annotated.article.published is not None
                    self._add_event(examples, scene, candidate, event, observed, dated)
                self._add_relation(examples, scene, candidate, ties.get(at, []), observed)
            self._add_tolls(examples, scene, [(c, events.get((scene.number, c.index))) for c in scene.candidates])
        return examples

    def _add_event(
        self, examples: Examples, scene: Scene, candidate: Candidate, gold: Gold, observed: Observation, dated: bool
    ) -> None:
        label = gold["type"]
        examples.decisions["mode"].append(Decision(observed, f"{label}/{gold['mode'] or ''}"))
        told = scene.of_trigger(candidate, status_features(scene, candidate, label))
        examples.decisions["status"].append(Decision(told, gold["status"]))
        none = scene.of_trigger(candidate, none_features(scene, candidate, label))
        for model, options, names in (
            ("role", actor_options(scene, candidate, label), [gold["sources"], gold["targets"]]),
            ("claim", speaker_options(scene, candidate, label), [gold["claimed_by"]]),
            ("place", place_options(scene, candidate, label), [gold["place"]]),
        ):
            listed: list[Option] = list(options)
            if listed:
                right = [self._right(listed, golds) for golds in names]
                examples.choices[model].append(Choice([none, *(o.observation for o in listed)], right))
        dates = list(date_options(scene, candidate, label))
        if dates and dated:
            fitting = [i for i, option in enumerate(dates, 1) if option.mention.value == gold["date"]]
            right = [[fitting] if fitting else []] if gold["date"] else [[[0]]]
            examples.choices["date"].append(Choice([none, *(o.observation for o in dates)], right))

    def _add_tolls(self, examples: Examples, scene: Scene, events: Sequence[tuple[Candidate, Gold | None]]) -> None:
        """Whose the casualties are: of an attack that gold counts as many for, or of none where gold counts none."""
        golds = [(candidate, gold) for candidate, gold in events if gold and gold["type"] == "ASSAULT"]
        attacks = [Attack(candidate, gold["mode"]) for candidate, gold in golds]
        for casualty in self._casualties.find(scene.sentence) if attacks else ():
            told = [gold[casualty.kind] for _, gold in golds]
            fitting = [i for i, count in enumerate(told, 1) if count == [casualty.count.min, casualty.count.max]]
            if fitting or not any(told):
                options = toll_options(scene, attacks, casualty)
                examples.choices["toll"].append(Choice(options, [[fitting or [0]]]))

    def _right(self, options: Sequence[Option], names: Sequence[str]) -> list[list[int]]:
        """The options that each name fits, counted from 1; names that none fits are left out, no name is option 0."""
        fitting = [[i for i, o in enumerate(options, 1) if self._fits_option(name, o)] for name in names]
        return [found for found in fitting if found] if names else [[0]]

    def _add_relation(
        self, examples: Examples, scene: Scene, candidate: Candidate, golds: list[Gold], observed: Observation
    ) -> None:
        if not [t for t in candidate.entry.types if t in RELATIONS]:
            return
        examples.decisions["relation"].append(Decision(observed, golds[0]["type"] if golds else "none"))
        for label in dict.fromkeys(g["type"] for g in golds):
            sides = {side: [g[side] for g in golds if g["type"] == label] for side in ("subject", "object")}
            actors = list(actor_options(scene, candidate, label, context=False))
            if label in OF_PEOPLE:
                actors = [replace(o, mention=o.person) if o.person else o for o in actors]
            options: list[Option] = [*actors, *place_options(scene, candidate, label, context=False)]
            for option, role in zip(options, self._labels(options, sides), strict=True):
                if role is not None:
                    examples.decisions["tie"].append(Decision(option.observation, role))

    def _labels(self, options: Sequence[Option], golds: Mapping[str, list[str]]) -> list[str | None]:
        """The label of each option.

        The nearest one that fits a gold name gets its role, others that fit it get None.
        """
        labels: list[str | None] = ["none"] * len(options)
        for role, names in golds.items():
            for name in names:
                fitting = [i for i, o in enumerate(options) if self._fits(name, o.mention)]
                if not fitting:
                    continue
                best = min(fitting, key=lambda i: options[i].distance)
                for i in fitting:
                    if labels[i] == "none":
                        labels[i] = None
                labels[best] = role
        return labels

    def _fits_option(self, name: str, option: Option) -> bool:
        return self._fits(name, option.mention) or (option.person is not None and self._fits(name, option.person))

    def _fits(self, name: str, mention: ActorMention | PlaceMention) -> bool:
        if isinstance(mention, PlaceMention):
            given = {"text": mention.text}
            return self._matcher.same(name, given) or self._matcher.same(name, {"text": mention.name_ar})
        found = {"id": mention.id, "text": mention.text}
        return self._matcher.same(name, found) or self._matcher.written(name, mention.text)

    def _align(self, found: list[Scene], content: str, golds: list[Gold]) -> dict[tuple[int, int], Gold]:
        """Gold events by sentence number and word index of the candidate that stands for their trigger."""
        aligned: dict[tuple[int, int], Gold] = {}
        for gold in golds:
            spans = list(_occurrences(content, gold["sentence"], gold["trigger"]))
            options = [at for start, end in spans for at in _candidates_in(found, start, end)]
            free = next((at for at in options if at not in aligned), None)
            if free is not None:
                aligned[free] = gold
        return aligned

    def _align_relations(
        self, found: list[Scene], golds: list[Gold], content: str
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
