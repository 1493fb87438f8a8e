"""`siraa merges`: what was merged and why."""

import json
import shlex
from pathlib import Path

import pytest

from graph.catalogue import Catalogue
from graph.records import ActorMention, Event
from graph.seeds import Seeds
from graph.store import Store
from pipelines.article import Name, Reading
from pipelines.link.actors import new_mention
from pipelines.redact import PersonRedactor
from tests.graph.incidents.reports import document, event
from tests.pipelines.cli.conftest import TEXT, Siraa
from tests.pipelines.redact.articles import SECRET, article


@pytest.fixture
def built(siraa: Siraa, tmp_path: Path) -> None:
    """A store of three articles about a strike, two of the same day."""
    days = {"a": "2022-01-20", "b": "2022-01-20", "c": "2022-03-01"}
    lines = (json.dumps({"id": id_, "text": f"{TEXT} {id_}", "published": day}) for id_, day in days.items())
    (tmp_path / "news.jsonl").write_text("\n".join(lines), encoding="utf-8")
    code, _, err = siraa("build", "news.jsonl")
    assert code == 0
    assert "events 3 of 2 incidents" in err


@pytest.mark.usefixtures("built")
def test_what_several_articles_report_is_listed(siraa: Siraa) -> None:
    code, out, _ = siraa("merges", "list", "out")
    assert code == 0
    assert (
        out == "strike-a  undated  Russia ASSAULT Civilians  at Raqqa  2 reports in 2 articles, 2 of them independent\n"
    )


@pytest.mark.usefixtures("built")
def test_an_incident_is_explained_by_what_its_reports_agree_on(siraa: Siraa) -> None:
    code, out, _ = siraa("merges", "show", "out", "strike-b")
    assert code == 0
    assert "strike-a = strike-b: days 0, place same, actors same, numbers unknown" in out
    assert f"strike-a  article a, asserted by nobody named: {TEXT} a" in out
    code, _, err = siraa("merges", "show", "out", "strike-x")
    assert (code, "no incident 'strike-x'" in err) == (1, True)


@pytest.mark.usefixtures("built")
def test_removing_an_article_parts_what_it_joined(siraa: Siraa) -> None:
    siraa("remove", "out", "a")
    assert siraa("merges", "list", "out")[1] == ""


@pytest.mark.usefixtures("built")
def test_a_merge_is_undone_and_that_is_taken_back(siraa: Siraa) -> None:
    code, out, _ = siraa("merges", "undo", "out", "strike-a", "strike-b", "--why", "another strike")
    assert (code, out) == (0, "Parted: strike-b\n")
    assert siraa("merges", "list", "out")[1] == ""
    listed = siraa("correct", "list", "out")[1]
    assert "separate" in listed
    assert "(another strike)" in listed
    siraa("correct", "undo", "out", listed.split()[0])
    assert siraa("merges", "list", "out")[1].startswith("strike-a ")
    code, _, err = siraa("merges", "undo", "out", "strike-a", "strike-x")
    assert (code, "'strike-x' is no report of incident strike-a. Its reports: strike-a, strike-b." in err) == (1, True)


FULL = new_mention("سالم العبيدي", 0, "person", "ner")
LAST = FULL.model_copy(update={"text": "العبيدي", "end": 7})
LATTER = FULL.model_copy(update={"text": "الأخير", "end": 6})
SOURCE = FULL.model_copy(update={"text": "المصدر الطبي", "end": 12})


def said(id_: str, *actors: ActorMention) -> Event:
    return event(id_).model_copy(update={"sources": actors})


def test_a_joined_name_is_parted_by_the_command_that_is_shown_and_that_is_taken_back(
    siraa: Siraa, tmp_path: Path
) -> None:
    (tmp_path / "my out").mkdir()
    with Store(tmp_path / "my out") as store:
        store.add(document("a"), [said("a1", FULL, LATTER), said("a2", LAST, SOURCE), said("a3", LAST)])
    code, shown, _ = siraa("merges", "actors", "my out")
    undo = f"siraa correct split 'my out' {FULL.id} 'العبيدي'"
    assert (code, shown.splitlines()) == (
        0,
        [
            f"{FULL.id}  سالم العبيدي  {FULL.name}",
            "  سالم العبيدي  statements 1, articles 1",
            f"  العبيدي  statements 2, articles 1  undo: {undo}",
        ],
    )
    code, out, err = siraa(*shlex.split(undo)[1:])
    assert code == 0, err
    alone = new_mention("العبيدي", 0, "person", "ner")
    with Store(tmp_path / "my out", read_only=True) as store:
        assert store.nodes()[alone.id].model_dump(exclude={"mentions"}) == {
            **alone.model_dump(include={"id", "name", "name_ar", "kind", "cameo"}),
            "node_kind": "actor",
        }
    assert siraa("merges", "actors", "my out")[1] == ""
    siraa("correct", "undo", "my out", out.split()[1])
    assert siraa("merges", "actors", "my out")[1] == shown


def test_joined_names_of_a_redacted_graph_are_not_shown(siraa: Siraa, tmp_path: Path) -> None:
    given = article("اعتقلت الشرطة سالم العبيدي")
    names = (Name("سالم العبيدي", 14, 26, "PER"),)
    statements = tuple(one.model_copy(update={"doc": given.id}) for one in (said("a1", FULL), said("a2", LAST)))
    [told] = PersonRedactor(SECRET, Catalogue.load(Seeds()), Seeds())([Reading(given, statements, names)])
    (tmp_path / "out").mkdir()
    with Store(tmp_path / "out") as store:
        store.add(told.article.record(), told.statements)
    assert siraa("merges", "actors", "out") == (0, "", "")
    code, _, err = siraa("merges", "actors", "nowhere")
    assert (code, "no graph is stored here" in err) == (1, True)


def test_merging_is_scored_over_pairs_of_articles(siraa: Siraa, tmp_path: Path) -> None:
    strike = {"airwars_id": "1", "date": "2022-01-20", "lat": 36.5, "lon": 36.9}
    lines = (json.dumps({"id": id_, "incident": strike}) for id_ in "ab")
    (tmp_path / "strikes.jsonl").write_text("\n".join(lines), encoding="utf-8")
    told = [document(id_) for id_ in "ab"] + [event(f"{id_}1", sources=["TURKEY"], places=["Afrin"]) for id_ in "ab"]
    (tmp_path / "records.jsonl").write_text("\n".join(r.model_dump_json() for r in told), encoding="utf-8")
    code, out, _ = siraa("merges", "score", "strikes.jsonl", "records.jsonl")
    assert code == 0
    assert out.splitlines()[1] == "pairs      1.000  1.000  1.000   1 / 1 / 1"
