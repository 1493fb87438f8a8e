"""Our own annotations, put to the articles that they belong to."""

import hashlib
import json
import lzma
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from graph.errors import InputError
from pipelines.article import Article
from pipelines.evaluation import read_gold
from pipelines.read import read
from pipelines.training import annotations
from pipelines.training.annotations import ANNOTATIONS, annotated_texts, own_reports, second_readings, write_held_out

TITLE, TEXT = "قصف على تل الورد", "قصفت تركيا مواقع قسد في تل الورد\nوقالت روسيا إنها تدعم قسد"
CONTENT = f"{TITLE}\n{TEXT}"


def span(words: str) -> list[int]:
    return [CONTENT.index(words), CONTENT.index(words) + len(words)]


def written(folder: Path, *texts: str) -> Path:
    """A file of texts, compressed."""
    path = folder / "texts.xz"
    path.write_bytes(lzma.compress("\n\n".join(texts).encode()))
    return path


def records(folder: Path) -> Path:
    sentence = "قصفت تركيا مواقع قسد في تل الورد"
    event = {"sentence": span(sentence), "trigger": span("قصفت"), "type": "ASSAULT", "sources": ["TURKEY"]}
    event |= {"targets": [span("قسد")], "place": [span("تل الورد")], "killed": [1, None]}
    relation = {"sentence": span("وقالت روسيا إنها تدعم قسد"), "type": "SUPPORTS"}
    relation |= {"subject": "RUSSIA", "object": span("قسد")}
    record = {"sha256": hashlib.sha256(CONTENT.encode()).hexdigest(), "events": [event], "relations": [relation]}
    record |= {"published": "2020-02-05"}
    path = folder / "annotations.jsonl"
    path.write_text(json.dumps(record), encoding="utf-8")
    return path


def test_spans_become_the_words_of_the_article(tmp_path: Path) -> None:
    texts = written(tmp_path, "خبر آخر\nلا شأن له", f"{TITLE}\n \t\n  {TEXT}\n")
    [(article, gold)] = annotated_texts(texts, records(tmp_path))
    assert article.content == CONTENT
    assert gold["doc"] == article.id
    assert article.published == date(2020, 2, 5)
    [event] = gold["events"]
    assert (event["trigger"], event["sources"], event["targets"]) == ("قصفت", ["TURKEY"], ["قسد"])
    assert (event["place"], event["claimed_by"], event["status"]) == (["تل الورد"], [], "asserted")
    assert (event["killed"], event["date"]) == ([1, None], None)
    [relation] = gold["relations"]
    assert (relation["subject"], relation["object"]) == ("RUSSIA", "قسد")
    assert relation["sentence"] in CONTENT


def test_articles_held_out_are_not_those_to_learn_from(tmp_path: Path) -> None:
    texts, path = written(tmp_path, f"{TITLE}\n{TEXT}"), records(tmp_path)
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | {"held_out": True}), encoding="utf-8")
    [(article, gold)] = annotated_texts(texts, path, held_out=True)
    assert (article.content, len(gold["events"])) == (CONTENT, 1)
    with pytest.raises(InputError, match="none of the 0 articles"):
        list(annotated_texts(texts, path))


def test_articles_held_out_are_written_with_their_gold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = records(tmp_path)
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | {"held_out": True}), encoding="utf-8")
    monkeypatch.setattr(annotations, "annotated_texts", partial(annotated_texts, annotations=path))
    write_held_out(written(tmp_path, f"{TITLE}\n{TEXT}"), tmp_path / "out")
    [article] = read([tmp_path / "out" / "held_out.docs.jsonl"])
    [gold] = read_gold(tmp_path / "out" / "held_out.gold.jsonl")
    assert (article.content, article.id) == (CONTENT, gold["doc"])
    assert [event["trigger"] for event in gold["events"]] == ["قصفت"]


def test_texts_without_an_annotated_article_are_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none of the 1 articles of annotations\.jsonl"):
        list(annotated_texts(written(tmp_path, "خبر آخر\nلا شأن له"), records(tmp_path)))


def test_a_file_that_is_not_compressed_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "plain.txt"
    path.write_text(CONTENT, encoding="utf-8")
    with pytest.raises(InputError, match=r"plain\.txt: cannot be read as texts compressed with xz"):
        list(annotated_texts(path, records(tmp_path)))


def test_our_annotations_hold_offsets_and_names_but_no_text() -> None:
    for line in ANNOTATIONS.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        for statement in (*record["events"], *record["relations"]):
            start, end = statement["sentence"]
            assert 0 <= start < end
        for event in record["events"]:
            first, last = event["trigger"]
            assert event["sentence"][0] <= first < last <= event["sentence"][1]


def test_articles_of_others_may_have_a_second_reading(tmp_path: Path) -> None:
    known, other = Article(id="t1", title=TITLE, text=TEXT), Article(id="t2", text="لا شأن له")
    [(article, gold)] = second_readings([other, known], records(tmp_path))
    assert (article.id, gold["doc"]) == ("t1", "t1")
    assert [event["trigger"] for event in gold["events"]] == ["قصفت"]


def test_article_held_out_is_no_second_reading(tmp_path: Path) -> None:
    path = records(tmp_path)
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | {"held_out": True}), encoding="utf-8")
    assert not list(second_readings([Article(id="t1", title=TITLE, text=TEXT)], path))


def test_own_reports_are_annotated_word_for_word() -> None:
    reports = list(own_reports())
    assert len({article.id for article, _ in reports}) == len({article.content for article, _ in reports}) > 500
    for article, gold in reports:
        assert article.title
        assert article.published
        for event in gold["events"]:
            assert event["sentence"] in article.content
            assert "\n" not in event["sentence"]
            assert event["trigger"] in event["sentence"]
        for relation in gold["relations"]:
            assert relation["sentence"] in article.content
