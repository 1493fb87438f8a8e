"""What leaves the house after `--redact persons` names nobody, and a redacted graph stays one."""

import json
from pathlib import Path

import pytest

from graph import ConflictGraph
from graph.exports import FORMATS
from graph.records import WITHHELD
from pipelines.secret import VARIABLE
from tests.pipelines.cli.conftest import PERSON, TEXT, OneStrike, Siraa
from tests.pipelines.redact.articles import bare

SECRET, OTHER = "s" * 32, "t" * 32
NAMED = f"{TEXT} وقتل {PERSON} وأصيب والد الكسواني."
TELLING = ("كسواني", "هيثم")
FIELDS = {
    "title": f"مقتل {PERSON}",
    "url": "https://news.example/1",
    "source": "news.example",
    "published": "2019-03-05",
}
REDACTED = ("build", "articles", "--redact", "persons")


@pytest.fixture(autouse=True)
def named(articles: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """One more article, which names somebody in its name, title and text."""
    monkeypatch.setenv(VARIABLE, SECRET)
    (articles / f"{PERSON}.json").write_text(json.dumps(FIELDS), encoding="utf-8")
    file = articles / f"{PERSON}.txt"
    file.write_text(NAMED, encoding="utf-8")
    return file


def names_in(folder: Path) -> set[str]:
    """Which parts of the name stand in the files of a folder, or are their names."""
    held = ((path.name, path.read_bytes().decode("utf-8", "ignore")) for path in folder.iterdir())
    return {part for texts in held for text in texts for part in TELLING if part in bare(text)}


def test_nothing_that_is_built_or_exported_names_a_private_person(siraa: Siraa, tmp_path: Path) -> None:
    assert siraa(*REDACTED)[0] == 0
    for name, format in FORMATS.items():
        assert siraa("export", "out", "-f", name, "-o", f"out/export{format.suffix}")[0] == 0
    assert names_in(tmp_path / "out") == set()
    page = (tmp_path / "out" / "graph.html").read_text(encoding="utf-8")
    assert f"{TEXT} a" in page
    assert WITHHELD in page
    assert 'data-label="banner.redacted"' in page
    siraa("build", "articles", "-o", "plain")
    assert names_in(tmp_path / "plain") == set(TELLING)
    assert 'data-label="banner.redacted"' not in (tmp_path / "plain" / "graph.html").read_text(encoding="utf-8")


def test_a_notebook_shows_that_a_sentence_was_left_out(siraa: Siraa, tmp_path: Path) -> None:
    siraa(*REDACTED)
    graph = ConflictGraph.load(tmp_path / "out")
    (statement,) = (s for s in graph.statements() if s.sentence == WITHHELD)
    shown = graph.statements()
    html = shown._repr_html_() + shown.evidence()._repr_html_() + repr(shown.evidence()) + graph.show()._repr_html_()
    assert html.count(WITHHELD) > 2
    assert [quote.marks for quote in shown.evidence() if quote.statement == statement] == [()]
    assert WITHHELD in set(graph.to_pandas()["sentence"])
    assert graph.relations("RUSSIA", "CIVILIANS")
    assert not [part for part in TELLING if part in bare(html)]


def test_extracted_records_are_redacted_and_stable(siraa: Siraa) -> None:
    command = ("extract", "articles", "--redact", "persons")
    code, out, _ = siraa(*command)
    records = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert not [part for part in TELLING if part in bare(out)]
    assert {record["kind"] for record in records} == {"document", "event"}
    assert siraa(*command)[1] == out
    Path("secret.txt").write_text(OTHER, encoding="utf-8")
    other = siraa(*command, "--secret", "secret.txt")[1]
    assert {r["id"] for r in map(json.loads, other.splitlines())}.isdisjoint(r["id"] for r in records)


def test_a_redacted_graph_grows_as_any_other(siraa: Siraa, articles: Path) -> None:
    siraa(*REDACTED)
    assert "0 read, 3 known already" in siraa(*REDACTED)[2]
    (articles / "a.json").write_text('{"published": "2019-03-06"}', encoding="utf-8")
    (articles / "d.txt").write_text(f"{TEXT} جديد", encoding="utf-8")
    assert "2 read, 2 known already" in siraa(*REDACTED)[2]
    (articles / f"{PERSON}.txt").write_text(f"{NAMED} تصحيح", encoding="utf-8")
    _, _, err = siraa(*REDACTED)
    assert "1 read, 3 known already" in err
    assert "its text has changed" in err
    assert PERSON not in err


@pytest.mark.parametrize(
    ("first", "then", "message"),
    [
        (REDACTED, ("build", "articles"), "this graph is redacted, and the articles are not"),
        (("build", "articles"), REDACTED, "this graph names persons, so that redacted articles would not hide them"),
        (REDACTED, (*REDACTED, "--secret", "other.txt"), "this graph was redacted with another secret"),
    ],
)
def test_a_graph_is_redacted_as_a_whole_with_one_secret(
    siraa: Siraa, first: tuple[str, ...], then: tuple[str, ...], message: str
) -> None:
    Path("other.txt").write_text(OTHER, encoding="utf-8")
    siraa(*first)
    before, read = Path("out/siraa.sqlite").read_bytes(), len(OneStrike.read)
    code, _, err = siraa(*then)
    assert code == 1
    assert f"error: out/siraa.sqlite: {message}" in err
    assert "another folder with -o" in err
    assert (Path("out/siraa.sqlite").read_bytes(), len(OneStrike.read)) == (before, read)


def test_what_was_removed_before_leaves_no_name_behind(siraa: Siraa, tmp_path: Path) -> None:
    siraa("build", "articles")
    siraa("remove", "out", "a", "b", PERSON)
    assert siraa(*REDACTED)[0] == 0
    assert names_in(tmp_path / "out") == set()


@pytest.mark.parametrize(
    ("secret", "options", "message"),
    [
        (None, (), "give --secret FILE, or set SIRAA_SECRET. Make one with"),
        ("", (), "SIRAA_SECRET: the secret is empty. Make one with"),
        ("short", (), "SIRAA_SECRET: the secret has 5 characters; it needs 16 or more. Make one with"),
        (SECRET, ("--secret", "none.txt"), "none.txt: the secret cannot be read"),
    ],
)
@pytest.mark.parametrize("command", ["build", "extract"])
def test_a_secret_that_is_missing_or_weak_is_refused_before_anything_is_made(
    siraa: Siraa,
    monkeypatch: pytest.MonkeyPatch,
    command: str,
    secret: str | None,
    options: tuple[str, ...],
    message: str,
) -> None:
    monkeypatch.delenv(VARIABLE)
    if secret is not None:
        monkeypatch.setenv(VARIABLE, secret)
    code, out, err = siraa(command, "articles", "-o", "out", "--redact", "persons", *options)
    assert (code, out) == (1, "")
    assert message in err
    assert not Path("out").exists()


def test_a_secret_without_redaction_is_refused(siraa: Siraa) -> None:
    Path("secret.txt").write_text(SECRET, encoding="utf-8")
    code, _, err = siraa("build", "articles", "--secret", "secret.txt")
    assert code == 1
    assert "secret.txt: a secret is used only with --redact persons" in err


def test_only_persons_can_be_redacted(siraa: Siraa) -> None:
    code, _, err = siraa("build", "articles", "--redact", "places")
    assert code == 2
    assert "persons" in err
