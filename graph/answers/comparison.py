"""Two actors side by side: what each does and suffers, what is said of it and by it, and where accounts part."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from graph.answers.neighbors import counted
from graph.evidence import Evidence
from graph.found import Found
from graph.html import html_text, isolated, rtl_table
from graph.nodes import ActorNode
from graph.records import Event
from graph.statements import Statements

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Profile:
    """An actor, the statements in which it acts (`does`) or is acted on (`suffers`), and what it claims (`says`).

    `claimed` are those of `does` that somebody claims.
    """

    actor: ActorNode
    does: Found
    suffers: Found
    says: Found
    claimed: Found

    @property
    def types(self) -> Counter[str]:
        """How often it does what."""
        return self.does.types

    @cached_property
    def targets(self) -> Counter[str]:
        """To whom, by name."""
        return self.does.named("target", "object")

    @cached_property
    def places(self) -> Counter[str]:
        """Where, by name."""
        return self.does.named("place")

    @cached_property
    def claimants(self) -> Counter[str]:
        """Who claims that it does something, by name."""
        return self.does.named("claimant")


class Dispute(NamedTuple):
    """Statements of one type, place and day that do not all say the same, or that not all the same say."""

    type: str
    place: str
    day: str
    statements: Statements


@dataclass(frozen=True)
class Comparison:
    """The profiles of two actors, and `disputes`: what is told of the same type, place and day in several ways."""

    a: Profile
    b: Profile

    @cached_property
    def disputes(self) -> tuple[Dispute, ...]:
        """What they do, suffer or claim of one type, place and day, where claimants, sides, dead or status differ."""
        groups: defaultdict[tuple[str, str, str], list[Event]] = defaultdict(list)
        meeting = self._told.meeting()
        for statement in meeting:
            if isinstance(statement, Event) and statement.date and statement.date.precision == "day":
                for place in statement.places:
                    groups[statement.type, place.name_ar, statement.date.value].append(statement)
        parted = ((key, told) for key, told in sorted(groups.items()) if len(set(map(_account, told))) > 1)
        return tuple(Dispute(*key, Statements(told, meeting.documents)) for key, told in parted)

    def evidence(self) -> Evidence:
        """The sentences of all that the two do, suffer and say, each statement once."""
        return self._told.evidence()

    def to_pandas(self) -> "pd.DataFrame":
        """One row a statement, as in `Statements.to_pandas`, after the `actor` and its `role`: does, suffers, says."""
        import pandas as pd

        tables = []
        for profile, role in product((self.a, self.b), ("does", "suffers", "says")):
            table = getattr(profile, role).to_pandas()
            table.insert(0, "actor", profile.actor.name)
            table.insert(1, "role", role)
            tables.append(table)
        joined: pd.DataFrame = pd.concat([table for table in tables if len(table)] or tables[:1], ignore_index=True)
        return joined

    def __repr__(self) -> str:
        lines = (f"{name}: {a or '–'} | {b or '–'}" for name, a, b in self._rows())
        return "\n".join([f"{self.a.actor.name} | {self.b.actor.name}", *lines, f"{len(self.disputes)} disputes"])

    def _repr_html_(self) -> str:
        rows = ([html_text(name), isolated(a), isolated(b)] for name, a, b in self._rows())
        heads = ("", self.a.actor.name_ar, self.b.actor.name_ar)
        disputes = (
            f"<h4>{isolated(d.type)} · {isolated(d.place)} · {isolated(d.day)}</h4>{d.statements._repr_html_()}"
            for d in self.disputes
        )
        return rtl_table("side by side", heads, rows) + f'<div dir="rtl">{"".join(disputes)}</div>'

    def _rows(self) -> Iterator[tuple[str, str, str]]:
        for name, of in _ROWS:
            yield name, counted(of(self.a)), counted(of(self.b))

    @property
    def _told(self) -> Found:
        """All that the two do, suffer and say, each statement once."""
        first, *others = (part for p in (self.a, self.b) for part in (p.does, p.suffers, p.says))
        return first.joined(*others)


_ROWS: tuple[tuple[str, Callable[[Profile], Counter[str]]], ...] = (
    ("does", lambda p: p.types),
    ("to whom", lambda p: p.targets),
    ("where", lambda p: p.places),
    ("is claimed to do", lambda p: p.claimed.types),
    ("as claimed by", lambda p: p.claimants),
    ("suffers", lambda p: p.suffers.types),
    ("says", lambda p: p.says.types),
)


def _account(event: Event) -> tuple[object, ...]:
    ends = (frozenset(actor.id for actor in actors) for actors in (event.claimed_by, event.sources, event.targets))
    return (event.status, event.killed, *ends)
