"""Who and what stands beside an actor or a place."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, overload

from graph.evidence import Evidence
from graph.html import isolated, rtl_table
from graph.nodes import Node
from graph.statements import Statements

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Neighbor:
    """A node that statements join with the one that was asked about, and how many of each type do."""

    node: Node
    types: Mapping[str, int]

    @property
    def count(self) -> int:
        """The number of statements that join the two."""
        return sum(self.types.values())


class Neighbors(Sequence[Neighbor]):
    """The neighbours of a node, those that most statements join with it first; `fetch` gets these statements."""

    def __init__(self, node: Node, found: Iterable[Neighbor], fetch: Callable[[], Statements]) -> None:
        self.node = node
        self._found = tuple(sorted(found, key=lambda neighbor: (-neighbor.count, neighbor.node.id)))
        self._fetch = fetch

    @overload
    def __getitem__(self, index: int) -> Neighbor: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Neighbor, ...]: ...
    def __getitem__(self, index: int | slice) -> Neighbor | tuple[Neighbor, ...]:
        return self._found[index]

    def __len__(self) -> int:
        return len(self._found)

    def __iter__(self) -> Iterator[Neighbor]:
        return iter(self._found)

    def __repr__(self) -> str:
        lines = (f"{neighbor.node.name}: {counted(neighbor.types)}" for neighbor in self)
        return "\n".join([f"{len(self)} neighbours of {self.node.name}", *lines])

    def evidence(self) -> Evidence:
        """The sentences of all statements that join the node with a neighbour."""
        return self._fetch().evidence()

    def to_pandas(self) -> "pd.DataFrame":
        """One row a neighbour: id, names, kind, statements, and a column for each type with its number."""
        import pandas as pd

        types = sorted({type_ for neighbor in self for type_ in neighbor.types})
        rows = [_cells(neighbor, types) for neighbor in self]
        return pd.DataFrame(rows, columns=["id", "name", "name_ar", "kind", "statements", *types])

    def _repr_html_(self) -> str:
        rows = ([isolated(n.node.name_ar), isolated(n.node.name), isolated(counted(n.types))] for n in self)
        return rtl_table(f"{len(self)} neighbours of {self.node.name}", ("name_ar", "name", "statements"), rows)


def counted(counts: Mapping[str, int]) -> str:
    """Counts as text, the largest first: `ASSAULT 5, SEIZE 3`."""
    return ", ".join(f"{name} {count}" for name, count in Counter(counts).most_common())


def _cells(neighbor: Neighbor, types: list[str]) -> list[str | int]:
    node = neighbor.node
    return [node.id, node.name, node.name_ar, node.kind, neighbor.count, *(neighbor.types.get(t, 0) for t in types)]
