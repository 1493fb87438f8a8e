"""The day of publication as the day of an event."""

from datetime import date

import pytest

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
