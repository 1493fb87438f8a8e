"""From a name in any spelling to a node of the graph."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from graph.catalogue import Catalogue, CatalogueName, NameKind
from graph.errors import UnknownName
from graph.folding import fold_words
from graph.nodes import Node

_ARTICLE = "ال"
_LATIN_ARTICLE = re.compile("[ae]([lrdtnsz]|sh|dh|th)")


class Names:
    """The names of the nodes of a graph: those that its statements give, and those of the catalogue."""

    def __init__(self, nodes: Mapping[str, Node], catalogue: Catalogue) -> None:
        self._nodes = nodes
        self._indirect = catalogue.ambiguous | catalogue.people
        self._known: defaultdict[str, set[CatalogueName]] = defaultdict(set)
        self._joined: defaultdict[str, set[CatalogueName]] = defaultdict(set)
        for name in catalogue.names():
            self._known[name.folded].add(name)
        for node in nodes.values():
            for text in (node.id, node.name, node.name_ar):
                self._known[fold_words(text)].add(CatalogueName(fold_words(text), node.id, node.node_kind))
        for folded, names in self._known.items():
            self._joined[_joined(folded)] |= names

    def find(self, name: str, kind: NameKind | None = None) -> Node:
        """The node of an id or a name in any spelling, of one kind, or rather an actor than a place where that is None.

        Where no name is spelled so, one counts that differs in its spaces or its article only (`Ar-Raqqa` for `Raqqa`).
        A name that is one thing's own comes before one that means another in some contexts only, such as a capital for
        its government or a spokesman for his group. Raises UnknownName with the nearest names, or with the nodes that
        share the name.
        """
        if name in self._nodes and kind in (None, self._nodes[name].node_kind):
            return self._nodes[name]
        folded = fold_words(name)
        spelled = self._known.get(folded) or self._joined.get(_joined(folded)) or ()
        named = [known for known in spelled if kind in (None, known.kind)]
        held = [known for known in named if known.id in self._nodes]
        best = min(map(self._rank, held), default=None)
        ids = {known.id for known in held if self._rank(known) == best}
        if len(ids) != 1:
            raise UnknownName(self._message(name, kind, ids, known=bool(named)))
        return self._nodes[ids.pop()]

    def _rank(self, known: CatalogueName) -> tuple[bool, bool]:
        return known in self._indirect, known.kind == "place"

    def _message(self, name: str, kind: NameKind | None, ids: Iterable[str], *, known: bool) -> str:
        what = kind or "actor or place"
        if ids:
            return f"{name!r} may be any of these: {self._describe(sorted(ids))}. Give the id of one."
        if known:
            return f"no statement of this graph names {name!r}, though siraa knows that {what}."
        near = self._describe(self._near(name, kind))
        return f"no {what} {name!r} in this graph. " + (f"Near: {near}." if near else "None is near.")

    def _near(self, name: str, kind: NameKind | None) -> list[str]:
        held = {
            folded: ids
            for folded, names in self._known.items()
            if (ids := sorted(n.id for n in names if n.id in self._nodes and kind in (None, n.kind)))
        }
        return [id_ for folded in get_close_matches(fold_words(name), held, n=3) for id_ in held[folded]]

    def _describe(self, ids: Iterable[str]) -> str:
        nodes = [self._nodes[id_] for id_ in dict.fromkeys(ids)]
        return ", ".join(f"{node.id} ({node.name_ar}, {node.name})" for node in nodes)


def _joined(folded: str) -> str:
    """A folded name without spaces and without the article before it, in Arabic or as Latin letters write it."""
    first, _, rest = folded.partition(" ")
    if rest and _LATIN_ARTICLE.fullmatch(first):
        return rest.replace(" ", "")
    return folded.removeprefix(_ARTICLE).replace(" ", "")
