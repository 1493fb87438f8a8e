"""The export for pandas and other programs that read columns."""

import sys
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from graph.errors import QueryError
from graph.exports import export, parquet
from graph.records import DateMention
from graph.store import Store
from tests.graph.exports.reading import read_parquet
from tests.graph.samples import RAQQA, records


def test_pandas_reads_a_row_for_each_statement(store: Store, tmp_path: Path) -> None:
    (path,) = export(store, "parquet", tmp_path / "graph.parquet")
    frame = pd.read_parquet(path).set_index("id")
    assert list(frame.index) == [statement.id for statement in store.statements()]
    seizure = frame.loc["raqqa-0-SEIZE-انتزعت"]
    assert seizure["sentence"] == RAQQA.sentences[0]
    assert (seizure["first_day"], seizure["published"]) == (date(2017, 10, 17), date(2017, 10, 18))
    assert [actor["id"] for actor in seizure["sources"]] == ["SDF"]
    assert seizure["places"][0]["lat"] == 35.95
    assert [actor["id"] for actor in seizure["claimed_by"]] == ["SDF"]
    assert frame["killed_min"].sum() == 10


def test_the_ends_of_a_relation_are_a_source_and_a_target_or_a_place(store: Store, tmp_path: Path) -> None:
    (path,) = export(store, "parquet", tmp_path / "graph.parquet")
    rows = {row["type"]: row for row in read_parquet(path).to_pylist() if row["kind"] == "relation"}
    ends = ("sources", "targets", "places")
    found = {type_: [[end["id"] for end in row[name]] for name in ends] for type_, row in rows.items()}
    assert found["ALLIED_WITH"] == [["IRAN"], ["RUSSIA"], []]
    assert found["CONTROLS"] == [["SDF"], [], ["geonames:172955"]]


def test_batches_add_up(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "_ROWS", 2)
    (path,) = export(store, "parquet", tmp_path / "graph.parquet")
    assert read_parquet(path)["id"].to_pylist() == [statement.id for statement in store.statements()]


def test_a_day_that_the_calendar_lacks_stays_a_text(tmp_path: Path) -> None:
    day = DateMention(value="2017-02-31", precision="day", text="31 شباط")
    with Store(tmp_path / "s.sqlite") as store:
        store.add(RAQQA.document, [records()[RAQQA.document][0].model_copy(update={"date": day})])
        (path,) = export(store, "parquet", tmp_path / "graph.parquet")
    (row,) = read_parquet(path).to_pylist()
    assert (row["date"], row["first_day"], row["last_day"]) == ("2017-02-31", None, None)


def test_without_pyarrow_it_says_what_to_install(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(QueryError, match="pip install pyarrow"):
        export(store, "parquet", tmp_path / "graph.parquet")
    assert not (tmp_path / "graph.parquet").exists()
