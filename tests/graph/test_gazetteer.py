"""What places lie in, and how far apart they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.catalogue import Catalogue, PlaceRow
from graph.gazetteer import Gazetteer, kilometres
from graph.records import PlacePrecision
from graph.seeds import Seeds


def place(name: str, *within: str, precision: PlacePrecision = "town", lat: float = 35, lon: float = 38) -> PlaceRow:
    return PlaceRow(
        id=f"test:{name}",
        name_ar=name,
        name_en=name,
        country="SY",
        lat=lat,
        lon=lon,
        precision=precision,
        within=within,
    )


def gazetteer(*places: PlaceRow) -> Gazetteer:
    return Gazetteer({row.id: row for row in places})


SYRIA = place("سوريا", precision="country")
ALEPPO = place("حلب", "حلب")
VILLAGE = place("الغزاوية", "عفرين", precision="village")


def test_a_village_lies_in_its_district_governorate_and_country() -> None:
    known = gazetteer(SYRIA, ALEPPO, place("عفرين", "حلب"), VILLAGE)
    assert known.above(VILLAGE) == ("عفرين", "حلب", "سوريا")
    assert known.units(VILLAGE) == {"عفرين", "حلب"}
    assert known.country(VILLAGE) == "سوريا"


def test_a_row_may_name_all_that_it_lies_in() -> None:
    row = place("الغزاوية", "ناحية شيراوا", "عفرين", "حلب")
    assert gazetteer(SYRIA, row).above(row) == ("ناحية شيراوا", "عفرين", "حلب", "سوريا")


def test_units_that_lie_in_each_other_end() -> None:
    one, other = place("ألف", "باء"), place("باء", "ألف")
    assert gazetteer(one, other).above(one) == ("باء", "ألف")


def test_a_country_lies_in_nothing() -> None:
    assert gazetteer(SYRIA).above(SYRIA) == ()


def test_the_packages_towns_lie_in_their_governorate_and_country() -> None:
    known = Gazetteer(Catalogue.load(Seeds()).places)
    raqqa = next(row for row in known.places.values() if row.name_ar == "الطبقة")
    assert known.above(raqqa) == ("الرقة", "سوريا")


def test_kilometres_of_a_known_distance() -> None:
    assert kilometres(place("a", lat=36.2, lon=37.16), place("b", lat=33.51, lon=36.31)) == pytest.approx(309, abs=3)


latitudes, longitudes = st.floats(-90, 90), st.floats(-180, 180)


@given(latitudes, longitudes, latitudes, longitudes)
def test_distances_are_the_same_both_ways_and_no_longer_than_half_the_globe(
    lat: float, lon: float, other_lat: float, other_lon: float
) -> None:
    one, other = place("a", lat=lat, lon=lon), place("b", lat=other_lat, lon=other_lon)
    assert 0 <= kilometres(one, other) <= 20_016
    assert kilometres(one, other) == pytest.approx(kilometres(other, one))
    assert kilometres(one, one) == 0
