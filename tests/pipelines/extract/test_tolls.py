"""In which attack of a sentence people were killed or injured."""

from graph.records import Count
from graph.seeds import Seeds
from pipelines.extract.casualties import Casualty, CasualtyFinder
from pipelines.extract.lexicon import TriggerRow
from pipelines.extract.scene import Scene
from pipelines.extract.tolls import Attack, Toll, TollReader, counts_of, toll_options
from tests.pipelines.extract.test_statements import choice, events
from tests.pipelines.marked import SmallSceneMaker, annotated

SCENES = SmallSceneMaker(
    [
        TriggerRow(word="قصف", form="noun", type="ASSAULT", mode="shelling"),
        TriggerRow(word="غارة", form="noun", type="ASSAULT", mode="airstrike"),
        TriggerRow(word="مقتل", form="noun", type="ASSAULT", mode="killing"),
    ]
)
FINDER = CasualtyFinder(Seeds())


def asked(text: str) -> tuple[Scene, list[Attack], Casualty]:
    [scene] = SCENES.scenes(annotated(text))
    attacks = [Attack(candidate, candidate.entry.modes["ASSAULT"]) for candidate in scene.candidates]
    [casualty] = FINDER.find(scene.sentence)
    return scene, attacks, casualty


def test_attacks_are_told_by_the_side_of_the_number_and_by_those_between() -> None:
    scene, attacks, casualty = asked("غارة ثم قصف أدى إلى مقتل 3 مدنيين بعد غارة سابقة")
    _, first, second, cue, last = toll_options(scene, attacks, casualty)
    assert {"n.r=before|1", "n.m=airstrike|before", "n.k=killed|before|1"} <= set(first.features)
    assert {"n.r=before|0", "n.m=shelling|before", "n.w=مقتل|before"} <= set(second.features)
    assert {"n.r=cue|0", "n.m=killing|cue"} <= set(cue.features)
    assert {"n.r=after|0", "n.tb=بعد|after|0"} <= set(last.features)
    assert [option.trigger for option in (first, second, cue, last)] == [(0, 1), (2, 3), (5, 6), (9, 10)]
    assert {option.mention for option in (first, second, cue, last)} == {(5, 6)}


def test_the_first_option_is_that_the_number_belongs_to_no_attack() -> None:
    scene, attacks, casualty = asked("مقتل 3 مدنيين")
    none, _ = toll_options(scene, attacks, casualty)
    assert {"n0", "n0.k=killed|1", "n0.w=مقتل"} <= set(none.features)
    assert none.trigger == (0, 1)
    assert none.mention is None


def test_every_number_of_every_sentence_is_weighed_against_the_attacks_of_its_own() -> None:
    scenes = SCENES.scenes(
        annotated("غارة أدت إلى مقتل 3 مدنيين وجرح 7 مدنيين", "عاد الهدوء", "قصف أدى إلى مقتل 5 مدنيين")
    )
    attacks = [[Attack(c, None) for c in scene.candidates if c.entry.form == "noun"][:1] for scene in scenes]
    model = choice(("toll",), {"n.k=killed|before|0": "toll"}, none="n0")
    read = TollReader(model, Seeds()).read(scenes, attacks)
    told = [[(t.casualty.kind, t.casualty.count.min, t.attack) for t in tolls] for tolls in read]
    assert told == [[("killed", 3, 0), ("injured", 7, None)], [], [("killed", 5, 0)]]


def toll(count: int, *shares: float) -> Toll:
    return Toll(Casualty("killed", Count(min=count, max=count), 0, 1, 0), 1 - sum(shares), shares)


def test_a_number_goes_to_the_likeliest_attack_and_the_first_of_an_attack_counts() -> None:
    [scene] = SCENES.scenes(annotated("غارة ثم قصف"))
    attacks = [Attack(candidate, None) for candidate in scene.candidates]
    counts = counts_of(attacks, [toll(3, 0.2, 0.7), toll(5, 0.1, 0.8), toll(7, 0.01, 0.02)])
    assert toll(3, 0.0, 0.4).attack == 1, "a number is rather some attack's than none's"
    assert counts == {2: {"killed": Count(min=3, max=3)}}


def test_an_attack_that_did_not_happen_killed_nobody() -> None:
    happened, denied = events("قصفت تركيا مواقع قسد ثم لم تقصف روسيا تل الورد ما أدى إلى مقتل 3 مدنيين")
    assert happened.killed == Count(min=3, max=3)
    assert (denied.status, denied.killed) == ("negated", None)
