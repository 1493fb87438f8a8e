"""The nodes of the graph: actors and places, told from everything that the statements say of them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

from graph.edges import Mention, participants
from graph.records import ActorKind, ActorMention, Event, PlacePrecision, Record, Relation

GENERIC: ActorKind = "population"


class ActorNode(Record):
    """An actor, and the number of statements that name it."""

    node_kind: Literal["actor"] = "actor"
    id: str
    name: str
    name_ar: str
    kind: ActorKind
    cameo: str | None = None
    mentions: int = 0

    @property
    def generic(self) -> bool:
        """Whether it stands for people at large (civilians, the unidentified), whom paths and centrality leave out."""
        return self.kind == GENERIC


class PlaceNode(Record):
    """A place, and the number of statements that name it; `kind` is its precision, `lat`, `lon` in degrees (WGS 84)."""

    node_kind: Literal["place"] = "place"
    id: str
    name: str
    name_ar: str
    kind: PlacePrecision
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    mentions: int = 0

    @property
    def generic(self) -> bool:
        """A place is never generic."""
        return False


Node = ActorNode | PlaceNode


class Description(NamedTuple):
    """What one mention says of a node; the fields that do not apply are None."""

    node_kind: str
    name: str
    name_ar: str
    kind: str
    cameo: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None


def describe(mention: Mention) -> Description:
    """What a mention says of the node that it names."""
    if isinstance(mention, ActorMention):
        return Description("actor", mention.name, mention.name_ar, mention.kind, cameo=mention.cameo)
    names = (mention.name, mention.name_ar, mention.precision)
    return Description("place", *names, country=mention.country, lat=mention.lat, lon=mention.lon)


def node(id_: str, said: Mapping[Description, int], mentions: int) -> Node:
    """The node that most mentions describe, whatever their order."""
    best = min(said, key=lambda description: (-said[description], repr(description)))
    model = ActorNode if best.node_kind == "actor" else PlaceNode
    return model.model_validate({"id": id_, "mentions": mentions, **best._asdict()})


def nodes(statements: Iterable[Event | Relation]) -> dict[str, Node]:
    """The nodes that statements name, by id."""
    said: defaultdict[str, Counter[Description]] = defaultdict(Counter)
    mentions: Counter[str] = Counter()
    for statement in statements:
        named = {(mention.id, describe(mention)) for _, mention in participants(statement)}
        mentions.update({id_ for id_, _ in named})
        for id_, description in named:
            said[id_][description] += 1
    return {id_: node(id_, said[id_], mentions[id_]) for id_ in said}
