"""What the report says of scores and errors."""

from typing import Any

from graph.records import Event, Relation, Span
from pipelines.evaluation import evaluate, report
from pipelines.evaluation.examples import excerpt, middle
from tests.pipelines.evaluation.test_measures import ATTACK, EVENT, GOLD, RELATION, TIE, actor

EXAMPLE = f"       {ATTACK}"


def lines(*statements: Event | Relation, gold: dict[str, Any] = GOLD) -> list[str]:
    return report(evaluate([gold], statements)).split("\n")


def below(found: list[str], title: str) -> list[str]:
    """What stands under a title, to the next empty line."""
    rest = found[found.index(title) + 1 :]
    return rest[: rest.index("")] if "" in rest else rest


def test_report_says_scores_and_types() -> None:
    found = lines(EVENT.model_copy(update={"type": "SEIZE"}), RELATION)
    assert any(line.startswith("relations") and "1.000" in line and "1 / 1 / 1" in line for line in found)
    assert any(line.startswith("detect ") and "0 / 1 / 1" in line for line in found)
    assert any(line.startswith("ASSAULT") and "0 / 0 / 1" in line for line in found)


def test_report_says_that_a_date_beside_the_gold_costs_nothing_in_full() -> None:
    undated = {**GOLD, "events": [GOLD["events"][0] | {"date": None}]}
    found = lines(EVENT, gold=undated)
    assert any(line.startswith("full ") and "1 / 1 / 1" in line for line in found)
    assert "A date that is read where the gold has none does not count against `full`." in found


def test_triggers_are_told_apart_by_what_became_of_them() -> None:
    other = Span(text="مواقع", start=0, end=5)
    found = lines(EVENT.model_copy(update={"type": "SEIZE"}))
    assert below(found, "triggers read as another type") == [
        "   1 ASSAULT read as SEIZE: قصفت",
        "       a: قصفت",
        EXAMPLE,
    ]
    assert below(found, "triggers missed (below the threshold, or never proposed), by type") == []
    found = lines(EVENT.model_copy(update={"type": "SEIZE", "trigger": other}))
    missed = below(found, "triggers missed (below the threshold, or never proposed), by type")
    assert missed == ["   1 ASSAULT: قصفت", "       a: قصفت", EXAMPLE]
    assert below(found, "found without gold, by type") == ["   1 SEIZE: مواقع", "       a: مواقع", EXAMPLE]


def test_report_says_why_arguments_are_wrong() -> None:
    found = lines(EVENT.model_copy(update={"sources": (actor("RUSSIA"),), "mode": "shelling"}))
    assert below(found, "wrong arguments of what was detected, by cause") == [
        "   1 sources: another one taken",
        "       a: قصفت | gold TURKEY | read RUSSIA",
        EXAMPLE,
    ]


def test_report_lists_wrong_relations() -> None:
    found = lines(RELATION.model_copy(update={"type": "OPPOSES"}))
    assert below(found, "relations missed, by type") == [
        "   1 SUPPORTS: RUSSIA > فصيل سالم الأحمد",
        "       a: RUSSIA > فصيل سالم الأحمد",
        f"       {TIE}",
    ]
    assert below(found, "relations found without gold, by type") == [
        "   1 OPPOSES: RUSSIA > سالم الأحمد",
        "       a: RUSSIA > سالم الأحمد",
        f"       {TIE}",
    ]


def test_every_confidence_has_a_plot() -> None:
    found = lines(EVENT)
    names = ["events", "sources", "targets", "places", "claimed_by", "relations"]
    assert [line for line in found if line.startswith("reliability of ")] == [f"reliability of {n}" for n in names]
    assert all(len(line) <= 80 for line in found)


def test_an_example_is_cut_around_its_trigger() -> None:
    long = f"{'قبل ' * 40}قصفت{' بعد' * 40}"
    cut = excerpt(long, "قصفت")
    assert "قصفت" in cut
    assert len(cut) == 70 + 2
    assert cut.startswith("…")
    assert cut.endswith("…")


def test_an_example_at_an_end_of_its_sentence_is_as_long() -> None:
    assert excerpt(f"قصفت{' بعد' * 40}", "قصفت").startswith("قصفت بعد")
    assert excerpt(f"{'قبل ' * 40}قصفت", "قصفت").endswith("قبل قصفت")
    assert len(excerpt(f"{'قبل ' * 40}قصفت", "قصفت")) == 70 + 1


def test_a_short_example_is_whole_and_on_one_line() -> None:
    assert excerpt("قصفت\u2028تركيا\n مواقع", "نسف") == "قصفت تركيا مواقع"


def test_the_middle_error_stands_for_all() -> None:
    assert middle([1, 2, 3]) == 2
