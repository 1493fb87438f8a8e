"""When two names mean one actor or place."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.catalogue import ActorRow, Catalogue, PlaceRow
from pipelines.evaluation.matching import Matcher, stem

ACTORS = [
    ActorRow(id="SDF", name_en="Syrian Democratic Forces", name_ar="قوات سوريا الديمقراطية", aliases_ar=("قسد",)),
    ActorRow(id="TURKEY", name_en="Turkey", name_ar="تركيا", kind="state"),
]
SYRIA = ActorRow(id="SYRIA", name_en="Syria", name_ar="سوريا", kind="state", aliases_ar=("دمشق",))
PLACES = [
    PlaceRow(id="geonames:1", name_ar="دمشق", name_en="Damascus", country="SY", lat=33.5, lon=36.3, precision="town"),
    PlaceRow(
        id="geonames:2",
        name_ar="سوريا",
        name_en="Syria",
        country="SY",
        lat=35,
        lon=38,
        precision="country",
        aliases_ar=("سورية",),
    ),
]
MATCHER = Matcher(Catalogue({row.id: row for row in ACTORS}, {}))
SYRIAN = Matcher(Catalogue({SYRIA.id: SYRIA}, {row.id: row for row in PLACES}))


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


def test_a_place_is_no_actor_that_bears_its_name() -> None:
    assert SYRIAN.same("سوريا", "دمشق")
    assert not SYRIAN.same("سوريا", "دمشق", "place")
    assert not SYRIAN.same("سوريا", {"id": "geonames:1", "name": "Damascus", "text": "دمشق"}, "place")
    assert not SYRIAN.meet(["سوريا"], ["دمشق"], "place")


def test_a_place_is_known_by_any_of_its_names() -> None:
    assert SYRIAN.same("سورية", "سوريا", "place")
    assert SYRIAN.same("سورية", {"id": "geonames:2", "text": "البلاد"}, "place")
    assert SYRIAN.same("تل الورد", {"id": "x-1", "text": "مدينة تل الورد"}, "place")
    assert not SYRIAN.same("سورية", {"id": None, "text": "البلاد"}, "place")


def test_a_name_of_ones_own_actor_is_no_other_actors() -> None:
    own = ActorRow(id="MINE", name_en="Mine", name_ar="قسد")
    catalogue = Catalogue({row.id: row for row in (own, *ACTORS)}, {}, own={"MINE": Path("mine.tsv")})
    assert Matcher(catalogue).key("قسد").id == "MINE"


def test_stem_is_without_article_and_plural() -> None:
    assert stem("والمدنيون") == stem("مدنيين") == "مدني"
    assert stem("ولد") == "ولد"


@given(st.text(min_size=1), st.text())
def test_agreement_is_symmetric_and_any_word_agrees_with_itself(a: str, b: str) -> None:
    assert MATCHER.same(a, b) == MATCHER.same(b, a)
    assert MATCHER.same(a, a) == any(c.isalnum() for c in MATCHER.key(a).letters) or MATCHER.key(a).id is not None
