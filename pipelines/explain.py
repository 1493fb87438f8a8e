"""How sentences were read, for people: words, names, what was weighed for each trigger, what was taken and what not."""

from collections.abc import Iterator, Sequence

from graph.records import ActorMention, DateMention, PlaceMention
from pipelines.article import Annotated, Linked
from pipelines.extract.choices import SIDES, Shared, Weighed
from pipelines.extract.events import TRIGGER, Trigger
from pipelines.extract.extractor import Extractor
from pipelines.extract.observation import Observation
from pipelines.extract.relations import TIE
from pipelines.extract.relations import TRIGGER as CUE
from pipelines.extract.scene import Scene

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
        observed = self._extractor.observed(scene)
        for trigger in self._extractor.events.triggers(scene, observed):
            yield from self._trigger(scene, trigger)
        yield from self._relations(scene, observed)

    def _trigger(self, scene: Scene, trigger: Trigger) -> Iterator[str]:
        candidate, label = trigger.candidate, trigger.label
        word = f"  trigger  {scene.words[candidate.index].text}: {candidate.entry.word} ({candidate.entry.form})"
        sure = f"names an event with probability {trigger.probability:.2f}"
        if trigger.probability < TRIGGER:
            yield f"{word}; {sure}, less than {TRIGGER}: none"
            return
        events = self._extractor.events
        yield f"{word}; {sure}: {label}, mode {events.mode(scene, trigger) or 'none'}"
        shares = ", ".join(f"{name} {share:.2f}" for name, share in events.statuses(scene, candidate, label).items())
        yield f"    status {events.status(scene, candidate, label)} ({shares})"
        chooser = events.chooser
        sides = chooser.sides(scene, candidate, label)
        for role, weighed, chosen in zip(SIDES, chooser.weigh_sides(scene, candidate, label), sides, strict=True):
            yield _choice(role, weighed, chosen)
        places = chooser.places(scene, candidate, label)
        yield _choice("place", chooser.weigh_places(scene, candidate, label), places)
        day = chooser.date(scene, candidate, label)
        yield _choice("date", chooser.weigh_dates(scene, candidate, label), [day] if day else [])
        speakers = chooser.speakers(scene, candidate, label)
        yield _choice("says so", chooser.weigh_speakers(scene, candidate, label), speakers)
        if not events.suffices(label, *sides, places):
            yield "    no event after all: neither a side nor, where that would do, a place was found"

    def _relations(self, scene: Scene, observed: Sequence[Observation]) -> Iterator[str]:
        relations = self._extractor.relations
        for candidate, label, probability in relations.cues(scene, observed):
            word = f"  relation {scene.words[candidate.index].text}: {label} with probability {probability:.2f}"
            if probability < CUE:
                yield f"{word}, less than {CUE}: none"
                continue
            ends = relations.ends(scene, candidate, label)
            pairs = "; ".join(f"{subject.text} → {target.text}" for subject, target in ends)
            yield f"{word}; {pairs or f'none, as no two ends have a probability of {TIE}'}"


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
