"""Which names reading took for one actor's, though they are not its own and no table gives them to it.

Such as a last name for the person whom its article names in full. Nouns that only take up an actor (`الحزب`, `الأخير`)
are no names: they mean another one in the next article.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from graph.catalogue import Catalogue
from graph.coding import to_json
from graph.edges import participants
from graph.folding import fold_words
from graph.nodes import ActorNode
from graph.records import Event, Relation
from graph.rows import STATEMENT, Rows
from graph.store import Store

_NAMING = """
SELECT node.id, statement.record, original.record
FROM node CROSS JOIN participant ON participant.node = node.key AND participant.node_kind = 'actor'
JOIN statement ON statement.key = participant.statement LEFT JOIN original ON original.id = statement.id
WHERE node.id NOT IN (SELECT value FROM json_each(?)) ORDER BY node.key
"""
"""The CROSS JOIN keeps SQLite to the order of `participant`: nothing is sorted, and one actor is held at a time."""

_Written = tuple[str, str, str]
"""A name as it is written, and the ids of the statement and of the document."""


class WrittenName(NamedTuple):
    """A name in its commonest spelling, how many statements and articles write it, and whether it was `joined`."""

    text: str
    statements: int
    documents: int
    joined: bool


class JoinedActor(NamedTuple):
    """An actor, and the names that articles write for it: its own, then those joined to it, each by their number."""

    actor: ActorNode
    names: tuple[WrittenName, ...]

    @property
    def joined(self) -> tuple[WrittenName, ...]:
        return tuple(name for name in self.names if name.joined)


def joined_actors(
    store: Store,
    catalogue: Catalogue,
    people: Iterable[Sequence[str]] = (),
    is_noun: Callable[[str], bool] = lambda name: False,
) -> list[JoinedActor]:
    """The actors that have joined names, those with which most statements name them first.

    What a correction joined or parted does not count. Actors of the catalogue are left out, except persons, as tables
    tell what they are called. `people` are the names of well-known persons, of each the one first that the graph shows;
    `is_noun` tells which folded names are none.
    """
    rows = catalogue.actors.values()
    given: defaultdict[str, set[str]] = defaultdict(set)
    for names in (*(row.names for row in rows if row.kind == "person"), *people):
        given[fold_words(names[0])].update(map(fold_words, names))
    nodes, found = store.nodes(), []
    for id_, written in _written(store, [row.id for row in rows if row.kind != "person"]):
        actor = nodes[id_]
        assert isinstance(actor, ActorNode)
        own = fold_words(actor.name_ar)
        written = {one for one in written if not is_noun(fold_words(one[0]))}
        found.append(JoinedActor(actor, _names(written, {own, *given[own]})))
    return sorted(filter(_joined, found), key=_joined, reverse=True)


def _joined(found: JoinedActor) -> int:
    return sum(name.statements for name in found.joined)


def _written(store: Store, others: Iterable[str]) -> Iterator[tuple[str, set[_Written]]]:
    """The id of each actor but the `others`, and how reading found it written where it still stands."""
    rows = Rows(store.path, store.database)
    for id_, naming in groupby(store.database.rows(_NAMING, to_json(list(others))), key=itemgetter(0)):
        written = set()
        for _, record, original in naming:
            statement = rows.record(STATEMENT, record, sentence='""')
            texts = _texts(statement, id_)
            if original:
                texts &= _texts(rows.record(STATEMENT, original), id_)
            written |= {(text, statement.id, statement.doc) for text in texts}
        yield id_, written


def _texts(statement: Event | Relation, actor: str) -> set[str]:
    return {mention.text for _, mention in participants(statement) if mention.id == actor}


def _names(written: Iterable[_Written], own: Collection[str]) -> tuple[WrittenName, ...]:
    """The names of an actor whose `own` names are these, folded; spellings that fold alike are one name."""
    alike: defaultdict[str, list[_Written]] = defaultdict(list)
    for one in sorted(written):
        alike[fold_words(one[0])].append(one)
    names = [_name(found, folded not in own) for folded, found in alike.items()]
    return tuple(sorted(names, key=lambda name: (name.joined, -name.statements, name.text)))


def _name(written: Sequence[_Written], joined: bool) -> WrittenName:
    texts, statements, documents = zip(*written, strict=True)
    [(text, _)] = Counter(texts).most_common(1)
    return WrittenName(text, len({*statements}), len({*documents}), joined)
