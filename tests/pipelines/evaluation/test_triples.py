"""Edges and relations that agree."""

from pipelines.evaluation.matching import Key
from pipelines.evaluation.triples import Triple, agreeing


def tie(object_: str) -> Triple:
    return Key("SYRIA"), "SUPPORTS", Key(None, frozenset(object_.split()), object_.replace(" ", ""))


def test_the_first_triple_that_agrees_is_taken_and_only_once() -> None:
    found = [tie(f"سالم {number}") for number in range(50)]
    assert agreeing([tie("سالم"), tie("سالم")], found) == [(tie("سالم"), found[0]), (tie("سالم"), found[1])]


def test_type_and_both_ends_must_agree() -> None:
    subject, _, object_ = tie("سالم")
    assert agreeing([tie("سالم")], [(object_, "SUPPORTS", subject)]) == []
    assert agreeing([tie("سالم")], [(subject, "OPPOSES", object_)]) == []
    assert agreeing([(None, "SUPPORTS", object_)], [(subject, "SUPPORTS", object_)]) == []
    assert len(agreeing([(None, "SUPPORTS", object_)], [(None, "SUPPORTS", object_)])) == 1
