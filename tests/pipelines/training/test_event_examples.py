"""Examples out of gold annotations."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from graph.catalogue import ActorRow, Catalogue, PlaceRow
from graph.seeds import Seeds
from pipelines.evaluation.matching import Matcher
from pipelines.extract.casualties import CasualtyFinder
from pipelines.extract.lexicon import TriggerRow
from pipelines.link import Linker
from pipelines.training.event_examples import ExampleMaker, Examples
from tests.pipelines.marked import SmallSceneMaker, annotated

ACTORS = [
    ActorRow(id="SDF", name_en="SDF", name_ar="قسد"),
    ActorRow(id="TURKEY", name_en="Turkey", name_ar="تركيا", kind="state"),
    ActorRow(id="RUSSIA", name_en="Russia", name_ar="روسيا", kind="state"),
]
PLACE = PlaceRow(id="test:1", name_ar="تل الورد", name_en="Tall", country="SY", lat=36, lon=38, precision="village")
CATALOGUE = Catalogue({row.id: row for row in ACTORS}, {PLACE.id: PLACE})
SCENES = SmallSceneMaker(
    [
        TriggerRow(word="قصف", form="verb", type="ASSAULT", mode="shelling"),
        TriggerRow(word="قصف", form="noun", type="ASSAULT", mode="shelling"),
        TriggerRow(word="دعم", form="verb", type="SUPPORTS"),
    ]
)
FIRST = "قصفت تركيا مواقع قسد في تل الورد بعد قصف سابق"
SECOND = "قالت روسيا إنها تدعم قسد"


def gold_event(**values: object) -> dict[str, Any]:
    event = {
        "sentence": FIRST,
        "trigger": "قصفت",
        "type": "ASSAULT",
        "mode": "shelling",
        "sources": ["TURKEY"],
        "targets": ["SDF"],
        "place": ["تل الورد"],
        "date": "2020-02-03",
        "status": "asserted",
        "claimed_by": [],
        "killed": None,
        "injured": None,
    }
    return event | values


SUPPORT = {"sentence": SECOND, "type": "SUPPORTS", "subject": "RUSSIA", "object": "SDF"}


def examples(*sentences: str, events: list[dict[str, Any]], relations: list[dict[str, str]]) -> Examples:
    [linked] = Linker(CATALOGUE)([annotated(*sentences)])
    article = linked.article.model_copy(update={"published": date(2020, 2, 5)})
    maker = ExampleMaker(SCENES, Matcher(CATALOGUE), CasualtyFinder(Seeds()))
    return maker.examples(replace(linked, article=article), {"doc": "a", "events": events, "relations": relations})


def labels(made: Examples, model: str) -> dict[str, str]:
    """Labels by the word that an example of trigger features is about."""
    told = made.decisions[model]
    return {next(f for f in d.observation.features if f.startswith("w="))[2:]: d.label for d in told}


def right(made: Examples, model: str) -> list[list[list[int]]]:
    """The right options of a model's only choice."""
    [choice] = made.choices[model]
    return choice.right


def test_gold_trigger_is_the_right_word_and_others_are_none() -> None:
    made = examples(FIRST, events=[gold_event()], relations=[])
    assert labels(made, "event") == {"قصفت": "ASSAULT", "قصف": "none"}
    assert labels(made, "mode") == {"قصفت": "ASSAULT/shelling"}
    assert [d.label for d in made.decisions["status"]] == ["asserted"]
    assert [len(sentence) for sentence in made.tags] == [len(sentence) for sentence in made.vectors] == [10]
    assert made.spellings == [FIRST.split()]


def test_words_are_spelled_as_the_language_package_sees_them() -> None:
    made = examples("قصفَتْ تركيـا ٣ مواقع", events=[], relations=[])
    assert made.spellings == [["قصفت", "تركيا", "3", "مواقع"]]


def test_trigger_that_occurs_twice_goes_to_two_gold_events() -> None:
    twice = "تركيا قصف هنا و قصف هناك"
    golds = [gold_event(sentence=twice, trigger="قصف"), gold_event(sentence=twice, trigger="قصف", status="negated")]
    made = examples(twice, events=golds, relations=[])
    assert [d.label for d in made.decisions["event"]] == ["ASSAULT", "ASSAULT"]
    assert [d.label for d in made.decisions["status"]] == ["asserted", "negated"]


def test_sentence_that_the_article_lacks_gives_no_event() -> None:
    made = examples(FIRST, events=[gold_event(sentence="قصفت طائرات أخرى حيا بعيدا")], relations=[])
    assert set(labels(made, "event").values()) == {"none"}
    assert not made.choices["role"]


def test_roles_are_the_options_that_gold_names_fit() -> None:
    made = examples(FIRST, events=[gold_event()], relations=[])
    assert right(made, "role") == [[[1]], [[2]]]
    assert right(made, "place") == [[[1]]]
    assert right(made, "claim") == [[[0]]]


def test_role_without_gold_names_is_empty() -> None:
    made = examples(FIRST, events=[gold_event(targets=[], place=[])], relations=[])
    assert right(made, "role") == [[[1]], [[0]]]
    assert right(made, "place") == [[[0]]]


def test_name_that_no_option_fits_is_not_learned_from() -> None:
    made = examples(FIRST, events=[gold_event(targets=["RUSSIA"])], relations=[])
    assert right(made, "role") == [[[1]], []]


def test_speaker_is_a_claim() -> None:
    said = f"قالت روسيا إن طائرات {FIRST}"
    made = examples(said, events=[gold_event(sentence=said, claimed_by=["RUSSIA"])], relations=[])
    assert right(made, "claim") == [[[1]]]


@pytest.mark.parametrize(
    ("killed", "expected"),
    [
        ((None, [3, 3]), [[[[2]]]]),
        (([3, 3], [3, 3]), [[[[1, 2]]]]),
        ((None, None), [[[[0]]]]),
        (([5, 5], None), []),
    ],
)
def test_dead_are_of_the_attack_that_gold_counts_as_many_for(
    killed: tuple[list[int] | None, list[int] | None], expected: list[object]
) -> None:
    text = "قصفت تركيا قسد ثم وقع قصف على تل الورد أدى إلى مقتل 3 مدنيين"
    triggers = zip(("قصفت", "قصف على"), killed, strict=True)
    golds = [gold_event(sentence=text, trigger=trigger, killed=dead) for trigger, dead in triggers]
    assert [choice.right for choice in examples(text, events=golds, relations=[]).choices["toll"]] == expected


def test_every_date_of_the_gold_day_is_right() -> None:
    dated = "قصفت تركيا مواقع قسد في 3 شباط 2020 بعد هدوء منذ 5 كانون الثاني 2020"
    assert right(examples(dated, events=[gold_event(sentence=dated)], relations=[]), "date") == [[[1]]]
    today = gold_event(sentence=dated, date="2020-02-05")
    assert right(examples(dated, events=[today], relations=[]), "date") == [[[3]]]
    undated = gold_event(sentence=dated, date=None)
    assert right(examples(dated, events=[undated], relations=[]), "date") == [[[0]]]
    elsewhere = gold_event(sentence=dated, date="2019-01-01")
    assert right(examples(dated, events=[elsewhere], relations=[]), "date") == [[]]


def test_all_mentions_of_an_argument_are_right() -> None:
    said = "قصفت تركيا بلدة قرب تركيا"
    made = examples(said, events=[gold_event(sentence=said, targets=[])], relations=[])
    assert right(made, "role") == [[[1, 2]], [[0]]]


def test_relation_is_of_the_pair_that_is_nearest() -> None:
    made = examples(FIRST, SECOND, events=[gold_event()], relations=[SUPPORT])
    told = [d.label for d in made.decisions["pair"] if d.label != "none"]
    assert told == ["SUPPORTS"]
    [tied] = [d.observation for d in made.decisions["pair"] if d.label == "SUPPORTS"]
    assert "c=forth|between|دعم/verb" in tied.features
