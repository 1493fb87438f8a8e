"""When two names mean one actor or place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.catalogue import ActorRow, Catalogue
from pipelines.evaluation.matching import Matcher, stem

ACTORS = [
    ActorRow(id="SDF", name_en="Syrian Democratic Forces", name_ar="قوات سوريا الديمقراطية", aliases_ar=("قسد",)),
    ActorRow(id="TURKEY", name_en="Turkey", name_ar="تركيا", kind="state"),
]
MATCHER = Matcher(Catalogue({row.id: row for row in ACTORS}, {}))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("SDF", "قسد"),
        ("SDF", {"id": "SDF", "text": "هم"}),
        ("قوات سوريا الديموقراطية".replace("مو", "م"), "Syrian Democratic Forces"),
        ("تركيا", {"id": "x-1", "text": "وتركيا"}),
        ("سالم الأحمد", "الأحمد"),
        ("مدينة تل الورد", "تل الورد"),
        ("تل أبيض", "تلأبيض"),
        ("الناشطون", "ناشطين"),
        ("عين عيسى", "عين عيسي"),
    ],
)
def test_one_actor_or_place(a: object, b: object) -> None:
    assert MATCHER.same(a, b)  # type: ignore[arg-type]
    assert MATCHER.same(b, a)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("SDF", "TURKEY"),
        ("SDF", "قوات مجهولة"),
        ("سالم الأحمد", "سالم الأسعد"),
        ("مدينة تل الورد", "مدينة عين النسر"),
        ("", "سالم"),
        ("", ""),
    ],
)
def test_two_actors_or_places(a: str, b: str) -> None:
    assert not MATCHER.same(a, b)
    assert not MATCHER.same(b, a)


@pytest.mark.parametrize(
    ("name", "text"),
    [("قسد", "قسد"), ("عمال الميناء", "العمال"), ("قوات الفجر", "قوات الفجر"), ("سالم الأحمد", "سالم")],
)
def test_a_name_stands_for_what_is_written_like_it(name: str, text: str) -> None:
    assert MATCHER.written(name, text)


@pytest.mark.parametrize(
    ("name", "text"), [("نقابة عمال تركيا", "تركيا"), ("تركيا", "تركيا الحديثة"), ("عمال الميناء", "سكان الميناء")]
)
def test_a_name_does_not_stand_for_what_is_but_a_word_of_it(name: str, text: str) -> None:
    assert not MATCHER.written(name, text)


def test_lists_meet_where_some_name_is_in_both() -> None:
    assert MATCHER.meet(["TURKEY", "SDF"], [{"id": "x", "text": "رجل"}, "قسد"])
    assert not MATCHER.meet(["TURKEY"], ["قسد"])
    assert not MATCHER.meet([], ["قسد"])
    assert not MATCHER.meet(["TURKEY"], [])


def test_stem_is_without_article_and_plural() -> None:
    assert stem("والمدنيون") == stem("مدنيين") == "مدني"
    assert stem("ولد") == "ولد"


@given(st.text(min_size=1), st.text())
def test_agreement_is_symmetric_and_any_word_agrees_with_itself(a: str, b: str) -> None:
    assert MATCHER.same(a, b) == MATCHER.same(b, a)
    assert MATCHER.same(a, a) == any(c.isalnum() for c in MATCHER.key(a).letters) or MATCHER.key(a).id is not None
