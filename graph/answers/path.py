"""The way from one node to another."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.evidence import Evidence
from graph.html import isolated, rtl_table
from graph.nodes import Node
from graph.statements import Statements

if TYPE_CHECKING:
    import pandas as pd

Beside = Callable[[str], Mapping[str, Counter[str]]]
"""From the id of a node to those beside it, with the numbers of statements between."""


@dataclass(frozen=True)
class Path:
    """A way of as few steps as there is: its nodes from end to end, and what holds between each and the next.

    Both are empty where there is no way.
    """

    nodes: tuple[Node, ...]
    steps: tuple[Statements, ...]

    def __len__(self) -> int:
        """The number of steps."""
        return len(self.steps)

    def __repr__(self) -> str:
        return " – ".join(node.name for node in self.nodes) or "no way between the two"

    def evidence(self) -> Evidence:
        """The sentences of all steps, in their order."""
        return Evidence(quote for step in self.steps for quote in step.evidence())

    def to_pandas(self) -> "pd.DataFrame":
        """The statements of all steps, one a row as in `Statements.to_pandas`, after the `step` and its two ends."""
        import pandas as pd

        tables = []
        for number, (tail, head, step) in enumerate(zip(self.nodes, self.nodes[1:], self.steps, strict=False), start=1):
            table = step.to_pandas()
            table.insert(0, "step", number)
            table.insert(1, "from", tail.name)
            table.insert(2, "to", head.name)
            tables.append(table)
        return pd.concat(tables, ignore_index=True) if tables else pd.DataFrame(columns=["step", "from", "to"])

    def _repr_html_(self) -> str:
        ends = zip(self.nodes, self.nodes[1:], self.steps, strict=False)
        rows = ([isolated(a.name_ar), isolated(b.name_ar), step.evidence()._repr_html_()] for a, b, step in ends)
        return rtl_table(repr(self), ("from", "to", "evidence"), rows)


def shortest(start: str, end: str, beside: Beside, closed: Iterable[str]) -> list[str]:
    """The ids on a way of as few steps as there is, by those of more statements; empty where there is none.

    It does not lead through the nodes of `closed`. It is sought from both ends, so that few nodes are looked at.
    """
    if start == end:
        return [start]
    shut = set(closed) - {start, end}
    before, layers = ({start: start}, {end: end}), [[start], [end]]
    while all(layers):
        side = 0 if len(layers[0]) <= len(layers[1]) else 1
        layers[side] = _next_layer(layers[side], beside, before[side], shut)
        for id_ in layers[side]:
            if id_ in before[1 - side]:
                return [*_back(id_, before[0])[::-1], *_back(id_, before[1])[1:]]
    return []


def _next_layer(layer: list[str], beside: Beside, before: dict[str, str], shut: Set[str]) -> list[str]:
    """The new nodes beside those of a layer, noted in `before`, those that most statements join with it first."""
    reached: Counter[str] = Counter()
    known = shut | before.keys()
    for id_ in layer:
        for other, counts in sorted(beside(id_).items()):
            if other not in known and counts.total() > reached[other]:
                before[other], reached[other] = id_, counts.total()
    return sorted(reached, key=lambda id_: (-reached[id_], id_))


def _back(id_: str, before: Mapping[str, str]) -> list[str]:
    way = [id_]
    while before[way[-1]] != way[-1]:
        way.append(before[way[-1]])
    return way
