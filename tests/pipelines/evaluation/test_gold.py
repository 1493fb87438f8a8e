"""Reading gold annotations, and saying what is wrong with them."""

import json
from pathlib import Path
from typing import Any

import pytest

from graph.errors import InputError
from graph.seeds import Seeds
from pipelines.evaluation import read_gold

EVENT: dict[str, Any] = {"sentence": "x y", "trigger": "x", "type": "ASSAULT"}
RELATION: dict[str, Any] = {"sentence": "x y", "type": "SUPPORTS", "subject": "x", "object": "y"}


def written(path: Path, *articles: dict[str, Any]) -> Path:
    file = path / "gold.jsonl"
    lines = ({"doc": "a", "events": [], "relations": []} | article for article in articles)
    file.write_text("\n\n".join(json.dumps(line, ensure_ascii=False) for line in lines), encoding="utf-8")
    return file


def test_gold_file_is_read(tmp_path: Path) -> None:
    path = written(tmp_path, {"doc": "a", "relations": [RELATION]}, {"doc": "b", "events": [EVENT]})
    first, second = read_gold(path)
    assert (first["doc"], first["relations"]) == ("a", [RELATION])
    assert (second["doc"], second["events"][0]["trigger"]) == ("b", "x")


def test_what_a_gold_event_leaves_out_is_empty(tmp_path: Path) -> None:
    (gold,) = read_gold(written(tmp_path, {"events": [EVENT]}))
    empty: dict[str, Any] = {
        "mode": None,
        "sources": [],
        "targets": [],
        "place": [],
        "date": None,
        "status": "asserted",
    }
    assert gold["events"] == [EVENT | empty | {"claimed_by": [], "killed": None, "injured": None}]


def test_counts_are_lists_with_open_ends(tmp_path: Path) -> None:
    (gold,) = read_gold(written(tmp_path, {"events": [EVENT | {"killed": [50, None]}]}))
    assert gold["events"][0]["killed"] == [50, None]


def test_a_line_separator_inside_a_text_does_not_end_the_line(tmp_path: Path) -> None:
    (gold,) = read_gold(written(tmp_path, {"events": [EVENT | {"sentence": "x\u2028y"}]}))
    assert gold["events"][0]["sentence"] == "x\u2028y"


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    path = written(tmp_path, {})
    path.write_text(path.read_text(encoding="utf-8"), encoding="utf-8-sig")
    assert [gold["doc"] for gold in read_gold(path)] == ["a"]


@pytest.mark.parametrize(
    ("article", "field"),
    [
        ({"doc": 7}, "doc: Input should be a valid string (given: 7)"),
        ({"doc": ["a"]}, "doc"),
        ({"doc": ""}, "doc"),
        ({"events": None}, "events: Input should be a valid array (given: null)"),
        ({"events": [5]}, "events.0"),
        ({"events": [EVENT, {"sentence": "x", "type": "SEIZE"}]}, "events.1.trigger: Field required"),
        ({"events": [EVENT | {"sentence": None}]}, "events.0.sentence"),
        ({"events": [EVENT | {"type": 5}]}, "events.0.type"),
        ({"events": [EVENT | {"type": "ATTACK"}]}, "events.0.type: no type 'ATTACK'. There are: ASSAULT, SEIZE"),
        ({"events": [EVENT | {"type": "SUPPORTS"}]}, "events.0.type"),
        ({"events": [EVENT | {"mode": "arrest"}]}, "events.0.mode: type ASSAULT has no mode 'arrest'. Its modes"),
        ({"events": [EVENT | {"sources": "SDF"}]}, 'events.0.sources: Input should be a valid array (given: "SDF")'),
        ({"events": [EVENT | {"sources": None}]}, "events.0.sources"),
        ({"events": [EVENT | {"place": [3]}]}, "events.0.place.0"),
        ({"events": [EVENT | {"date": {"value": "2020"}}]}, "events.0.date"),
        ({"events": [EVENT | {"date": "yesterday"}]}, "events.0.date"),
        ({"events": [EVENT | {"date": "٢٠٢٠"}]}, "events.0.date"),
        ({"events": [EVENT | {"date": "2020-13-01"}]}, "events.0.date"),
        ({"events": [EVENT | {"source": ["SDF"]}]}, "events.0.source: Extra inputs are not permitted"),
        ({"events": [EVENT | {"trigger": " "}]}, "events.0.trigger"),
        ({"events": [EVENT | {"status": "denied"}]}, "events.0.status"),
        ({"events": [EVENT | {"killed": {"min": 1, "max": 2}}]}, "events.0.killed"),
        ({"events": [EVENT | {"killed": [1]}]}, "events.0.killed"),
        ({"events": [EVENT | {"killed": [5, 2]}]}, "events.0.killed"),
        ({"events": [EVENT | {"killed": [None, None]}]}, "events.0.killed"),
        ({"events": [EVENT | {"killed": ["1", "2"]}]}, "events.0.killed.0"),
        ({"relations": [{}]}, "relations.0.sentence: Field required"),
        ({"relations": [RELATION | {"type": "ASSAULT"}]}, "relations.0.type: no type 'ASSAULT'"),
    ],
)
def test_what_is_wrong_is_named_by_line_and_field(tmp_path: Path, article: dict[str, Any], field: str) -> None:
    path = written(tmp_path, {"doc": "first"}, article)
    with pytest.raises(InputError) as raised:
        read_gold(path)
    message = str(raised.value)
    assert message.startswith(f"{path}, line 3, field {field}")
    assert "Mend it: a line holds an article with" in message


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"{broken", r"gold\.jsonl, line 1: not JSON .* Make it an article with"),
        (b"[]", r"gold\.jsonl, line 1, field line: Input should be an object"),
        (b'{"doc": "b"}', r"gold\.jsonl, line 1, field events: Field required"),
        (b"[" * 100_000, r"gold\.jsonl, line 1: not JSON"),
        (b"\xff\xfe\xff", r"gold\.jsonl: cannot be read, .* Save it as UTF-8"),
        (b"", r"gold\.jsonl: holds no annotations\. Give a file"),
        (b"\n \n", r"gold\.jsonl: holds no annotations\. Give a file"),
    ],
)
def test_a_file_that_holds_no_annotations_is_named(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_bytes(content)
    with pytest.raises(InputError, match=message):
        read_gold(path)


def test_missing_gold_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"absent\.jsonl: cannot be read \(No such file or directory\)\. Give a file"):
        read_gold(tmp_path / "absent.jsonl")


def test_an_article_that_is_there_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"line 3: article 'a' stands at .*line 1 already\. Take one out"):
        read_gold(written(tmp_path, {}, {}))


def test_types_of_ones_own_ontology_are_known(tmp_path: Path) -> None:
    table = "kind\ttype\tname_en\tname_ar\tdescription\nevent\tLOOT\tloot\tنهب\tTakes by force.\n"
    (tmp_path / "ontology.tsv").write_text(table, encoding="utf-8")
    path = written(tmp_path, {"events": [EVENT | {"type": "LOOT"}]})
    assert read_gold(path, Seeds((tmp_path,)))[0]["events"][0]["type"] == "LOOT"
    with pytest.raises(InputError, match="no type 'LOOT'"):
        read_gold(path)
