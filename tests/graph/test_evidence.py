"""Quotes mark what was found in a sentence, and no text of an article becomes HTML."""

from graph.evidence import Evidence, Mark, Quote, marked
from graph.records import Event
from tests.graph.samples import RAQQA

EVENT = RAQQA.event(2, "رفضت", "REJECT", sources=("تركيا",), targets=("قسد",), places=("الرقة",))


def quote(event: Event = EVENT, **document: str) -> Quote:
    return Quote(statement=event, document=RAQQA.document.model_copy(update=document))


def test_marks_point_into_the_sentence() -> None:
    found = quote()
    assert {role: found.sentence[start:end] for start, end, role in found.marks} == {
        "trigger": "رفضت",
        "source": "تركيا",
        "place": "الرقة",
        "target": "قسد",
    }
    assert found.marks[0] == Mark(1, 5, "trigger")


def test_what_another_sentence_names_is_not_marked() -> None:
    elsewhere = EVENT.model_copy(update={"sources": (RAQQA.actor(5, "روسيا"), RAQQA.actor(0, "داعش"))})
    assert {mark.role for mark in quote(elsewhere).marks} == {"trigger", "place", "target"}


def test_a_marked_sentence_is_the_sentence() -> None:
    html = marked(quote())
    assert html.startswith('و<mark title="trigger">رفضت</mark> <b title="source">تركيا</b> أن')
    overlapping = EVENT.model_copy(update={"places": EVENT.places * 2, "sources": (*EVENT.sources, *EVENT.targets)})
    assert marked(quote(overlapping)).count("قسد") == 1


def test_the_text_of_an_article_stays_text() -> None:
    attack = '<img src=x onerror="alert(1)">'
    event = EVENT.model_copy(update={"sentence": attack, "trigger": EVENT.trigger.model_copy(update={"end": 10_000})})
    html = quote(event, title=attack, source=attack, url="javascript:alert(1)")._repr_html_()
    assert "<img" not in html
    assert "javascript:" not in html
    assert html.count("&lt;img") == 3
    assert '<a href="https://x.example/&quot;onclick=' in quote(url='https://x.example/"onclick="')._repr_html_()


def test_a_lone_surrogate_is_shown_as_a_replacement() -> None:
    quote_ = quote(EVENT.model_copy(update={"sentence": "\ud800" + EVENT.sentence[1:]}))
    assert Evidence([quote_])._repr_html_().encode().decode().count("\ufffd") == 1


def test_dates_are_not_turned_around() -> None:
    assert '<bdi dir="ltr">2017-10-18</bdi>' in quote()._repr_html_()
    assert f"<bdi>{RAQQA.title}</bdi>" in quote()._repr_html_()


def test_evidence_without_a_document_is_shown() -> None:
    evidence = Evidence([Quote(statement=EVENT, document=None)])
    assert "<mark" in evidence._repr_html_()
    assert evidence[:1][0].sentence == RAQQA.sentences[2] == repr(evidence)
    assert Evidence([])._repr_html_() == "no evidence"
