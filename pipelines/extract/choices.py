"""Which mentions have the roles of an event: who did it to whom, where, when, and who says so.

A role is a choice among its options and that it stays empty: the model gives each a share, and the shares add up to 1.
Mentions of one actor, place or day put theirs together.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import TypeVar

from graph.records import ActorMention, DateMention, PlaceMention
from pipelines.extract.arguments import ArgumentOption, T, actor_options, date_options, place_options, speaker_options
from pipelines.extract.certainty import SCALES, Said, Scale
from pipelines.extract.classifier import Classifier
from pipelines.extract.features import none_features
from pipelines.extract.lists import in_one_voice, on_one_side
from pipelines.extract.observation import Observation
from pipelines.extract.saying import tellers
from pipelines.extract.scene import Candidate, Scene, Trigger
from pipelines.extract.syntax import actor_lists
from pipelines.extract.weighed import EMPTY, FURTHER, Shared, Weighed

SIDES = ("source", "target")
"""The roles that are chosen together, as nobody is both; in the order of the classes of their model."""

_SIDES: tuple[Said, Said] = ("sources", "targets")

TELLS = 0.2
"""The probability from which one of those who tell the clause of an event says so, and nobody else."""

Named = TypeVar("Named", ActorMention, PlaceMention)
Options = Callable[[Scene, Candidate, str], Iterable[ArgumentOption[T]]]


@dataclass(frozen=True, slots=True)
class Roles:
    """The roles of a trigger as the models see them, and who and what has them.

    Source and target have the same actors in the same order. `tellers` are the ids of those who may tell its clause.
    """

    source: Weighed[ActorMention]
    target: Weighed[ActorMention]
    place: Weighed[PlaceMention]
    speaker: Weighed[ActorMention]
    day: Weighed[DateMention]
    tellers: frozenset[str]
    scales: Mapping[Said, Scale]

    def sides(self) -> tuple[tuple[ActorMention, ...], tuple[ActorMention, ...]]:
        """Sources and targets: the likeliest pair of two actors, or of one and none, and those likely beside them."""
        sides = [self.source, self.target]
        best = _best_pair(sides)
        sources, targets = (self._scored(said, _side(sides, best, side)) for side, said in enumerate(_SIDES))
        return sources, targets

    def places(self) -> tuple[PlaceMention, ...]:
        """Where it happened."""
        return self._scored("places", _several("place", self.place))

    def speakers(self) -> tuple[ActorMention, ...]:
        """Who says that it happened."""
        return self._scored("claimed_by", _several("claim", self.telling()))

    def telling(self) -> Weighed[ActorMention]:
        """Those who may say that it happened: who tells its clause, where one of them is likely to."""
        options = [option for option in self.speaker.options if option.mention.id in self.tellers]
        likely = any(option.probability >= TELLS for option in options)
        return self.speaker._replace(options=options) if likely else self.speaker

    def date(self) -> DateMention | None:
        """When it happened."""
        likeliest = self._likeliest_day()
        return likeliest.mention if likeliest and likeliest.share >= EMPTY[self.date_rule] * self.day.empty else None

    @property
    def date_rule(self) -> str:
        """Which of EMPTY decides whether the likeliest date is taken."""
        likeliest = self._likeliest_day()
        return "date elsewhere" if likeliest and likeliest.elsewhere else "date"

    def _likeliest_day(self) -> Shared[DateMention] | None:
        return max(self.day.options, key=lambda day: day.share, default=None)

    def _scored(self, said: Said, chosen: Iterable[Shared[Named]]) -> tuple[Named, ...]:
        """The mentions, each with the confidence that it is this one, and has this role."""
        return tuple(one.mention.model_copy(update={"confidence": self._confidence(said, one)}) for one in chosen)

    def _confidence(self, said: Said, one: Shared[Named]) -> float:
        return round(self.scales[said](one.mention.confidence * min(max(one.share, one.probability), 1.0)), 3)


class Chooser:
    """Chooses who and what has the roles of triggers that were read as events."""

    def __init__(self, models: Mapping[str, Classifier], scales: Mapping[Said, Scale] = SCALES) -> None:
        self._models = models
        self._scales = scales

    def roles(self, triggers: Sequence[Trigger], modes: Sequence[str | None]) -> list[Roles]:
        """The roles of triggers of one article, in order; `modes` are those of the events that they name."""
        none = [t.scene.of_trigger(t.candidate, none_features(t.scene, t.candidate, t.label)) for t in triggers]
        sides = self._weigh("role", triggers, none, actor_options)
        places = self._weigh("place", triggers, none, place_options)
        speakers = self._weigh("claim", triggers, none, speaker_options)
        days = self._weigh("date", triggers, none, date_options)
        told = zip(triggers, modes, sides, places, speakers, days, strict=True)
        return [
            self._roles(trigger, source, _in_person(target, trigger, mode), place, speaker, day)
            for trigger, mode, (source, target), [place], [speaker], [day] in told
        ]

    def _roles(
        self,
        trigger: Trigger,
        source: Weighed[ActorMention],
        target: Weighed[ActorMention],
        place: Weighed[PlaceMention],
        speaker: Weighed[ActorMention],
        day: Weighed[DateMention],
    ) -> Roles:
        lists = actor_lists(trigger.scene)
        source, target = on_one_side(source, target, lists, trigger.label)
        telling = tellers(trigger.scene, trigger.candidate)
        voices = [members for members in lists if _named_once(trigger.scene, members)]
        return Roles(source, target, place, in_one_voice(speaker, voices), day, telling, self._scales)

    def _weigh(
        self, model: str, triggers: Sequence[Trigger], none: Sequence[Observation], options: Options[T]
    ) -> list[list[Weighed[T]]]:
        """Each role of a model, for each trigger; all are scored at once, as that takes far less time."""
        if not triggers:
            return []
        listed: list[list[ArgumentOption[T]]] = [list(options(t.scene, t.candidate, t.label)) for t in triggers]
        asked: list[Observation] = []
        starts: list[int] = []
        for empty, offered in zip(none, listed, strict=True):
            starts.append(len(asked))
            asked.append(empty)
            asked += [option.observation for option in offered]
        shares, probabilities = self._models[model].choose(asked, triggers[0].scene.vectors, starts)
        roles = list(zip(shares.T.tolist(), probabilities.T.tolist(), strict=True))
        return [
            [Weighed(own[start], _together(offered, own[start + 1 :], each[start + 1 :])) for own, each in roles]
            for offered, start in zip(listed, starts, strict=True)
        ]


def _together(
    options: Iterable[ArgumentOption[T]], shares: Iterable[float], probabilities: Iterable[float]
) -> list[Shared[T]]:
    """The mentions of the same as one, the likeliest of them that stands in the text, with what they have together."""
    found: dict[str, list[tuple[float, float, ArgumentOption[T]]]] = {}
    for option, share, probability in zip(options, shares, probabilities, strict=False):
        mention = option.mention
        key = mention.value if isinstance(mention, DateMention) else mention.id
        found.setdefault(key, []).append((share, probability, option))
    return [_as_one(of_same) for of_same in found.values()]


def _as_one(of_same: Sequence[tuple[float, float, ArgumentOption[T]]]) -> Shared[T]:
    share, probability, option = of_same[0]
    if len(of_same) > 1:
        elsewhere = max(of_same, key=itemgetter(0))[2].elsewhere
        _, _, option = max(of_same, key=lambda told: (told[2].mention.text != "", told[0]))  # publication has no words
        option = option._replace(elsewhere=elsewhere)
        share = sum(told[0] for told in of_same)
        probability = max(told[1] for told in of_same)
    return Shared(option.mention, share, probability, option.person, option.elsewhere)


def _named_once(scene: Scene, ids: frozenset[str]) -> bool:
    """Whether a sentence names each of these actors in one place alone."""
    return sum(linked.mention.id in ids for linked in scene.sentence.actors) == len(ids)


def _in_person(target: Weighed[ActorMention], trigger: Trigger, mode: str | None) -> Weighed[ActorMention]:
    """The targets of a trigger, with people for what they hold an office of where it was done to themselves.

    Who is named before the accusation may have acted in office: `قرار ترامب الذي اعتبرته تركيا خيانة`.
    """
    if trigger.label == "ACCUSE":
        start = trigger.scene.words[trigger.candidate.index].start
    elif trigger.label == "COERCE" or mode in ("killing", "abduction"):
        start = 0
    else:
        return target
    found = [o._replace(mention=o.person) if o.person and o.person.start >= start else o for o in target.options]
    return target._replace(options=found)


def _best_pair(sides: list[Weighed[ActorMention]]) -> tuple[int | None, int | None]:
    """The indices of the likeliest source and target, which are not the same actor; None where that is none."""
    sources, targets = ([EMPTY["role"] * side.empty, *(o.share for o in side.options)] for side in sides)
    likeliest = sorted(range(len(targets)), key=targets.__getitem__, reverse=True)[:2]  # of which one is another actor
    different = [(s * targets[j], i, j) for i, s in enumerate(sources) for j in likeliest if i != j or not i]
    _, source, target = max(different, key=itemgetter(0))
    return source - 1 if source else None, target - 1 if target else None


def _side(
    sides: list[Weighed[ActorMention]], best: tuple[int | None, int | None], side: int
) -> Iterator[Shared[ActorMention]]:
    """The likeliest actor of a side and those beside it; none where it stays empty."""
    if best[side] is None:
        return
    for i, (own, other) in enumerate(zip(sides[side].options, sides[1 - side].options, strict=True)):
        beside = i not in best and own.probability >= FURTHER["role"] and own.share > other.share
        if i == best[side] or beside:
            yield own


def _several(model: str, weighed: Weighed[Named]) -> list[Shared[Named]]:
    """The likeliest mention and those likely beside it, unless that there is none is likelier."""
    highest = max((option.share for option in weighed.options), default=0.0)
    if highest < EMPTY[model] * weighed.empty:
        return []
    return [o for o in weighed.options if o.share == highest or o.probability >= FURTHER[model]]
