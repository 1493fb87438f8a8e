"""Edges and relations as triples of a key, a type and a key, and which of them agree."""

import itertools
from collections.abc import Iterable, Sequence

from graph.records import Event, Relation
from pipelines.evaluation.matching import Key, Matcher, Named
from pipelines.evaluation.names import Gold, names_of
from pipelines.extract.ties import OF_PLACES

Triple = tuple[Key | None, str, Key | None]


def gold_edges(matcher: Matcher, golds: Iterable[Gold]) -> list[Triple]:
    """The distinct edges of gold events, in their order."""
    edges = (_edges(matcher, one["type"], one["sources"], one["targets"], one["place"]) for one in golds)
    return list(dict.fromkeys(itertools.chain.from_iterable(edges)))


def read_edges(matcher: Matcher, events: Iterable[Event]) -> list[Triple]:
    """The distinct edges of events that were read, in their order."""
    edges = (_edges(matcher, e.type, names_of(e.sources), names_of(e.targets), names_of(e.places)) for e in events)
    return list(dict.fromkeys(itertools.chain.from_iterable(edges)))


def gold_relations(matcher: Matcher, golds: Iterable[Gold]) -> dict[Triple, Gold]:
    """Distinct relations of the gold by their triples."""
    return {_relation(matcher, one["subject"], one["type"], one["object"]): one for one in golds}


def read_relations(matcher: Matcher, relations: Iterable[Relation]) -> dict[Triple, Relation]:
    """Distinct relations that were read by their triples; of those that say the same, the surest."""
    surest: dict[Triple, Relation] = {}
    for one in relations:
        subject, object_ = names_of([one.subject, one.object])
        kept = surest.setdefault(_relation(matcher, subject, one.type, object_), one)
        if one.confidence > kept.confidence:
            surest[_relation(matcher, subject, one.type, object_)] = one
    return surest


def agreeing(golds: Iterable[Triple], read: Iterable[Triple]) -> list[tuple[Triple, Triple]]:
    """Gold triples with a read one of their own whose names agree: the first that is left, so that it is always the
    same one."""
    left = list(read)
    pairs = []
    for gold in golds:
        match = next((one for one in left if _agree(gold, one)), None)
        if match is not None:
            left.remove(match)
            pairs.append((gold, match))
    return pairs


def _edges(
    matcher: Matcher, type_: str, sources: Sequence[Named], targets: Sequence[Named], places: Sequence[Named]
) -> list[Triple]:
    nothing: list[Key | None] = [None]
    starts = [matcher.key(name) for name in sources] or nothing
    ends = [matcher.key(name) for name in targets] or [matcher.key(name, "place") for name in places] or nothing
    return [(start, type_, end) for start, end in itertools.product(starts, ends) if start or end]


def _relation(matcher: Matcher, subject: Named, type_: str, object_: Named) -> Triple:
    return matcher.key(subject), type_, matcher.key(object_, "place" if type_ in OF_PLACES else "actor")


def _agree(one: Triple, other: Triple) -> bool:
    return one[1] == other[1] and _same_end(one[0], other[0]) and _same_end(one[2], other[2])


def _same_end(one: Key | None, other: Key | None) -> bool:
    return one is other if one is None or other is None else one.agrees(other)
