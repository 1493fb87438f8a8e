"""An incident: one event with everything that is reported of it, side by side."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Literal, NamedTuple

from graph.edges import Mention
from graph.incidents.copies import Sketch, sources
from graph.records import Count, Document, Event
from graph.statements import Statements

Victims = Literal["killed", "injured"]


class Toll(NamedTuple):
    """A number of victims over several reports: the lowest and the highest that any tells, and the best one.

    The best is what most independent sources tell; of several, what was published last; then the higher one.
    """

    best: int
    low: int
    high: int


@dataclass(frozen=True)
class Claim:
    """What one report says of an incident: `by` are those who say it, by name; its outlet where it names none."""

    event: Event
    document: Document

    @property
    def by(self) -> tuple[str, ...]:
        named = tuple(actor.name_ar for actor in self.event.claimed_by)
        return named or ((self.document.source,) if self.document.source else ())


@dataclass(frozen=True)
class Incident:
    """One event, as one or more reports tell it: `events` in order of their articles' dates.

    `id` is that of the report whose id sorts first, so that it stays as long as that one does. `documents` are the
    articles of the reports by id, `sketches` of those whose text is known; copies of one wire story are one source.
    """

    events: tuple[Event, ...]
    documents: Mapping[str, Document] = field(repr=False)
    sketches: Mapping[str, Sketch] = field(repr=False, default_factory=dict)

    @classmethod
    def of(
        cls, events: Iterable[Event], documents: Mapping[str, Document], sketches: Mapping[str, Sketch]
    ) -> "Incident":
        """The incident that these reports tell of; they need not be in order."""
        ordered = sorted(events, key=lambda event: (_published(documents[event.doc]), event.doc, event.start, event.id))
        known = {id_: documents[id_] for id_ in sorted({event.doc for event in ordered})}
        return cls(tuple(ordered), known, {id_: sketches[id_] for id_ in known if id_ in sketches})

    @property
    def id(self) -> str:
        return min(event.id for event in self.events)

    @property
    def type(self) -> str:
        return self.events[0].type

    @property
    def days(self) -> tuple[str, ...]:
        """The dates that its reports tell, each as exact as they do, in order."""
        return tuple(sorted({event.date.value for event in self.events if event.date}))

    @property
    def claims(self) -> tuple[Claim, ...]:
        """What each report says, in order of publication."""
        return tuple(Claim(event, self.documents[event.doc]) for event in self.events)

    @property
    def denials(self) -> tuple[Claim, ...]:
        """The reports that say it did not happen."""
        return tuple(claim for claim in self.claims if claim.event.status == "negated")

    @cached_property
    def sources(self) -> tuple[tuple[Document, ...], ...]:
        """Its articles, near-copies of one story together: each group is one source."""
        alone = [[id_] for id_ in self.documents if id_ not in self.sketches]
        return tuple(tuple(self.documents[id_] for id_ in ids) for ids in (*sources(self.sketches), *alone))

    @property
    def outlets(self) -> tuple[str, ...]:
        """Who published it, each once."""
        return tuple(dict.fromkeys(document.source for document in self.documents.values() if document.source))

    @property
    def killed(self) -> Toll | None:
        """The number of dead; None where no report tells one."""
        return self._toll("killed")

    @property
    def injured(self) -> Toll | None:
        """The number of injured; None where no report tells one."""
        return self._toll("injured")

    def named(self, role: Literal["sources", "targets", "places"]) -> tuple[Mention, ...]:
        """Every actor or place in a role, each once, those that most reports name first."""
        mentions: dict[str, Mention] = {}
        count: Counter[str] = Counter()
        for event in self.events:
            for mention in getattr(event, role):
                mentions.setdefault(mention.id, mention)
                count[mention.id] += 1
        return tuple(mentions[id_] for id_ in sorted(mentions, key=lambda id_: (-count[id_], id_)))

    def statements(self) -> Statements:
        """The reports, with their evidence."""
        return Statements(self.events, self.documents)

    def _toll(self, victims: Victims) -> Toll | None:
        told = [(event, count) for event in self.events if (count := getattr(event, victims))]
        ends = [end for _, count in told for end in (count.min, count.max) if end is not None]
        return Toll(self._best(told), min(ends), max(ends)) if ends else None

    def _best(self, told: list[tuple[Event, Count]]) -> int:
        source = {document.id: index for index, group in enumerate(self.sources) for document in group}
        backing: dict[int, set[int]] = {}
        latest: dict[int, date] = {}
        for event, count in told:
            number = count.max if count.min is None else count.min
            if number is not None:
                backing.setdefault(number, set()).add(source[event.doc])
                latest[number] = max(latest.get(number, date.min), _published(self.documents[event.doc]))
        return max(backing, key=lambda number: (len(backing[number]), latest[number], number))


def _published(document: Document) -> date:
    return document.published or date.min
