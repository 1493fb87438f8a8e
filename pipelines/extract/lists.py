"""The members of a list, `روسيا وتركيا وإيران`, do, suffer and say the same: a model that weighs each of them alone
often misses one."""

from collections.abc import Sequence

from graph.records import ActorMention
from pipelines.extract.weighed import FURTHER, Shared, Weighed

MUTUAL = frozenset(("AGREE", "CONSULT"))
"""Types of what is done to one another: of those who meet, one may stand for the source and the others for targets."""

_LIKELY = 0.5
"""The mean probability of its members from which a list is on a side."""

Role = Weighed[ActorMention]
Members = frozenset[str]
"""The ids of a list's actors."""


def on_one_side(source: Role, target: Role, lists: Sequence[Members], label: str) -> tuple[Role, Role]:
    """The sides of an event of type `label`, with the members of each list on the side where most of it is."""
    for members in lists:
        as_sources, as_targets = _of(source, members), _of(target, members)
        if label in MUTUAL and any(option.probability >= FURTHER["role"] for option in as_targets):
            continue
        if _is_side(as_sources, as_targets):
            source, target = _with(source, members, "role"), _without(target, members)
        elif _is_side(as_targets, as_sources):
            source, target = _without(source, members), _with(target, members, "role")
    return source, target


def in_one_voice(speaker: Role, lists: Sequence[Members]) -> Role:
    """The claimants of an event, with all of the list that the likeliest one is in.

    Only lists of actors that the sentence names nowhere else: `قصفت روسيا وتركيا … بحسب روسيا` is Russia's claim.
    """
    likeliest = max(speaker.options, key=lambda option: option.share, default=None)
    for members in lists:
        if likeliest and likeliest.mention.id in members:
            speaker = _with(speaker, members, "claim")
    return speaker


def _of(side: Role, members: Members) -> list[Shared[ActorMention]]:
    return [option for option in side.options if option.mention.id in members]


def _is_side(own: Sequence[Shared[ActorMention]], other: Sequence[Shared[ActorMention]]) -> bool:
    """Whether the members of a list, taken together, are likely to be on a side, and likelier than on the other."""
    likely = sum(option.probability for option in own) >= _LIKELY * len(own)
    return likely and sum(option.share for option in own) > sum(option.share for option in other)


def _with(side: Role, members: Members, model: str) -> Role:
    least = FURTHER[model]
    kept = [o._replace(probability=max(o.probability, least)) if o.mention.id in members else o for o in side.options]
    return side._replace(options=kept)


def _without(side: Role, members: Members) -> Role:
    kept = [o._replace(share=0.0, probability=0.0) if o.mention.id in members else o for o in side.options]
    return side._replace(options=kept)
