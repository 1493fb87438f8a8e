"""Which words mean a place of the gazetteer, and which place where several share the name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.catalogue import ActorHeadRow, ActorRow, Catalogue, DemonymRow, PlaceRow
from graph.records import PlacePrecision
from pipelines.link import Linker
from pipelines.link.spellings import joined, loose
from tests.pipelines.marked import annotated


def place(
    ident: str,
    name: str,
    *within: str,
    at: tuple[float, float] = (35, 38),
    precision: PlacePrecision = "town",
    country: str = "SY",
    ambiguous: bool = False,
) -> PlaceRow:
    return PlaceRow(
        id=f"test:{ident}",
        name_ar=name,
        name_en=ident,
        country=country,
        lat=at[0],
        lon=at[1],
        precision=precision,
        within=within,
        ambiguous_ar=(name,) if ambiguous else (),
    )


PLACES = [
    place("Syria", "سوريا", precision="country"),
    place("Libya", "ليبيا", precision="country", country="LY"),
    place("Aleppo-Governorate", "محافظة حلب", "سوريا", precision="governorate"),
    place("Aleppo-North", "ريف حلب الشمالي", "حلب", precision="district"),
    place("Aleppo", "حلب", "حلب", at=(36.2, 37.16)),
    place("Homs", "حمص", "حمص", at=(34.73, 36.71)),
    place("Homs-village", "حمص", "إدلب", precision="village", at=(35.9, 36.5)),
    place("Idlib", "إدلب", "إدلب", at=(35.93, 36.63)),
    place("Talbiseh", "تلبيسة", "حمص", at=(34.84, 36.73)),
    place("Suran-Aleppo", "صوران", "اعزاز", "حلب", at=(36.57, 37.21)),
    place("Suran-Homs", "صوران", "حمص", precision="village", at=(34.9, 36.8)),
    place("Bab", "الباب", "حلب", at=(36.37, 37.52), ambiguous=True),
    place("Jisr", "الجسر", "حلب", precision="village", ambiguous=True),
    place("Mayadin", "الميادين", "دير الزور"),
    place("Kafr-Nubl", "كفر نبل", "إدلب", precision="village"),
    place("Maarrat", "معرة النعمان", "إدلب"),
    place("Deir", "دير الزور", "دير الزور"),
    place("Ghariyah", "الغارية الشرقية", "درعا", precision="village"),
    place("Tripoli-LB", "طرابلس", "لبنان", country="LB"),
    place("Tripoli-LY", "طرابلس", "ليبيا", country="LY"),
]
CATALOGUE = Catalogue(
    actors={
        "LIBYA": ActorRow(id="LIBYA", name_en="Libya", name_ar="الدولة الليبية", aliases_ar=("ليبيا",), kind="state"),
        "MAYADEEN": ActorRow(id="MAYADEEN", name_en="Al Mayadeen", name_ar="قناة الميادين", kind="media"),
    },
    places={row.id: row for row in PLACES},
    demonyms=(DemonymRow(actor="LIBYA", masculine="ليبي"),),
    heads=tuple(ActorHeadRow.model_validate({"head": head, "class": "media"}) for head in ("قناة", "مراسل")),
)
LINKER = Linker(CATALOGUE)


def known(*sentences: str, names: dict[str, str] | None = None) -> list[str]:
    """The ids of the known places of an article, in order."""
    [linked] = LINKER([annotated(*sentences, names=names)])
    ids = [place.mention.id for sentence in linked.sentences for place in sentence.places]
    return [ident.removeprefix("test:") for ident in ids if ident.startswith("test:")]


@pytest.mark.parametrize(
    "text",
    [
        "قصف على مدينة الباب",
        'قصف على مدينة "الباب"',
        "قصف قرب الباب",
        "قصف على الباب بريف حلب",
        "حلب : الباب قصف عنيف",
        "قصف على تلبيسة والباب",
    ],
)
def test_a_name_that_is_an_ordinary_word_is_a_place_beside_what_says_so(text: str) -> None:
    assert "Bab" in known(text)


@pytest.mark.parametrize(
    "text", ["دخل من الباب الخلفي", "طرقوا الباب ليلا", "حلب مدينة كبيرة وقديمة جدا وفيها سوق له الباب"]
)
def test_an_ordinary_word_is_none(text: str) -> None:
    assert "Bab" not in known(text)


def test_what_is_said_once_holds_for_the_article() -> None:
    assert known("معارك الباب مستمرة", "قصف على مدينة الباب") == ["Bab", "Bab"]


def test_a_village_needs_more_than_a_preposition() -> None:
    assert known("وقفوا قرب الجسر") == []
    assert known("قصف قرية الجسر") == ["Jisr"]


def test_what_the_network_takes_for_a_place_is_one() -> None:
    assert known("معارك الباب مستمرة", names={"الباب": "LOC"}) == ["Bab"]


def test_a_name_inside_a_persons_is_none() -> None:
    assert known("قتل خالد الحمصي تلبيسة", names={"خالد الحمصي تلبيسة": "PER"}) == []
    assert known("قصف تلبيسة", names={"تلبيسة": "PER"}) == ["Talbiseh"]


@pytest.mark.parametrize("text", ['قالت قناة "الميادين" ذلك', "قال مراسل الميادين ذلك", "قالت قناة الميادين ذلك"])
def test_a_news_outlet_is_no_place(text: str) -> None:
    assert known(text) == []


def test_a_town_is_one_though_an_outlet_has_its_name() -> None:
    assert known("قصف على الميادين") == ["Mayadin"]


@pytest.mark.parametrize(
    ("texts", "ident"),
    [
        (["قصف صوران في ريف حلب الشمالي"], "Suran-Aleppo"),
        (["قصف صوران في محافظة حلب"], "Suran-Aleppo"),
        (["قصف صوران قرب حمص"], "Suran-Homs"),
        (["قصف صوران", "معارك في حمص"], "Suran-Homs"),
        (["قصف صوران", "معارك في تلبيسة"], "Suran-Homs"),
        (["قصف صوران"], "Suran-Aleppo"),
        (["قصف حمص وإدلب"], "Homs"),
        (["قصف طرابلس الليبية"], "Tripoli-LY"),
        (["قصف طرابلس", "وصل وفد إلى ليبيا"], "Tripoli-LY"),
        (["قصف طرابلس"], "Tripoli-LB"),
    ],
    ids=str,
)
def test_a_place_of_several_lies_where_the_text_is(texts: list[str], ident: str) -> None:
    assert known(*texts)[0] == ident


NAMESAKES = [
    place("Syria", "سوريا", precision="country"),
    place("Egypt", "مصر", precision="country", country="EG"),
    place("Iraq", "العراق", precision="country", country="IQ"),
    place("West-Bank", "الضفة الغربية", precision="governorate", country="PS"),
    place("Raqqa-Governorate", "محافظة الرقة", "سوريا", precision="governorate"),
    place("Deir-Governorate", "ريف دير الزور", "سوريا", precision="governorate"),
    place("Raqqa", "الرقة", "الرقة", at=(35.95, 39.01)),
    place("Deir", "دير الزور", "دير الزور", at=(35.34, 40.14)),
    place("Damascus", "دمشق", "دمشق", at=(33.51, 36.29)),
    place("Tibni", "التبني", "دير الزور", at=(35.61, 39.82)),
    place("Maadan", "معدان", "الرقة", at=(35.75, 39.61)),
    place("Baghdad", "بغداد", "بغداد", at=(33.34, 44.40), country="IQ"),
    place("Qaim", "القائم", "الأنبار", at=(34.37, 41.09), country="IQ"),
    place("Bukamal", "البوكمال", "دير الزور", at=(34.45, 40.92)),
    place("Zuhur-EG", "الزهور", at=(30.86, 31.92), country="EG"),
    place("Zuhur-Damascus", "الزهور", "ريف دمشق", at=(33.42, 36.35), precision="village", ambiguous=True),
    place("Ward", "الورد", at=(30.9, 31.8), country="EG"),
    place("Hebron", "الخليل", at=(31.53, 35.1), country="PS"),
    place("Afrin", "عفرين", "حلب", at=(36.51, 36.87)),
    place("Rawda-Damascus", "الروضة", "دمشق", at=(33.52, 36.28), precision="site"),
]
NAMESAKE_LINKER = Linker(Catalogue(actors={}, places={row.id: row for row in NAMESAKES}))


def first_places(*sentences: str) -> list[tuple[str, float | None]]:
    """The first place of each sentence: its id, or its name where it is not known, and its latitude."""
    [linked] = NAMESAKE_LINKER([annotated(*sentences)])
    first = [sentence.places[0].mention for sentence in linked.sentences]
    return [(m.id.removeprefix("test:") if m.lat is not None else m.name_ar, m.lat) for m in first]


@pytest.mark.parametrize(
    "text",
    [
        "قصف قرية الورد بريف دير الزور",
        "قصف الورد ب+ريف دير الزور",
        "قصف على الورد في محافظة الرقة السورية",
        "قصف الورد شمال دمشق",
        "قصف الورد شمال شرقي سوريا",
        "قصف الروضة غربي الرقة",
    ],
)
def test_a_namesake_elsewhere_than_the_text_says_is_an_unknown_place(text: str) -> None:
    [(name, lat)] = first_places(text)
    assert name in ("الورد", "الروضة")
    assert lat is None


@pytest.mark.parametrize(
    ("text", "ident"),
    [
        ("قصف الزهور جنوب دمشق", "Zuhur-Damascus"),
        ("قصف الزهور في مصر", "Zuhur-EG"),
        ("قصف التبني بريف دير الزور", "Tibni"),
        ("معارك في القائم جنوب البوكمال", "Qaim"),
        ("قصف معدان بريف دير الزور", "Maadan"),
        ("معارك في القائم غرب بغداد", "Qaim"),
        ("لقاء دمشق في العراق", "Damascus"),
        ("قصف الورد ومحافظة الرقة", "Ward"),
        ("وصلوا من الورد إلى محافظة الرقة", "Ward"),
        ("أهالي عفرين في الرقة", "Afrin"),
        ("هجوم في الخليل جنوب الضفة الغربية", "Hebron"),
    ],
)
def test_a_place_lies_where_the_text_says_or_nearly_so(text: str, ident: str) -> None:
    assert first_places(text)[0][0] == ident


def test_what_is_said_of_a_place_holds_for_the_article() -> None:
    said = first_places("قصف قرية الورد بريف دير الزور", "معارك قرب الورد")
    assert [lat for _, lat in said] == [None, None]


def test_where_the_people_of_a_place_are_tells_nothing_of_the_place() -> None:
    there, later = first_places("مهجرو عفرين في محافظة الرقة", "معارك في عفرين")
    assert there == ("عفرين", None)
    assert later[0] == "Afrin"


@pytest.mark.parametrize(
    ("text", "ident"),
    [
        ("قصف كفرنبل", "Kafr-Nubl"),
        ("قصف على كفرنبل", "Kafr-Nubl"),
        ("قصف معرةالنعمان", "Maarrat"),
        ("قصف معرتالنعمان", "Maarrat"),
        ("قصف #معرة_النعمان", "Maarrat"),
        ("قصف معـــرة النعمان", "Maarrat"),
        ("قصف ديرالزور", "Deir"),
        ("قصف تلبيسة28/10/2015", "Talbiseh"),
        ("قصف ريف #حلب الشمالي", "Aleppo-North"),
        ("قصف بلدة غارية شرقية", "Ghariyah"),
        ("قصف بلدة الغارية شرقية", "Ghariyah"),
    ],
)
def test_other_spellings_are_the_same_place(text: str, ident: str) -> None:
    assert known(text) == [ident]


def test_a_spelling_that_only_sounds_alike_needs_context() -> None:
    assert known("أشجار غارية شرقية") == []


bare_words = st.text("ابتةرلنه", min_size=1, max_size=6).filter(lambda word: not word.startswith("ال"))


@given(st.lists(bare_words, min_size=2, max_size=4))
def test_a_name_is_found_among_its_own_spellings(words: list[str]) -> None:
    forms = joined(words)
    assert all(joined([form]) == (form,) for form in forms)
    assert list(forms) == [form for form in dict.fromkeys(["".join(words), *forms]) if form in forms]
    assert loose(words) == loose([f"ال{word}" for word in words])
