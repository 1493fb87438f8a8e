"""Parquet files of any columns and any damage: articles or warnings, never a crash."""

import io
from datetime import date
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from hypothesis import given
from hypothesis import strategies as st

from tests.fuzz.cases import cases
from tests.fuzz.strategies import NAMES, TEXTS
from tests.fuzz.test_reading import articles_of

_CELLS: dict[Any, st.SearchStrategy[Any]] = {
    pa.string(): TEXTS.map(lambda text: text.encode("utf-8", "replace").decode()) | st.text("ا ", min_size=999),
    pa.binary(): st.binary(max_size=40),
    pa.int64(): st.integers(-(2**63), 2**63 - 1),
    pa.float64(): st.floats(),
    pa.bool_(): st.booleans(),
    pa.date32(): st.dates(),
    pa.date64(): st.dates(min_value=date(1700, 1, 1)),
    pa.timestamp("ns"): st.integers(-(2**63), 2**63 - 1),
    pa.duration("s"): st.integers(-(2**63), 2**63 - 1),
    pa.decimal128(38, 3): st.decimals(-(10**30), 10**30, places=3),
    pa.null(): st.none(),
}
_ROWS = 4


@st.composite
def columns(draw: st.DrawFn) -> Any:
    """A column of cells of one type, perhaps within a list, a struct or a dictionary, or of bytes called a text."""
    type_ = draw(st.sampled_from(list(_CELLS)))
    cells = draw(st.lists(st.none() | _CELLS[type_], min_size=_ROWS, max_size=_ROWS))
    how = draw(st.sampled_from(["plain"] * 4 + ["list", "struct", "dictionary", "bytes"]))
    if how == "list":
        return pa.array([[cell] * 2 for cell in cells], pa.list_(type_))
    if how == "struct":
        return pa.array([{"text": cell} for cell in cells], pa.struct([("text", type_)]))
    column = pa.array(cells, type_)
    if how == "dictionary":
        return column.dictionary_encode() if type_ == pa.string() else column
    return column.view(pa.string()) if how == "bytes" and type_ == pa.binary() else column


@st.composite
def parquet_files(draw: st.DrawFn) -> bytes:
    """A Parquet file of some columns, perhaps cut off, or with some of its bytes changed, put in or taken out."""
    named = draw(
        st.dictionaries(NAMES.map(lambda name: name.encode("utf-8", "replace").decode()), columns(), max_size=3)
    )
    if draw(st.integers(0, 9)):
        named["text"] = draw(columns())
    made = io.BytesIO()
    compression = draw(st.sampled_from(["none", "snappy", "zstd", "gzip"]))
    pq.write_table(pa.table(named), made, compression=compression, row_group_size=draw(st.integers(1, _ROWS)))
    content = bytearray(made.getvalue())
    for _ in range(draw(st.sampled_from([0, 0, 1, 3, 20]))):
        at = draw(st.integers(0, len(content)))
        content[at : at + draw(st.integers(0, 2))] = draw(st.binary(max_size=2))
    return bytes(content[: draw(st.integers(0, len(content)))] if draw(st.integers(0, 9)) == 0 else content)


@cases(60)
@given(parquet_files())
def test_parquet_files(given: bytes) -> None:
    articles_of("a.parquet", given)
