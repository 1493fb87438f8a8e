"""`siraa correct` changes what the page shows, and takes it back."""

import json
from pathlib import Path

import pytest

from tests.pipelines.cli.conftest import TEXT, Siraa


def statements(siraa: Siraa, tmp_path: Path) -> list[dict[str, object]]:
    siraa("export", "out", "-f", "jsonl", "-o", "out.jsonl")
    lines = (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()
    return [record for record in map(json.loads, lines) if record["kind"] == "event"]


def test_a_rejected_statement_leaves_page_and_exports_until_it_is_taken_back(
    siraa: Siraa, articles: Path, tmp_path: Path
) -> None:
    siraa("build", "articles")
    before = statements(siraa, tmp_path)
    code, out, _ = siraa("correct", "reject", "out", "strike-a", "--why", "irony", "--by", "me")
    assert code == 0
    assert out.endswith(f"me  reject  ASSAULT in a: {TEXT} a  (irony)\n")
    assert f"{TEXT} a" not in (tmp_path / "out" / "graph.html").read_text(encoding="utf-8")
    assert [one["id"] for one in statements(siraa, tmp_path)] == ["strike-b"]
    (tmp_path / "out" / "siraa.sqlite").unlink()
    siraa("build", "articles")
    assert [one["id"] for one in statements(siraa, tmp_path)] == ["strike-b"]

    [listed] = siraa("correct", "list", "out")[1].splitlines()
    assert listed.endswith("[changes 1]")
    assert siraa("correct", "undo", "out", listed.split()[0])[0] == 0
    assert siraa("correct", "list", "out")[1] == ""
    assert statements(siraa, tmp_path) == before


@pytest.mark.parametrize(
    ("arguments", "role", "ids"),
    [
        (["actor", "out", "strike-a", "روسيا", "تركيا"], "sources", {"a": ["TURKEY"], "b": ["RUSSIA"]}),
        (["join", "out", "RUSSIA", "TURKEY"], "sources", {"a": ["TURKEY"], "b": ["TURKEY"]}),
        (["split", "out", "RUSSIA", "الروسيه", "SDF"], "sources", {"a": ["SDF"], "b": ["SDF"]}),
    ],
)
def test_actors_are_corrected_by_any_of_their_names(
    siraa: Siraa, articles: Path, tmp_path: Path, arguments: list[str], role: str, ids: dict[str, list[str]]
) -> None:
    siraa("build", "articles")
    code, _, err = siraa("correct", *arguments)
    assert code == 0, err
    found = {one["doc"]: [actor["id"] for actor in one[role]] for one in statements(siraa, tmp_path)}  # type: ignore[attr-defined]
    assert found == ids


def test_what_was_corrected_can_be_corrected_again(siraa: Siraa, articles: Path, tmp_path: Path) -> None:
    siraa("build", "articles")
    siraa("correct", "actor", "out", "strike-a", "RUSSIA", "TURKEY")
    assert siraa("correct", "actor", "out", "strike-a", "TURKEY", "SDF")[0] == 0
    found = {one["doc"]: [actor["id"] for actor in one["sources"]] for one in statements(siraa, tmp_path)}  # type: ignore[attr-defined]
    assert found == {"a": ["SDF"], "b": ["RUSSIA"]}


def test_a_type_brings_its_codes(siraa: Siraa, articles: Path, tmp_path: Path) -> None:
    siraa("build", "articles")
    assert siraa("correct", "type", "out", "strike-a", "seize")[0] == 0
    [changed] = [one for one in statements(siraa, tmp_path) if one["id"] == "strike-a"]
    assert changed["type"] == "SEIZE"
    assert changed["codes"]["acled"] == "Government regains territory"  # type: ignore[index]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["reject", "out", "x"], "no statement 'x'. `siraa export OUT -f jsonl` lists them."),
        (["actor", "out", "strike-a", "TURKEY", "SDF"], "no statement of this graph names 'TURKEY'"),
        (["actor", "out", "strike-a", "RUSSIA", "Rusia"], "no actor 'Rusia'. Near: RUSSIA"),
        (["actor", "out", "strike-a", "RUSSIA", "RUSSIA"], "no statement would change"),
        (["type", "out", "strike-a", "CONTROLS"], "one of kind event, and CONTROLS is a type of relation"),
        (["type", "out", "strike-a", "WAR"], "no event or relation type 'WAR'"),
        (["undo", "out", "1"], "no correction '1'. There are: none."),
        (["list", "nowhere"], "no graph is stored here"),
    ],
)
def test_what_cannot_be_corrected_is_explained(
    siraa: Siraa, articles: Path, arguments: list[str], message: str
) -> None:
    siraa("build", "articles")
    code, out, err = siraa("correct", *arguments)
    assert (code, out) == (1, "")
    assert message in err
