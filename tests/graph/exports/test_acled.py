"""The export in the shape of ACLED's table."""

from pathlib import Path

import pytest

from graph.exports import export
from graph.exports.acled_codes import AcledCodes
from graph.query import ConflictGraph
from graph.records import Count, DateMention, PlaceMention
from graph.seeds import Seeds
from graph.store import Store
from tests.graph.exports.reading import read_table
from tests.graph.samples import PLACES, RAQQA, SHELLING, records


def test_acled_gets_what_happened(store: Store, tmp_path: Path) -> None:
    (path,) = export(ConflictGraph.load(store.path), "acled", tmp_path / "graph.acled.csv")
    killing, seizure, shelling = read_table(path, "utf-8-sig")
    assert (
        seizure
        | {
            "event_date": "2017-10-17",
            "year": "2017",
            "time_precision": "1",
            "disorder_type": "Political violence",
            "event_type": "Battles",
            "sub_event_type": "Non-state actor overtakes territory",
            "actor1": "Syrian Democratic Forces",
            "actor2": "Islamic State",
            "country": "Syria",
            "location": "Raqqa",
            "latitude": "35.95",
            "geo_precision": "1",
            "source": "news.example",
            "notes": RAQQA.sentences[0],
            "fatalities": "",
        }
        == seizure
    )
    assert (killing["event_date"], killing["year"], killing["time_precision"]) == ("", "2017", "")
    assert (killing["fatalities"], killing["actor1"], killing["actor2"], killing["inter2"]) == (
        "10",
        "",
        "Civilians",
        "Civilians",
    )
    assert (shelling["event_date"], shelling["time_precision"], shelling["year"]) == ("2019-10-16", "3", "2019")


def acled_row(tmp_path: Path, seeds: Seeds | None = None, **changed: object) -> dict[str, str]:
    event = records()[RAQQA.document][0].model_copy(update=changed)
    with Store(tmp_path / "one.sqlite") as store:
        store.add(RAQQA.document, [event])
        (path,) = export(store, "acled", tmp_path / "one.csv", seeds=seeds)
    (row,) = read_table(path, "utf-8-sig")
    return row


@pytest.mark.parametrize(
    ("within", "admin1"), [("الرقة", "Raqqa Governorate"), ("ريف دمشق", "Rif Dimashq"), ("سوريا", "")]
)
def test_the_governorate_of_a_place_is_named(tmp_path: Path, within: str, admin1: str) -> None:
    folder = tmp_path / "seeds"
    folder.mkdir()
    (folder / "places.tsv").write_text(
        "id\tname_ar\tname_en\tcountry\tlat\tlon\tprecision\twithin\n"
        f"{PLACES['الرقة']['id']}\tالرقة\tRaqqa\tSY\t35.95\t39.01\ttown\t{within}\n"
        "siraa:rif-dimashq-governorate\tريف دمشق\tRif Dimashq\tSY\t33.6\t36.6\tgovernorate\tسوريا\n",
        encoding="utf-8",
    )
    assert acled_row(tmp_path, seeds=Seeds((folder,)))["admin1"] == admin1


@pytest.mark.parametrize(("words", "inter"), [("تركيا", "External/Other forces"), ("داعش", "")])
def test_forces_of_another_state_are_external(tmp_path: Path, words: str, inter: str) -> None:
    actor = (SHELLING if words == "تركيا" else RAQQA).actor(0, words)
    assert acled_row(tmp_path, sources=(actor,))["inter1"] == inter


def test_forces_of_the_country_are_state_forces(tmp_path: Path) -> None:
    syria = RAQQA.actor(2, "تركيا").model_copy(update={"id": "SYRIA", "name": "Syria", "cameo": "SYRGOV"})
    row = acled_row(tmp_path, sources=(syria, RAQQA.actor(1, "قسد")), killed=Count(min=3))
    assert (row["actor1"], row["assoc_actor_1"], row["inter1"]) == ("Syria", "Syrian Democratic Forces", "State forces")
    assert row["fatalities"] == "3"


def test_a_week_is_written_by_its_middle_day(tmp_path: Path) -> None:
    week = DateMention(value="2017-10-09/2017-10-15", precision="span", text="الأسبوع الماضي")
    row = acled_row(tmp_path, date=week)
    assert (row["event_date"], row["time_precision"]) == ("2017-10-12", "2")
    years = DateMention(value="2016/2017", precision="span", text="2016")
    (tmp_path / "one.sqlite").unlink()
    row = acled_row(tmp_path, date=years)
    assert (row["event_date"], row["year"], row["time_precision"]) == ("", "", "")


def test_the_kinds_of_both_sides_are_told_in_their_order(tmp_path: Path) -> None:
    civilians = (RAQQA.actor(3, "عشرة مدنيين"),)
    rebels = (RAQQA.actor(0, "داعش").model_copy(update={"cameo": "IMGMUSISI"}),)
    state = (SHELLING.actor(0, "تركيا"),)
    sides = [(rebels, civilians), (civilians, rebels), (state, rebels), (rebels, ()), ((), civilians)]
    told = []
    for number, (sources, targets) in enumerate(sides):
        (tmp_path / str(number)).mkdir()
        row = acled_row(tmp_path / str(number), sources=sources, targets=targets)
        told.append((row["interaction"], row["civilian_targeting"]))
    assert told == [
        ("Rebel group-Civilians", "Civilian targeting"),
        ("Rebel group-Civilians", ""),
        ("Rebel group-External/Other forces", ""),
        ("Rebel group only", ""),
        ("", "Civilian targeting"),
    ]


def test_a_country_has_its_number_and_region(tmp_path: Path) -> None:
    row = acled_row(tmp_path)
    assert (row["country"], row["iso"], row["region"]) == ("Syria", "760", "Middle East")
    codes = AcledCodes.load(Seeds())
    assert [codes.country(code) for code in ("SY", "IQ", "XX", None)] == ["Syria", "Iraq", "XX", None]


def test_the_districts_of_a_place_are_named(tmp_path: Path) -> None:
    folder = tmp_path / "seeds"
    folder.mkdir()
    (folder / "places.tsv").write_text(
        "id\tname_ar\tname_en\tcountry\tlat\tlon\tprecision\twithin\n"
        "own:village\tقرية ما\tA village\tSY\t36\t37\tvillage\tالناحية الصغرى\n"
        "own:small\tالناحية الصغرى\tSmall\tSY\t36\t37\tdistrict\tالمنطقة الكبرى\n"
        "own:large\tالمنطقة الكبرى\tLarge\tSY\t36\t37\tdistrict\tالرقة\n",
        encoding="utf-8",
    )
    where = {"name": "x", "name_ar": "x", "country": "SY", "text": "x", "start": 0, "end": 1}
    found = []
    for id_, precision in (("village", "village"), ("small", "district"), ("large", "district")):
        place = PlaceMention.model_validate({**where, "id": f"own:{id_}", "precision": precision})
        (tmp_path / id_).mkdir()
        row = acled_row(tmp_path / id_, seeds=Seeds((folder,)), places=(place,))
        found.append((row["admin1"], row["admin2"], row["admin3"], row["geo_precision"]))
    assert found == [
        ("Raqqa Governorate", "Large", "Small", "1"),
        ("Raqqa Governorate", "Large", "x", "2"),
        ("Raqqa Governorate", "x", "", "2"),
    ]


def test_a_day_that_the_calendar_lacks_is_left_out(tmp_path: Path) -> None:
    day = DateMention(value="2017-02-31", precision="day", text="31 شباط")
    assert acled_row(tmp_path, date=day)["event_date"] == ""
