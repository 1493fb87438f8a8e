"""How sentences were read, for people: words, names, what was weighed for each trigger, what was taken and what not."""

from collections.abc import Iterator, Sequence

from graph.records import ActorMention, DateMention, PlaceMention
from pipelines.article import Annotated, Linked
from pipelines.extract.choices import Shared, Weighed
from pipelines.extract.events import TRIGGER, status_of
from pipelines.extract.extractor import Extractor
from pipelines.extract.relations import TIE, stated
from pipelines.extract.scene import Scene, Trigger

LEAST = 0.02
"""The share from which an option is worth a mention."""


class Explainer:
    """Tells in lines of text how the extract stage reads linked articles."""

    def __init__(self, extractor: Extractor) -> None:
        self._extractor = extractor

    def __call__(self, annotated: Annotated, number: int | None = None) -> Iterator[str]:
        """The lines of all sentences, or of the one with `number`, counted from 0."""
        for scene in self._extractor.scenes(annotated):
            if number in (None, scene.number):
                yield from self._sentence(scene)
                yield ""

    def _sentence(self, scene: Scene) -> Iterator[str]:
        sentence = scene.sentence
        yield f"[{scene.number}] {sentence.text}"
        yield f"  words    {' '.join(('+' if word.joined else '') + word.text for word in sentence.words)}"
        names = (f"{name.text} ({name.label})" for name in sentence.names)
        actors, places = map(_linked, sentence.actors), map(_linked, sentence.places)
        dates = (f"{found.mention.text} = {found.mention.value}" for found in scene.dates)
        for title, parts in (("names", names), ("actors", actors), ("places", places), ("dates", dates)):
            if text := "; ".join(parts):
                yield f"  {title:8} {text}"
        observed = [self._extractor.observed(scene)]
        triggers = self._extractor.events.triggers([scene], observed)
        for trigger, lines in zip(triggers, self._triggers(triggers), strict=True):
            candidate = trigger.candidate
            word = f"  trigger  {scene.words[candidate.index].text}: {candidate.entry.word} ({candidate.entry.form})"
            sure = f"names an event with probability {trigger.probability:.2f}"
            if trigger.probability < TRIGGER:
                yield f"{word}; {sure}, less than {TRIGGER}: none"
            else:
                yield f"{word}; {sure}: {trigger.label}, {lines[0]}"
                yield from lines[1:]
        yield from self._tolls(scene, [trigger for trigger in triggers if trigger.probability >= TRIGGER])
        yield from self._relations(scene)

    def _triggers(self, triggers: Sequence[Trigger]) -> Iterator[list[str]]:
        """What is told of each trigger beyond its type."""
        events = self._extractor.events
        modes = events.modes(triggers)
        told = zip(triggers, modes, events.statuses(triggers), events.chooser.roles(triggers, modes), strict=True)
        for trigger, mode, statuses, roles in told:
            shares = ", ".join(f"{name} {share:.2f}" for name, share in statuses.items())
            (sources, targets), places, day = roles.sides(), roles.places(), roles.date()
            lines = [
                f"mode {mode or 'none'}",
                f"    status {status_of(statuses)} ({shares})",
                _choice("source", roles.source, sources),
                _choice("target", roles.target, targets),
                _choice("place", roles.place, places),
                _choice("date", roles.day, [day] if day else []),
                _choice("says so", roles.speaker, roles.speakers()),
            ]
            if not events.suffices(trigger.label, sources, targets, places):
                lines.append("    no event after all: neither a side nor, where that would do, a place was found")
            yield lines

    def _tolls(self, scene: Scene, triggers: Sequence[Trigger]) -> Iterator[str]:
        """Whose each number of dead or injured is."""
        events = self._extractor.events
        statuses = [status_of(shares) for shares in events.statuses(triggers)]
        [(attacks, tolls)] = events.tolls([scene], triggers, events.modes(triggers), statuses)
        words = [scene.words[attack.candidate.index].text for attack in attacks]
        for toll in tolls:
            casualty, taken = toll.casualty, toll.attack
            told = [
                f"{'*' if number == taken else ''}{word} {share:.2f}"
                for number, (word, share) in enumerate(zip(words, toll.shares, strict=True))
            ]
            least, most = casualty.count.min, casualty.count.max
            count = f"{least}" if least == most else "-".join("" if end is None else str(end) for end in (least, most))
            none = f"{'*' if taken is None else ''}none {toll.empty:.2f}"
            yield f"  {casualty.kind:8} {count}: {'; '.join([*told, none])}"

    def _relations(self, scene: Scene) -> Iterator[str]:
        """The pairs of mentions that may be tied, the likeliest first."""
        [ties] = self._extractor.relations.ties([scene])
        taken = stated(ties)
        for tie in sorted(ties, key=lambda tie: tie.probability, reverse=True):
            if tie.probability >= LEAST:
                ends = f"{tie.pair.subject_of(tie.label).text} → {tie.pair.object.mention.text}"
                less = (
                    f", less than {TIE}: none"
                    if tie.probability < TIE
                    else ", and is told already, or its subject has a surer one: none"
                )
                why = "" if any(tie is other for other in taken) else less
                yield f"  relation {ends}: {tie.label} with probability {tie.probability:.2f}{why}"


def _choice(
    role: str,
    weighed: Weighed[ActorMention] | Weighed[PlaceMention] | Weighed[DateMention],
    chosen: Sequence[ActorMention | PlaceMention | DateMention],
) -> str:
    """A role with its options, the likeliest first; `*` stands before what was taken."""
    taken = {_key(mention) for mention in chosen}
    options: list[Shared[ActorMention] | Shared[PlaceMention] | Shared[DateMention]] = [*weighed.options]
    options.sort(key=lambda option: option.share, reverse=True)
    told = [
        f"{'*' if _key(o.mention) in taken else ''}{o.mention.text or 'publication'} ({_key(o.mention)}) {o.share:.2f}"
        for o in options
        if o.share >= LEAST or _key(o.mention) in taken
    ]
    none = f"{'' if taken else '*'}none {weighed.empty:.2f}"
    return f"    {role:8} {'; '.join([*told, none])}"


def _key(mention: ActorMention | PlaceMention | DateMention) -> str:
    return mention.value if isinstance(mention, DateMention) else mention.id


def _linked(linked: Linked[ActorMention] | Linked[PlaceMention]) -> str:
    return f"{linked.mention.text} = {linked.mention.id} ({linked.by})"
