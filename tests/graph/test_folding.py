"""Folding: spellings of one word meet, and offsets lead back to the text."""

import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from graph.folding import fold, fold_with_offsets, fold_words, mask_offsets

ARABIC = st.characters(min_codepoint=0x0600, max_codepoint=0x06FF) | st.characters(
    min_codepoint=0xFB50, max_codepoint=0xFDFF
)
TEXTS = st.text(ARABIC | st.characters(), max_size=40)
TASHKEEL = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670\u0640"


@given(TEXTS)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold_words(fold_words(text)) == fold_words(text)
    assert fold_words(fold(text)) == fold_words(text)


@given(TEXTS)
def test_offsets_lead_back_to_what_each_character_comes_from(text: str) -> None:
    folded, offsets = fold_with_offsets(text)
    assert folded == fold(text)
    assert len(offsets) == len(folded)
    assert offsets == sorted(offsets)
    for character, index in zip(folded, offsets, strict=True):
        assert character in fold(text[index])


@given(TEXTS, TEXTS)
def test_folding_goes_character_by_character(first: str, second: str) -> None:
    both = first + second
    assume(not mask_offsets(both, 0, len(both)))  # what hides a word is told by what stands beside it
    assert fold(first + second) == fold(first) + fold(second)


@given(st.text(st.sampled_from('ابتثجحخدذرزسشصضطظعغفقكلمنهويةىأإآ ،."'), max_size=20), st.data())
def test_short_vowels_and_tatweel_do_not_matter(text: str, data: st.DataObject) -> None:
    marks = data.draw(st.lists(st.text(TASHKEEL, max_size=2), min_size=len(text), max_size=len(text)))
    vocalised = "".join(letter + mark for letter, mark in zip(text, marks, strict=True))
    assume(not mask_offsets(vocalised, 0, len(vocalised)))  # a tatweel beside a dot hides a word
    assert fold(vocalised) == fold(text)
    assert fold_words(vocalised) == fold_words(text)


@given(st.text(st.characters(min_codepoint=0x0620, max_codepoint=0x064A), max_size=20))
def test_composed_and_decomposed_letters_are_one(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("إدلب", "ادلب"),
        ("أنقرة", "انقره"),
        ("مسؤول", "مسوول"),
        ("رئيس", "رييس"),
        ("الحسكى", "الحسكي"),
        ("دِمَشْق", "دمشق"),
        ("حـــلب", "حلب"),
        ("ﻻ", "لا"),
        ("کوبانی", "كوباني"),
        ("١٧ / ۱۷", "17 / 17"),
        ("\u202bقسد\u202c", "قسد"),
        ("Daesh", "DAESH"),
        ("قـ.ـوات النـ.ظام", "قوات النظام"),
        ("مدفعـــ*ية", "مدفعية"),
        ("قـ..ـصف", "قصف"),
    ],
)
def test_spellings_meet(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize("text", ["عام 1443هـ.وقد عاد", "عاد إلى القرية.وقال", "القرية.ـ وقال", "2 * 3"])
def test_marks_between_words_stay(text: str) -> None:
    assert [mark for mark in fold(text) if mark in ".*"] == [mark for mark in text if mark in ".*"]


@pytest.mark.parametrize(("one", "other"), [("علي", "عل"), ("كلب", "قلب"), ("سوريا", "سورية"), ("ماء", "ما")])
def test_different_words_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_key_of_a_name_has_no_punctuation() -> None:
    assert fold_words(' "قوات سوريا الديمقراطية"  (قسد)، ') == "قوات سوريا الديمقراطيه قسد"
    assert fold_words("«؟!»") == ""
