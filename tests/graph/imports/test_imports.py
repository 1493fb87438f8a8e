"""Tables of others become rows of places.tsv."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.catalogue import PlaceRow
from graph.gazetteer import Gazetteer
from graph.imports import import_places
from graph.imports.entry import arabic_names, clean
from graph.seeds import Seeds, read_table

FLAT = [
    "pcode\tname_ar\tname_en\tsubdistrict_ar\tdistrict_ar\tlat\tlon\told_sa_name",
    "C1\tتلبيسة\tTalbiseh\tتلبيسة\tالرستن\t34.8400\t36.7310\t",
    "C2\tورد الجبل_ورد السهل\tWard\tمركز عفرين\tعفرين\t36.40\t36.90\tحلب : ورد",
    "C3\tالجسر\tJisr (Afrin)\tمركز عفرين\tعفرين\t36.41\t36.91\t",
    "C4\tقطمة\tQatma\tقطمة\tعفرين\t36.58\t36.95\t",
    "SY0200\tمدينة حلب : حي الزهور\tALEPPO : Zuhur\t\t\t36.2\t37.1\t",
    "SY0200\tمدينة حلب : الورد\tALEPPO : Ward\t\t\t36.21\t37.11\t",
    "C5\tWard\tWard\t\t\t36.2\t37.1\t",
    "C6\tبلا مكان\tNowhere\t\t\tx\t37.1\t",
    "C7\tقصير",
]


def imported(folder: Path, lines: list[str], name: str = "table.tsv") -> tuple[dict[str, PlaceRow], list[str]]:
    """The rows of the table that an import writes, by id, and the warnings."""
    (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    warnings: list[str] = []
    result = import_places(folder / name, folder / "mine", warnings.append)
    return {row.id: row for row in read_table(result.path, PlaceRow)}, warnings


def test_a_table_of_places_alone(tmp_path: Path) -> None:
    rows, warnings = imported(tmp_path, FLAT)
    ward = rows["ocha:C2"]
    assert (ward.name_ar, ward.name_en, ward.country, ward.precision) == ("ورد الجبل", "Ward", "SY", "village")
    assert ward.aliases_ar == ("ورد السهل",)
    assert ward.within == ("عفرين",)
    assert [warning.partition("table.tsv, ")[2] for warning in warnings] == [
        "line 10: 2 cells under 8 columns; skipped",
        "line 8: no Arabic name; skipped",
        "line 9: no coordinates; skipped",
    ]


def test_a_name_of_one_word_needs_context(tmp_path: Path) -> None:
    rows, _ = imported(tmp_path, FLAT)
    assert rows["ocha:C3"].ambiguous_ar == ("الجسر",)
    assert rows["ocha:C3"].name_en == "Jisr"
    assert rows["ocha:C2"].ambiguous_ar == ("ورد",)


def test_a_part_of_a_town_has_an_id_of_its_own(tmp_path: Path) -> None:
    rows, _ = imported(tmp_path, FLAT)
    assert rows["ocha:SY0200-zuhur"].precision == rows["ocha:SY0200-ward"].precision == "site"
    assert rows["ocha:SY0200-ward"].within == ("حلب",)


def test_a_place_that_siraa_knows_keeps_its_id_and_gains_its_units(tmp_path: Path) -> None:
    known = next(row for row in Seeds().rows("places.tsv", PlaceRow) if row.name_ar == "تلبيسة")
    rows, _ = imported(tmp_path, FLAT)
    assert "ocha:C1" not in rows
    assert rows[known.id].lat == known.lat
    assert rows[known.id].within == ("تلبيسة", "الرستن", "حمص")


def test_the_seat_of_a_governorate_stays_at_its_top(tmp_path: Path) -> None:
    lines = [
        "SY1\tحلب\tAleppo\tمركز جبل سمعان\tجبل سمعان\t36.206\t37.152\t",
        "SY2\tالباب\tBab\tالباب\tالباب\t36.37\t37.52\t",
    ]
    rows, _ = imported(tmp_path, [FLAT[0], *lines])
    bab = next(row for row in rows.values() if row.name_ar == "الباب")
    assert Gazetteer({row.id: row for row in Seeds((tmp_path / "mine",)).rows("places.tsv", PlaceRow)}).above(bab) == (
        "الباب",
        "حلب",
        "سوريا",
    )


def test_a_seat_is_a_town(tmp_path: Path) -> None:
    rows, _ = imported(tmp_path, [FLAT[0], "SY9\tقرية المثال\tMithal\tقرية المثال\tعفرين\t36.7\t36.8\t"])
    assert rows["ocha:SY9"].precision == "town"


def test_admin_levels_nest(tmp_path: Path) -> None:
    lines = [
        "admin4Name_ar,admin4Name_en,admin4Pcode,admin3Name_ar,admin2Name_ar,admin1Name_ar,admin0Pcode,Latitude,Longitude",
        "ورد الجبل,Ward,C9,شران,عفرين,حلب,SY,36.4,36.9",
    ]
    rows, _ = imported(tmp_path, lines)
    assert rows["ocha:C9"].within == ("شران", "عفرين", "حلب")
    assert rows["ocha:C9"].country == "SY"


def geonames(ident: int, names: str, code: str, lat: float, lon: float, admin: tuple[str, str], people: int = 0) -> str:
    kind = "A" if code.startswith("ADM") else "P"
    cells = [str(ident), f"Place {ident}", f"Place {ident}", names, str(lat), str(lon), kind, code, "SY", ""]
    return "\t".join([*cells, *admin, "", "", str(people), "", "", "Asia/Damascus", "2020-01-01"])


DUMP = [
    geonames(1, "Alpha,محافظة المثال,المثال", "ADM1", 36, 38, ("09", "")),
    geonames(2, "ناحية الورد,الورد الكبير", "ADM2", 36.1, 38.1, ("09", "1")),
    geonames(3, "ورد الجبل,وەرد,Ward", "PPL", 36.4, 36.9, ("09", "1"), 6000),
    geonames(4, "Latin only", "PPL", 36.4, 36.9, ("09", "1")),
    geonames(5, "خرب", "PPLQ", 36.4, 36.9, ("09", "1")),
    geonames(6, "ورد السهل", "PPL", 36.5, 36.9, ("09", "1")),
]


def test_a_dump_of_geonames(tmp_path: Path) -> None:
    rows, warnings = imported(tmp_path, DUMP, "SY.txt")
    assert set(rows) == {"geonames:1", "geonames:2", "geonames:3", "geonames:6"}
    assert {ident: row.precision for ident, row in rows.items()} == {
        "geonames:1": "governorate",
        "geonames:2": "district",
        "geonames:3": "town",
        "geonames:6": "village",
    }
    assert rows["geonames:3"].names == ("ورد الجبل", "Place 3")
    assert rows["geonames:3"].within == ("ناحية الورد", "المثال")
    assert warnings == [f"{tmp_path}/SY.txt, line 4: no Arabic name; skipped"]


def test_a_row_of_a_dump_with_too_few_cells_is_told_of(tmp_path: Path) -> None:
    _, warnings = imported(tmp_path, [*DUMP, "7\tورد"], "SY.txt")
    assert f"{tmp_path}/SY.txt, line 7: not the 19 columns of a GeoNames dump; skipped" in warnings


def test_tables_add_up_and_agree_on_what_both_have(tmp_path: Path) -> None:
    imported(tmp_path, DUMP, "SY.txt")
    rows, _ = imported(tmp_path, FLAT)
    assert "ocha:C2" not in rows
    assert rows["geonames:3"].aliases_ar == ("ورد السهل",)
    assert {"geonames:1", "ocha:C3"} <= rows.keys()


def test_importing_again_changes_nothing(tmp_path: Path) -> None:
    first, _ = imported(tmp_path, FLAT)
    again, _ = imported(tmp_path, FLAT)
    assert again == first


def test_rows_of_the_users_own_stay(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    own = "id\tname_ar\tname_en\tcountry\tlat\tlon\tprecision\nmy:1\tمكاني\tMine\tSY\t35\t38\tsite\n"
    (tmp_path / "mine/places.tsv").write_text(own, encoding="utf-8")
    rows, _ = imported(tmp_path, FLAT)
    assert rows["my:1"].name_ar == "مكاني"


@pytest.mark.parametrize(
    ("name", "cleaned"), [("ورد (عفرين)", "ورد"), ("  ورد\u200f الجبل ", "ورد الجبل"), ("a|b", "a b"), ("a\tb", "a b")]
)
def test_names_are_cleaned(name: str, cleaned: str) -> None:
    assert clean(name) == cleaned


@given(st.text(max_size=40))
def test_a_name_fits_a_cell_whatever_it_holds(text: str) -> None:
    for name in arabic_names([text]):
        assert name == clean(name)
        assert not set("\t\n|") & set(name)
