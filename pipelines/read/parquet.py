"""Parquet: one article a row, with the columns `text` and, where known, `id`, `title`, `published`, `source`, `url`."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

from graph.errors import InputError
from pipelines.article import Article
from pipelines.location import Location
from pipelines.read.fields import GIVEN, article
from pipelines.read.source import Source, Warn

if TYPE_CHECKING:
    import pyarrow.parquet as pq

_ROWS = 100
"""Rows that are held in memory."""


def articles(stream: BinaryIO, source: Source, warn: Warn) -> Iterator[Article]:
    """The articles of `stream`; a row that holds none is warned of.

    Raises InputError where it is no Parquet file, is damaged, or has no column `text`, and where pyarrow is missing.
    """
    for number, fields in enumerate(_rows(stream), start=1):
        where = f"{source.name}, row {number}"
        try:
            yield article(_values(fields), f"{source.stem}-{number}", where, warn)
        except InputError as error:
            warn(f"{where}: {error}")


def count(path: Location) -> int:
    """How many rows a file has; 0 where it cannot be told."""
    try:
        with path.open("rb") as stream:
            return int(_opened(stream).metadata.num_rows)
    except (InputError, OSError):  # reading it will say so
        return 0


def _rows(stream: BinaryIO) -> Iterator[dict[str, Any]]:
    """The cells of each row by their columns, still as Arrow has them."""
    file = _opened(stream)
    names = _guarded(lambda: file.schema_arrow.names)
    columns = [name for name in names if name in GIVEN]
    if "text" not in columns:
        raise InputError(f"no column 'text' ({', '.join(names)[:100]}); skipped. Name the columns")
    batches = file.iter_batches(_ROWS, columns=columns)
    while (batch := _guarded(next, batches, None)) is not None:
        for cells in zip(*batch.columns, strict=True):
            yield dict(zip(batch.schema.names, cells, strict=True))


def _opened(stream: BinaryIO) -> "pq.ParquetFile":
    try:
        import pyarrow.parquet as pq
    except ImportError as error:
        raise InputError("needs pyarrow; skipped. Run `pip install 'siraa[parquet]'`") from error
    return _guarded(pq.ParquetFile, stream, buffer_size=1 << 20)  # a part of a column at a time


def _guarded(work: Any, *given: Any, **options: Any) -> Any:
    """What `work` makes of what is given; InputError where Arrow finds that the file is not sound."""
    import pyarrow as pa

    try:
        return work(*given, **options)
    except (pa.ArrowException, OSError, UnicodeDecodeError) as error:
        raise InputError(f"not a sound Parquet file ({str(error)[:100]}); the rest of it is skipped") from error


def _values(fields: dict[str, Any]) -> dict[str, object]:
    try:
        return {name: cell.as_py() for name, cell in fields.items()}
    except (UnicodeDecodeError, OverflowError, ValueError) as error:  # not UTF-8, or a day of no calendar
        raise InputError(f"a cell that cannot be read ({error}); skipped") from error
