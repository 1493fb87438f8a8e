"""Dates that do not stand in the sentence of an event: the day of publication, and those of other sentences."""

from datetime import date

import pytest

from pipelines.extract.weighed import EMPTY
from tests.pipelines.extract.test_statements import MODELS, choice, events


def test_it_is_told_by_the_words_of_the_text_where_they_tell_it(monkeypatch: pytest.MonkeyPatch) -> None:
    likelier = {"d.p=day|after": "date", "pd": "date", "pd.named=True": "date"}
    monkeypatch.setitem(MODELS, "date", choice(("date",), likelier))
    [told] = events("قصفت تركيا مواقع قسد اليوم", published=date(2020, 2, 4))
    [untold] = events("قصفت تركيا مواقع قسد", published=date(2020, 2, 4))
    assert [(e.date.value, e.date.text) for e in (told, untold) if e.date] == [
        ("2020-02-04", "اليوم"),
        ("2020-02-04", ""),
    ]


@pytest.mark.parametrize(("counts", "dated"), [(0.05, True), (2000.0, False)])
def test_date_of_another_sentence_needs_more_than_what_no_date_counts(
    counts: float, dated: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(MODELS, "date", choice(("date",), {"od": "date"}))
    monkeypatch.setitem(EMPTY, "date elsewhere", counts)
    [event] = events("وقع هذا اليوم", "قصفت تركيا مواقع قسد", published=date(2020, 2, 4))
    assert (event.date is not None) is dated
