"""Cutting and cleaning: nothing of a text is lost, and every offset leads back."""

from hypothesis import given
from hypothesis import strategies as st

from pipelines.pieces import LONGEST_PIECE, pieces

ANY_TEXT = st.text(alphabet=st.characters(), max_size=200)
ARABIC_TEXT = st.text(alphabet='وبقصف ها،.\n«»"ـًَّ\u200f\ud800\u2028A1٣\t', max_size=200)


@given(ANY_TEXT | ARABIC_TEXT)
def test_offsets_lead_back_in_order(content: str) -> None:
    last = 0
    for piece in pieces(content):
        assert len(piece.text) == len(piece.starts) == len(piece.ends)
        for start, end in zip(piece.starts, piece.ends, strict=True):
            assert last <= start < end <= len(content)
            last = end


@given(ANY_TEXT | ARABIC_TEXT)
def test_letters_are_kept_and_lines_stay_apart(content: str) -> None:
    cut = list(pieces(content))
    seen = {offset for piece in cut for offset in piece.starts}
    assert all(index in seen for index, character in enumerate(content) if character.isalpha() and character != "ـ")
    assert all("\n" not in content[piece.starts[0] : piece.ends[-1]] for piece in cut)


def test_a_piece_is_cleaned() -> None:
    (piece,) = pieces("قال مُدرّسٌ لـ«الوكالة»\u200f ١٢")
    assert piece.text == "قال مدرس ل«الوكالة» 12"
    start = piece.text.index("مدرس")
    assert piece.span(start, start + 4) == (4, 11)
    clitic = piece.text.index("ل«")
    assert piece.span(clitic, clitic + 1) == (12, 14)


def test_marks_that_hide_a_word_belong_to_the_letter_before_them() -> None:
    (piece,) = pieces("في قـ.ـصف سابق")
    assert piece.text == "في قصف سابق"
    assert piece.span(3, 4) == (3, 7)
    assert piece.span(3, 6) == (3, 9)


def test_what_a_model_cannot_hold_is_replaced_one_for_one() -> None:
    (piece,) = pieces("a\ud800b\x07c\u00a0d")
    assert piece.text == "a\ufffdb c d"


def test_nothing_comes_of_blanks_and_marks() -> None:
    assert list(pieces(" \n\t\u200f\n\u2028 ")) == []
    assert list(pieces("")) == []


def test_a_long_line_is_cut_after_a_sentence_else_between_words_else_anywhere() -> None:
    sentence = "عاد الهدوء إلى المدينة. "
    assert all(piece.text.endswith(". ") for piece in pieces(sentence * 500))
    words = [piece.text for piece in pieces("هدوء " * 2000)]
    assert len(words) > 1
    assert all(text.endswith(" ") for text in words)
    letters = [len(piece.text) for piece in pieces("ه" * (2 * LONGEST_PIECE + 5))]
    assert letters == [LONGEST_PIECE, LONGEST_PIECE, 5]
