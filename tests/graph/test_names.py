"""A node is found by any of its names in any spelling, and a name that is not clear says what it may be."""

import pytest

from graph.catalogue import ActorRow, Catalogue, PlaceRow
from graph.errors import UnknownName
from graph.names import Names
from graph.nodes import ActorNode, Node, PlaceNode

SDF = ActorNode(id="SDF", name="Syrian Democratic Forces", name_ar="قوات سوريا الديمقراطية", kind="armed_group")
SYRIA = ActorNode(id="SYRIA", name="Syria", name_ar="سوريا", kind="state")
UNKNOWN_BRIGADE = ActorNode(id="لواء الفجر", name="Liwa al-Fajr", name_ar="لواء الفجر", kind="armed_group")
OTHER_BRIGADE = ActorNode(id="x:fajr", name="Fajr", name_ar="لواء الفجر", kind="armed_group")
DAMASCUS = PlaceNode(id="geonames:1", name="Damascus", name_ar="دمشق", kind="town")
CATALOGUE = Catalogue(
    actors={
        row.id: row
        for row in (
            ActorRow(
                id="SDF",
                name_en="Syrian Democratic Forces",
                name_ar="قوات سوريا الديمقراطية",
                aliases_ar=("قسد",),
                people_ar=("طلال سلو",),
            ),
            ActorRow(id="SYRIA", name_en="Syria", name_ar="سوريا", kind="state", ambiguous_ar=("دمشق",)),
            ActorRow(id="IRAN", name_en="Iran", name_ar="إيران", kind="state"),
        )
    },
    places={
        row.id: row
        for row in (
            PlaceRow(
                id="geonames:1", name_en="Damascus", name_ar="دمشق", country="SY", lat=33.5, lon=36.3, precision="town"
            ),
            PlaceRow(
                id="geonames:2", name_en="Syria", name_ar="سوريا", country="SY", lat=35, lon=38, precision="country"
            ),
        )
    },
)


def names(*nodes: Node) -> Names:
    return Names({node.id: node for node in nodes}, CATALOGUE)


@pytest.mark.parametrize("name", ["SDF", "sdf", "قسد", "«قَسَد»", "قوّات سوريا الديمقراطيه", "syrian democratic forces"])
def test_any_spelling_of_any_name_is_found(name: str) -> None:
    assert names(SDF, SYRIA).find(name) == SDF


def test_actors_that_the_catalogue_does_not_know_are_found() -> None:
    assert names(SDF, UNKNOWN_BRIGADE).find("لِواء الفَجْر") == UNKNOWN_BRIGADE
    assert names(SDF, UNKNOWN_BRIGADE).find("liwa al-fajr") == UNKNOWN_BRIGADE


@pytest.mark.parametrize("name", ["قوات سوريا الديمقراطية", "قوات سورياالديمقراطية", "Syrian Democraticforces"])
def test_spaces_may_be_left_out(name: str) -> None:
    assert names(SDF, SYRIA).find(name) == SDF


@pytest.mark.parametrize("name", ["Raqqa", "ar-Raqqa", "Al Raqqa", "el-Raqqa", "الرقة", "رقة", "الرّقه"])
def test_the_article_may_be_left_out_or_assimilated(name: str) -> None:
    raqqa = PlaceNode(id="geonames:3", name="ar-Raqqa", name_ar="الرقة", kind="town")
    assert names(raqqa, SDF).find(name) == raqqa


def test_a_name_as_it_is_spelled_comes_before_one_without_its_article() -> None:
    bare, full = (PlaceNode(id=name, name=name, name_ar=name, kind="town") for name in ("باب", "الباب"))
    both = names(bare, full)
    assert (both.find("باب"), both.find("الباب")) == (bare, full)
    with pytest.raises(UnknownName, match="may be any of these"):
        both.find("ال باب")


def test_a_name_that_needs_context_gives_way_to_one_that_does_not() -> None:
    both = names(SYRIA, DAMASCUS)
    assert both.find("دمشق") == DAMASCUS
    assert both.find("دمشق", "actor") == SYRIA
    assert names(SYRIA).find("دمشق") == SYRIA
    spokesman = ActorNode(id="x-1", name="Talal Silo", name_ar="طلال سلو", kind="person")
    assert names(SDF, spokesman).find("طلال سلو") == spokesman
    assert names(SDF).find("طلال سلو") == SDF


def test_an_actor_comes_before_a_place_of_its_name() -> None:
    country = PlaceNode(id="geonames:2", name="Syria", name_ar="سوريا", kind="country")
    assert names(country, SYRIA).find("سوريا") == SYRIA
    assert names(country, SYRIA).find("سوريا", "place") == country


def test_an_unknown_name_tells_the_nearest() -> None:
    with pytest.raises(UnknownName, match=r"no actor 'سوريه الديمقراطية' in this graph\. Near: SDF \("):
        names(SDF).find("سوريه الديمقراطية", "actor")
    with pytest.raises(UnknownName, match="None is near"):
        names(SDF).find("zzzz")
    with pytest.raises(UnknownName, match="no place 'SDF'"):
        names(SDF).find("SDF", "place")


def test_a_name_that_only_the_catalogue_knows_says_that_nothing_is_said_of_it() -> None:
    with pytest.raises(UnknownName, match="no statement of this graph names 'ايران'"):
        names(SDF).find("ايران")


def test_an_ambiguous_name_tells_what_it_may_be() -> None:
    with pytest.raises(UnknownName, match=r"may be any of these: x:fajr \(.*\), لواء الفجر \(.*\)\. Give the id"):
        names(OTHER_BRIGADE, UNKNOWN_BRIGADE).find("لواء الفجر!")
    assert names(OTHER_BRIGADE, UNKNOWN_BRIGADE).find("x:fajr") == OTHER_BRIGADE
