"""Words are recut into letters, digits and marks, whichever way a tokenizer cut them, and offsets survive."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.folding import fold
from pipelines.extract.atoms import Phrases, atoms
from tests.pipelines.marked import sentence, words

KNOWN = frozenset({"قتل", "واحد", "احد", "الثلاثاء", "في", "اب"})


def cut(marked: str, inflected: frozenset[str] = frozenset()) -> list[str]:
    return [atom.folded for atom in atoms(words(marked), KNOWN, inflected)]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("17/10/2017", ["17", "/", "10", "/", "2017"]),
        ("و528", ["و", "528"]),
        ("١٧آب", ["17", "اب"]),
        ("وقتل", ["و", "قتل"]),
        ("و+قتل", ["و", "قتل"]),
        ("ق+تل", ["قتل"]),
        ("وَقَتَل", ["و", "قتل"]),
        ("للثلاثاء", ["ل", "الثلاثاء"]),
        ("وفي", ["و", "في"]),
        ("واحد", ["واحد"]),
        ("وأحد", ["و", "احد"]),
        ("و+أحد", ["و", "احد"]),
        ("باب", ["باب"]),
        ("ب+مدينة", ["ب", "مدينه"]),
    ],
)
def test_words_are_cut_by_what_is_known(marked: str, expected: list[str]) -> None:
    assert cut(marked) == expected


def test_pronouns_come_off_inflected_words_only() -> None:
    assert cut("وقتلهما") == ["وقتلهما"]
    assert cut("وقتلهما", frozenset({"قتل"})) == ["و", "قتل", "هما"]


def test_atoms_keep_their_place_in_the_article() -> None:
    text = sentence("وقُتِل 17 في الـ24", start=100)
    row = atoms(text.words, KNOWN)
    assert [(a.start, a.end, a.words, a.joined) for a in row[:3]] == [
        (100, 101, (0, 1), False),
        (101, 106, (0, 1), True),
        (107, 109, (1, 2), False),
    ]
    assert [text.text[a.start - 100 : a.end - 100] for a in row] == ["و", "قُتِل", "17", "في", "الـ", "24"]


@given(st.text(alphabet="وقتلهمافيبأحد17/-. ًـ", max_size=30))
def test_atoms_cover_their_words_in_order(text: str) -> None:
    given_words = words(text)
    row = atoms(given_words, KNOWN, KNOWN)
    for left, right in pairwise(row):
        assert left.start < left.end <= right.start
    for atom in row:
        assert fold(text[atom.start : atom.end]).strip() in (atom.folded, atom.folded.removeprefix("ا"))


def test_the_longest_phrase_wins() -> None:
    phrases = Phrases([("أول", 1), ("أول من أمس", 3), ("أول أمس", 2)])
    row = atoms(words("قال أول من أمس"), phrases.words)
    assert phrases.match(row, 1) == (3, 4)
    assert phrases.match(row, 0) is None
    assert phrases.match(row, -1) is None
    assert phrases.match(row, 9) is None
