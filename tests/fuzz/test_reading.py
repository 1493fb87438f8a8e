"""Files of any content: articles or one warning that names the file, never a crash."""

import json
import tempfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.correction_file import read as read_corrections
from graph.errors import InputError, ModelError, QueryError, SeedError, StoreError
from graph.seeds import read_table
from pipelines.cli.records import read_records
from pipelines.extract.models import load_models
from pipelines.models import describe, pipeline_options
from pipelines.number_words import NumberRow
from pipelines.read import estimate, read
from pipelines.read.encoding import detect
from tests.fuzz.cases import cases
from tests.fuzz.strategies import LINES, TEXTS, content, mutated

CELLS = st.lists(st.sampled_from(["text", "id", "title", "published", '"', '""', "2019-03-05", ""]) | TEXTS, max_size=5)
CSV = st.tuples(st.sampled_from([",", ";", "\t", "|"]), st.lists(CELLS, max_size=6)).map(
    lambda made: "text\n" * (len(made[1]) % 2) + "\n".join(made[0].join(row) for row in made[1])
)
_TAGS = ("<html>", "<article>", "<p>", "</p>", "<p a='", "<b>", "<table>", "<td>", "<!DOCTYPE x>", "<meta charset=x>")
HTML = st.lists(st.sampled_from(_TAGS) | TEXTS, max_size=30).map("".join)
SIDECARS = st.none() | content(LINES)
TABLES = CELLS.map("\t".join) | st.lists(CELLS.map("\t".join), max_size=5).map("\n".join)
RECORD = {"kind": "document", "id": "a", "title": "عنوان", "published": "2019-03-05", "sha256": "0" * 64}


def articles_of(name: str, given: bytes, sidecar: bytes | None = None) -> None:
    """Read a file of this content; what comes out is whole, and every warning names the file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(given)
        if sidecar is not None:
            path.with_suffix(".json").write_bytes(sidecar)
        warnings: list[str] = []
        estimate([path])
        try:
            found = list(read([path], warnings.append))
        except InputError:  # there was none
            found = []
            assert warnings
        assert all(str(path.with_suffix("")) in text or "without a publication date" in text for text in warnings)
    assert len({article.id for article in found}) == len(found)
    for article in found:
        article.model_dump_json().encode("utf-8")
        assert article.text.strip()


@cases(100)
@given(content(TEXTS), SIDECARS)
def test_text_files(given: bytes, sidecar: bytes | None) -> None:
    articles_of("a.txt", given, sidecar)


@cases(100)
@given(content(st.lists(LINES, max_size=4).map("\n".join)))
def test_json_lines(given: bytes) -> None:
    articles_of("a.jsonl", given)


@cases(100)
@given(content(CSV))
def test_csv_files(given: bytes) -> None:
    articles_of("a.csv", given)


@cases(30)
@given(content(HTML))
def test_html_files(given: bytes) -> None:
    articles_of("a.html", given)


@cases(100)
@given(content(TEXTS))
def test_files_without_a_suffix(given: bytes) -> None:
    articles_of("a", given)


@cases(100)
@given(content(TEXTS))
def test_encodings(given: bytes) -> None:
    try:
        given.decode(detect(given), "replace").encode("utf-8")
    except InputError:
        return


@cases(100)
@given(content(TABLES))
def test_vocabulary_tables(given: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "numbers.tsv")
        path.write_bytes(b"form\tkind\tvalue\n" * (len(given) % 2) + given)
        with suppress(SeedError):
            list(read_table(path, NumberRow))


@cases(100)
@given(content(st.lists(mutated(RECORD).map(json.dumps) | LINES, max_size=3).map("\n".join)))
def test_records_and_corrections(given: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "records.jsonl")
        path.write_bytes(given)
        with suppress(InputError):
            list(read_records(path))
        with suppress(StoreError, QueryError):
            read_corrections(path)


@cases(100)
@given(content(mutated({"name": "a", "files": {"x_path": "y"}, "processors": []}).map(json.dumps)), st.booleans())
def test_descriptions_of_packages(given: bytes, own: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / ("package.json" if own else "resources.json")).write_bytes(given)
        with suppress(ModelError):
            pipeline_options(Path(folder))
        with suppress(ModelError):
            describe(Path(folder))


@cases(100)
@given(content(TEXTS))
def test_models_of_events(given: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "events.npz")
        path.write_bytes(b"PK\x03\x04" * (len(given) % 2) + given)
        with pytest.raises(ModelError):
            load_models(path)
