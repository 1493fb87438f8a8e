"""Regions: parts of countries and border lands."""

import pytest

from graph.catalogue import ActorRow, Catalogue, DemonymRow, PlaceRow
from pipelines.link import Linker
from tests.pipelines.marked import annotated

SYRIA = PlaceRow(id="test:SY", name_ar="سوريا", name_en="Syria", country="SY", precision="country", lat=35, lon=38)
CATALOGUE = Catalogue(
    actors={"SYRIA": ActorRow(id="SYRIA", name_en="Syria", name_ar="سوريا", kind="state")},
    places={SYRIA.id: SYRIA},
    demonyms=(DemonymRow(actor="SYRIA", masculine="سوري"),),
)
LINKER = Linker(CATALOGUE)


def places(text: str) -> list[str]:
    [linked] = LINKER([annotated(text)])
    return [place.mention.text for place in linked.sentences[0].places]


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("قصف في شمال سوريا أمس", "شمال سوريا"),
        ("قصف في شمالي غربي سوريا أمس", "شمالي غربي سوريا"),
        ("توتر ب+شمال و+شرق سوريا أمس", "شمال وشرق سوريا"),
        ("هدوء في الشمال السوري اليوم", "الشمال السوري"),
        ("هدوء في المنطقة الجنوبية اليوم", "المنطقة الجنوبية"),
        ("تعزيزات على الحدود السورية أمس", "الحدود السورية"),
        ("تعزيزات على الحدود مع سوريا أمس", "الحدود مع سوريا"),
        ("تعزيزات قرب الحدود أمس", "الحدود"),
    ],
)
def test_a_region_is_one_place(text: str, region: str) -> None:
    assert places(text) == [region]


@pytest.mark.parametrize("text", ["توجه شمال المدينة", "الشمال بارد", "هذه المنطقة هادئة", "شرق وغرب"])
def test_other_words_of_direction_are_none(text: str) -> None:
    assert not places(text)


def test_a_country_alone_is_itself() -> None:
    assert places("قصف في سوريا أمس") == ["سوريا"]


def test_a_region_lies_in_its_country_and_takes_its_name() -> None:
    [linked] = LINKER([annotated("قصف في شمال سوريا أمس")])
    (place,) = linked.sentences[0].places
    assert (place.mention.name, place.mention.country, place.mention.lat) == ("Syria, north", "SY", None)
    assert not linked.sentences[0].actors
