"""The catalogue: the package's own tables hold together, a user's go in front, and names lead to ids."""

from collections import Counter
from pathlib import Path

import pytest

from graph.catalogue import ActorRow, Catalogue, CatalogueName, PlaceRow
from graph.errors import SeedError, UnknownName
from graph.folding import fold_words
from graph.seeds import Seeds

COLUMNS = "id\tname_ar\tkind\tpart_of\taliases_ar\tambiguous_ar"


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    """The package's own."""
    return Catalogue.load(Seeds())


def own_actors(folder: Path, *rows: str) -> Path:
    """A user's file of actors."""
    path = folder / "mine.tsv"
    path.write_text("\n".join([COLUMNS, *rows]), encoding="utf-8")
    return path


def test_the_conflicts_main_actors_are_found_by_many_names(catalogue: Catalogue) -> None:
    for name, id_ in {
        "قسد": "SDF",
        "قوّات سوريا الديمقراطيّة": "SDF",
        "تنظيم الدولة الاسلامية": "ISIS",
        "ميليشيات الحوثي": "HOUTHIS",
        "العدو الإسرائيلي": "ISRAEL",
        "الكرملين": "RUSSIA",
        "pkk": "PKK",
        "Turkey": "TURKEY",
        "SYRIA": "SYRIA",
    }.items():
        assert catalogue.actor(name).id == id_


def test_places_are_where_they_are(catalogue: Catalogue) -> None:
    for name, country, lat, lon in [
        ("عفرين", "SY", 36.51, 36.87),
        ("كوباني", "SY", 36.89, 38.35),
        ("ديرالزور", "SY", 35.34, 40.14),
        ("الموصل", "IQ", 36.34, 43.13),
        ("إنجرليك", "TR", 37.00, 35.43),
        ("صنعاء", "YE", 15.35, 44.21),
        ("واشنطن", "US", 38.90, -77.04),
    ]:
        place = catalogue.place(name)
        assert place.country == country
        assert abs(place.lat - lat) < 0.05
        assert abs(place.lon - lon) < 0.05


def test_groups_are_part_of_what_they_belong_to(catalogue: Catalogue) -> None:
    assert catalogue.actors["YPG"].part_of == "SDF"
    assert catalogue.actors["IRAQ"].kind == "state"
    assert {catalogue.actors[id_].kind for id_ in ("CIVILIANS", "UNIDENTIFIED")} == {"population"}


def test_no_row_says_a_name_twice(catalogue: Catalogue) -> None:
    rows: list[ActorRow | PlaceRow] = [*catalogue.actors.values(), *catalogue.places.values()]
    for row in rows:
        counted = Counter(map(fold_words, [row.name_ar, *row.aliases_ar]))
        assert max(counted.values()) == 1, (row.id, counted.most_common(1))


def test_a_name_of_two_actors_needs_context_in_both(catalogue: Catalogue) -> None:
    owners = Counter(name.folded for name in catalogue.names() if name.kind == "actor")
    sure = [n for n in catalogue.names() if n.kind == "actor" and owners[n.folded] > 1 and n not in catalogue.ambiguous]
    assert sure == []


def test_countries_and_capitals_need_context_as_actors(catalogue: Catalogue) -> None:
    for name, id_ in {"سوريا": "SYRIA", "دمشق": "SYRIA", "موسكو": "RUSSIA", "إيران": "IRAN"}.items():
        assert CatalogueName(fold_words(name), id_, "actor") in catalogue.ambiguous
    assert CatalogueName(fold_words("القوات التركية"), "TURKEY", "actor") not in catalogue.ambiguous


def test_people_who_stand_for_an_actor_are_told_apart(catalogue: Catalogue) -> None:
    assert CatalogueName(fold_words("لافروف"), "RUSSIA", "actor") in catalogue.people
    assert catalogue.people <= set(catalogue.names())


def test_demonyms_and_heads_are_arabic_and_of_known_actors(catalogue: Catalogue) -> None:
    by_word = {row.masculine: row.actor for row in catalogue.demonyms}
    assert by_word["تركي"] == "TURKEY"
    assert by_word["أمريكي"] == by_word["أميركي"] == "USA"
    heads = {(row.head, row.head_class) for row in catalogue.heads}
    assert heads >= {("قوات", "military"), ("جيش", "military"), ("جيش", "group_name"), ("لواء", "group_name")}
    assert heads >= {("صحيفة", "media"), ("وزير", "person_office"), ("منظمة", "organisation")}


def test_unknown_name_says_what_is_near(catalogue: Catalogue) -> None:
    with pytest.raises(UnknownName, match="HEZBOLLAH"):
        catalogue.actor("حزب اللات الكبير")
    with pytest.raises(UnknownName, match="عفرين"):
        catalogue.place("عفريين")
    with pytest.raises(UnknownName, match="None is near"):
        catalogue.place("xyzzyqwv")
    with pytest.raises(KeyError):
        catalogue.actor("")


def test_shared_name_lists_who_shares_it(catalogue: Catalogue) -> None:
    with pytest.raises(UnknownName, match=r"several actors: COALITION .*ARAB_COALITION"):
        catalogue.actor("التحالف")
    with pytest.raises(UnknownName, match="several places"):
        catalogue.place("طرابلس")


def test_own_actors_need_an_id_and_a_name_only(tmp_path: Path) -> None:
    path = tmp_path / "mine.tsv"
    path.write_text("id\tname_ar\nMOON\tجيش القمر\n", encoding="utf-8")
    catalogue = Catalogue.load(Seeds(), [path])
    assert catalogue.actor("جيش القمر") == ActorRow(id="MOON", name_en="MOON", name_ar="جيش القمر", kind="armed_group")
    assert next(catalogue.names()) == CatalogueName("جيش القمر", "MOON", "actor")


def test_words_in_brackets_tell_who_is_meant_and_are_no_part_of_the_actor(tmp_path: Path) -> None:
    catalogue = Catalogue.load(Seeds(), [own_actors(tmp_path, "MOON\tجيش القمر\t\t\tالفصائل [الموالية للقمر]")])
    assert CatalogueName("الفصايل المواليه للقمر", "MOON", "actor", own="الفصايل") in set(catalogue.names())
    assert catalogue.actor("الفصائل الموالية للقمر").id == "MOON"
    assert catalogue.aliases("MOON")[0] == "الفصائل الموالية للقمر"


def test_names_that_tell_by_another_actor_who_is_meant_name_one(catalogue: Catalogue) -> None:
    others = {name.folded for name in catalogue.names() if name.kind == "actor"}
    told = [name for name in catalogue.names() if name.own]
    assert len(told) > 50
    for name in told:
        words = name.folded.removeprefix(name.own).split()
        tails = {" ".join(words[i:]) for i in range(len(words))}
        assert not others.isdisjoint(tails | {t[1:] for t in tails} | {"ا" + t[1:] for t in tails}), name


def test_own_row_replaces_the_packages_of_the_same_id(tmp_path: Path) -> None:
    catalogue = Catalogue.load(Seeds(), [own_actors(tmp_path, "SDF\tقوات المثال\tarmed_group\tTURKEY\tفرقة المثال|")])
    assert catalogue.actors["SDF"].names == ("قوات المثال", "فرقة المثال", "SDF")
    with pytest.raises(UnknownName):
        catalogue.actor("قسد")


@pytest.mark.parametrize(
    "row",
    ["MOON\tقسد", "MOON\tجيش القمر\t\t\tقسد|حزب الله", "MOON\tجيش القمر\t\t\t\tقسد"],
    ids=["name", "alias", "in context"],
)
def test_a_name_of_an_own_actor_is_no_other_actors(tmp_path: Path, row: str) -> None:
    catalogue = Catalogue.load(Seeds(), [own_actors(tmp_path, row)])
    assert catalogue.actor("قسد").id == "MOON"
    assert catalogue.actor("قوات سوريا الديمقراطية").id == "SDF"


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        (["MOON\tجيش القمر\tarmy"], r"mine\.tsv, line 2: column 'kind'"),
        (["\tجيش القمر"], r"mine\.tsv, line 2: column 'id'"),
        (["MOON\t"], r"mine\.tsv, line 2: column 'name_ar'"),
        (["MOON\tجيش القمر\t\t\t[الموالية] للقمر"], r"mine\.tsv, line 2: column 'aliases_ar'.*brackets enclose"),
        (["MOON\tجيش القمر\t\t\tالفصائل [الموالية"], r"mine\.tsv, line 2: column 'aliases_ar'.*brackets enclose"),
        (["MOON\tجيش القمر\t\t\t[الموالية للقمر]"], r"mine\.tsv, line 2: column 'aliases_ar'.*brackets enclose"),
        (["MOON\tجيش [القمر]"], r"mine\.tsv, line 2: column 'name_ar'.*in aliases_ar and ambiguous_ar only"),
        (["MOON\tجيش القمر\t\tTURKY"], r"mine\.tsv: actor 'MOON'.*'TURKY'.*'TURKEY'"),
        (
            ["MOON\tجيش القمر\t\tSTARS", "STARS\tجيش النجوم\t\tMOON"],
            r"mine\.tsv: MOON part of STARS part of MOON.*Change one",
        ),
        (["MOON\tجيش القمر", "MOON\tجيش الشمس"], r"mine\.tsv, line 3: 'MOON' stands on line 2"),
    ],
    ids=[
        "kind",
        "no id",
        "no name",
        "first in brackets",
        "open bracket",
        "all in brackets",
        "brackets elsewhere",
        "unknown parent",
        "circle",
        "twice",
    ],
)
def test_faults_in_own_actors_are_named(tmp_path: Path, rows: list[str], says: str) -> None:
    with pytest.raises(SeedError, match=says):
        Catalogue.load(Seeds(), [own_actors(tmp_path, *rows)])


def test_demonym_of_an_unknown_actor_is_a_seed_error(tmp_path: Path) -> None:
    (tmp_path / "demonyms.tsv").write_text("actor\tmasculine\nMOON\tقمري\n", encoding="utf-8")
    with pytest.raises(SeedError, match=r"'قمري'.*'MOON'"):
        Catalogue.load(Seeds((tmp_path,)))


def test_countries_of_an_actor_are_codes(tmp_path: Path) -> None:
    file = tmp_path / "own.tsv"
    file.write_text("id\tname_ar\tkind\tcountries\nPACT\tالحلف\tcoalition\tSYR|IQ\n", encoding="utf-8")
    with pytest.raises(SeedError, match=r"own\.tsv.*'IQ' is no CAMEO code"):
        Catalogue.load(Seeds(), [file])


def test_people_without_a_name_that_count_as_an_unknown_actor_are_a_seed_error(tmp_path: Path) -> None:
    (tmp_path / "unnamed.tsv").write_text("word\tactor\nرائد فضاء\tMOON\n", encoding="utf-8")
    with pytest.raises(SeedError, match=r"unnamed\.tsv: 'رائد فضاء'.*'MOON'"):
        Catalogue.load(Seeds((tmp_path,)))


@pytest.mark.parametrize(
    "changed", [{"lat": "91"}, {"lon": "-181"}, {"precision": "moon"}, {"country": "Syria"}], ids=str
)
def test_impossible_places_are_refused(changed: dict[str, str]) -> None:
    cells = {"id": "siraa:x", "name_ar": "مكان", "name_en": "x", "country": "SY", "lat": "35", "lon": "36"}
    assert PlaceRow.model_validate({**cells, "precision": "town"}).lat == 35
    with pytest.raises(ValueError, match=next(iter(changed))):
        PlaceRow.model_validate({**cells, "precision": "town", **changed})
