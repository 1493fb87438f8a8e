"""Redacted records name no private person, and still say what they may."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.catalogue import Catalogue
from graph.coding import record_json
from graph.incidents.copies import containment
from graph.records import WITHHELD, ActorMention, Event, Relation
from graph.seeds import Seeds
from pipelines.article import Article, Name, Reading
from pipelines.link.actors import catalogue_mention, new_mention
from pipelines.redact import PersonRedactor, keyed
from pipelines.run import Pipeline
from pipelines.secret import Secret
from tests.pipelines.redact.articles import OTHER, SECRET, article, bare, reading, relation

CATALOGUE = Catalogue.load(Seeds())
SALMA, HAITHAM = "سلمى الدرعاوي", "هيثم بن فؤاد الكسواني"
SPELLINGS = (
    "الدرعاوي",
    "ٱلدِّرعاوي",
    "والدرعاوي",
    "للدرعاوي",
    "الدّرعـاوي",
    "بسلمى",
    "وسلمي",
    "لسَلمى",
    "درعاوي",
    "درعاويا",
)
OTHER_WORDS = ("اعتقلت", "الشرطة", "رجلا", "في", "السوق", "على", "الطريق", "الشاهدة", "قالت", "،", ".", "«", "»")


REDACTORS = {secret: PersonRedactor(secret, CATALOGUE, Seeds()) for secret in (SECRET, OTHER)}


def redacted(*readings: Reading, secret: Secret = SECRET) -> list[Reading]:
    return list(REDACTORS[secret](readings))


def read(given: Article, *names: str, secret: Secret = SECRET, actors: tuple[ActorMention, ...] = ()) -> Reading:
    """An article as it is read, and redacted."""
    (under_key,) = keyed([given], secret)
    (told,) = redacted(reading(under_key, *names, actors=actors), secret=secret)
    return told


def only(told: Reading) -> Event:
    (statement,) = told.statements
    assert isinstance(statement, Event)
    return statement


def everything(told: Reading) -> str:
    return "\n".join(map(record_json, (told.article.record(), *told.statements)))


@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(st.sampled_from((*SPELLINGS, *OTHER_WORDS)), min_size=1, max_size=8), max_size=4))
def test_no_part_of_a_name_is_left_in_any_spelling(sentences: list[list[str]]) -> None:
    lines = (f"اعتقلت الشرطة {SALMA} أمس", *(" ".join(words) for words in sentences))
    said = bare(everything(read(article(*lines, title="وصول الدرعاوي", url="https://news.example/1"), SALMA)))
    assert "درعاوي" not in said
    assert "سلمي" not in said


@settings(max_examples=50, deadline=None)
@given(st.lists(st.sampled_from(OTHER_WORDS), min_size=1, max_size=8).map(" ".join))
def test_a_sentence_that_names_nobody_stays(sentence: str) -> None:
    told = read(article(f"اعتقلت {SALMA} أمس", sentence), SALMA)
    assert [s.sentence for s in told.statements] == [WITHHELD, sentence]


def test_a_person_bears_one_pseudonym_in_every_article_and_spelling() -> None:
    names = ("سلمى الدرعاوي", "سَلمي الدرعاوى", "الدكتورة سلمى الدرعاوي", "السيدة سلمى  الدرعاوي")
    told = [only(read(article(f"اعتقلت {name} أمس", doc=name), name)).targets[0] for name in names]
    assert len({(one.id, one.name, one.name_ar, one.text) for one in told}) == 1
    assert told[0].name.startswith("Person ")
    assert told[0].name_ar.startswith("شخص ")
    other = only(read(article(f"اعتقلت {SALMA} أمس"), SALMA, secret=OTHER)).targets[0]
    assert not {other.id, other.name, other.name_ar} & {told[0].id, told[0].name, told[0].name_ar}


def test_two_persons_bear_two_pseudonyms() -> None:
    names = ("أحمد الشيخ", "أحمد القاضي", "عبد الله الشيخ", "أبو أحمد", "أحمد")
    told = {only(read(article(f"اعتقلوا {name} أمس"), name)).targets[0].id for name in names}
    assert len(told) == len(names)


@pytest.mark.parametrize("name", ["بشار الأسد", "الرئيس التركي رجب طيب أردوغان", "أبي بكر البغدادي", "أردوغان"])
def test_office_holders_and_commanders_stay(name: str) -> None:
    given = article(f"التقى {name} وفدا أمس", title=f"زيارة {name}", url="https://news.example/1")
    told = read(given, name, "الرئيس التركي")
    assert [s.sentence for s in told.statements] == [f"زيارة {name}", given.text]
    assert (told.article.title, told.article.url) == (given.title, given.url)


def test_the_end_of_a_known_name_is_private_without_the_whole() -> None:
    known, alone = (article(line) for line in ("قال طلال سلو أمس\nوأضاف سلو أنهم تقدموا", "وأضاف سلو أنهم تقدموا"))
    assert all(s.sentence != WITHHELD for s in read(known, "طلال سلو", "سلو").statements)
    assert only(read(alone, "سلو")).sentence == WITHHELD


def test_a_known_name_beside_a_private_one_that_shares_a_word() -> None:
    told = read(article("قتل أحمد الدرعاوي أمس", "زار إلهام أحمد المدينة", "زار أحمد المدينة"), "أحمد الدرعاوي")
    assert [s.sentence for s in told.statements] == [WITHHELD, "زار إلهام أحمد المدينة", WITHHELD]


def test_nothing_points_into_a_sentence_that_is_left_out() -> None:
    event = only(read(article(f"اعتقلت الشرطة {SALMA} أمس"), SALMA))
    assert event.start == event.end
    assert all(span.start == span.end for span in (event.trigger, *event.targets))
    assert event.trigger.text == "اعتقلت"


def test_what_bears_a_private_name_gets_a_pseudonym_too() -> None:
    group = new_mention("كتيبة الدرعاوي", 0, "armed_group", "pattern")
    event = only(read(article(f"داهمت {SALMA} منزل الدرعاوي"), SALMA, actors=(group,)))
    assert event.sources[0].name.startswith("Actor ")
    assert event.sources[0].kind == "armed_group"
    assert event.places[0].name.startswith("Place ")
    assert "درعاوي" not in bare(record_json(event))


def test_a_known_actor_keeps_its_names_where_the_text_names_somebody() -> None:
    turkey = catalogue_mention(CATALOGUE.actors["TURKEY"], "قوات الدرعاوي التركية", 0, "catalogue")
    event = only(read(article(f"داهمت {SALMA} السوق"), SALMA, actors=(turkey,)))
    assert (event.sources[0].id, event.sources[0].text) == ("TURKEY", "تركيا")


def test_both_ends_of_a_relation_are_redacted() -> None:
    given = next(keyed([article(f"{SALMA} الناطقة باسم {HAITHAM}")], SECRET))
    ends = [new_mention(name, given.content.find(name), "person", "ner") for name in (SALMA, HAITHAM)]
    names = tuple(Name(end.text, end.start, end.end, "PER") for end in ends)
    (told,) = redacted(Reading(given, (relation(given, *ends),), names))
    (tie,) = told.statements
    assert isinstance(tie, Relation)
    assert isinstance(tie.object, ActorMention)
    assert tie.subject.id != tie.object.id
    assert {tie.subject.name[:7], tie.object.name[:7]} == {"Person "}


def test_an_article_loses_what_leads_to_the_names() -> None:
    named = read(article(f"اعتقلت {SALMA} أمس", title="أخبار", url="https://news.example/1"), SALMA).article.record()
    titled = read(article("اعتقلت أمس", title=f"اعتقال {SALMA}"), SALMA).article.record()
    assert (named.title, named.url) == ("أخبار", None)
    assert titled.title is None
    assert named.redaction
    assert named.redaction.withheld == ("url",)
    assert titled.redaction
    assert titled.redaction.withheld == ("title",)


def test_ids_hashes_and_sketches_can_only_be_made_with_the_secret() -> None:
    given = article("اعتقلت الشرطة رجلا في السوق القديم أمس", doc="سلمى الدرعاوي")
    plain, told, again, other = reading(given), read(given), read(given), read(given, secret=OTHER)
    assert told.article.record() == again.article.record()
    assert told.sketch == again.sketch
    for shown in ("id", "sha256"):
        assert len({getattr(one.article.record(), shown) for one in (plain, told, other)}) == 3
    assert len({one.statements[0].id for one in (plain, told, other)}) == 3
    assert plain.sketch
    assert told.sketch
    assert other.sketch
    assert not set(plain.sketch.hashes) & set(told.sketch.hashes)
    assert not set(other.sketch.hashes) & set(told.sketch.hashes)


def test_near_copies_are_still_told() -> None:
    words = " ".join(f"كلمة{number}" for number in range(40))
    one, other = (read(article(f"{words} {end}", doc=end)).sketch for end in ("هنا", "هناك"))
    assert one
    assert other
    assert containment(one, other) > 0.9


def test_what_is_read_in_a_text_can_be_redacted(pipeline: Pipeline) -> None:
    text = f"قصف الطيران الروسي منزل {SALMA} في مدينة إدلب. وقالت الدرعاوي إن النظام السوري قصف السوق."
    given = Article(id="x", text=text)
    names = {name.text for told in pipeline([given]) for name in told.names}
    assert SALMA in names
    (told,) = redacted(*pipeline(keyed([given], SECRET)))
    assert "RUSSIA" in {source.id for s in told.statements if isinstance(s, Event) for source in s.sources}
    assert "درعاوي" not in bare(everything(told))


def test_articles_are_keyed_one_by_one() -> None:
    def endless() -> Iterator[Article]:
        while True:
            yield article("نص")

    assert next(keyed(endless(), SECRET)).redaction
