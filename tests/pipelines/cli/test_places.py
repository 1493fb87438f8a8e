"""`siraa places`."""

import json
from pathlib import Path

import pytest

from tests.pipelines.cli.conftest import RAQQA, Siraa

TABLE = "pcode,name_ar,name_en,district_ar,lat,lon\nSY1,ورد الجبل,Ward,عفرين,36.4,36.9\nSY2,بلا مكان,Nowhere,عفرين,,\n"


def test_import_writes_a_table_that_commands_read(siraa: Siraa, tmp_path: Path) -> None:
    (tmp_path / "table.csv").write_text(TABLE, encoding="utf-8")
    code, out, err = siraa("places", "import", "table.csv", "-o", "mine")
    assert (code, out) == (0, "mine/places.tsv is written. Read with it: --seeds mine\n")
    assert err.splitlines() == [
        "warning: table.csv, line 3: no coordinates; skipped",
        "Places: 1 new, 0 known already.",
    ]
    assert "ocha:SY1\tورد الجبل\tWard\tSY\t36.4\t36.9\tvillage\tعفرين" in (tmp_path / "mine/places.tsv").read_text(
        "utf-8"
    )
    assert siraa("places", "resolve", "table.txt", "--seeds", "mine")[0] == 1


@pytest.mark.usefixtures("articles")
def test_resolve_writes_the_places_of_each_text(siraa: Siraa, tmp_path: Path) -> None:
    code, out, err = siraa("places", "resolve", "articles")
    lines = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert [line["doc"] for line in lines] == ["a", "b"]
    [place] = lines[0]["places"]
    assert place["id"] == RAQQA.mention.id
    assert (place["text"], place["lat"], place["precision"]) == ("البلدة", 35.95, "town")
    assert place["within"] == ["الرقة", "سوريا"]
    assert err.splitlines()[-1] == "Texts: 2 read."
    assert siraa("places", "resolve", "articles", "-o", "places.jsonl")[:2] == (0, "")
    assert (tmp_path / "places.jsonl").read_text(encoding="utf-8") == out


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "table.csv: is empty."),
        (b"a,b\n1,2\n", "table.csv, line 1: no column with the p-code of places among a, b."),
        (b"pcode,name_ar\nSY1,x\n", "table.csv, line 1: no column with the latitude of places"),
        (b"pcode,name_ar,lat,lon\n", "table.csv: has no row with a cell for every column"),
        ("pcode,name_ar,lat,lon\nC1,ورد,36,37\n".encode(), "table.csv: its p-codes should begin with one country"),
        ("pcode,name_ar,lat,lon\nSY1,ورد,,\n".encode(), "table.csv: no place with an Arabic name and coordinates"),
        (b"PK\x03\x04\xff", "table.csv: cannot be read as UTF-8 text"),
    ],
    ids=["empty", "other columns", "no coordinates", "a header alone", "no country", "no place", "a spreadsheet"],
)
def test_a_table_that_is_none_is_an_error(siraa: Siraa, tmp_path: Path, content: bytes, message: str) -> None:
    (tmp_path / "table.csv").write_bytes(content)
    code, out, err = siraa("places", "import", "table.csv", "-o", "mine")
    assert (code, out) == (1, "")
    assert f"error: {message}" in err
    assert not (tmp_path / "mine").exists()


def test_a_folder_that_cannot_be_is_an_error(siraa: Siraa, tmp_path: Path) -> None:
    (tmp_path / "table.csv").write_text(TABLE, encoding="utf-8")
    code, _, err = siraa("places", "import", "table.csv", "-o", "table.csv")
    assert code == 1
    assert "error: table.csv: is a file. Give a folder with -o." in err
    assert "nowhere.txt: there is no such file" in siraa("places", "import", "nowhere.txt", "-o", "mine")[2]
