"""Events and relations against gold annotations of two sentences of our own."""

from datetime import date
from typing import Any

import pytest

from graph.records import ActorMention, Count, DateMention, Event, PlaceMention, Relation, Span
from pipelines.evaluation import evaluate
from pipelines.evaluation.measures import sentence_matches
from pipelines.evaluation.scores import EVENT_MEASURES, Scores, Tally

ATTACK = "قصفت تركيا مواقع قسد قرب تل الورد أمس"
TIE = "قال سالم الأحمد إن روسيا تدعم فصيله"
GOLD: dict[str, Any] = {
    "doc": "a",
    "events": [
        {
            "sentence": ATTACK,
            "trigger": "قصفت",
            "type": "ASSAULT",
            "mode": "shelling",
            "sources": ["TURKEY"],
            "targets": ["SDF"],
            "place": ["تل الورد"],
            "date": "2020-02-03",
            "status": "asserted",
            "claimed_by": [],
        }
    ],
    "relations": [{"sentence": TIE, "type": "SUPPORTS", "subject": "RUSSIA", "object": "فصيل سالم الأحمد"}],
}


def actor(ident: str, text: str = "") -> ActorMention:
    text = text or ident
    return ActorMention(id=ident, name=text, name_ar=text, kind="state", text=text, start=0, end=len(text))


PLACE = PlaceMention(id="p", name="p", name_ar="تل الورد", precision="town", text="تل الورد", start=0, end=8)
DAY = DateMention(value=date(2020, 2, 3).isoformat(), precision="day", text="أمس")
EVENT = Event(
    id="1",
    doc="a",
    sentence=ATTACK,
    start=0,
    end=len(ATTACK),
    trigger=Span(text="قصفت", start=0, end=4),
    type="ASSAULT",
    sources=(actor("TURKEY"),),
    targets=(actor("SDF"),),
    places=(PLACE,),
    date=DAY,
    confidence=1,
    rule="test",
)
RELATION = Relation(
    id="2",
    doc="a",
    sentence=TIE,
    start=0,
    end=len(TIE),
    type="SUPPORTS",
    subject=actor("RUSSIA"),
    object=actor("x-1", "سالم الأحمد"),
    confidence=1,
    rule="test",
)


def scores(*events: Event | Relation, gold: dict[str, Any] = GOLD) -> Scores:
    return evaluate([gold], events)


def f1(found: Scores) -> dict[str, float]:
    return {name: tally.f1 for name, tally in found.measures.items()}


def changed(**values: object) -> Event:
    return EVENT.model_copy(update=values)


def test_perfect_reading_scores_one() -> None:
    found = scores(EVENT, RELATION)
    assert f1(found) == dict.fromkeys((*EVENT_MEASURES, "edges", "relations"), 1.0)
    assert found.missed == []
    assert not found.false


def test_nothing_read_scores_nothing_and_lists_what_was_missed() -> None:
    found = scores()
    assert set(f1(found).values()) == {0.0}
    assert [gold["trigger"] for _, gold in found.missed] == ["قصفت"]


@pytest.mark.parametrize(
    ("event", "right"),
    [
        (changed(sources=(actor("SDF"),), targets=(actor("TURKEY"),)), {"detect", "lenient"}),
        (changed(sources=(actor("SDF"),), targets=(actor("TURKEY"),), places=()), {"detect"}),
        (changed(targets=()), {"detect", "lenient"}),
        (changed(places=()), {"detect", "lenient", "both", "edges"}),
        (changed(status="negated"), {"detect", "lenient", "both", "edges"}),
        (changed(date=DAY.model_copy(update={"value": "2019-02-03"})), {"detect", "lenient", "both", "edges"}),
        (changed(date=None), {"detect", "lenient", "both", "edges"}),
        (changed(date=DAY.model_copy(update={"value": "2020-02"})), {*EVENT_MEASURES, "edges"}),
        (changed(sources=(actor("TURKEY"), actor("IRAN"))), {*EVENT_MEASURES}),
        (changed(type="SEIZE"), set()),
        (changed(sentence="وزعت البلدية خبزا مجانيا في الحي الجديد"), {"edges"}),
    ],
)
def test_each_measure_asks_for_its_parts(event: Event, right: set[str]) -> None:
    found = f1(scores(event, RELATION))
    assert {name for name, value in found.items() if value == 1.0} == right | {"relations"}


def test_side_that_the_gold_leaves_open_must_stay_open() -> None:
    open_gold = {**GOLD, "events": [{**GOLD["events"][0], "sources": [], "date": None}], "relations": []}
    assert f1(scores(EVENT, gold=open_gold))["both"] == 0.0
    assert f1(scores(changed(sources=()), gold=open_gold))["full"] == 1.0


def test_place_stands_in_where_the_gold_names_no_side() -> None:
    nameless = {**GOLD, "events": [{**GOLD["events"][0], "sources": [], "targets": []}]}
    assert f1(scores(changed(sources=(), targets=()), gold=nameless))["both"] == 1.0
    assert f1(scores(changed(sources=(), targets=(), places=()), gold=nameless))["both"] == 0.0


def test_second_event_for_one_of_the_gold_costs_precision() -> None:
    found = scores(EVENT, changed(id="3", trigger=Span(text="مواقع", start=0, end=5)))
    tally = found.measures["detect"]
    assert (tally.precision, tally.recall) == (0.5, 1.0)
    assert [event.trigger.text for event in found.false] == ["مواقع"]


def test_the_better_of_two_readings_is_paired() -> None:
    worse = changed(id="0", sources=(actor("IRAN"),), targets=(actor("IRAN"),), places=())
    assert scores(worse, EVENT).measures["full"].right == 1


def test_relation_the_wrong_way_round_is_wrong() -> None:
    turned = RELATION.model_copy(update={"subject": RELATION.object, "object": RELATION.subject})
    assert f1(scores(turned))["relations"] == 0.0


def test_articles_without_gold_do_not_count() -> None:
    assert f1(scores(EVENT, RELATION, changed(doc="other")))["detect"] == 1.0


def test_sentences_are_one_where_most_words_are_shared() -> None:
    assert sentence_matches(ATTACK, f"«{ATTACK}».")
    assert sentence_matches(ATTACK, ATTACK.replace("أمس", "اليوم"))
    assert not sentence_matches(ATTACK, TIE)
    assert not sentence_matches("", ATTACK)
    assert not sentence_matches("قصفت تركيا", " ".join(["قصفت تركيا", *["كلمة"] * 30]))


def test_tally_of_nothing_is_zero() -> None:
    assert (Tally().precision, Tally().recall, Tally().f1) == (0.0, 0.0, 0.0)
    assert Tally(right=1, found=2, gold=4).f1 == pytest.approx(1 / 3)


def test_fields_count_where_gold_or_reading_gives_them() -> None:
    said = changed(date=None, claimed_by=(actor("SOHR"),), mode="shelling", killed=Count(min=2, max=2))
    fields = {name: (tally.right, tally.gold) for name, tally in scores(said).fields.items()}
    assert fields == {"place": (1, 1), "date": (0, 1), "claimed_by": (0, 1), "mode": (1, 1), "killed": (0, 1)}
    assert scores(changed(sources=())).fields == {}
    assert scores(changed(status="negated")).fields["status"].right == 0


def test_confidences_are_told_apart_by_whether_the_event_is_there() -> None:
    found = scores(changed(confidence=0.9), changed(id="2", type="SEIZE", confidence=0.4))
    assert sorted(found.confidences["events"]) == [(0.4, False), (0.9, True)]


def test_confidence_of_an_argument_counts_by_whether_the_gold_has_it_in_that_role() -> None:
    turkey, sdf = (actor(id_).model_copy(update={"confidence": 0.7}) for id_ in ("TURKEY", "SDF"))
    place = PLACE.model_copy(update={"confidence": 0.6})
    found = scores(changed(sources=(turkey, sdf), targets=(sdf,), places=(place,), claimed_by=(turkey,))).confidences
    assert found["sources"] == [(0.7, True), (0.7, False)]
    assert found["targets"] == [(0.7, True)]
    assert found["places"] == [(0.6, True)]
    assert found["claimed_by"] == [(0.7, False)]


def test_arguments_of_what_was_not_detected_have_no_part_in_reliability() -> None:
    assert scores(changed(type="SEIZE")).confidences["sources"] == []


def test_relations_that_say_the_same_count_once_as_sure_as_the_surest() -> None:
    unsure = RELATION.model_copy(update={"id": "3", "confidence": 0.3})
    found = scores(unsure, RELATION, RELATION.model_copy(update={"type": "OPPOSES", "confidence": 0.2}))
    assert found.confidences["relations"] == [(1.0, True), (0.2, False)]


def test_relations_missed_and_found_without_gold_are_listed() -> None:
    found = scores(RELATION.model_copy(update={"type": "OPPOSES"}))
    assert [(doc, gold["type"]) for doc, gold in found.missed_relations] == [("a", "SUPPORTS")]
    assert [one.type for one in found.false_relations] == ["OPPOSES"]
    right = scores(RELATION)
    assert (right.missed_relations, right.false_relations) == ([], [])


@pytest.mark.parametrize("trigger", ["قصفت", "قصف", "وقصفت"])
def test_trigger_read_as_another_type_is_neither_missed_nor_false(trigger: str) -> None:
    found = scores(changed(type="SEIZE", trigger=Span(text=trigger, start=0, end=4)))
    [retyped] = found.retyped
    assert (retyped.doc, retyped.gold["type"], retyped.event.type) == ("a", "ASSAULT", "SEIZE")
    assert (found.missed, found.false) == ([], [])


def test_another_trigger_of_the_sentence_is_no_retyped_one() -> None:
    found = scores(changed(type="SEIZE", trigger=Span(text="مواقع", start=0, end=5)))
    assert found.retyped == []
    assert (len(found.missed), len(found.false)) == (1, 1)


def test_a_state_is_not_right_where_its_capital_is_meant() -> None:
    country = {**GOLD, "events": [{**GOLD["events"][0], "place": ["سوريا"]}]}
    damascus = PLACE.model_copy(update={"id": "geonames:170654", "name_ar": "دمشق", "text": "دمشق"})
    found = scores(changed(places=(damascus,)), gold=country)
    assert f1(found)["full"] == 0.0
    assert found.fields["place"].right == 0
    assert found.confidences["places"] == [(1.0, False)]
    assert [(one.role, one.cause) for one in found.mistakes if one.role == "place"] == [("place", "another one taken")]


def test_object_of_a_relation_to_a_place_is_compared_as_a_place() -> None:
    tie = {"sentence": TIE, "type": "PRESENT_IN", "subject": "RUSSIA", "object": "سوريا"}
    damascus = PLACE.model_copy(update={"id": "geonames:170654", "name_ar": "دمشق", "text": "دمشق"})
    present = RELATION.model_copy(update={"type": "PRESENT_IN", "object": damascus})
    assert f1(scores(present, gold={**GOLD, "relations": [tie]}))["relations"] == 0.0
