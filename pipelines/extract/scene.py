"""A sentence as the extractor looks at it.

Its trigger candidates, its actors and places, and those of the sentences around it.
"""

from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np
from numpy.typing import NDArray

from graph.records import ActorMention, DateMention, PlaceMention, Span
from graph.seeds import Seeds
from pipelines.article import Annotated, Linked, M, Sentence, Word
from pipelines.extract.dates import DateFinder, FoundDate
from pipelines.extract.elsewhere import Elsewhere
from pipelines.extract.lexicon import Entry, ReportingWords, TriggerLexicon
from pipelines.extract.observation import FeatureGroup, Observation, WordRows

CONTEXT_ACTORS = 6
CONTEXT_PLACES = 4
CONTEXT_SPEAKERS = 4
"""How many actors, places and speakers of the sentences before may be taken up, the last ones first."""

LATER_ACTORS = 4
LATER_SENTENCES = 2
"""How many actors of how many sentences behind may be anticipated, as headlines do, the first ones first."""

OTHER_DATES = 5
"""How many dates of other sentences an event may have."""

AnyLinked = Linked[ActorMention] | Linked[PlaceMention]

SPEAKER_REACH = 6
"""How many words after a word of saying its speaker may stand."""

NO_REPORT = 1000


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word that may be a trigger: its index in the sentence's words and its lexicon entry; `last` is another index
    where a wrong cut made two words of it."""

    index: int
    entry: Entry
    last: int


@dataclass(frozen=True, slots=True)
class OtherDate:
    """A date of another sentence, `away` sentences on (back where negative), with the possible triggers there."""

    found: FoundDate
    away: int
    first: bool
    lemmas: frozenset[str]


@dataclass(slots=True)
class Scene:
    """One sentence with what stands around it.

    `number` counts sentences from 0; `earlier_*` are ordered from the last back; `later_actors` are named behind only.
    `reports` are the indices of words of saying (`قال`, `وفق`); a speaker is an actor that stood beside one.
    `other_dates` are the dates of the article that stand in other sentences, each day once and the nearest sentence's
    first; `published` is its own. `rows` counts the words of the article, and `vectors` (words, size) are
    what Context makes of them, None until it has read them. `report_distances` says how many words part an actor, known
    by its first word, from the word of saying before it: NO_REPORT where there is none.
    """

    sentence: Sentence
    number: int
    candidates: list[Candidate]
    earlier_actors: list[ActorMention]
    earlier_places: list[PlaceMention]
    reports: frozenset[int] = frozenset()
    earlier_speakers: list[ActorMention] = field(default_factory=list)
    later_actors: list[ActorMention] = field(default_factory=list)
    dates: list[FoundDate] = field(default_factory=list)
    other_dates: list[OtherDate] = field(default_factory=list)
    published: DateMention | None = None
    rows: WordRows = field(default_factory=WordRows)
    actors_elsewhere: Elsewhere = field(default_factory=lambda: Elsewhere((), (), ()))
    places_elsewhere: Elsewhere = field(default_factory=lambda: Elsewhere((), (), ()))
    vectors: NDArray[np.float32] | None = None
    actor_at: dict[int, Linked[ActorMention]] = field(default_factory=dict)
    place_at: dict[int, Linked[PlaceMention]] = field(default_factory=dict)
    candidate_at: dict[int, Candidate] = field(default_factory=dict)
    report_distances: dict[int, int] = field(default_factory=dict)
    words: tuple[Word, ...] = ()
    heads: dict[tuple[int, bool], AnyLinked] = field(default_factory=dict, init=False)
    """The first members of coordinations, as far as they were worked out: by the first word of a member, and whether
    it is an actor."""
    ways: dict[tuple[int, int, bool], str] = field(default_factory=dict, init=False)
    """How such heads are tied to triggers, as far as it was worked out: by trigger, first word, and whether an
    actor."""
    lists: list[frozenset[str]] | None = field(default=None, init=False)
    """The lists of actors, None where they were not yet worked out; see `actor_lists`."""
    _forms: list[str] = field(init=False)
    _candidate_indices: list[int] = field(init=False)
    _actor_firsts: list[int] = field(init=False)
    _place_firsts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.words = self.sentence.words
        self._forms = [word.folded for word in self.words]
        self._candidate_indices = sorted(candidate.index for candidate in self.candidates)
        self._actor_firsts = sorted(actor.first for actor in self.sentence.actors)
        self._place_firsts = sorted(place.first for place in self.sentence.places)
        self.actor_at = {i: a for a in self.sentence.actors for i in range(a.first, a.last + 1)}
        self.place_at = {i: p for p in self.sentence.places for i in range(p.first, p.last + 1)}
        self.candidate_at = {c.index: c for c in self.candidates}
        self.report_distances = {
            a.first: min((a.first - i for i in self.reports if i < a.first), default=NO_REPORT)
            for a in self.sentence.actors
        }

    def folded(self, index: int) -> str:
        """The folded word at `index`, a mark outside the sentence."""
        return self._forms[index] if 0 <= index < len(self._forms) else "#"

    def between(self, start: int, end: int) -> list[str]:
        """The folded words of the sentence from `start` to before `end`."""
        return self._forms[max(start, 0) : max(end, 0)]

    def candidates_between(self, start: int, end: int) -> int:
        """How many candidates there are from `start` to before `end`."""
        return _within(self._candidate_indices, start, end)

    def alike_between(self, mention: ActorMention | PlaceMention, start: int, end: int) -> int:
        """How many mentions of the sort of `mention` begin from `start` to before `end`."""
        firsts = self._actor_firsts if isinstance(mention, ActorMention) else self._place_firsts
        return _within(firsts, start, end)

    def span(self, candidate: Candidate) -> Span:
        """Where a possible trigger stands."""
        start, end = self.words[candidate.index].start, self.words[candidate.last].end
        text = self.sentence.text[start - self.sentence.start : end - self.sentence.start]
        return Span(text=text, start=start, end=end)

    def of_trigger(self, candidate: Candidate, groups: Sequence[FeatureGroup]) -> Observation:
        """An observation of a trigger alone."""
        row = self.rows.firsts[self.number] + candidate.index
        return Observation(groups, (row, row + 1))

    def of_mention(self, candidate: Candidate, groups: Sequence[FeatureGroup], start: int, end: int) -> Observation:
        """An observation of a trigger and a mention, which is from `start` to `end` in the article, in any sentence."""
        row = self.rows.firsts[self.number] + candidate.index
        return Observation(groups, (row, row + 1), self.rows.between(start, end))

    def elsewhere(self, mention: ActorMention | PlaceMention) -> Elsewhere:
        """What the article says in other sentences of mentions of this sort."""
        return self.actors_elsewhere if isinstance(mention, ActorMention) else self.places_elsewhere

    def of_two(self, groups: Sequence[FeatureGroup], one: AnyLinked, other: AnyLinked) -> Observation:
        """An observation of two mentions of this sentence, the first one in place of a trigger."""
        row = self.rows.firsts[self.number]
        return Observation(groups, (row + one.first, row + one.last + 1), (row + other.first, row + other.last + 1))


def _within(numbers: Sequence[int], start: int, end: int) -> int:
    """How many of ascending `numbers` are from `start` to before `end`."""
    return max(bisect_left(numbers, end) - bisect_left(numbers, start), 0)


@dataclass(frozen=True, slots=True)
class Trigger:
    """A candidate of a scene, what was observed of it, and the type that it most likely names.

    `probability` is that of its naming any event at all.
    """

    scene: Scene
    candidate: Candidate
    observed: Observation
    label: str
    probability: float


def observed_candidates(
    scenes: Sequence[Scene], observed: Sequence[Sequence[Observation]]
) -> Iterator[tuple[Scene, Candidate, Observation]]:
    """The candidates of scenes, each with its scene and what was observed of it."""
    for scene, observations in zip(scenes, observed, strict=True):
        for candidate, observation in zip(scene.candidates, observations, strict=True):
            yield scene, candidate, observation


class SceneMaker:
    """Makes scenes of the sentences of an article."""

    def __init__(self, seeds: Seeds) -> None:
        self._lexicon = TriggerLexicon.load(seeds)
        self._reporting = ReportingWords(seeds)
        self._dates = DateFinder(seeds)

    def scenes(self, annotated: Annotated) -> list[Scene]:
        """The sentences of one article as scenes, in order."""
        return list(self._scenes(annotated))

    def _scenes(self, annotated: Annotated) -> Iterator[Scene]:
        actors: dict[str, ActorMention] = {}
        places: dict[str, PlaceMention] = {}
        speakers: dict[str, ActorMention] = {}
        sentences = annotated.sentences
        dates = [self._dates.find(sentence, annotated.article.published) for sentence in sentences]
        words = [list(self._lexicon.find(s.words)) for s in sentences]
        candidates = [
            [Candidate(index, entry, self._lexicon.last(sentence.words, index, entry)) for index, entry in found]
            for sentence, found in zip(sentences, words, strict=True)
        ]
        published = _published(annotated.article.published)
        rows = WordRows(sentences)
        actors_elsewhere = Elsewhere(sentences, words, [s.actors for s in sentences])
        places_elsewhere = Elsewhere(sentences, words, [s.places for s in sentences])
        for number, sentence in enumerate(sentences):
            scene = Scene(
                sentence,
                number,
                candidates[number],
                list(reversed(actors.values()))[:CONTEXT_ACTORS],
                list(reversed(places.values()))[:CONTEXT_PLACES],
                self._reporting.find(sentence.words),
                list(reversed(speakers.values()))[:CONTEXT_SPEAKERS],
                _later(sentences, number, actors),
                dates[number],
                _other_dates(dates, candidates, number),
                published,
                rows,
                actors_elsewhere,
                places_elsewhere,
            )
            yield scene
            _remember(actors, (a.mention for a in sentence.actors))
            _remember(places, (p.mention for p in sentence.places))
            _remember(
                speakers, (a.mention for a in sentence.actors if scene.report_distances[a.first] <= SPEAKER_REACH)
            )


def _later(sentences: Sequence[Sentence], number: int, known: Container[str]) -> list[ActorMention]:
    """The actors of the sentences behind sentence `number` that neither it nor those before it name."""
    later: dict[str, ActorMention] = {}
    here = {linked.mention.id for linked in sentences[number].actors}
    for sentence in sentences[number + 1 : number + 1 + LATER_SENTENCES]:
        for linked in sentence.actors:
            if linked.mention.id not in known and linked.mention.id not in here:
                later.setdefault(linked.mention.id, linked.mention)
    return list(later.values())[:LATER_ACTORS]


def _published(day: date | None) -> DateMention | None:
    return None if day is None else DateMention(value=day.isoformat(), precision="day", text="")


def _other_dates(dates: list[list[FoundDate]], candidates: list[list[Candidate]], number: int) -> list[OtherDate]:
    """The dates of the sentences around sentence `number`, those before it first where they are as near."""
    seen = {found.mention.value for found in dates[number]}
    first = next((found for in_sentence in dates for found in in_sentence), None)
    others = []
    dated = (at for at, found in enumerate(dates) if found)
    for at in sorted(dated, key=lambda at: (abs(at - number), at > number)):
        for found in dates[at]:
            if found.mention.value not in seen:
                seen.add(found.mention.value)
                lemmas = frozenset(candidate.entry.word for candidate in candidates[at])
                others.append(OtherDate(found, at - number, found is first, lemmas))
    return others[:OTHER_DATES]


def _remember(seen: dict[str, M], mentions: Iterable[M]) -> None:
    """Put `mentions` at the end of what was seen, each actor or place once."""
    for mention in mentions:
        seen.pop(mention.id, None)
        seen[mention.id] = mention
