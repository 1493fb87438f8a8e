"""What a word that governs a deed says of it, and of which deed."""

import pytest

from graph.catalogue import ActorRow, Catalogue
from graph.seeds import Seeds
from pipelines.extract.governors import Governors, Ruling
from pipelines.extract.lexicon import TriggerRow
from pipelines.link import Linker
from tests.pipelines.marked import SmallSceneMaker, annotated

GOVERNORS = Governors(Seeds())
ACTORS = {
    "SDF": ActorRow(id="SDF", name_en="SDF", name_ar="قسد", kind="armed_group"),
    "PROGRESS": ActorRow(id="PROGRESS", name_en="Progress", name_ar="حركة التقدم", kind="armed_group"),
    "RESISTANCE": ActorRow(id="RESISTANCE", name_en="Resistance", name_ar="الجبهة المقاومة", kind="armed_group"),
    "VICTIMS": ActorRow(id="VICTIMS", name_en="victims", name_ar="ضحايا", kind="population"),
}
SCENES = SmallSceneMaker(
    [
        TriggerRow(word="سيطر", form="verb", type="SEIZE", forms=("يسيطر",)),
        TriggerRow(word="سيطرة", form="noun", type="SEIZE"),
        TriggerRow(word="قصف", form="verb", type="ASSAULT"),
        TriggerRow(word="قصف", form="noun", type="ASSAULT"),
        TriggerRow(word="هجوم", form="noun", type="ASSAULT"),
        TriggerRow(word="معركة", form="noun", type="ASSAULT"),
        TriggerRow(word="غارة", form="noun", type="ASSAULT"),
        TriggerRow(word="قذيفة", form="noun", type="ASSAULT", forms=("قذائف",)),
        TriggerRow(word="مقاومة", form="noun", type="ASSAULT"),
        TriggerRow(word="حرب", form="noun", type="ASSAULT"),
        TriggerRow(word="حصار", form="noun", type="ASSAULT"),
        TriggerRow(word="مقتل", form="noun", type="ASSAULT"),
        TriggerRow(word="انسحاب", form="noun", type="RETREAT"),
        TriggerRow(word="عودة", form="noun", type="RETREAT"),
        TriggerRow(word="وصول", form="noun", type="RETREAT"),
        TriggerRow(word="مفاوضات", form="noun", type="CONSULT"),
        TriggerRow(word="تقدم", form="verb", type="SEIZE"),
        TriggerRow(word="إطلاق النار", form="noun", type="ASSAULT"),
        TriggerRow(word="إلغاء", form="noun", type="REJECT"),
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
        "لم يستطع أن يسيطر على الجسر",
        "فشل اللواء و+قسد في السيطرة على الجسر",
        "قسد منع الأهالي من السيطرة على الجسر",
        "قالوا إن قسد منع الأهالي من السيطرة على الجسر",
        "و+قد منع اللواء الكتيبة من السيطرة على الجسر",
        "لم تتمكن الكتيبة من السيطرة على الجسر إلا أن+ها قريبة",
        "فشل اللواء " + "الكبير " * 8 + "في السيطرة على الجسر",
        "لم تتمكن الكتيبة من السيطرة على الجسر " + "الكبير " * 20 + "إلا بعد أسبوع",
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
    "text", ["هدد اللواء ب+قصف الجسر", "ينوي اللواء قصف الجسر", "ينوي قصف الجسر", "الكتيبة على وشك السيطرة على الجسر"]
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
        "إن المطلوب منع الكتيبة من السيطرة على الجسر",
        "بحث الوزير مع قسد منع الكتيبة من السيطرة على الجسر",
        "فشل اللواء " + "الكبير " * 20 + "في السيطرة على الجسر",
    ],
)
def test_deed_that_no_word_governs_is_left_to_the_model(text: str) -> None:
    assert set(statuses(text)) == {None}


@pytest.mark.parametrize(
    "text",
    [
        "منع القصف المجهول اللواء",
        "منعت غارات قسد اللواء",
        "منعت غارة مجهولة اللواء",
        "منع هجوم قسد الأهالي",
        "منع حصار الجسر وصول الدواء",
        "منعت حرب الجسر وصول الدواء",
        "منعت معارك الجسر وصول الدواء",
        "منعت قذائف مجهولة اللواء",
        "لم تستطع غارات قسد",
        "لم يستطع القصف المجهول كسر الحصار",
    ],
)
def test_deed_that_prevents_or_cannot_is_not_negated(text: str) -> None:
    assert set(statuses(text)) == {None}


@pytest.mark.parametrize(
    "text",
    [
        "تمنع وصول الدواء",
        "تمنع القصف",
        "يمنع عودة الأهالي",
        "منعت إطلاق النار",
        "منعت إلغاء الهدنة",
        "يمنع غارات أخرى",
        "لم يستطيعوا وصول الجسر",
        "يمنعون القصف",
        "لم يستطع شن هجوم",
    ],
)
def test_noun_that_cannot_be_the_subject_of_the_verb_before_it_is_its_object(text: str) -> None:
    assert statuses(text) == ["negated"]


@pytest.mark.parametrize(
    "text",
    [
        "لم يستطع الأهالي دفن قتلى القصف",
        "لم يستطع الأهالي انتشال جثث قتلى القصف",
        "لم يستطع ضحايا القصف",
        "منعت قسد دفن قتلى القصف",
        "منعت قسد أهالي ضحايا القصف",
        "تمنع حركة التقدم الأهالي",
    ],
)
def test_attack_that_tells_whose_the_object_is_is_not_negated(text: str) -> None:
    assert set(statuses(text)) == {None}


def test_deed_that_is_joined_to_another_shares_its_lot() -> None:
    assert statuses("فشلت الكتيبة في قصف الجسر و+السيطرة على+ه") == ["negated", "negated"]
    assert statuses("فشلت الكتيبة في قصف الجسر و+السيطرة على+ه ، اليوم") == ["negated", "negated"]
    assert statuses("لم تتمكن الكتيبة من قصف الجسر أو السيطرة على القرية") == ["negated", "negated"]
    assert statuses("لم تتمكن الكتيبة من السيطرة على الجسر أو قصف القرية") == ["negated", "negated"]


def test_deed_far_down_a_row_of_joined_ones_is_left_to_the_model() -> None:
    assert statuses("لم تتمكن من قصف أو معركة أو غارة أو حصار أو هجوم") == ["negated"] * 4 + [None]


@pytest.mark.parametrize("conjunction", ["و", "أو"])
def test_long_row_of_joined_deeds_is_read(conjunction: str) -> None:
    assert set(statuses(f"فشل {f' {conjunction} '.join(['حرب'] * 560)} في الجسر")) == {None}


@pytest.mark.parametrize(
    "text",
    [
        "فشلت الكتيبة في السيطرة على الجسر خلال الهجوم",
        "فشلت الكتيبة في السيطرة على الجسر ، و+قصفت+ه",
        "فشلت الكتيبة في السيطرة على الجسر و+قصف طيران مجهول القرية",
        "فشلت الكتيبة في السيطرة على الجسر و+مقتل عشرين من+ها",
        "فشلت الكتيبة في السيطرة على الجسر و+انسحاب من+ه",
        "فشلت الكتيبة في السيطرة على الجسر و+انسحاب+ها من+ه",
        "فشلت الكتيبة في السيطرة على الجسر و+الهجوم علي+ه مستمر",
        "فشلت الكتيبة في السيطرة على الجسر و+الهجوم على القرية",
        "فشلت الكتيبة في السيطرة على الجسر و+الغارات مستمرة",
        "عادت الكتيبة دون السيطرة على الجسر و+غارات قسد مستمرة",
        "لم تتمكن الكتيبة من السيطرة على الجسر بعد قصف و+هجوم",
        "لم تتمكن الكتيبة من السيطرة على الجسر ، الناس تخشى الموت أو الغارات",
        "لم تتمكن الكتيبة من السيطرة على الجسر و+الناس تخشى الموت أو الغارات",
        "لم تتمكن الكتيبة من السيطرة على الجسر " + "الكبير " * 20 + "أو الغارات",
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


def test_name_of_an_actor_is_no_deed() -> None:
    assert statuses("لم تستطع الجبهة المقاومة وصول الجسر") == [None, "negated"]
    told = rulings("لم تتمكن حركة التقدم من السيطرة على الجسر")
    assert told == {"التقدم": None, "السيطرة": Ruling("negated", "تمكن")}
