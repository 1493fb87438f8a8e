"""Dates of the Hijri calendar, and spans up to the day of publication."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.pipelines.extract.test_dates import FINDER, WEDNESDAY
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
    [found] = FINDER.find(sentence(f"وقع ذلك في {text} ، بحسب الأهالي ."), WEDNESDAY)
    assert (found.mention.value, found.mention.precision, found.mention.text) == (value, precision, text)


def test_a_hijri_day_beside_a_gregorian_one_is_that() -> None:
    [found] = FINDER.find(sentence("في 10 شعبان 1436 هـ الموافق 29 أيار 2015"), WEDNESDAY)
    assert found.mention.value == "2015-05-29"


@given(st.dates(date(1925, 1, 1), date(2070, 1, 1)))
def test_a_hijri_day_is_the_latest_such_day_whatever_the_day_of_publication(published: date) -> None:
    [found] = FINDER.find(sentence("في 10 شوال"), published)
    assert 0 <= (published - date.fromisoformat(found.mention.value)).days < 356
