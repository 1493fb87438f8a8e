"""How sentences were read, for people: words, names, what was weighed for each trigger, what was taken and what not."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from graph.records import ActorMention, Count, DateMention, Event, PlaceMention, Relation
from pipelines.article import Annotated, Article, Linked, Reading
from pipelines.extract.choices import SIDES, Roles
from pipelines.extract.events import TRIGGER
from pipelines.extract.extractor import Extractor
from pipelines.extract.relations import Tie, stated
from pipelines.extract.scene import Scene, Trigger
from pipelines.extract.statuses import STATUS, Stated
from pipelines.extract.tie_words import cue_of
from pipelines.extract.ties import SYMMETRIC
from pipelines.extract.tolls import Attack, Toll
from pipelines.extract.weighed import EMPTY, FURTHER, Shared, Weighed
from pipelines.merge import distinct, merge, repetitions

LEAST = 0.02
"""The share from which an option is worth a mention."""

Mention = ActorMention | PlaceMention | DateMention


class _Read(NamedTuple):
    """The records that the extract stage makes of an article, and what the merge stage makes of them.

    Events are known by their start and type, relations by the start of their sentence, type and ends; those `kept` by
    id. `repeats` has the numbers of sentences that repeat another one, each with that of the other.
    """

    events: dict[tuple[int, str], Event]
    relations: dict[tuple[int, str, str, str], Relation]
    kept: dict[str, Event]
    repeats: dict[int, int]

    def left_out(self, number: int) -> str:
        """That what sentence `number` says is left out; nothing where it is not."""
        return f"; repeats sentence {self.repeats[number]}: left out" if number in self.repeats else ""

    def same(self, event: Event) -> str:
        """With which other event of its sentence one is the same, and so left out; nothing where it is kept."""
        if event.id in self.kept:
            return ""
        same = next((one for one in self.kept.values() if len(distinct((one, event))) == 1), event)
        return f"; the same as {same.trigger.text}: left out"


class Explainer:
    """Tells in lines of text how the extract stage reads linked articles, and what the merge stage leaves out."""

    def __init__(self, extractor: Extractor) -> None:
        self._extractor = extractor

    def __call__(self, annotated: Annotated, number: int | None = None) -> Iterator[str]:
        """The lines of all sentences, or of the one with `number`, counted from 0."""
        scenes = self._extractor.scenes(annotated)
        shown = scenes if number is None else scenes[number : number + 1]
        if not shown:
            return
        read = self._read(annotated.article, scenes)
        for scene in shown:
            yield from self._sentence(scene, read)
            yield ""

    def _read(self, article: Article, scenes: Sequence[Scene]) -> _Read:
        """What is read in the whole article, as a sentence may repeat any other one that says something."""
        observed = [self._extractor.observed(scene) for scene in scenes]
        events = [e for found in self._extractor.events.read(article, scenes, observed) for e in found]
        relations = [r for found in self._extractor.relations.read(article, scenes) for r in found]
        statements: tuple[Event | Relation, ...] = (*events, *relations)
        [merged] = merge([Reading(article, statements)])
        numbers = {(scene.sentence.start, scene.sentence.end): scene.number for scene in scenes}
        return _Read(
            {(event.trigger.start, event.type): event for event in events},
            {(tie.start, tie.type, tie.subject.id, tie.object.id): tie for tie in relations},
            {event.id: event for event in merged.statements if isinstance(event, Event)},
            {numbers[one]: numbers[other] for one, other in repetitions(statements).items()},
        )

    def _sentence(self, scene: Scene, read: _Read) -> Iterator[str]:
        yield from _mentions(scene)
        events = self._extractor.events
        triggers = events.triggers([scene], [self._extractor.observed(scene)])
        named = [trigger for trigger in triggers if trigger.probability >= TRIGGER]
        modes, statuses = events.modes(named), events.statuses.read(named)
        weighed = iter(zip(modes, statuses, events.chooser.roles(named, modes), strict=True))
        for trigger in triggers:
            if trigger.probability < TRIGGER:
                yield f"{_trigger(trigger)}, less than {TRIGGER}: none"
                continue
            mode, stated, roles = next(weighed)
            yield f"{_trigger(trigger)}: {trigger.label}, mode {mode or 'none'}"
            yield f"    event    {_event(trigger, read)}"
            yield f"    status   {_status(stated)}"
            yield from _roles(roles)
        [(attacks, tolls)] = events.tolls([scene], named, modes, [stated.status for stated in statuses])
        yield from _tolls(scene, attacks, tolls)
        [ties] = self._extractor.relations.ties([scene])
        yield from _relations(scene, ties, read)


def _mentions(scene: Scene) -> Iterator[str]:
    """A sentence with its words, and what is named in it."""
    sentence = scene.sentence
    yield f"[{scene.number}] {sentence.text}"
    yield f"  words    {' '.join(('+' if word.joined else '') + word.text for word in sentence.words)}"
    names = (f"{name.text} ({name.label})" for name in sentence.names)
    actors, places = map(_linked, sentence.actors), map(_linked, sentence.places)
    dates = (f"{found.mention.text} = {found.mention.value}" for found in scene.dates)
    for title, parts in (("names", names), ("actors", actors), ("places", places), ("dates", dates)):
        if text := "; ".join(parts):
            yield f"  {title:8} {text}"


def _linked(linked: Linked[ActorMention] | Linked[PlaceMention]) -> str:
    return f"{linked.mention.text} = {linked.mention.id} ({linked.by})"


def _trigger(trigger: Trigger) -> str:
    text, entry = trigger.scene.span(trigger.candidate).text, trigger.candidate.entry
    return f"  trigger  {text}: {entry.word} ({entry.form}); names an event with probability {trigger.probability:.2f}"


def _event(trigger: Trigger, read: _Read) -> str:
    """What the record of an event says beyond what was weighed, and whether there is one."""
    found = read.events.get((trigger.scene.span(trigger.candidate).start, trigger.label))
    if found is None:
        return "none after all: neither a side nor, where that would do, a place was found"
    event = read.kept.get(found.id, found)
    told = [f"confidence {event.confidence:.2f}", f"rule: {event.rule}"]
    told += [f"{kind} {_count(n)}" for kind, n in (("killed", event.killed), ("injured", event.injured)) if n]
    if event.weapons:
        told.append(f"weapons {', '.join(event.weapons)}")
    return "; ".join(told) + (read.left_out(trigger.scene.number) or read.same(event))


def _count(count: Count) -> str:
    least, most = ("" if end is None else str(end) for end in (count.min, count.max))
    return least if least == most else f"{least}-{most}"


def _status(stated: Stated) -> str:
    """The statuses, the likeliest first; `*` stands before the one that was taken, behind them what ruled them."""
    taken, ruling = stated.status, stated.ruling
    told = []
    for name, share in sorted(stated.shares.items(), key=lambda told: told[1], reverse=True):
        enough = "" if name == "asserted" else f", {_against(share, STATUS)}"
        if name == taken:
            told.append(f"*{name} {share:.2f}{enough}")
        elif share >= LEAST:
            told.append(f"{name} {share:.2f}{enough}")
    return "; ".join(told) + (f"; ruled {ruling.status} by {ruling.word}" if ruling else "")


def _against(number: float, threshold: float) -> str:
    return f"{'at least' if number >= threshold else 'less than'} {threshold}"


def _roles(roles: Roles) -> Iterator[str]:
    """Each role with its options."""
    weighed, sides = (roles.source, roles.target), roles.sides()
    for side, name in enumerate(SIDES):
        other = 1 - side
        barred = _barred(weighed[side], weighed[other], sides[other], SIDES[other])
        yield _role(name, "role", weighed[side], sides[side], barred)
    day = roles.date()
    yield _role("place", "place", roles.place, roles.places(), {})
    yield _role("date", roles.date_rule, roles.day, [day] if day else [], {})
    telling = {option.mention.id for option in roles.telling().options}
    silent = {o.mention.id: ", not who tells the clause" for o in roles.speaker.options if o.mention.id not in telling}
    yield _role("says so", "claim", roles.speaker, roles.speakers(), silent)


def _barred(
    here: Weighed[ActorMention], there: Weighed[ActorMention], chosen: Sequence[ActorMention], side: str
) -> dict[str, str]:
    """Why actors, by their id here, are not on a side though they are likely: that they are on the other, `side`."""
    ids = {mention.id for mention in chosen}
    barred = {}
    for own, other in zip(here.options, there.options, strict=True):
        if other.mention.id in ids:
            barred[own.mention.id] = f", taken as {side}"
        elif own.probability >= FURTHER["role"] and own.share <= other.share:
            barred[own.mention.id] = f", likelier as {side}"
    return barred


def _role(
    role: str,
    model: str,
    weighed: Weighed[ActorMention] | Weighed[PlaceMention] | Weighed[DateMention],
    chosen: Sequence[Mention],
    barred: Mapping[str, str],
) -> str:
    """A role with its options, the likeliest first; `*` stands before what was taken.

    `barred` says why options, by id, are not on this side.
    """
    taken = {_key(mention) for mention in chosen}
    options: list[Shared[ActorMention] | Shared[PlaceMention] | Shared[DateMention]] = [*weighed.options]
    options = [option for option in options if option.share >= LEAST or _key(option.mention) in taken]
    options.sort(key=lambda option: option.share, reverse=True)
    likeliest = next((_key(option.mention) for option in options if _key(option.mention) in taken), None)
    told = []
    for option in options:
        key, text = _key(option.mention), option.mention.text or "publication"
        why = barred.get(key, "") if key not in taken else ""
        if not why and model in FURTHER and likeliest not in (None, key):
            why = f", by itself {option.probability:.2f}, {_against(option.probability, FURTHER[model])}"
        told.append(f"{'*' if key in taken else ''}{text} ({key}) {option.share:.2f}{why}")
    none = _none(model, weighed.empty, not taken, [option.share for option in options])
    return f"    {role:8} {'; '.join([*told, none])}"


def _none(model: str, share: float, taken: bool, others: Sequence[float]) -> str:
    """That a role stays empty, with what counts of its share where that may decide against `others`."""
    counts = EMPTY[model] * share
    weighs = others and (taken or share >= max(others))
    return f"{'*' if taken else ''}none {share:.2f}{f', counts {EMPTY[model]} of that: {counts:.2f}' if weighs else ''}"


def _key(mention: Mention) -> str:
    return mention.value if isinstance(mention, DateMention) else mention.id


def _tolls(scene: Scene, attacks: Sequence[Attack], tolls: Sequence[Toll]) -> Iterator[str]:
    """Whose each number of dead or injured is."""
    words = [scene.span(attack.candidate).text for attack in attacks]
    for toll in tolls:
        told = [
            f"{'*' if number == toll.attack else ''}{word} {share:.2f}"
            for number, (word, share) in enumerate(zip(words, toll.shares, strict=True))
        ]
        none = _none("toll", toll.empty, toll.attack is None, toll.shares)
        yield f"  {toll.casualty.kind:8} {_count(toll.casualty.count)}: {'; '.join([*told, none])}"


def _relations(scene: Scene, ties: Sequence[Tie], read: _Read) -> Iterator[str]:
    """The pairs of mentions that may be tied, the likeliest first."""
    taken = stated(ties)
    for tie in sorted(ties, key=lambda tie: tie.probability, reverse=True):
        if tie.probability >= LEAST:
            subject, other = tie.pair.subject_of(tie.label), tie.pair.object.mention
            cue = cue_of(scene, tie.pair, tie.label)
            by = f"cue {scene.span(cue).text}" if cue else "no cue"
            if any(tie is one for one in taken):
                record = read.relations.get((scene.sentence.start, tie.label, subject.id, other.id))
                said = f"; confidence {record.confidence:.2f}{read.left_out(scene.number)}" if record else ""
            else:
                said = f", {_unstated(tie, taken)}: none"
            ends = f"{subject.text} ({subject.id}) → {other.text} ({other.id})"
            yield f"  relation {ends}: {tie.label} with probability {tie.probability:.2f}, {by}{said}"


def _unstated(tie: Tie, taken: Sequence[Tie]) -> str:
    """Why a tie is none of those that were taken."""
    if tie.probability < tie.least:
        return f"less than {tie.least}"
    ends = _ends(tie)
    if ends[0] == ends[1]:
        return "both ends are the same"
    told = {(one.label, *_ends(one)) for one in taken}
    return "told already" if (tie.label, *ends) in told else "its subject has a surer one"


def _ends(tie: Tie) -> tuple[str, ...]:
    ends = tie.pair.subject_of(tie.label).id, tie.pair.object.mention.id
    return tuple(sorted(ends)) if tie.label in SYMMETRIC else ends
