"""One person of an article is one actor, by whatever name it calls him."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.catalogue import ActorRow, Catalogue
from graph.records import ActorMention
from graph.seeds import Seeds
from pipelines.article import Annotated, Article, Sentence
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
        ("العقيد سالم العبيدي", "سالم العبيدي"),
    ],
)
def test_spellings_and_titles_tell_nobody_apart_in_any_article(spellings: tuple[str, ...]) -> None:
    assert one(ids(*spellings))
    assert one([ids(name)[0] for name in spellings])


@pytest.mark.parametrize(("short", "full"), [("أبو مازن", "سالم أبو مازن"), ("بن مازن", "سالم بن مازن")])
def test_words_that_make_one_name_are_one_last_name(short: str, full: str) -> None:
    assert one(ids(short, full))
    assert ids(short)[0] != ids(full)[0]


def test_a_last_name_that_two_have_is_neither_of_them() -> None:
    assert len(set(ids("سالم العبيدي", "مازن العبيدي", "العبيدي"))) == 3


@pytest.mark.parametrize(
    ("name", "full"),
    [
        ("سالم", "سالم العبيدي"),  # by his given name he may be anybody
        ("سالم", "مازن سالم"),
        ("مازن العبيدي", "سالم مازن العبيدي"),  # rather his father
        ("ابن مازن العبيدي", "سالم مازن العبيدي"),
    ],
)
def test_other_parts_of_a_name_may_be_somebody_elses(name: str, full: str) -> None:
    given_names = ("سالم القاصر",) if name == "سالم" else ()
    first, second, *_ = ids(name, full, *given_names)
    assert first != second


def test_the_family_of_a_person_is_not_he() -> None:
    [family] = persons("العبيدي", before="قالت عائلة")
    assert family.id == ids("العبيدي")[0]
    sentences = ("قال سالم العبيدي", "قالت عائلة العبيدي ذلك")
    [linked] = LINKER([annotated(*sentences, names={"سالم العبيدي": "PER", "العبيدي": "PER"})])
    person, family = (sentence.actors[-1].mention for sentence in linked.sentences)
    assert person.id != family.id


def test_who_acts_for_a_state_is_one_person_too() -> None:
    [linked] = LINKER([annotated("وصل رجب طيب أردوغان", "قال أردوغان")])
    states = [actor for sentence in linked.sentences for actor in sentence.actors]
    assert [actor.mention.id for actor in states] == ["TURKEY", "TURKEY"]
    assert one([actor.person.id for actor in states if actor.person])


def test_well_known_persons_are_called_by_more_than_the_last_name() -> None:
    assert one(ids("داود أوغلو", "أحمد داود أوغلو"))


@given(st.lists(st.sampled_from(["العبيدي", "سالم العبيدي", "مازن القاصر", "القاصر", "سالم"]), min_size=1))
def test_the_order_of_names_does_not_matter(names: list[str]) -> None:
    forth, back = ids(*names), ids(*reversed(names))
    assert forth == back[::-1]
