"""One person of an article is one actor, by whatever name it calls him."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.catalogue import ActorRow, Catalogue
from graph.records import ActorMention
from graph.seeds import Seeds
from pipelines.article import Annotated, Article, Linked, Sentence
from pipelines.link import Linker
from pipelines.link.same_persons import CONFIDENCE
from tests.pipelines.marked import annotated, sentence

TURKEY = ActorRow(
    id="TURKEY", name_en="Turkey", name_ar="تركيا", kind="state", people_ar=("رجب طيب أردوغان", "أردوغان")
)
LINKER = Linker(Catalogue({TURKEY.id: TURKEY}, {}), Seeds())


def persons(*names: str, before: str = "قال") -> list[ActorMention]:
    """The persons of an article that names one a sentence."""
    sentences: list[Sentence] = []
    for name in names:
        start = sentences[-1].end + 1 if sentences else 0
        sentences.append(sentence(f"{before} {name} ذلك", start, {name: "PER"}))
    text = "\n".join(sentence.text for sentence in sentences)
    [linked] = LINKER([Annotated(Article(id="a", text=text), tuple(sentences))])
    return [actor.mention for sentence in linked.sentences for actor in sentence.actors]


def ids(*names: str) -> list[str]:
    return [person.id for person in persons(*names)]


def one(found: Sequence[str]) -> bool:
    return len(set(found)) == 1


@pytest.mark.parametrize(
    ("name", "english", "arabic"),
    [
        ("دونالد ترامب", "Donald Trump", "دونالد ترامب"),
        ("ترمب", "Donald Trump", "دونالد ترامب"),
        ("بشّار الاسد", "Bashar al-Assad", "بشار الأسد"),
        ("العبادي", "al-Abadi", "العبادي"),
        ("زيد الأسعد", "Zaid Asaad", "زيد الأسعد"),
    ],
)
def test_well_known_people_have_their_usual_names(name: str, english: str, arabic: str) -> None:
    [found] = persons(name)
    assert (found.name, found.name_ar, found.text) == (english, arabic, name)
    assert found.id.startswith("x-")


def test_people_of_the_users_own_are_spelt_as_he_spells_them(tmp_path: Path) -> None:
    (tmp_path / "people.tsv").write_text("name_en\tnames_ar\nDonald J. Trump\tدونالد ترامب\n", encoding="utf-8")
    texts = "وصل دونالد ترامب", "وصل ترمب"
    [linked] = Linker(Catalogue({}, {}), Seeds((tmp_path,)))(
        [annotated(*texts, names={"دونالد ترامب": "PER", "ترمب": "PER"})]
    )
    named = [actor.mention for sentence in linked.sentences for actor in sentence.actors]
    assert [mention.name for mention in named] == ["Donald J. Trump"] * 2
    assert named[0].id == named[1].id


def test_a_fuller_name_in_a_table_of_the_users_own_is_one_with_the_others(tmp_path: Path) -> None:
    row = "Donald J. Trump\tدونالد جون ترامب|دونالد ترامب"
    (tmp_path / "people.tsv").write_text(f"name_en\tnames_ar\n{row}\n", encoding="utf-8")
    linker = Linker(Catalogue({}, {}), Seeds((tmp_path,)))
    names = ("دونالد ترامب", "ترمب", "دونالد جون ترامب")
    found = [actor.mention for name in names for actor in only(linker, name)]
    assert {(mention.name, mention.name_ar) for mention in found} == {("Donald J. Trump", "دونالد جون ترامب")}
    assert one([mention.id for mention in found])


def only(linker: Linker, name: str) -> tuple[Linked[ActorMention], ...]:
    """The actors of an article that names nobody else."""
    [linked] = linker([annotated(f"وصل {name}", names={name: "PER"})])
    return linked.sentences[0].actors


def test_a_last_name_is_short_for_the_full_one() -> None:
    short, full, again = persons("العبيدي", "سالم العبيدي", "العبيدي")
    assert short.id == full.id == again.id
    assert [(m.name_ar, m.text) for m in (short, full)] == [("سالم العبيدي", "العبيدي"), ("سالم العبيدي",) * 2]
    assert short.name == full.name
    assert (short.confidence, full.confidence) == (CONFIDENCE, 0.7)


@pytest.mark.parametrize(
    "spellings",
    [
        ("عبد الله السالم", "عبدالله السالم"),
        ("أبو مازن القاصر", "أبي مازن القاصر", "ابومازن القاصر"),
        ("أبو عبد الله القاصر", "أبو عبدالله القاصر", "أبي عبدالله القاصر"),
        ("خالد بن عبد العزيز", "خالد بن عبدالعزيز"),
        ("العقيد سالم العبيدي", "سالم العبيدي"),
        ("كيري", "جون كيري"),
    ],
)
def test_spellings_and_titles_tell_nobody_apart_in_any_article(spellings: tuple[str, ...]) -> None:
    assert one(ids(*spellings))
    assert one([ids(name)[0] for name in spellings])


@pytest.mark.parametrize(
    "names",
    [
        ("سالم العبيدي", "مازن العبيدي", "العبيدي"),
        ("سالم العبيدي", "أحمد سالم العبيدي", "العبيدي"),
        ("سالم القاصر", "العبيدي"),
        ("سالم العبيدي", "سالم"),  # by a given name he may be anybody
        ("مازن سالم", "سالم"),
        ("مازن القاصر", "شيرمازن مازن", "مازن"),
        ("سالم مازن العبيدي", "مازن العبيدي"),  # rather his father
        ("سالم مازن العبيدي", "ابن مازن العبيدي"),
        ("سالم العبيدي", "السيدة العبيدي"),
        ("نبيل آل حسن", "نبيل الحسن"),
        ("عبد الله آل ثاني", "عبد الله الثاني"),
        ("حمد آل خليفة", "آل خليفة"),
        ("الشيخ حسن", "النقيب حسن"),
        ("الملا عمر", "عمر"),
        ("سالم نصر الله", "الله"),
        ("سالم عبد الرحمن", "عبد الرحمن"),
        ("رامي عبد الرحمن", "عبد الرحمن السالم", "عبد الرحمن"),
        ("سالم الشيخ", "الشيخ"),
        ("سالم ع", "ع"),
        ("سالم العبيدي", "عائلة العبيدي"),
        ("سالم أبو علي", "أبو علي"),
        ("سالم أبو زيد", "أبازيد"),
        ("ترامب", "إيفانكا ترامب"),
        ("العبادي", "سالم العبادي"),  # that of a well-known person is no unknown one's
    ],
)
def test_a_name_that_may_be_several_persons_is_told_apart(names: tuple[str, ...]) -> None:
    assert len(set(ids(*names))) == len(names)


@pytest.mark.parametrize(
    "names",
    [
        ("العبادي", "حيدر العبادي"),
        ("نصر الله", "حسن نصر الله"),
        ("منصور هادي", "عبد ربه منصور هادي"),
        ("أبو عاقلة", "شيرين أبو عاقلة"),
        ("عباس", "محمود عباس"),
        ("عبد الرحمن", "رامي عبد الرحمن"),
    ],
)
def test_a_last_name_of_a_family_means_the_one_who_is_named_in_full(names: tuple[str, ...]) -> None:
    assert one(ids(*names))
    assert ids(names[0])[0] != ids(names[1])[0]


def test_somebody_with_a_title_is_no_other_bearer_of_a_last_name() -> None:
    short, full, _ = ids("العبيدي", "سالم العبيدي", "العقيد العبيدي")
    assert short == full


def test_a_last_name_of_a_family_is_less_sure_than_a_name_of_the_persons_own() -> None:
    assert [person.confidence for person in persons("العبادي", "حيدر العبادي")] == [CONFIDENCE, 0.7]
    assert [person.confidence for person in persons("كيري", "عبدالله السالم", "عبد الله السالم")] == [0.7] * 3


@pytest.mark.parametrize(("full", "last"), [("سالم العبيدي", "العبيدي"), ("حيدر العبادي", "العبادي")])
@pytest.mark.parametrize("kin", ["عائلة", "آل"])
def test_the_family_of_a_person_is_not_he(full: str, last: str, kin: str) -> None:
    [linked] = LINKER([annotated(f"قال {full}", f"قالت {kin} {last} ذلك", names={full: "PER", last: "PER"})])
    person, family = (sentence.actors[-1].mention for sentence in linked.sentences)
    assert person.id != family.id


def test_whoever_is_named_in_full_behind_a_word_for_a_family_is_he() -> None:
    [whole] = persons("عبد الله العبيدي", before="قالت عائلة")
    assert whole.id == ids("عبدالله العبيدي")[0]


def test_who_acts_for_a_state_is_one_person_too() -> None:
    [linked] = LINKER([annotated("وصل رجب طيب أردوغان", "قال أردوغان")])
    states = [actor for sentence in linked.sentences for actor in sentence.actors]
    assert [actor.mention.id for actor in states] == ["TURKEY", "TURKEY"]
    assert one([actor.person.id for actor in states if actor.person])


def test_namesake_of_a_leader_is_not_he() -> None:
    [linked] = LINKER([annotated("وصل بلال أردوغان", names={"بلال أردوغان": "PER"})])
    assert [actor.person for actor in linked.sentences[0].actors] == [None]
    [linked] = LINKER([annotated("وصل رجب طيب أردوغان العثماني", names={"رجب طيب أردوغان العثماني": "PER"})])
    assert [actor.person is None for actor in linked.sentences[0].actors] == [False]


def test_a_person_of_the_catalogue_is_one_of_those_whom_a_last_name_may_mean() -> None:
    own = ActorRow(id="OB", name_en="Salem", name_ar="عبد الله العبيدي", kind="person", cameo="SYR")
    linker = Linker(Catalogue({own.id: own}, {}), Seeds())
    texts = "قال عبد الله العبيدي", "قال العبيدي", "قال عبدالله العبيدي"
    [linked] = linker([annotated(*texts, names={"عبدالله العبيدي": "PER", "العبيدي": "PER"})])
    mentions = [actor.mention for sentence in linked.sentences for actor in sentence.actors]
    assert {(m.id, m.name, m.cameo) for m in mentions} == {("OB", "Salem", "SYR")}


@given(st.lists(st.text(alphabet="عبدالهوم 1a.-", min_size=1), min_size=1, max_size=4))
def test_any_text_may_be_taken_for_a_name(names: list[str]) -> None:
    given_names = [name.strip() or "." for name in names]
    assert all(person.text in given_names for person in persons(*given_names))
    assert [person.text for person in persons(".")] == ["."]


@given(st.lists(st.sampled_from(["العبيدي", "سالم العبيدي", "مازن القاصر", "القاصر", "سالم"]), min_size=1))
def test_the_order_of_names_does_not_matter(names: list[str]) -> None:
    forth, back = ids(*names), ids(*reversed(names))
    assert forth == back[::-1]
