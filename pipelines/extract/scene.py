"""A sentence as the extractor looks at it.

Its trigger candidates, its actors and places, and those of the sentences before.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from graph.records import ActorMention, DateMention, PlaceMention
from graph.seeds import Seeds
from pipelines.article import Annotated, Linked, M, Sentence, Word
from pipelines.extract.dates import DateFinder, FoundDate
from pipelines.extract.lexicon import Entry, ReportingWords, TriggerLexicon
from pipelines.extract.word_vectors import WordVectors

CONTEXT_ACTORS = 4
CONTEXT_PLACES = 2
CONTEXT_SPEAKERS = 2
"""How many actors, places and speakers of the sentences before may be taken up, the last ones first."""

SPEAKER_REACH = 4
"""How many words after a word of saying its speaker may stand."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word that may be a trigger: its index in the sentence's words and its lexicon entry."""

    index: int
    entry: Entry


@dataclass(slots=True)
class Scene:
    """One sentence with what stands around it.

    `number` counts sentences from 0; `earlier_*` are ordered from the last back.
    `reports` are the indices of words of saying (`قال`, `وفق`); a speaker is an actor that stood beside one.
    `first_date` is the first date of the article, wherever it stands; `vectors` are those of
    all of its words.
    """

    sentence: Sentence
    number: int
    candidates: list[Candidate]
    earlier_actors: list[ActorMention]
    earlier_places: list[PlaceMention]
    reports: frozenset[int] = frozenset()
    earlier_speakers: list[ActorMention] = field(default_factory=list)
    dates: list[FoundDate] = field(default_factory=list)
    first_date: DateMention | None = None
    vectors: WordVectors = field(default_factory=WordVectors)
    actor_at: dict[int, Linked[ActorMention]] = field(default_factory=dict)
    place_at: dict[int, Linked[PlaceMention]] = field(default_factory=dict)
    candidate_at: dict[int, Candidate] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.actor_at = {i: a for a in self.sentence.actors for i in range(a.first, a.last + 1)}
        self.place_at = {i: p for p in self.sentence.places for i in range(p.first, p.last + 1)}
        self.candidate_at = {c.index: c for c in self.candidates}

    @property
    def words(self) -> tuple[Word, ...]:
        return self.sentence.words

    def folded(self, index: int) -> str:
        """The folded word at `index`, a mark outside the sentence."""
        return self.words[index].folded if 0 <= index < len(self.words) else "#"


class SceneMaker:
    """Makes scenes of the sentences of an article."""

    def __init__(self, seeds: Seeds) -> None:
        self._lexicon = TriggerLexicon.load(seeds)
        self._reporting = ReportingWords(seeds)
        self._dates = DateFinder(seeds)

    def scenes(self, annotated: Annotated) -> Iterator[Scene]:
        """The sentences of one article as scenes, in order."""
        actors: dict[str, ActorMention] = {}
        places: dict[str, PlaceMention] = {}
        speakers: dict[str, ActorMention] = {}
        dates = [self._dates.find(sentence, annotated.article.published) for sentence in annotated.sentences]
        first_date = next((found.mention for in_sentence in dates for found in in_sentence), None)
        vectors = WordVectors(annotated.sentences)
        for number, sentence in enumerate(annotated.sentences):
            scene = Scene(
                sentence,
                number,
                [Candidate(index, entry) for index, entry in self._lexicon.find(sentence.words)],
                list(reversed(actors.values()))[:CONTEXT_ACTORS],
                list(reversed(places.values()))[:CONTEXT_PLACES],
                self._reporting.find(sentence.words),
                list(reversed(speakers.values()))[:CONTEXT_SPEAKERS],
                dates[number],
                first_date,
                vectors,
            )
            yield scene
            _remember(actors, (a.mention for a in sentence.actors))
            _remember(places, (p.mention for p in sentence.places))
            _remember(speakers, (a.mention for a in sentence.actors if report_distance(scene, a) <= SPEAKER_REACH))


def _remember(seen: dict[str, M], mentions: Iterable[M]) -> None:
    """Put `mentions` at the end of what was seen, each actor or place once."""
    for mention in mentions:
        seen.pop(mention.id, None)
        seen[mention.id] = mention


def report_distance(scene: Scene, linked: Linked[ActorMention]) -> int:
    """How many words part an actor from the word of saying before it; a large number where there is none."""
    return min((linked.first - i for i in scene.reports if i < linked.first), default=1000)
