"""Numbers are read back from digits and words of every form, and what is no number is left alone."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.seeds import Seeds
from pipelines.extract.numbers import NumberFinder
from tests.pipelines.marked import words

FINDER = NumberFinder(Seeds())
Bounds = tuple[int | None, int | None]

UNITS = ["صفر", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة"]
FEMININE = ["صفر", "واحدة", "اثنتان", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع", "عشر"]
TENS = ["عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"]
HUNDREDS = ["", "مئة", "مئتان", *(f"{stem}مئة" for stem in ["ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"])]


def spelled(number: int, feminine: bool, oblique: bool) -> str:
    """`number` below a million in Arabic words, written here by rules of its own."""
    thousands, rest = divmod(number, 1000)
    parts = []
    if thousands:
        parts.append(_thousands(thousands, feminine, oblique))
    if rest or not parts:
        parts.append(_below_thousand(rest, feminine, oblique))
    return " و".join(parts)


def _thousands(count: int, feminine: bool, oblique: bool) -> str:
    if count <= 2:
        return ("ألف", "ألفين" if oblique else "ألفان")[count - 1]
    noun = "آلاف" if count <= 10 else "ألفاً" if count % 100 > 10 else "ألف"
    return f"{_below_thousand(count, feminine, oblique)} {noun}"


def _below_thousand(number: int, feminine: bool, oblique: bool) -> str:
    hundreds, rest = divmod(number, 100)
    hundred = HUNDREDS[hundreds].replace("مئتان", "مئتين" if oblique else "مئتان")
    if feminine:
        hundred = hundred.replace("مئ", "مائ")
    parts = [hundred, _below_hundred(rest, feminine, oblique) if rest or not hundreds else ""]
    return " و".join(part for part in parts if part)


def _below_hundred(number: int, feminine: bool, oblique: bool) -> str:
    unit = (FEMININE if feminine else UNITS)[number if number <= 10 else number % 10]
    if oblique:
        unit = unit.replace("تان", "تين").replace("نان", "نين")
    if number <= 10:
        return unit
    if number < 20:
        odd = ({1: "إحدى", 2: "اثنتا"} if feminine else {1: "أحد", 2: "اثنا"}).get(number - 10, unit)
        return f"{odd} {'عشرة' if feminine else 'عشر'}"
    tens = TENS[number // 10 - 2] + ("ين" if oblique else "ون")
    return f"{unit} و{tens}" if number % 10 else tens


def found(text: str) -> list[Bounds]:
    return [(number.min, number.max) for number in FINDER.find(words(text))]


@given(st.integers(0, 999_999), st.booleans(), st.booleans())
def test_every_number_in_words_reads_back(number: int, feminine: bool, oblique: bool) -> None:
    text = words(f"كانوا {spelled(number, feminine, oblique)} هناك")
    assert [(n.min, n.max, n.start_word, n.end_word) for n in FINDER.find(text)] == [(number, number, 1, len(text) - 1)]


@given(st.integers(0, 10**11), st.sampled_from("0٠۰०０"))
def test_digits_of_every_script_read_back(number: int, zero: str) -> None:
    digits = "".join(chr(ord(zero) + int(digit)) for digit in str(number))
    assert unicodedata.decimal(zero) == 0
    assert found(f"وصل {digits} منهم") == [(number, number)]


@given(st.integers(1000, 10**11), st.sampled_from(",٬."))
def test_grouped_digits_read_back(number: int, mark: str) -> None:
    assert found(f"وصل {number:,} منهم".replace(",", mark)) == [(number, number)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("38 ألفاً و528", (38_528, 38_528)),
        ("3.1 مليون", (3_100_000, 3_100_000)),
        ("3 ملايين و200 ألف", (3_200_000, 3_200_000)),
        ("مليون ونصف المليون", (1_500_000, 1_500_000)),
        ("ربع مليون نازح", (250_000, 250_000)),
        ("ألفي مقاتل", (2000, 2000)),
        ("ألفا مقاتل", (2000, 2000)),
        ("جند ألفاً ومئتين", (1200, 1200)),
        ("الثلاثة والعشرين", (23, 23)),
        ("الجرحى الـ32 هناك", (32, 32)),
        ("وصل31 شخصا", (31, 31)),
        ("أكثر من 50", (50, None)),
        ("ما لا يقل عن عشرة", (10, None)),
        ("50 على الأقل", (50, None)),
        ("50 شخصا على الأقل", (50, None)),
        ("أقل من 20", (None, 20)),
        ("العدد يربو على 20", (20, None)),
        ("العدد لم يتجاوز العشرين", (None, 20)),
        ("نحو 50", (50, 50)),
        ("حوالى ستين", (60, 60)),
        ("نحو ما لا يقل عن 7", (7, None)),
        ("بين 3 و5", (3, 5)),
        ("ما بين ثلاثين وأربعين", (30, 40)),
        ("10-15 شخصا", (10, 15)),
        ("3 إلى 5 أشخاص", (3, 5)),
        ("طفلين", (2, 2)),
        ("امرأتان", (2, 2)),
        ("وقتيلان", (2, 2)),
        ("مدنيين اثنين", (2, 2)),
        ("طفلتان اثنتان", (2, 2)),
    ],
)
def test_number_with_what_bounds_it(text: str, expected: Bounds) -> None:
    assert found(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "عشرات القتلى",
        "مئات الجرحى وآلاف النازحين",
        "عشرات الآلاف",
        "عدد من المدنيين",
        "بعض السكان",
        "مدنيين",
        "صواريخ إس-300",
        "في 17/10/2017",
        "الساعة 12:30",
        "بنسبة 3.5 فقط",
        "50% من السكان",
        "50 في المئة من السكان",
        "يوم الاثنين والأحد",
        "9" * 13,
        "\U00010e60",  # a digit of the Rumi script, which is no decimal
    ],
)
def test_vague_words_and_codes_are_no_numbers(text: str) -> None:
    assert found(text) == []


def test_no_scale_makes_a_number_longer_than_what_counts_something() -> None:
    assert found("9" * 12 + " مليار") == [(10**9, 10**9)]


def test_a_rise_is_two_numbers() -> None:
    assert found("ارتفع من 3 إلى 7") == [(3, 3), (7, 7)]


@pytest.mark.parametrize("text", ["مئة و+خمسة و+ثلاثون ألفا و+مئتان", "وصل ل+أكثر من 50", "ب+طفلين و+امرأتين"])
def test_split_and_whole_clitics_read_alike(text: str) -> None:
    assert found(text) == found(text.replace("+", ""))
    assert found(text)


NUMBER_WORDS = "50 3 - / . , و من بين إلى ألف ألفا آلاف مئة نصف اثنين طفلين على الأقل % ال أكثر عشر"


@given(
    st.lists(st.sampled_from(NUMBER_WORDS.split()) | st.text(max_size=5), max_size=12), st.sampled_from(["", " ", "+"])
)
def test_any_text_gives_numbers_in_order_inside_it(parts: list[str], glue: str) -> None:
    text = words(glue.join(parts))
    last = 0
    for number in FINDER.find(text):
        assert last <= number.start_word < number.end_word <= len(text)
        assert number.min is None or number.max is None or number.min <= number.max
        last = number.end_word - 1
