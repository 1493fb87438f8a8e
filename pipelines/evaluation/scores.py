"""The scores of what was read, and what was read otherwise than the gold has it."""

from collections import defaultdict
from dataclasses import dataclass, field

from graph.records import Event, Relation
from pipelines.evaluation.mistakes import Mistake
from pipelines.evaluation.names import ROLES, Gold

EVENT_MEASURES = ("detect", "lenient", "both", "full")


@dataclass(slots=True)
class Tally:
    """Counts of right, found and gold items."""

    right: int = 0
    found: int = 0
    gold: int = 0

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def add(self, right: int, found: int, gold: int) -> None:
        """Count more items."""
        self.right += right
        self.found += found
        self.gold += gold


@dataclass(frozen=True, slots=True)
class Retyped:
    """A gold event whose trigger was read as an event of another type."""

    doc: str
    gold: Gold
    event: Event


@dataclass(slots=True)
class Scores:
    """Tallies by measure and, for detection, by event type, and the errors behind them.

    `fields` counts, of the pairs that `both` matched, where a field is right and where gold or reading gives it.
    `mistakes` are the wrong arguments of all that was detected. A gold event that was not is `retyped` or, with its
    article, `missed`; what was found beside the gold and is no retyped one is `false`. `confidences` are those of all
    events, of the arguments of events that were detected, and of relations, each with whether it was right.
    """

    measures: dict[str, Tally] = field(
        default_factory=lambda: {m: Tally() for m in (*EVENT_MEASURES, "edges", "relations")}
    )
    types: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    fields: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    mistakes: list[Mistake] = field(default_factory=list)
    missed: list[tuple[str, Gold]] = field(default_factory=list)
    retyped: list[Retyped] = field(default_factory=list)
    false: list[Event] = field(default_factory=list)
    missed_relations: list[tuple[str, Gold]] = field(default_factory=list)
    false_relations: list[Relation] = field(default_factory=list)
    confidences: dict[str, list[tuple[float, bool]]] = field(
        default_factory=lambda: {name: [] for name in ("events", *(role.read for role in ROLES), "relations")}
    )
