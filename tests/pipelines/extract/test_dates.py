"""Dates are read in every calendar and manner of news, never more exactly than their text, never out of nothing."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.seeds import Seeds
from pipelines.extract.dates import DateFinder
from tests.pipelines.marked import sentence

FINDER = DateFinder(Seeds())
WEDNESDAY = date(2017, 10, 18)

LEVANTINE = [
    "كانون الثاني",
    "شباط",
    "آذار",
    "نيسان",
    "أيار",
    "حزيران",
    "تموز",
    "آب",
    "أيلول",
    "تشرين الأول",
    "تشرين الثاني",
    "كانون الأول",
]
GREGORIAN = [
    "يناير",
    "فبراير",
    "مارس",
    "أبريل",
    "مايو",
    "يونيو",
    "يوليو",
    "أغسطس",
    "سبتمبر",
    "أكتوبر",
    "نوفمبر",
    "ديسمبر",
]
MAGHREBI = ["جانفي", "فيفري", "مارس", "أفريل", "ماي", "جوان", "جويلية", "أوت", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"]
WEEKDAYS = ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"]
ORDINALS = ["الأول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع", "العاشر"]
TEMPLATES = (
    "{d}/{m}/{y}",
    "{y}/{m}/{d}",
    "{d:02}-{m:02}-{y}",
    "{d} {m} {y}",
    "{d} {levantine} {y}",
    "{d} {levantine}/{gregorian} {y}",
    "{d} {gregorian} ({levantine}) {y}",
    "{d} من {maghrebi} عام {y}",
    "يوم {weekday}، {d} {gregorian} {y}",
    "{ordinal} من {levantine} من العام {y}",
    "{weekday} الموافق {d}/{m}/{y}",
)
SHORT_TEMPLATES = ("{d} {levantine}", "{ordinal} من {gregorian} الماضي", "{weekday} {d} من {levantine}/{gregorian}")


def ordinal(day: int) -> str:
    """`day` of a month in words, written here by rules of its own."""
    tens, unit = divmod(day, 10)
    if day <= 10:
        return ORDINALS[day - 1]
    word = "الحادي" if unit == 1 else ORDINALS[unit - 1]
    if tens == 1:
        return f"{word} عشر"
    whole = {2: "العشرين", 3: "الثلاثين"}[tens]
    return f"{word} و{whole}" if unit else whole


def written(template: str, day: date) -> str:
    return template.format(
        d=day.day,
        m=day.month,
        y=day.year,
        levantine=LEVANTINE[day.month - 1],
        gregorian=GREGORIAN[day.month - 1],
        maghrebi=MAGHREBI[day.month - 1],
        weekday=WEEKDAYS[day.weekday()],
        ordinal=ordinal(day.day),
    )


def values(text: str, published: date | None = WEDNESDAY) -> list[str]:
    return [found.mention.value for found in FINDER.find(sentence(text), published)]


def told(text: str) -> tuple[str, str, str]:
    """The value, precision and text of the one date of a sentence with `text` in it."""
    [found] = FINDER.find(sentence(f"وقع ذلك في {text} ، بحسب الأهالي ."), WEDNESDAY)
    return found.mention.value, found.mention.precision, found.mention.text


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.sampled_from(TEMPLATES), st.none() | st.dates())
def test_a_full_date_reads_back_whatever_the_day_of_publication(
    day: date, template: str, published: date | None
) -> None:
    assert values(f"وصل الوفد في {written(template, day)} إلى المدينة", published) == [day.isoformat()]


@given(st.dates(date(1950, 3, 1), date(2090, 1, 1)), st.integers(0, 360), st.sampled_from(SHORT_TEMPLATES))
def test_a_date_without_a_year_is_the_latest_such_day(published: date, days: int, template: str) -> None:
    day = published - timedelta(days=days)
    if (day.month, day.day) != (2, 29):
        assert values(f"وصل الوفد في {written(template, day)} إلى المدينة", published) == [day.isoformat()]


@given(st.dates(date(1950, 3, 1), date(2090, 1, 1)), st.integers(0, 6))
def test_a_bare_weekday_is_the_latest_one(published: date, weekday: int) -> None:
    [value] = values(f"وصل الوفد {WEEKDAYS[weekday]} إلى المدينة", published)
    assert date.fromisoformat(value).weekday() == weekday
    assert 0 <= (published - date.fromisoformat(value)).days < 7


@pytest.mark.parametrize(
    ("text", "value", "precision"),
    [
        ("أمس", "2017-10-17", "day"),
        ("مساء أمس الثلاثاء", "2017-10-17", "day"),
        ("يوم أمس (الثلاثاء)", "2017-10-17", "day"),
        ("أول أمس", "2017-10-16", "day"),
        ("أول من أمس", "2017-10-16", "day"),
        ("فجر اليوم", "2017-10-18", "day"),
        ("الليلة الماضية", "2017-10-17", "day"),
        ("غداً", "2017-10-19", "day"),
        ("غدا الخميس", "2017-10-19", "day"),
        ("الأحد الماضي", "2017-10-15", "day"),
        ("الأربعاء الماضي", "2017-10-11", "day"),
        ("الأربعاء", "2017-10-18", "day"),
        ("الجمعة المقبل", "2017-10-20", "day"),
        ("ليل الجمعة السبت", "2017-10-13", "day"),
        ("بعد منتصف ليل الجمعة - السبت", "2017-10-14", "day"),
        ("قبل ثلاثة أيام", "2017-10-15", "day"),
        ("قبل يومين", "2017-10-16", "day"),
        ("منذ 5 أيام", "2017-10-13", "day"),
        ("قبل نحو عشرة أيام", "2017-10", "month"),
        ("قبل أسبوعين", "2017-09-30/2017-10-06", "span"),
        ("الأسبوع الماضي", "2017-10", "month"),
        ("نهاية الأسبوع", "2017-10", "month"),
        ("عطلة نهاية الأسبوع الماضي", "2017-10", "month"),
        ("منذ ثلاثة أسابيع", "2017-09", "month"),
        ("قبل شهرين", "2017-08", "month"),
        ("قبل عامين", "2015", "year"),
        ("منذ عشر سنوات", "2007", "year"),
        ("الشهر الماضي", "2017-09", "month"),
        ("مطلع الشهر الجاري", "2017-10", "month"),
        ("العام الماضي", "2016", "year"),
        ("مطلع العام الجاري", "2017", "year"),
        ("هذا العام", "2017", "year"),
        ("العشرين من الشهر الماضي", "2017-09-20", "day"),
        ("5 الجاري", "2017-10-05", "day"),
        ("عام 2014", "2014", "year"),
        ("صيف 2014", "2014", "year"),
        ("صيف العام الماضي", "2016", "year"),
        ("الصيف الماضي", "2017", "year"),
        ("الخريف الماضي", "2016", "year"),
        ("الصيف المقبل", "2018", "year"),
        ("الخريف المقبل", "2017", "year"),
        ("أيلول الماضي", "2017-09", "month"),
        ("بدايات أيلول الماضي", "2017-09", "month"),
        ("تشرين الأول الماضي", "2016-10", "month"),
        ("شهر كانون الأول", "2016-12", "month"),
        ("نيسان المقبل", "2018-04", "month"),
        ("أكتوبر تشرين الأول", "2017-10", "month"),
        ("تموز (يوليو) الماضي", "2017-07", "month"),
        ("2 كانون الثاني من العام الحالي", "2017-01-02", "day"),
        ("يوم 17/10", "2017-10-17", "day"),
        ("13 رمضان 1438هـ الموافق 8/6/2017", "2017-06-08", "day"),
        ("3 إلى 7 آذار", "2017-03-03/2017-03-07", "span"),
        ("17 و18 أيلول", "2017-09-17/2017-09-18", "span"),
        ("عامي 2014 و2015", "2014/2015", "span"),
        ("يومي السبت والأحد", "2017-10-14/2017-10-15", "span"),
    ],
)
def test_date_and_its_precision(text: str, value: str, precision: str) -> None:
    assert told(text) == (value, precision, text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("من 3 آذار إلى 7 نيسان", "2017-03-03/2017-04-07"),
        ("من 28 كانون الأول حتى 3 كانون الثاني 2015", "2014-12-28/2015-01-03"),
        ("من سبتمبر إلى يناير الماضيين", "2016-09/2017-01"),
        ("بين 20 نوفمبر و5 يناير", "2016-11-20/2017-01-05"),
        ("بين الأول من يناير و30 يونيو الماضيين", "2017-01-01/2017-06-30"),
        ("من 2013 إلى 2015", "2013/2015"),
        ("منذ بداية حزيران، حتى صباح 8 من آب الحالي", "2017-06/2017-08-08"),
        ("منذ بداية العام الحالي حتى يوم أمس", "2017"),
        ("منذ عام 2014", "2014"),
        ("في 2015", "2015"),
        ("منتصف 2013", "2013"),
    ],
)
def test_ranges_and_times_since(text: str, value: str) -> None:
    assert values(f"استمر القصف {text} .") == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("اليوم الثلاثاء", "2017-10-17"),  # published a day late
        ("أمس الأربعاء", "2017-10-18"),
        ("الجمعة 29 أيلول", "2017-09-29"),
    ],
)
def test_the_more_exact_of_two_neighbours_dates_both(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "مارس الوفد ضغوطا",
        "من أب سوري",
        "الأمين العام الحالي",
        "الأمين العام السابق",
        "قتل 2015 شخصا",
        "وصل 2017 نازحا",
        "في اليوم التالي",
        "ذلك اليوم",
        "اليوم العالمي للاجئين",
        "قبل يومين من الهجوم",
        "قبل أيام",
        "منذ عدة أشهر",
        "غدا الوضع صعبا",
        "في 30/2/2017",
        "الساعة 10:30",
        "أكتوبر",
        "قوى 14 آذار",
        "في رمضان",
        "كانون الأول من العام نفسه",
        "خلال الأيام الماضية",
        "الأيام الثلاثة المقبلة",
        "الربيع العربي",
        "القرار 2254",
        "الثاني من الجنود",
    ],
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize("text", ["أمس", "الثلاثاء", "17 تشرين الأول", "أيلول الماضي", "قبل يومين", "العام الماضي"])
def test_nothing_is_reckoned_without_a_day_of_publication(text: str) -> None:
    assert values(f"وقع ذلك {text}", None) == []


def test_names_hold_no_dates() -> None:
    text = "نقلت صحيفة الثلاثاء عن مصدر الأربعاء"
    found = FINDER.find(sentence(text, names={"صحيفة الثلاثاء": "ORG"}), WEDNESDAY)
    assert [date.mention.text for date in found] == ["الأربعاء"]


def test_a_month_of_the_users_own_is_known(tmp_path: Path) -> None:
    (tmp_path / "months.tsv").write_text("name\tmonth\tcalendar\nأغشت\t8\tmaghrebi\n", encoding="utf-8")
    [found] = DateFinder(Seeds((tmp_path,))).find(sentence("وصل في 5 أغشت 2016"), None)
    assert found.mention.value == "2016-08-05"
    assert values("وصل في 5 أغشت 2016") == []


def test_offsets_are_those_of_the_article() -> None:
    [found] = FINDER.find(sentence("وصل أمس الثلاثاء", start=50), WEDNESDAY)
    assert (found.start, found.end) == (54, 66)


@pytest.mark.parametrize(
    "text", ["و+الثلاثاء", "ل+لثلاثاء", "و+في تموز", "ب+تشرين الأول 2016", "ف+منذ عام 2014", "17 تموز و+آب"]
)
def test_split_and_whole_clitics_read_alike(text: str) -> None:
    assert values(text) == values(text.replace("+", ""))
    assert values(text)


DATE_WORDS = (
    "17 10 2017 2016 31 / - ( ) ، من في منذ قبل حتى إلى بين و عام شهر يوم أمس اليوم غدا الثلاثاء الأحد الماضي المقبل "
    "الجاري تشرين الأول آب مارس يوليو رمضان مطلع مساء منتصف ليل نهاية هذا الشهر العام الأسبوع صيف ثلاثة أيام عامين"
)


@given(
    st.lists(st.sampled_from(DATE_WORDS.split()) | st.text(max_size=5), max_size=14),
    st.sampled_from([" ", "", "+"]),
    st.none() | st.dates(),
    st.integers(0, 50),
)
def test_any_text_gives_dates_in_order_inside_it(
    parts: list[str], glue: str, published: date | None, start: int
) -> None:
    given_sentence = sentence(glue.join(parts), start)
    last = start
    for found in FINDER.find(given_sentence, published):
        assert last <= found.start < found.end <= given_sentence.end
        assert found.mention.text == given_sentence.text[found.start - start : found.end - start]
        last = found.end
