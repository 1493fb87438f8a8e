"""The dead and the injured are counted as the text counts them, and not at all where it is vague."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.seeds import Seeds
from pipelines.extract.casualties import CasualtyFinder
from tests.pipelines.marked import sentence

FINDER = CasualtyFinder(Seeds())
Found = tuple[str, int | None, int | None]


def counted(text: str, **names: str) -> list[Found]:
    return [(c.kind, c.count.min, c.count.max) for c in FINDER.find(sentence(text, names=names))]


def killed(low: int, high: int | None = -1) -> Found:
    return "killed", low, low if high == -1 else high


def injured(low: int, high: int | None = -1) -> Found:
    return "injured", low, low if high == -1 else high


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("مقتل ثلاثة مدنيين وإصابة خمسة آخرين", [killed(3), injured(5)]),
        ("قتل 4 عناصر في كمين", [killed(4)]),
        ("أسفر عن سقوط 3 قتلى و5 جرحى", [killed(3), injured(5)]),
        ("استشهد طفل وأصيب اثنان", [killed(1), injured(2)]),
        ("مصرع شخص وجرح آخر", [killed(1), injured(1)]),
        ("قتل شخصان وأصيبت طفلة", [killed(2), injured(1)]),
        ("مقتل 16 منهم", [killed(16)]),
        ("لا يقل عن 12 قتيلا", [killed(12, None)]),
        ("لا تزال المعارك مستمرة وأدت إلى مقتل 3 مدنيين", [killed(3)]),
        ("مقتل اثنين من كبار الضباط", [killed(2)]),
        ("مقتل أحد عناصر الفصيل", [killed(1)]),
        ("إصابة مقيمين اثنين", [injured(2)]),
        ("وقتلت القوات في الغارة 3 مدنيين", [killed(3)]),
        ("أصيب اليوم مواطنان", [injured(2)]),
        ("غارات تقتل 56", [killed(56)]),
        ("أصيب الاثنين 3 مدنيين", [injured(3)]),
        ("قُتل “3 مدنيين” هناك", [killed(3)]),
        ("مقتل 12 شخصا على الأقل وإصابة نحو 30 آخرين", [killed(12, None), injured(30)]),
        ("مقتل جندي واحد على الأقل", [killed(1, None)]),
        ("قتل جنديان تركيان آخران على الأقل في الهجوم", [killed(2, None)]),
        ("مقتل جنديين وإصابة 3 على الأقل", [killed(2), injured(3, None)]),
        ("إصابة أكثر من 25 بينهم نساء", [injured(25, None)]),
        ("وأصيب آخرون بينهم 4 أطفال", [injured(4, None)]),
        ("قتل شخص وأصيب آخران", [killed(1), injured(2)]),
        ("مقتل 15 عنصرا من قوات الحرس على الأقل", [killed(15, None)]),
        ("مقتل 12 مدنيا من ثلاث قرى على الأقل", [killed(12)]),
        ("مقتل 12 مدنيا من عائلتين على الأقل", [killed(12)]),
        ("قتلت غارات روسية تسعة مدنيين", [killed(9)]),
        ("قتل قصف روسي تسعة مدنيين", [killed(9)]),
        ("قتل الجيش الإسرائيلي خمسة مدنيين", [killed(5)]),
        ("قتل القصف التركي مدنيا", [killed(1)]),
        ("قتل تركي في القصف", [killed(1)]),
        ("قتل لغم سوريا", [killed(1)]),
        ("قتل أمس إسرائيلي", [killed(1)]),
        ("اغتال مسلحون ضابطين", [killed(2)]),
        ("قتل مسلحون في الهجوم", []),
        ("قتل مسلحون ومدنيان", []),
        ("أصابت القذيفة ثلاثة مدنيين", [injured(3)]),
        ("أصابت القذيفة منزل مدني", []),
        ("أصابت قذيفة حافلة تقل 40 مدنيا", []),
        ("قضت محكمة بسجن ثلاثة صحفيين", []),
        ("قتل مسلحون ثلاثة منهم أجانب", []),
        ("أصيب مدنيون 3 منهم في حالة خطرة", []),
        ("قتل مدرس بانفجار لغم", [killed(1)]),
        ("أصابت القذيفة مدرسة", []),
        ("انفجرت في بعقوبة وقتل شرطيان", [killed(2)]),
    ],
)
def test_people_behind_a_verb_or_noun(text: str, expected: list[Found]) -> None:
    assert counted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("مقتل امرأة وطفل", 2),
        ("مقتل امرأة وطفلين", 3),
        ("مقتل 3 نساء ورجل", 4),
        ("مقتل طفل ووالديه", 3),
        ("مقتل جندي تركي وعنصر من التنظيم", 2),
        ("مقتل 40 طالبانيا و16 داعشيا", 56),
        ("مقتل 56 طالبانيا وداعشيا", 56),
        ("استشهاد عشرة من الحراس، إضافة إلى ثلاثة من العاملين", 13),
        ("استشهاد سائق سيارة الإسعاف وأحد الجرحى", 2),
    ],
)
def test_a_list_is_added_up(text: str, expected: int) -> None:
    assert counted(text) == [killed(expected)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("مقتل 10 أشخاص بينهم طفلان", [killed(10)]),
        ("إصابة 11 بينهم طفل وامرأة", [injured(11)]),
        ("إن 7 مدنيين، بينهم 4 أطفال، أصيبوا", [injured(7)]),
    ],
)
def test_parts_of_a_total_are_not_added(text: str, expected: list[Found]) -> None:
    assert counted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("إن 19 شخصا قتلوا في الهجوم", [killed(19)]),
        ("إن 1280 شخصا قتل هناك", [killed(1280)]),
        ("أن مدنياً قتل إثر غارة", [killed(1)]),
        ("إن سائق السيارة، قتل على الفور", [killed(1)]),
        ("إن طفلتين قُتلتا وأصيب 4 آخرون", [killed(2), injured(4)]),
        ("أن اثنين من الحراس قتلا", [killed(2)]),
        ("25 مقاتلاً على الأقل من الفصائل وثمانية من التنظيم قتلوا", [killed(33, None)]),
        ("19 عنصرا على الأقل من الجيش و+الشرطة التركيين قتلوا في هجمات", [killed(19, None)]),
        ("أن القوات نقلت الجريحين", [injured(2)]),
        ("القائد الذي قتل في المعركة", [killed(1)]),
        ("الضحايا الـ32 الذين قضوا", [killed(32)]),
    ],
)
def test_people_before_a_verb(text: str, expected: list[Found]) -> None:
    assert counted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("راح ضحيتها 12 شخصًا", [killed(12)]),
        ("تودي بحياة شخصين وتصيب 9 آخرين", [killed(2), injured(9)]),
        ("لقي أربعة أشخاص مصرعهم", [killed(4)]),
        ("فقد مدني حياته وأصيب آخر", [killed(1), injured(1)]),
        ("أعدموهما رميا بالرصاص", [killed(2)]),
        ("مقتل ضابطي شرطة في هجوم", [killed(2)]),
        ("نفذ حكم الإعدام بحق 19 أسيرا", [killed(19)]),
        ("تنفيذ حكم الإعدام رميا بالرصاص في أربعة سائقين", [killed(4)]),
        ("قطع رأس أحد الرهائن", [killed(1)]),
        ("استشهاد 3 أشخاص «رجل وطفل وامرأة» هناك", [killed(3)]),
        ("أسفر عن مقتل مقاتلي الفصيل", []),
        ("مقتل رجلي أمن", [killed(2)]),
        ("قتل أمام منزله", []),
        ("قتلت في هجوم عنصري", []),
        ("مقتل راعي أغنام", []),
        ("بعد مقتله بساعات", [killed(1)]),
        ("ارتفعت حصيلة القتلى إلى 7", [killed(7)]),
        ("ارتفع عدد القتلى من 3 إلى 7", [killed(7)]),
        ("عدد القتلى بلغ 548 مدنيا بينما بلغ عدد المصابين 567", [killed(548), injured(567)]),
        ("12 قتيلا وجرحى في قصف", [killed(12)]),
        ("قتيل و4 مصابين في قصف", [killed(1), injured(4)]),
        ("شهيدان بقصف مدفعي", [killed(2)]),
        ("نفذوا الإعدام في عدد 700 شخص", [killed(700)]),
        ("ارتكبوا مذبحة بحق 30 مدنيا", [killed(30)]),
        ("أكد مسعف أن القتلى امرأة وثلاثة أطفال", [killed(4)]),
        ("الجرحى جنديان", [injured(2)]),
    ],
)
def test_turns_of_phrase(text: str, expected: list[Found]) -> None:
    assert counted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("دون إصابات", [injured(0)]),
        ("دون وقوع أي إصابات", [injured(0)]),
        ("دون إصابة أحد", [injured(0)]),
        ("دون خسائر بشرية", [killed(0), injured(0)]),
        ("لم يسفر عن ضحايا", [killed(0), injured(0)]),
        ("لم تسفر عن إصابات", [injured(0)]),
        ("لم يصب أحد", [injured(0)]),
        ("لم يقتل أي شخص", [killed(0)]),
    ],
)
def test_none_is_zero(text: str, expected: list[Found]) -> None:
    assert counted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "عشرات القتلى والجرحى",
        "مقتل عدد من المدنيين",
        "مقتل مدنيين في القصف",
        "إصابة آخرين بجروح",
        "10 بين قتيل وجريح",
        "6 أطفال بين قتيل وجريح",
        "20 قتيلا وجريحا",
        "مقتل وإصابة 12 شخصا",
        "في 12 من آب وثق التقرير مقتل وجرح أكثر من 900 مدني",
        "إن بين القتلى امرأة وطفلين",
        "إن القتلى مدنيون",
        "ارتفع عدد القتلى والجرحى إلى 105 مدنيين",
        "دون أنباء عن إصابات",
        "دون ورود معلومات عن ضحايا",
        "محاولة اغتيال ضابط",
        "متأثرا بإصابته",
        "قضى القاضي بسجنه",
        "القضاء على آخر الجيوب",
        "أصابت الصواريخ مخازن المدينة",
        "أطلقوا 3 صواريخ على 5 مواقع",
        "وصل 30 شخصا إلى المدينة",
        "الشهيد والقضية",
        "جريمة قتل غامضة",
        "أصدرت المحكمة أحكام إعدام بحق 12 متهما",
    ],
)
def test_what_is_vague_a_sum_or_no_harm_gives_nothing(text: str) -> None:
    assert counted(text) == []


def test_one_named_person_counts_where_the_name_follows() -> None:
    assert counted("اغتيال سامر في حلب", سامر="PER") == [killed(1)]
    assert counted("اغتيال سامر في حلب") == []
    assert counted("أن سامر قتل في حلب", سامر="PER") == [killed(1)]
    assert counted("قتل سامر و+خالد في حلب", سامر="PER", خالد="PER") == [killed(2)]


def test_quotes_and_brackets_do_not_end_a_list() -> None:
    assert counted("قتل العامل “سامر” وابنه", سامر="PER") == [killed(2)]
    assert counted("مقتل سامر (في العقد الخامس من العمر) وشقيقه", سامر="PER") == [killed(2)]
    assert counted("مقتل خمسة مدنيين (بينهم طفل) وجندي") == [killed(6)]


def test_offsets_are_those_of_the_article() -> None:
    text = "قال إنه وثق مقتل 3 مدنيين هناك"
    [casualty] = FINDER.find(sentence(text, start=20))
    assert text[casualty.start - 20 : casualty.end - 20] == "3 مدنيين"
    assert casualty.cue_start - 20 == text.index("مقتل")


@pytest.mark.parametrize(
    "text",
    ["و+قتل 3 مدنيين", "ل+مقتل طفل و+والدي+ه", "ب+إصابة أكثر من خمسة و+عشرين", "راح ضحيت+ها 12", "و+أعدموهما"],
)
def test_split_and_whole_clitics_read_alike(text: str) -> None:
    assert counted(text) == counted(text.replace("+", ""))
    assert counted(text)


@given(
    st.sampled_from(["مقتل", "استشهاد", "قتل", "مصرع", "إصابة", "جرح", "أصيب"]),
    st.integers(3, 5000),
    st.sampled_from(["مدنيا", "عنصرا", "شخصا", "من المدنيين", "آخرين", ""]),
    st.sampled_from(["", "جراء القصف", "في المدينة", "أمس", "بينهم 2 من الأطفال"]),
)
def test_any_number_behind_a_cue_is_its_count(cue: str, number: int, noun: str, rest: str) -> None:
    [(_, low, high)] = counted(f"تسبب الهجوم في {cue} {number} {noun} {rest}")
    assert (low, high) == (number, number)


CASUALTY_WORDS = (
    "مقتل قتل قتلوا قتلا أصيب إصابة 3 12 طفل طفلين مدنيين قتيل جرحى و ، . بين بينهم دون لم إصابات عدد القتلى إلى من "
    "ثلاثة أكثر على الأقل آخرين آخر أحد الذي أن فقد حياته ه هما محاولة عشرات اثنين راح ضحيتها"
)


@given(
    st.lists(st.sampled_from(CASUALTY_WORDS.split()) | st.text(max_size=5), max_size=14),
    st.sampled_from([" ", "", "+"]),
    st.integers(0, 50),
)
def test_any_text_gives_counts_inside_it(parts: list[str], glue: str, start: int) -> None:
    given_sentence = sentence(glue.join(parts), start)
    for casualty in FINDER.find(given_sentence):
        assert start <= casualty.start < casualty.end <= given_sentence.end
        assert start <= casualty.cue_start < given_sentence.end
        assert casualty.count.min is None or casualty.count.max is None or casualty.count.min <= casualty.count.max
