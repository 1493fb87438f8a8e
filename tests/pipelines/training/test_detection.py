"""Judging sentences by cross-validation."""

import json
from pathlib import Path

import numpy as np

from pipelines.training.detection import _sentences, judge

ROWS = 200
RNG = np.random.default_rng(2)
LABELS = [number % 4 == 0 for number in range(ROWS)]
NOISE = [RNG.normal(size=3).astype(np.float32) for _ in LABELS]
GROUPS = [f"article {number // 3}" for number in range(ROWS)]


def share_right(judged: list[bool]) -> float:
    return sum(found == label for found, label in zip(judged, LABELS, strict=True)) / ROWS


def test_judges_by_words() -> None:
    words = [["ضرب", "قرية"] if label else ["زار", "قرية"] for label in LABELS]
    assert share_right(judge(NOISE, words, LABELS, GROUPS)) == 1


def test_judges_by_numbers() -> None:
    dense = [np.append(noise, 5 if label else 0).astype(np.float32) for noise, label in zip(NOISE, LABELS, strict=True)]
    assert share_right(judge(dense, [["قرية"]] * ROWS, LABELS, GROUPS)) > 0.98


def test_a_sentence_of_the_same_article_is_no_help() -> None:
    words = [[group] for group in GROUPS]
    labels = [int(group.split()[1]) % 4 == 0 for group in GROUPS]
    judged = judge([np.zeros(1, dtype=np.float32)] * ROWS, words, labels, GROUPS)
    assert len({*judged}) == 1


def test_sentences_without_a_clear_label_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "sentences.jsonl"
    labels = ["yes", "easy no", "ambiguous", "difficult no"]
    path.write_text("\n".join(json.dumps({"label": label}) for label in labels), encoding="utf-8")
    assert [record["label"] for record in _sentences(path)] == ["yes", "easy no", "difficult no"]
