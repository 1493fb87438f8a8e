"""Sides, and places within places."""

import pytest

from graph.seeds import Seeds
from graph.vocabulary import Vocabulary


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Vocabulary(Seeds())


def test_a_part_is_on_the_side_of_its_whole(vocabulary: Vocabulary) -> None:
    assert vocabulary.side("EIGHTH_BRIGADE") == vocabulary.side("SYRIA") == "SYRIA"
    assert vocabulary.side("nobody") == "nobody"


def test_of_several_places_of_a_name_the_largest_is_a_unit(vocabulary: Vocabulary) -> None:
    governorate = "siraa:deir-ez-zor-governorate"
    assert vocabulary.unit("دير الزور") == vocabulary.unit("محافظة ديرالزور") == governorate
    assert vocabulary.unit("nowhere") is None


def test_a_town_lies_in_its_governorate_and_its_country(vocabulary: Vocabulary) -> None:
    mayadin, damascus = "geonames:173480", "geonames:170654"
    assert vocabulary.lies_in(mayadin, "siraa:deir-ez-zor-governorate")
    assert vocabulary.lies_in(mayadin, "siraa:sy")
    assert vocabulary.lies_in("siraa:deir-ez-zor-governorate", "siraa:sy")
    assert not vocabulary.lies_in(mayadin, "siraa:iq")
    assert not vocabulary.lies_in(mayadin, "geonames:170794")  # the town that the governorate is named for
    assert not vocabulary.lies_in(damascus, "siraa:rif-dimashq-governorate")
    assert not vocabulary.lies_in("nowhere", "siraa:sy")
