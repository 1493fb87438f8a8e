"""Triggers and words of saying are found through inflection and clitics, whether the tokenizer split them or not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.seeds import Seeds
from pipelines.extract.lexicon import ReportingWords, TriggerLexicon, TriggerRow, inflections
from tests.pipelines.marked import words

ROWS = [
    TriggerRow(word="قصف", form="verb", type="ASSAULT", mode="shelling"),
    TriggerRow(word="قصف", form="noun", type="ASSAULT", mode="shelling"),
    TriggerRow(word="قصف جوي", form="noun", type="ASSAULT", mode="airstrike"),
    TriggerRow(word="غارة", form="noun", type="ASSAULT", mode="airstrike"),
    TriggerRow(word="هجوم", form="noun", type="ASSAULT", mode="clash", forms=("هجمات",)),
    TriggerRow(word="اقتحام", form="noun", type="ASSAULT", mode="clash"),
    TriggerRow(word="سيطرة", form="noun", type="SEIZE"),
    TriggerRow(word="سيطرة", form="noun", type="CONTROLS"),
    TriggerRow(word="قاد", form="verb", type="LEADS", forms=("يقود",)),
    TriggerRow(word="داعم", form="participle", type="SUPPORTS"),
    TriggerRow(word="هاجم", form="verb", type="ASSAULT"),
    TriggerRow(word="نفى", form="verb", type="REJECT"),
    TriggerRow(word="اتهم", form="verb", type="ACCUSE"),
]
LEXICON = TriggerLexicon(ROWS)


def found(marked: str) -> list[tuple[str, str, str]]:
    text = words(marked)
    return [(text[index].text, entry.word, entry.form) for index, entry in LEXICON.find(text)]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("وقصفت المدافع التل", ("وقصفت", "قصف", "verb")),
        ("و+قصفت المدافع التل", ("قصفت", "قصف", "verb")),
        ("سيقصفون التل غدا", ("سيقصفون", "قصف", "verb")),
        ("استعدوا لاقتحام البلدة", ("لاقتحام", "اقتحام", "noun")),
        ("استعدوا ل+اقتحام البلدة", ("اقتحام", "اقتحام", "noun")),
        ("استعدوا للهجوم فجرا", ("للهجوم", "هجوم", "noun")),
        ("استعدوا ل+لهجوم فجرا", ("لهجوم", "هجوم", "noun")),
        ("خلال هجماتهم الليلية", ("هجماتهم", "هجوم", "noun")),
        ("توقفت الغارات أمس", ("الغارات", "غاره", "noun")),
        ("تقود المعركة امرأة", ("تقود", "قاد", "verb")),
        ("والداعمون كثر", ("والداعمون", "داعم", "participle")),
        ("هوجم المخفر فجرا", ("هوجم", "هاجم", "verb")),
        ("نفت الوزارة ذلك", ("نفت", "نفي", "verb")),
        ("ونفوا ذلك", ("ونفوا", "نفي", "verb")),
        ("ات+هم الوزير جاره", ("ات", "اتهم", "verb")),
        ("وات+هم الوزير جاره", ("وات", "اتهم", "verb")),
    ],
)
def test_inflected_word_leads_to_its_plain_form(marked: str, expected: tuple[str, str, str]) -> None:
    assert found(marked) == [expected]


@pytest.mark.parametrize(("marked", "last"), [("ات+هم الوزير جاره", 1), ("قصف+هم الجيش", 0), ("قصف الجيش", 0)])
def test_a_word_that_was_cut_in_two_goes_on_to_its_end(marked: str, last: int) -> None:
    text = words(marked)
    [(index, entry)] = LEXICON.find(text)
    assert LEXICON.last(text, index, entry) == last


def test_ordinary_words_are_no_candidates() -> None:
    assert found("اشترى الرجل خبزا و عاد إلى بيته .") == []


@pytest.mark.parametrize("marked", ["قصف جوي على التل", "القصف الجوي على التل", "و+ب+القصف الجوي"])
def test_phrase_of_two_words_wins_over_its_first_word(marked: str) -> None:
    text = words(marked)
    [(_, entry)] = LEXICON.find(text)
    assert (entry.word, entry.modes) == ("قصف جوي", {"ASSAULT": "airstrike"})


def test_first_word_alone_is_not_the_phrase() -> None:
    text = words("قصف مدفعي على التل")
    [(_, entry)] = LEXICON.find(text)
    assert (entry.word, entry.modes) == ("قصف", {"ASSAULT": "shelling"})


def test_word_keeps_all_its_types_in_the_order_of_the_table() -> None:
    [(_, entry)] = LEXICON.find(words("سيطرتها على التل"))
    assert entry.types == ("SEIZE", "CONTROLS")


def test_inflection_of_a_phrase_inflects_the_first_word_and_keeps_the_rest() -> None:
    forms = inflections("ضربة جوية", "noun")
    assert {"ضربات جويه", "ضربه الجويه"} <= forms
    assert all(len(form.split()) == 2 for form in forms)


def test_shipped_tables_are_read() -> None:
    text = words("قالت الوزارة إن طائرات قصفت التل")
    assert [text[i].text for i, _ in TriggerLexicon.load(Seeds()).find(text)][-1] == "قصفت"
    assert 0 in ReportingWords(Seeds()).find(text)
    assert 1 not in ReportingWords(Seeds()).find(text)


@pytest.mark.parametrize(
    ("marked", "cue", "relation"),
    [
        ("القوات الموالية للحكومة", "الموالية", "ALLIED_WITH"),
        ("مدينة عفرين المحتلة", "المحتلة", "CONTROLS"),
        ("الكاتب العام لنقابة المعلمين", "الكاتب", "LEADS"),
        ("المجموعات المتموضعة في القرية", "المتموضعة", "PRESENT_IN"),
        ("أحد كوادر الفيلق", "كوادر", "PART_OF"),
        ("خلايا نائمة في المدينة", "خلايا", "PRESENT_IN"),
        ("المجموعات المدعمة بالطيران", "المدعمة", "SUPPORTS"),
        ("المستشارة النمساوية", "المستشارة", "LEADS"),
    ],
)
def test_shipped_words_can_state_relations(marked: str, cue: str, relation: str) -> None:
    text = words(marked)
    found = {text[index].text: entry.types for index, entry in TriggerLexicon.load(Seeds()).find(text)}
    assert relation in found[cue]


def test_shipped_word_for_a_minister_tells_of_speaking_for_and_not_of_leading() -> None:
    [(_, entry)] = TriggerLexicon.load(Seeds()).find(words("الوزير"))
    assert "SPEAKS_FOR" in entry.types
    assert "LEADS" not in entry.types


@pytest.mark.parametrize(
    "marked",
    ["من حلب و+إلى دمشق", "من حلب وإلى دمشق", "محافظة إدلب", "المحافظات الشرقية", "ب+القوة", "القوى", "كامل+ها"],
)
def test_shipped_words_are_not_met_in_ordinary_ones(marked: str) -> None:
    assert list(TriggerLexicon.load(Seeds()).find(words(marked))) == []


@given(st.text(max_size=80) | st.text("وفبلكسالقصفجيهةتنم +", max_size=80))
def test_lookup_takes_any_text(text: str) -> None:
    split = words(text)
    indices = [index for index, _ in LEXICON.find(split)]
    assert indices == sorted(set(indices))
    assert all(0 <= index < len(split) for index in indices)
