"""Whose side actors are on, and what places lie in."""

import pytest

from graph.catalogue import Catalogue
from graph.page.wholes import Whole, Wholes
from graph.seeds import Seeds


@pytest.fixture
def wholes() -> Wholes:
    return Wholes(Catalogue.load(Seeds()))


def test_the_side_of_an_actor_is_the_one_above_all_that_it_belongs_to(wholes: Wholes) -> None:
    assert wholes.side("EIGHTH_BRIGADE") == wholes.side("FIFTH_CORPS") == wholes.side("SYRIA") == "SYRIA"
    assert wholes.side("somebody") is None
    assert wholes.known.keys() == {"SYRIA"}
    assert wholes.known["SYRIA"].within is None


def test_a_place_lies_in_its_units_up_to_its_country(wholes: Wholes) -> None:
    chain = [wholes.within("siraa:al-lataminah", "SY")]
    while chain[-1] is not None:
        chain.append(wholes.known[chain[-1]].within)
    names = [wholes.known[key].name_ar for key in chain if key is not None]
    assert names == ["حماة", "سوريا"]
    assert wholes.within(chain[0] or "", "SY") == chain[1] == "siraa:sy"
    assert wholes.within("siraa:sy", "SY") is None


def test_a_place_that_the_catalogue_does_not_know_lies_in_its_country(wholes: Wholes) -> None:
    assert wholes.within("place:ours", "SY") == "siraa:sy"
    assert wholes.within("place:ours", None) is None
    assert wholes.within("place:ours", "XX") is None
    assert wholes.known == {"siraa:sy": Whole("سوريا", "Syrian Arab Republic", None)}


def test_a_unit_without_a_row_of_its_own_is_told_by_its_name(wholes: Wholes) -> None:
    rows = Catalogue.load(Seeds()).places.values()
    town = next(row for row in rows if row.country == "YE" and row.within == ("إب",))
    key = wholes.within(town.id, "YE")
    assert key == "YE/إب"
    assert wholes.known[key] == Whole("إب", "إب", "siraa:ye")


def test_nothing_lies_in_itself_however_the_tables_are_written() -> None:
    catalogue = Catalogue.load(Seeds())
    wholes = Wholes(catalogue)
    for row in catalogue.places.values():
        seen, key = {row.id}, wholes.within(row.id, row.country)
        while key is not None:
            assert key not in seen
            seen.add(key)
            key = wholes.known[key].within
