"""Reading vocabulary tables: what goes in front of what, and errors that say where."""

from pathlib import Path

import pytest

from graph.errors import SeedError
from graph.seeds import Row, Seeds, read_table


class WordRow(Row):
    """A word with a number."""

    word: str
    number: int = 0

    @property
    def key(self) -> str:
        return self.word


def table(path: Path, *lines: str) -> Path:
    """A table on disk, a line each."""
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_cells_become_rows_and_empty_cells_defaults(tmp_path: Path) -> None:
    path = table(tmp_path / "words.tsv", "# a remark", "word\tnumber", "قصف\t3", "", "غارة\t", "هدنة")
    assert list(read_table(path, WordRow)) == [
        WordRow(word="قصف", number=3),
        WordRow(word="غارة"),
        WordRow(word="هدنة"),
    ]


def test_byte_order_mark_and_windows_line_ends_are_read(tmp_path: Path) -> None:
    path = tmp_path / "words.tsv"
    path.write_bytes("\ufeffword\tnumber\r\nقصف\t3\r\n".encode())
    assert list(read_table(path, WordRow)) == [WordRow(word="قصف", number=3)]


@pytest.mark.parametrize(
    ("lines", "line", "says"),
    [
        (["word\tnumber", "قصف\tثلاثة"], 2, "column 'number'"),
        (["# remark", "word\tnumber", "", "\t3"], 4, "column 'word'"),
        (["word\tnumbre", "قصف\t3"], 2, "column 'numbre'"),
        (["word", "قصف\t3"], 2, "2 cells"),
        (["word\tnumber", "قصف\t1", "غارة\t2", "قصف\t3"], 4, "line 2"),
        (["word,number", "قصف,3"], 1, "tab"),
    ],
    ids=["not a number", "missing", "misspelt column", "too many cells", "twice", "commas"],
)
def test_errors_name_file_line_and_trouble(tmp_path: Path, lines: list[str], line: int, says: str) -> None:
    path = table(tmp_path / "words.tsv", *lines)
    with pytest.raises(SeedError) as error:
        list(read_table(path, WordRow))
    assert f"{path}, line {line}:" in str(error.value)
    assert says in str(error.value)


@pytest.mark.parametrize(
    "content", [b"", b"\n\n# remark\n", "word\nقصف".encode("utf-16")], ids=["empty", "blank", "utf-16"]
)
def test_unreadable_table_is_a_seed_error(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "words.tsv"
    path.write_bytes(content)
    with pytest.raises(SeedError, match=r"words\.tsv"):
        list(read_table(path, WordRow))


def test_missing_file_and_folder_are_seed_errors(tmp_path: Path) -> None:
    with pytest.raises(SeedError, match=r"no\.tsv: there is no such file\. Check the path\."):
        list(read_table(tmp_path / "no.tsv", WordRow))
    with pytest.raises(SeedError, match="no such folder"):
        Seeds((tmp_path / "nowhere",))


class HeadRow(Row):
    """What `generic_words.tsv` of the package holds."""

    word: str

    @property
    def key(self) -> str:
        return self.word


def test_own_rows_come_first_and_replace_the_packages(tmp_path: Path) -> None:
    packaged = [row.word for row in Seeds().rows("generic_words.tsv", HeadRow)]
    first, second = tmp_path / "first", tmp_path / "second"
    for folder in (first, second):
        folder.mkdir()
    table(first / "generic_words.tsv", "word", "أولى", packaged[-1])
    table(second / "generic_words.tsv", "word", "ثانية", "أولى")
    words = [row.word for row in Seeds((first, second)).rows("generic_words.tsv", HeadRow)]
    assert words == ["أولى", packaged[-1], "ثانية", *packaged[:-1]]
