"""Judging sentences by cross-validation."""

import numpy as np
import pytest

from pipelines.training.detection import Opinion, Seen, _opinion, judge

ROWS = 200
RNG = np.random.default_rng(2)
LABELS = [number % 4 == 0 for number in range(ROWS)]
OPINIONS = [Opinion(float(label), label) for label in LABELS]
NOISE = [RNG.normal(size=3).astype(np.float32) for _ in LABELS]
NOTHING = np.zeros(1, dtype=np.float32)
GROUPS = [f"article {number // 3}" for number in range(ROWS)]


def share_right(judged: list[bool]) -> float:
    return sum(found == label for found, label in zip(judged, LABELS, strict=True)) / ROWS


def test_judges_by_words() -> None:
    words = [["ضرب", "قرية"] if label else ["زار", "قرية"] for label in LABELS]
    seen = [Seen(NOTHING, noise, of_sentence) for noise, of_sentence in zip(NOISE, words, strict=True)]
    assert share_right(judge(seen, OPINIONS, GROUPS)) == 1


def test_judges_by_what_the_reader_makes_of_the_words() -> None:
    dense = [np.append(noise, 5 if label else 0).astype(np.float32) for noise, label in zip(NOISE, LABELS, strict=True)]
    assert share_right(judge([Seen(NOTHING, of, ["قرية"]) for of in dense], OPINIONS, GROUPS)) > 0.98


def test_judges_by_the_odds_of_events() -> None:
    odds = [np.array([2 if label else -2], dtype=np.float32) for label in LABELS]
    seen = [Seen(of, noise, ["قرية"]) for of, noise in zip(odds, NOISE, strict=True)]
    assert share_right(judge(seen, OPINIONS, GROUPS)) == 1


def test_a_sentence_of_the_same_article_is_no_help() -> None:
    labels = [int(group.split()[1]) % 4 == 0 for group in GROUPS]
    opinions = [Opinion(float(label), label) for label in labels]
    judged = judge([Seen(NOTHING, NOTHING, [group]) for group in GROUPS], opinions, GROUPS)
    assert len({*judged}) == 1


def test_learns_from_disputed_sentences_too() -> None:
    """Sentences on which all agree have `قصف` too seldom to be told by it; most annotators took it for an attack."""
    words = ["قصف" if label else "زار" for label in LABELS]
    clear = {LABELS.index(True), ROWS - 1 - LABELS[::-1].index(True)}
    opinions = [
        Opinion(0.67, True if number in clear else None) if label else Opinion(0.0, False)
        for number, label in enumerate(LABELS)
    ]
    seen = [Seen(NOTHING, NOTHING, [word]) for word in words]
    assert share_right(judge(seen, opinions, GROUPS)) > 0.95


@pytest.mark.parametrize(
    ("label", "told"), [("yes", True), ("easy no", False), ("difficult no", False), ("ambiguous", None)]
)
def test_annotators_who_differ_give_a_share_but_no_label(label: str, told: bool | None) -> None:
    assert _opinion({"label": label, "accept": 3, "total": 4}) == Opinion(0.75, told)
