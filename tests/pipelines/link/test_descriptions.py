"""Definite nouns that take up an actor named before: `التنظيم`."""

import pytest

from tests.pipelines.link.test_linker import actors


def test_description_takes_up_the_actor_that_fits() -> None:
    [found] = actors("انسحب داعش من القرية أمام قسد", "ثم عاد التنظيم ليلا")
    assert (found.mention.id, found.mention.text, found.by) == ("ISIS", "التنظيم", "description")


@pytest.mark.parametrize(("first", "last", "ident"), [("داعش", "قسد", "SDF"), ("قسد", "داعش", "ISIS")])
def test_description_takes_up_the_last_actor_of_those_that_fit(first: str, last: str, ident: str) -> None:
    [found] = actors(f"انسحب {first} ثم عاد {last}", "خسر الفصيل القرية")
    assert found.mention.id == ident


def test_description_takes_up_nobody_whom_only_others_call_so() -> None:
    assert actors("تقدمت قسد في القرية", "ثم عاد التنظيم ليلا") == []
    [found] = actors("تقدم تنظيم قسد في القرية", "ثم عاد التنظيم ليلا")
    assert (found.mention.id, found.by) == ("SDF", "description")


def test_description_without_an_actor_before_means_nobody() -> None:
    assert actors("ثم عاد التنظيم ليلا") == []


@pytest.mark.parametrize(
    ("before", "marked", "ident"),
    [
        ("هاجم داعش قسد", "ثم قصفت الأخيرة القرية", "SDF"),
        ("هاجم داعش قوات سوريا الديمقراطية", "ثم انسحب الأخير", "ISIS"),
        ("هاجمت قسد فصيل الجبل", "لكن الأخيرة عادت", "SDF"),
        ("اجتمعت تركيا مع سوريا", "وهددت هذه الأخيرة بالرد", "SYRIA"),
        ("هاجم داعش المدنيين", "ثم انسحب الأخير", "ISIS"),
        ("اجتمعت تركيا مع دمشق", "ثم نفت الأخيرة ذلك", "SYRIA"),
    ],
)
def test_the_latter_is_the_last_one_of_its_gender(before: str, marked: str, ident: str) -> None:
    [found] = actors(before, marked)
    assert (found.mention.id, found.by) == (ident, "description")


@pytest.mark.parametrize(
    "marked",
    [
        "كان القصف الأخير عنيفا",
        "وقع ب+القصف الأخير قتلى",
        "كان هجوم+ه الأخير عنيفا",
        "كان هجومه الأخير عنيفا",
        "في الأخير انتهى القتال",
        "هو اليوم قبل الأخير",
        "الأخير كان عنيفا",
        "كان القصف الثاني و+الأخير عنيفا",
        "قصف ثالث 3 الأخير عنيف",
    ],
)
def test_an_adjective_takes_up_nobody(marked: str) -> None:
    assert actors("هاجم داعش القرية", marked) == []


def test_adjective_of_a_name_takes_up_nobody() -> None:
    [found] = actors("هاجم داعش القرية", "كان خطاب تركيا الأخير طويلا")
    assert found.mention.id == "TURKEY"


@pytest.mark.parametrize(
    ("before", "marked"),
    [("شنت تركيا هجوما على حمص", "ثم عاشت الأخيرة هدوءا"), ("كان هجوم", "وصلت تركيا إلى حمص ثم عاشت الأخيرة هدوءا")],
)
def test_the_latter_may_be_a_town(before: str, marked: str) -> None:
    assert all(found.by != "description" for found in actors(before, marked))


@pytest.mark.parametrize(
    "sentences",
    [
        ("هاجم داعش قسد في مدينة حمص فردت الأخيرة",),
        ("هاجم داعش قسد في حمص و+إدلب فردت الأخيرة",),
        ("هاجم داعش قسد في حمص", "ثم ردت الأخيرة"),
        ("هاجم داعش قسد شمال حمص", "ثم ردت الأخيرة"),
    ],
)
def test_the_latter_is_no_town_where_something_was(sentences: tuple[str, ...]) -> None:
    assert actors(*sentences)[-1].mention.id == "SDF"


def test_people_before_the_latter_are_no_name_that_it_describes() -> None:
    found = actors("هاجم داعش القرية", "ثم شكا محامي الأخير")[-1]
    assert (found.mention.id, found.by) == ("ISIS", "description")
