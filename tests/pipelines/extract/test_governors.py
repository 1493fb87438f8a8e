"""What a word that governs a deed says of it, and of which deed."""

import pytest

from graph.catalogue import ActorRow, Catalogue
from graph.seeds import Seeds
from pipelines.extract.governors import Governors, Ruling
from pipelines.extract.lexicon import TriggerRow
from pipelines.link import Linker
from tests.pipelines.marked import SmallSceneMaker, annotated

GOVERNORS = Governors(Seeds())
ACTORS = {"SDF": ActorRow(id="SDF", name_en="SDF", name_ar="قسد", kind="armed_group")}
SCENES = SmallSceneMaker(
    [
        TriggerRow(word="سيطر", form="verb", type="SEIZE", forms=("يسيطر",)),
        TriggerRow(word="سيطرة", form="noun", type="SEIZE"),
        TriggerRow(word="قصف", form="verb", type="ASSAULT"),
        TriggerRow(word="قصف", form="noun", type="ASSAULT"),
        TriggerRow(word="هجوم", form="noun", type="ASSAULT"),
        TriggerRow(word="معركة", form="noun", type="ASSAULT"),
        TriggerRow(word="مفاوضات", form="noun", type="CONSULT"),
        TriggerRow(word="تقدم", form="verb", type="SEIZE"),
    ]
)


def rulings(text: str) -> dict[str, Ruling | None]:
    """What is said of each deed of a sentence, by its word."""
    [linked] = Linker(Catalogue(ACTORS, {}))([annotated(text)])
    [scene] = SCENES.scenes(linked)
    return {scene.words[c.index].text: GOVERNORS.ruling(scene, c) for c in scene.candidates}


def statuses(text: str) -> list[str | None]:
    return [ruling.status if ruling else None for ruling in rulings(text).values()]


@pytest.mark.parametrize(
    "text",
    [
        "فشل مسلحون في السيطرة على الجسر",
        "أخفقت القوة المهاجمة في قصف الجسر",
        "يعجز المسلحون عن السيطرة على الجسر",
        "الكتيبة عاجزة عن السيطرة على الجسر",
        "لم تتمكن قسد من السيطرة على الجسر",
        "لم يستطيعوا السيطرة على الجسر",
        "لم تستطع قسد السيطرة على الجسر",
        "لم ننجح في السيطرة على الجسر",
        "لم يكن اللواء قادرا على السيطرة على الجسر",
        "الكتيبة غير قادرة على السيطرة على الجسر",
        "منعت الأمطار قسد من السيطرة على الجسر",
        "مُنع اللواء من قصف الجسر",
        "و+منعت+ها الألغام من التقدم",
        "يمنع اللواء قصف الجسر",
        "حالت الأمطار دون السيطرة على الجسر",
        "عادوا من دون السيطرة على الجسر",
        "عادوا دون أن يسيطروا على الجسر",
        "كادت قسد أن تسيطر على الجسر",
        "عاد اللواء دون أن يتمكن من السيطرة على الجسر",
        "امتنعت الكتيبة عن قصف الجسر",
        "أخفقوا في شن هجوم على الجسر",
        "فشل اللواء و+الكتيبة في السيطرة على الجسر",
        "لم تتمكن الكتيبة بعد من السيطرة على الجسر",
        "لم يتمكن اللواء من أن يسيطر على الجسر",
    ],
)
def test_deed_that_failed_or_was_prevented_is_negated(text: str) -> None:
    assert statuses(text) == ["negated"]


@pytest.mark.parametrize(
    "text",
    [
        "لم تفشل الكتيبة في السيطرة على الجسر",
        "لم تمنع الأمطار اللواء من قصف الجسر",
        "لم تحل الأمطار دون السيطرة على الجسر",
        "لا تعجز الكتيبة عن قصف الجسر",
    ],
)
def test_two_denials_make_a_fact(text: str) -> None:
    assert statuses(text) == ["asserted"]


@pytest.mark.parametrize(
    "text", ["هدد اللواء ب+قصف الجسر", "ينوي اللواء قصف الجسر", "الكتيبة على وشك السيطرة على الجسر"]
)
def test_deed_that_is_threatened_or_intended_is_hypothetical(text: str) -> None:
    assert statuses(text) == ["hypothetical"]


@pytest.mark.parametrize(
    "text",
    [
        "تمكنت الكتيبة من السيطرة على الجسر",
        "فشلت المفاوضات",
        "فشل هجوم على الجسر",
        "فشل اللواء في هجوم على الجسر",
        "بعد فشل الصلح قصفت الكتيبة الجسر",
        "فشل الصلح في الشتاء و+استمرت الكتيبة في قصف الجسر",
        "فشل اللواء ، ثم نجحت الكتيبة في السيطرة على الجسر",
        "لم يتمكن من السيطرة على الجسر سوى اللواء",
        "لم تتمكن من السيطرة على الجسر إلا بعد أسبوع",
        "يعمل الوسطاء على منع اللواء من قصف الجسر",
        "قال الوسطاء إن منع قصف الجسر واجب",
        "لم تقصف الكتيبة الجسر",
    ],
)
def test_deed_that_no_word_governs_is_left_to_the_model(text: str) -> None:
    assert set(statuses(text)) == {None}


def test_deed_that_is_joined_to_another_shares_its_lot() -> None:
    assert statuses("فشلت الكتيبة في قصف الجسر و+السيطرة على+ه") == ["negated", "negated"]
    assert statuses("لم تتمكن الكتيبة من قصف الجسر أو السيطرة على+ه") == ["negated", "negated"]


@pytest.mark.parametrize(
    "text",
    [
        "فشلت الكتيبة في السيطرة على الجسر خلال الهجوم",
        "فشلت الكتيبة في السيطرة على الجسر ، و+قصفت+ه",
        "فشلت الكتيبة في السيطرة على الجسر و+قصف طيران مجهول القرية",
        "لم تتمكن الكتيبة من السيطرة على الجسر بعد قصف و+هجوم",
    ],
)
def test_deeds_told_beside_it_are_not_governed(text: str) -> None:
    governed, *others = statuses(text)
    assert governed == "negated"
    assert set(others) == {None}


def test_only_the_deed_itself_is_governed_not_one_that_it_is_compared_with() -> None:
    told = rulings("لم يتمكنوا من شن هجوم أعنف من معركة الجسر")
    assert told["هجوم"] == Ruling("negated", "تمكن")
    assert told["معركة"] is None
