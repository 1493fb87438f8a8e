"""Which actors and places the words of a sentence name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.catalogue import ActorHeadRow, ActorRow, Catalogue, DemonymRow, PlaceRow, UnnamedRow
from graph.folding import fold_words
from graph.records import ActorMention, PlaceMention
from graph.seeds import Seeds
from pipelines.article import Linked
from pipelines.link import Linker
from pipelines.link.names import NameIndex
from tests.pipelines.marked import annotated, sentence

ACTORS = [
    ActorRow(id="SDF", name_en="SDF", name_ar="قوات سوريا الديمقراطية", aliases_ar=("قسد", "تنظيم قسد")),
    ActorRow(id="ISIS", name_en="ISIS", name_ar="تنظيم الدولة الإسلامية", aliases_ar=("داعش", "تنظيم الدولة")),
    ActorRow(id="SYRIA", name_en="Syria", name_ar="سوريا", kind="state", ambiguous_ar=("دمشق",)),
    ActorRow(id="TURKEY", name_en="Turkey", name_ar="تركيا", kind="state", cameo="TUR"),
    ActorRow(id="CIVILIANS", name_en="Civilians", name_ar="المدنيون", kind="population"),
    ActorRow(id="EGYPT", name_en="Egypt", name_ar="مصر", kind="state", ambiguous_ar=("النوري",)),
]


def place(ident: str, name: str, *within: str) -> PlaceRow:
    return PlaceRow(
        id=f"test:{ident}", name_ar=name, name_en=ident, country="SY", lat=35, lon=38, precision="town", within=within
    )


PLACES = [
    place("Damascus", "دمشق"),
    place("Raqqa", "الرقة"),
    place("Homs", "حمص"),
    place("Idlib", "إدلب"),
    place("Naim-Homs", "النعيم", "حمص"),
    place("Naim-Idlib", "النعيم", "إدلب"),
]
HEADS = [("قوات", "military"), ("فصيل", "group_name"), ("قناة", "media")]
CATALOGUE = Catalogue(
    actors={row.id: row for row in ACTORS},
    places={row.id: row for row in PLACES},
    demonyms=(DemonymRow(actor="TURKEY", masculine="تركي", plurals=("أتراك",)),),
    heads=tuple(ActorHeadRow.model_validate({"head": head, "class": name}) for head, name in HEADS),
    unnamed=(
        UnnamedRow(word="محام", actor="CIVILIANS"),
        UnnamedRow(word="محامي", actor="CIVILIANS"),
        UnnamedRow(word="طبيب", actor="CIVILIANS", forms=("أطباء",)),
    ),
)
LINKER = Linker(CATALOGUE)


def actors(*sentences: str, names: dict[str, str] | None = None) -> list[Linked[ActorMention]]:
    """The actors of the last sentence."""
    [linked] = LINKER([annotated(*sentences, names=names)])
    return list(linked.sentences[-1].actors)


def places(*sentences: str, names: dict[str, str] | None = None) -> list[Linked[PlaceMention]]:
    """The places of the last sentence."""
    [linked] = LINKER([annotated(*sentences, names=names)])
    return list(linked.sentences[-1].places)


@pytest.mark.parametrize(
    ("marked", "ident"),
    [
        ("تقدمت قسد أمس", "SDF"),
        ("وقسد تقدمت أمس", "SDF"),
        ("اشتباك مع داعش", "ISIS"),
        ("هجوم لداعش", "ISIS"),
        ("هجوم ل+داعش", "ISIS"),
        ("انسحب لتنظيم الدولة رتل", "ISIS"),
        ("أعلنت وقوات سوريا الديمقراطية الهدنة", "SDF"),
        ("أعلنت و+قوات سوريا الديمقراطية الهدنة", "SDF"),
        ("أعلنت قوّات سوريا الدّيمقراطيّة", "SDF"),
    ],
)
def test_name_is_found_through_clitics_and_marks(marked: str, ident: str) -> None:
    [found] = actors(marked)
    assert (found.mention.id, found.by) == (ident, "catalogue")


def test_ambiguous_name_inside_that_of_a_person_is_another_s() -> None:
    [alone] = actors("استقبل النوري ضيفه")
    assert (alone.mention.id, alone.by) == ("EGYPT", "ambiguous")
    [longer] = actors("استقبل حازم النوري ضيفه", names={"حازم النوري": "PER"})
    assert (longer.mention.text, longer.mention.kind) == ("حازم النوري", "person")


def test_longest_name_wins() -> None:
    [found] = actors("دخلت قوات سوريا الديمقراطية الحي")
    assert (found.mention.id, found.mention.text) == ("SDF", "قوات سوريا الديمقراطية")
    [shorter] = actors("دخلت سوريا الاجتماع")
    assert shorter.mention.id == "SYRIA"


def test_words_that_tell_by_another_actor_who_is_meant_name_that_actor() -> None:
    sna = ActorRow(id="SNA", name_en="SNA", name_ar="الجيش", aliases_ar=("الفصائل [الموالية لتركيا]",))
    [linked] = Linker(Catalogue({row.id: row for row in [*ACTORS, sna]}, {}))(
        [annotated("هاجمت الفصائل الموالية لتركيا قسد و الفصائل")]
    )
    found = [(actor.mention.id, actor.mention.text) for actor in linked.sentences[0].actors]
    assert found == [("SNA", "الفصائل"), ("TURKEY", "تركيا"), ("SDF", "قسد")]


def test_index_gives_all_ids_of_a_name() -> None:
    index = NameIndex(CATALOGUE.names())
    [found] = index.find(sentence("في النعيم ليلا"))
    assert {(name.id, name.kind) for name in found.names} == {("test:Naim-Homs", "place"), ("test:Naim-Idlib", "place")}


def test_head_and_demonym_make_one_actor() -> None:
    [found] = actors("انتشرت القوات البرية التركية شمالا")
    assert (found.mention.id, found.mention.text, found.by) == ("TURKEY", "القوات البرية التركية", "catalogue")


@pytest.mark.parametrize(("marked", "text"), [("وقع قصف تركي ليلا", "تركي"), ("وصل الأتراك صباحا", "الأتراك")])
def test_demonym_alone_means_the_actor(marked: str, text: str) -> None:
    [found] = actors(marked)
    assert (found.mention.id, found.mention.text, found.by) == ("TURKEY", text, "demonym")


@pytest.mark.parametrize(
    "marked", ["مقتل 24 تركيا ليلا", "تظاهر ألف تركي صباحا", "اعتقال عشرين تركيا", "أصيب 300 ألف تركي"]
)
def test_demonym_behind_a_number_means_people(marked: str) -> None:
    [found] = actors(marked)
    assert (found.mention.id, found.by) == ("CIVILIANS", "unnamed")


@pytest.mark.parametrize("marked", ["في عام 2016 تركي الصنع", "خلال 3 تركي", "إصابة 24 جنديا تركيا"])
def test_demonym_behind_another_word_or_a_year_is_an_adjective(marked: str) -> None:
    assert [found.mention.id for found in actors(marked)] == ["TURKEY"]


def test_group_in_quotation_marks_is_a_new_actor() -> None:
    [found] = actors('هاجم فصيل "صقور التل" الحاجز')
    assert (found.mention.text, found.mention.kind, found.by) == ("صقور التل", "armed_group", "pattern")
    assert found.mention.id not in CATALOGUE.actors


def test_open_quotation_mark_makes_no_group() -> None:
    assert actors('هاجم فصيل "صقور التل') == []


def test_a_short_quotation_that_begins_with_a_head_is_a_group() -> None:
    [found] = actors("هاجم «فصيل صقور التل» الحاجز")
    assert (found.mention.text, found.mention.kind) == ("فصيل صقور التل", "armed_group")
    assert [one.mention.text for one in actors("هاجم «فصيل صقور تل بعيد» الحاجز")] == ["فصيل صقور تل بعيد"]
    assert actors("قال «فصيل صقور تل بعيد هاجم» أمس") == []
    assert actors("ظهر «فصيل» جديد") == []
    assert actors("ظهر «فصيل.» ثم غاب") == []


def test_a_mark_that_closes_a_quotation_opens_none() -> None:
    assert actors('قال "نعم" فصيل في "بلدة"') == []
    assert actors('ظهر "فصيل" جديد في "بلدة"') == []


def test_a_quotation_with_another_actor_in_it_is_no_name() -> None:
    found = actors("قال «فصيل الشام يقاتل تركيا» أمس")
    assert [one.mention.text for one in found] == ["فصيل الشام", "تركيا"]


def test_outlet_is_known_by_its_head() -> None:
    [found] = actors("بثت قناة الضحى صورا")
    assert (found.mention.text, found.mention.kind) == ("قناة الضحى", "media")


def test_capital_is_read_as_state_and_as_place() -> None:
    [actor] = actors("رفضت دمشق العرض")
    [named] = places("رفضت دمشق العرض")
    assert (actor.mention.id, actor.by) == ("SYRIA", "ambiguous")
    assert (named.mention.id, named.by) == ("test:Damascus", "ambiguous")
    assert actor.mention.confidence < 0.9


@pytest.mark.parametrize(("context", "ident"), [("حمص", "test:Naim-Homs"), ("إدلب", "test:Naim-Idlib")])
def test_place_of_a_shared_name_lies_where_the_article_is(context: str, ident: str) -> None:
    [found] = places(f"وصل الوفد إلى {context}", "سقطت قذيفة على النعيم")
    assert found.mention.id == ident


def test_names_of_ner_become_new_actors_with_one_id_for_all_spellings() -> None:
    [first] = actors("وصل سالم الأحمد", names={"سالم الأحمد": "PER"})
    [second] = actors("عاد و+سالم الاحمد", names={"سالم الاحمد": "PER"})
    [other] = actors("غادر سالم الأسعد", names={"سالم الأسعد": "PER"})
    assert (first.mention.kind, first.by) == ("person", "ner")
    assert first.mention.id == second.mention.id != other.mention.id
    assert first.mention.name.isascii()


def test_without_ner_an_unknown_person_is_not_found() -> None:
    assert actors("وصل سالم الأحمد") == []


def test_known_actor_is_kept_where_ner_names_it_too() -> None:
    [found] = actors("تقدمت قسد أمس", names={"قسد": "ORG"})
    assert found.mention.id == "SDF"


def test_place_of_ner_has_no_coordinates() -> None:
    [found] = places("وصلوا إلى قرية تل الورد", names={"تل الورد": "LOC"})
    assert (found.mention.text, found.mention.precision, found.mention.lat) == ("تل الورد", "village", None)


def test_word_for_a_place_named_before_is_no_name_of_its_own() -> None:
    [found] = places("وصلت قسد الرقة", "سيطرت على المدينة", names={"المدينة": "LOC"})
    assert (found.mention.id, found.by) == ("test:Raqqa", "description")
    assert places("سيطرت على المدينة", names={"المدينة": "LOC"}) == []
    [named] = places("سيطرت على ناحية القرية", names={"القرية": "LOC"})
    assert (named.mention.text, named.by) == ("القرية", "ner")


@pytest.mark.parametrize("names", [{}, {"المدينة": "LOC"}])
def test_what_is_the_towns_own_is_not_called_like_it(names: dict[str, str]) -> None:
    assert places("سيطرت على مطار المدينة", names=names) == []
    [named] = places("سيطرت على مطار الجزيرة")
    assert named.mention.text == "الجزيرة"


@pytest.mark.parametrize("marked", ["أفاد مصدر أمني بذلك", "و+أفاد مصدر أمني بذلك"])
def test_unnamed_source_is_an_informant(marked: str) -> None:
    [found] = actors(marked)
    assert (found.mention.text, found.mention.kind, found.by) == ("مصدر أمني", "person", "informant")
    assert (found.mention.name, found.mention.name_ar) == ("Unnamed source", "مصدر أمني")


@pytest.mark.parametrize(
    "word", ["محامون", "و+المحامين", "للمحامين", "محامو", "محاميان", "محامية", "أطباء", "الطبيبات"]
)
def test_people_without_a_name_count_as_an_actor(word: str) -> None:
    [found] = actors(f"أضرب {word} في الرقة")
    assert (found.mention.id, found.mention.kind, found.by) == ("CIVILIANS", "population", "unnamed")


@pytest.mark.parametrize(
    "word", ["أمام", "أما", "أمين", "قريبًا", "حاجة", "الإرهابية", "المحاصرة", "المدرسة", "مقاتلات"]
)
def test_words_that_are_only_spelt_like_people_are_none(word: str) -> None:
    [linked] = Linker(Catalogue.load(Seeds()))([annotated(f"وقف {word} هناك")])
    assert [actor.mention.text for actor in linked.sentences[0].actors if actor.by == "unnamed"] == []


def test_a_name_wins_over_people_without_one() -> None:
    [found] = actors("نقابة المحامين أضربت", names={"نقابة المحامين": "ORG"})
    assert (found.mention.text, found.by) == ("نقابة المحامين", "ner")


PARTS = [
    "و+",
    "ل+",
    "ب+",
    "قسد",
    "داعش",
    "دمشق",
    "الرقة",
    "القوات",
    "التركية",
    "التنظيم",
    "مصدر",
    "فصيل",
    "محام",
    "سالم",
]
PARTS += [" ", " ", '"', "،", ".", "قَسَد", "وقسد", "ﻗﺴﺪ", "تنظيم الدولة", "قرية"]


@given(st.lists(st.lists(st.sampled_from(PARTS), max_size=14).map("".join), min_size=1, max_size=4))
def test_mentions_stand_where_their_offsets_say(texts: list[str]) -> None:
    given_article = annotated(*texts, names={"سالم": "PER"})
    [linked] = LINKER([given_article])
    content = linked.article.content
    for found in linked.sentences:
        linked_names: list[Linked[ActorMention] | Linked[PlaceMention]] = [*found.actors, *found.places]
        for item in linked_names:
            mention = item.mention
            assert content[mention.start : mention.end] == mention.text
            assert fold_words(mention.text)
            assert 0 <= item.first <= item.last < len(found.words)
            assert found.words[item.first].end > mention.start
            assert found.words[item.last].end >= mention.end
