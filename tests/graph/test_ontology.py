"""The ontology: every type and mode of the annotation guidelines, with codes that other ontologies know."""

import re
from pathlib import Path

import pytest

from graph.errors import SeedError, UnknownName
from graph.ontology import Ontology
from graph.records import Codes
from graph.seeds import Seeds

MODES = {
    "ASSAULT": {"airstrike", "shelling", "bombing", "clash", "killing", "abduction", "abuse"},
    "SEIZE": set(),
    "COERCE": {"arrest", "siege", "restriction", "displacement"},
    "MOBILIZE": set(),
    "RETREAT": {"withdrawal", "surrender", "ceasefire", "release"},
    "SUPPORT": {"military", "arms", "political", "humanitarian"},
    **{t: set() for t in ("AGREE", "CONSULT", "ACCUSE", "REJECT", "REQUEST", "THREATEN", "SANCTION", "PROTEST")},
}
RELATIONS = {"SUPPORTS", "ALLIED_WITH", "OPPOSES", "PART_OF", "LEADS", "SPEAKS_FOR", "CONTROLS", "PRESENT_IN"}
PLOVER = {
    *("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST"),
    *("ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}
ACLED = {
    "Government regains territory",
    "Non-state actor overtakes territory",
    "Armed clash",
    "Peaceful protest",
    "Air/drone strike",
    "Shelling/artillery/missile attack",
    "Remote explosive/landmine/IED",
    "Attack",
    "Abduction/forced disappearance",
    "Agreement",
    "Arrests",
    "Change to group/activity",
    "Non-violent transfer of territory",
    "Other",
}


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    """The package's own."""
    return Ontology.load(Seeds())


def test_types_modes_and_relations_are_those_of_the_guidelines(ontology: Ontology) -> None:
    assert {type_: set(ontology.modes[type_]) for type_ in ontology.events} == MODES
    assert set(ontology.relations) == RELATIONS


def test_codes_are_codes_of_the_other_ontologies(ontology: Ontology) -> None:
    for type_ in ontology.events:
        for mode in (None, *ontology.modes[type_]):
            codes = ontology.codes(type_, mode)
            assert codes.plover in PLOVER
            assert re.fullmatch(r"(0[1-9]|1\d|20)\d{0,2}", codes.cameo or ""), (type_, mode)
            assert codes.acled is None or codes.acled in ACLED
            assert ontology.codes(type_, mode, by_state=True).acled in {None, *ACLED}


def test_shelling_has_the_codes_of_the_format_example(ontology: Ontology) -> None:
    assert ontology.codes("ASSAULT", "shelling") == Codes(
        plover="ASSAULT", plover_mode="heavy-weapons", cameo="194", acled="Shelling/artillery/missile attack"
    )


def test_who_takes_a_place_decides_the_acled_type(ontology: Ontology) -> None:
    assert ontology.codes("SEIZE").acled == "Non-state actor overtakes territory"
    assert ontology.codes("SEIZE", by_state=True).acled == "Government regains territory"
    assert ontology.codes("ASSAULT", "clash", by_state=True) == ontology.codes("ASSAULT", "clash")


def test_every_row_has_an_arabic_name(ontology: Ontology) -> None:
    for type_ in (*ontology.events, *ontology.relations):
        for mode in (None, *ontology.modes[type_]):
            assert re.search("[\u0621-\u064a]", ontology.row(type_, mode).name_ar), (type_, mode)


def test_unknown_type_or_mode_lists_those_there_are(ontology: Ontology) -> None:
    with pytest.raises(UnknownName, match=r"'ATTACK'.*ASSAULT.*PRESENT_IN"):
        ontology.codes("ATTACK")
    with pytest.raises(UnknownName, match=r"COERCE.*'airstrike'.*siege"):
        ontology.codes("COERCE", "airstrike")


def test_own_row_replaces_the_packages(tmp_path: Path) -> None:
    (tmp_path / "ontology.tsv").write_text(
        "kind\ttype\tmode\tname_en\tname_ar\tcameo\tdescription\nevent\tPROTEST\t\tprotest\tاحتجاج\t141\tOurs.\n",
        "utf-8",
    )
    ontology = Ontology.load(Seeds((tmp_path,)))
    assert ontology.codes("PROTEST").cameo == "141"
    assert set(ontology.events) == set(MODES)


def test_mode_without_its_type_is_a_seed_error(tmp_path: Path) -> None:
    (tmp_path / "ontology.tsv").write_text(
        "kind\ttype\tmode\tname_en\tname_ar\tdescription\nevent\tSPY\tdrone\tspying\tتجسس\tWatches.\n", "utf-8"
    )
    with pytest.raises(SeedError, match="SPY"):
        Ontology.load(Seeds((tmp_path,)))
