"""Training examples for the extractor's classifiers, out of linked articles and gold annotations."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from graph.records import ActorMention, PlaceMention
from pipelines.article import Annotated
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
from pipelines.extract.scene import Candidate, Scene, SceneMaker
from pipelines.extract.tags import word_referents, word_tags
from pipelines.extract.ties import SYMMETRIC, Pair, pairs
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
    sees and represents them, with their tags and what they stand for."""

    vectors: list[NDArray[np.float16]] = field(default_factory=list)
    tags: list[list[list[str]]] = field(default_factory=list)
    spellings: list[list[str]] = field(default_factory=list)
    referents: list[list[str]] = field(default_factory=list)
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
            examples.referents.append(word_referents(scene))
        events = self._align(scenes, annotated.article.content, gold["events"])
        for scene in scenes:
            for candidate in scene.candidates:
                at = scene.number, candidate.index
                observed = scene.of_trigger(candidate, trigger_features(scene, candidate))
                event = events.get(at)
                examples.decisions["event"].append(Decision(observed, event["type"] if event else "none"))
                if event:
                    dated = annotated.article.published is not None
                    self._add_event(examples, scene, candidate, event, observed, dated)
            self._add_pairs(examples, scene, gold["relations"], annotated.article.content)
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
        """Whose the casualties are: of an attack that gold counts as many for, or of none where gold counts none.

        Only attacks that happened have any.
        """
        happened = [(candidate, gold) for candidate, gold in events if gold and gold["status"] == "asserted"]
        golds = [(candidate, gold) for candidate, gold in happened if gold["type"] == "ASSAULT"]
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

    def _add_pairs(self, examples: Examples, scene: Scene, golds: list[Gold], content: str) -> None:
        """What each pair of mentions is said to be; nothing for those that fit a relation which a nearer pair has."""
        found = pairs(scene)
        labels: list[str | None] = ["none"] * len(found)
        for gold in golds:
            start = content.find(gold["sentence"])
            if start < 0 or scene.sentence.start >= start + len(gold["sentence"]) or scene.sentence.end <= start:
                continue
            fitting = [i for i, pair in enumerate(found) if self._fits_pair(gold, pair)]
            best = min(fitting, key=lambda i: found[i].apart, default=None)
            for i in fitting:
                if i == best:
                    labels[i] = gold["type"]
                elif labels[i] == "none":
                    labels[i] = None
        for pair, label in zip(found, labels, strict=True):
            if label is not None:
                examples.decisions["pair"].append(Decision(pair.observed, label))

    def _fits_pair(self, gold: Gold, pair: Pair) -> bool:
        label = gold["type"]
        if label not in pair.fitting:
            return False
        ends = [(gold["subject"], gold["object"])]
        if label in SYMMETRIC:  # has no order: the one of the text is taken
            if pair.object.first < pair.subject.first:
                return False
            ends.append((gold["object"], gold["subject"]))
        person = pair.subject.person
        return any(
            (self._fits(subject, pair.subject.mention) or (person is not None and self._fits(subject, person)))
            and self._fits(other, pair.object.mention)
            for subject, other in ends
        )

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
