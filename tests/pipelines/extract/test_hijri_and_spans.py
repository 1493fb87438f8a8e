"""Dates of the Hijri calendar, and times reckoned back from the day of publication."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.pipelines.extract.test_dates import FINDER, WEDNESDAY, told, values
from tests.pipelines.marked import sentence


@pytest.mark.parametrize(
    ("text", "value", "precision"),
    [
        ("17 رمضان", "2017-06-12", "day"),
        ("10 محرم 1439 هـ", "2017-09-30", "day"),
        ("شعبان 1436", "2015-05-19/2015-06-17", "span"),
        ("28 أيار 2015 الموافق 10 شعبان 1436 هـ", "2015-05-28", "day"),
        ("الأيام الثلاثة الماضية", "2017-10-15/2017-10-18", "span"),
        ("الأسبوعين الماضيين", "2017-10-04/2017-10-18", "span"),
        ("الأشهر الستة الماضية", "2017-04/2017-10", "span"),
        ("الساعات الأربع والعشرين الماضية", "2017-10-17/2017-10-18", "span"),
    ],
)
def test_date_and_its_precision(text: str, value: str, precision: str) -> None:
    assert told(text) == (value, precision, text)


@pytest.mark.parametrize("text", ["10 رمضان 2014", "10 رمضان المقبل", "15 رمضان من العام نفسه", "30 رجب 1438"])
def test_a_hijri_day_of_a_year_that_is_not_known_is_none(text: str) -> None:
    assert FINDER.find(sentence(f"في {text}"), WEDNESDAY) == []


def test_dates_that_cannot_be_one_day_are_two() -> None:
    found = FINDER.find(sentence("في 19 آب 2015 ، 3 شوال 1436"), WEDNESDAY)
    assert [one.mention.value for one in found] == ["2015-08-19", "2015-07-19"]


def test_a_date_of_the_year_of_another_does_not_take_in_the_next() -> None:
    [found] = FINDER.find(sentence("في 15 تموز من العام نفسه ، 3 آب 2014"), WEDNESDAY)
    assert (found.mention.value, found.mention.text) == ("2014-08-03", "3 آب 2014")


@pytest.mark.parametrize("text", ["10 محرم عام 1436", "10 محرم من عام 1436 هـ"])
def test_the_hijri_year_is_the_one_that_is_given(text: str) -> None:
    [found] = FINDER.find(sentence(f"في {text}"), WEDNESDAY)
    assert found.mention.value == "2014-11-03"


def test_last_year_is_one_behind_a_definite_noun_too() -> None:
    assert values("استعادت القوات الحويجة العام الماضي") == ["2016"]


def test_a_hijri_day_beside_a_gregorian_one_is_that() -> None:
    [found] = FINDER.find(sentence("في 10 شعبان 1436 هـ الموافق 29 أيار 2015"), WEDNESDAY)
    assert found.mention.value == "2015-05-29"


@given(st.dates(date(1926, 1, 1), date(2070, 1, 1)))
def test_a_hijri_day_is_the_latest_such_day_whatever_the_day_of_publication(published: date) -> None:
    [found] = FINDER.find(sentence("في 10 شوال"), published)
    assert 0 <= (published - date.fromisoformat(found.mention.value)).days < 356
