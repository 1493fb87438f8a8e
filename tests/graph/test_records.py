"""The record format: what is written is read back, and what nobody should write is refused."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from graph.records import AnyRecord, Count, DateMention, Event, PlaceMention, Relation
from tests.graph.strategies import corpora

RECORDS: TypeAdapter[AnyRecord] = TypeAdapter(AnyRecord)
EVENT: dict[str, Any] = {
    "kind": "event",
    "id": "e1",
    "doc": "d1",
    "sentence": "قصفت مدفعية النظام مدينة إدلب",
    "start": 0,
    "end": 29,
    "trigger": {"text": "قصفت", "start": 0, "end": 4},
    "type": "ASSAULT",
    "mode": "shelling",
    "confidence": 0.8,
    "rule": "lexicon",
}


def _has_lone_surrogate(text: str) -> bool:
    return any("\ud800" <= character <= "\udfff" for character in text)


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(st.data())
def test_json_brings_every_record_back(data: st.DataObject) -> None:
    for document, statements in data.draw(corpora(most=1)):
        for record in (document, *statements):
            written = record.model_dump(mode="python")
            assert RECORDS.validate_python(written) == record
            if not _has_lone_surrogate(repr_of(written)):
                assert RECORDS.validate_json(record.model_dump_json()) == record


def repr_of(value: Any) -> str:
    """All text inside a dumped record."""
    return json.dumps(value, ensure_ascii=False, default=str)


def test_unknown_fields_are_skipped_and_kinds_refused() -> None:
    assert RECORDS.validate_python({**EVENT, "weather": "rain"}) == RECORDS.validate_python(EVENT)
    with pytest.raises(ValidationError, match="kind"):
        RECORDS.validate_python({**EVENT, "kind": "rumour"})


def test_kind_chooses_the_model() -> None:
    actor = {
        "id": "RUSSIA",
        "name": "Russia",
        "name_ar": "روسيا",
        "kind": "state",
        "text": "روسيا",
        "start": 0,
        "end": 5,
    }
    place = {"id": "p", "name": "Idlib", "name_ar": "إدلب", "precision": "town", "text": "إدلب", "start": 9, "end": 13}
    relation = RECORDS.validate_python(
        {**EVENT, "kind": "relation", "type": "PRESENT_IN", "trigger": None, "subject": actor, "object": place}
    )
    assert isinstance(RECORDS.validate_python(EVENT), Event)
    assert isinstance(relation, Relation)
    assert isinstance(relation.object, PlaceMention)


def test_records_do_not_change() -> None:
    event = RECORDS.validate_python(EVENT)
    with pytest.raises(ValidationError, match="frozen"):
        setattr(event, "id", "e2")  # noqa: B010


@pytest.mark.parametrize("value", ["2017", "2017-10", "2017-10-17", "2017-10-01/2017-10-17", "2017/2018"])
def test_dates_are_as_exact_as_they_are_written(value: str) -> None:
    assert DateMention(value=value, precision="span", text="").value == value


@pytest.mark.parametrize("value", ["", "17-10-2017", "2017-10-17T12:00", "أمس", "2017-1-7", "2017-10-17/", "٢٠١٧-١٠"])
def test_other_dates_are_refused(value: str) -> None:
    with pytest.raises(ValidationError):
        DateMention(value=value, precision="day", text="")


@pytest.mark.parametrize(
    "changed",
    [{"start": -1}, {"start": 2**53}, {"confidence": 1.5}, {"status": "perhaps"}, {"killed": {"min": -2}}],
    ids=str,
)
def test_values_out_of_range_are_refused(changed: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        RECORDS.validate_python({**EVENT, **changed})


def test_counts_may_be_open() -> None:
    assert Event.model_validate({**EVENT, "killed": {"min": 1873, "max": None}}).killed == Count(min=1873)
