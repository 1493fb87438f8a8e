"""The statements as the page reads them: every span can be found again in its sentence."""

from graph.page.evidence import Evidence
from graph.records import DateMention, Event, Relation
from tests.graph.page.news import documents, news_graph, statements

NUMBERS = {id_: number for number, id_ in enumerate(news_graph())}


def evidence_of(*given: Event | Relation, numbers: dict[str, int] = NUMBERS) -> Evidence:
    evidence = Evidence(numbers, documents())
    for statement in given:
        evidence.add(statement)
    return evidence


def test_spans_point_at_the_words_of_the_mentions() -> None:
    evidence = evidence_of(*statements())
    for statement in statements():
        told = evidence.statements[evidence.numbers[statement.id]]
        sentence = evidence.sentences[told["sentence"]][1]
        assert statement.trigger
        assert sentence[slice(*told["trigger"])] == statement.trigger.text
        for role, mentions in (
            ("sources", statement.sources if isinstance(statement, Event) else (statement.subject,)),
            ("by", statement.claimed_by),
        ):
            found = [(who, sentence[start:end]) for who, start, end in told.get(role, [])]
            assert found == [(NUMBERS[mention.id], mention.text) for mention in mentions]


def test_a_sentence_stands_once() -> None:
    evidence = evidence_of(*statements())
    assert len(evidence.sentences) == len({text for _, text in evidence.sentences}) < len(evidence.statements)


def test_the_object_of_a_relation_is_a_target_or_a_place() -> None:
    told = evidence_of(*statements())
    by_type = {statement["type"]: statement for statement in told.statements}
    assert by_type["CONTROLS"]["places"]
    assert "targets" not in by_type["CONTROLS"]
    assert by_type["LEADS"]["targets"]


def test_a_date_is_marked_where_its_words_stand() -> None:
    dated = next(statement for statement in statements() if statement.date and statement.date.value == "2018-01-20")
    told = evidence_of(dated)
    value, start, end = told.statements[0]["date"]
    assert value == "2018-01-20"
    assert dated.sentence[start:end] == "20 كانون الثاني 2018"
    elsewhere = dated.model_copy(update={"date": DateMention(value="2018", precision="year", text="ذلك العام")})
    assert evidence_of(elsewhere).statements[0]["date"] == ["2018"]


def test_an_actor_from_another_sentence_is_named_without_a_span() -> None:
    event = next(statement for statement in statements() if isinstance(statement, Event) and statement.sources)
    far = event.sources[0].model_copy(update={"start": event.end + 50, "end": event.end + 55})
    before = event.sources[0].model_copy(update={"start": event.start - 1, "end": event.start + 3})
    told = evidence_of(event.model_copy(update={"sources": (far, before)})).statements[0]
    assert told["sources"] == [[NUMBERS[far.id]], [NUMBERS[far.id]]]


def test_an_actor_that_the_graph_leaves_out_keeps_its_names() -> None:
    event = next(s for s in statements() if isinstance(s, Event) and s.targets and s.targets[0].id == "CIVILIANS")
    told = evidence_of(event, numbers={}).statements[0]
    assert told["targets"][0][0] == ["مدنيون", "Civilians"]


def test_what_is_not_said_is_left_out() -> None:
    for told in evidence_of(*statements()).statements:
        assert all(value not in (None, [], "") for value in told.values())
        assert told.get("status") in (None, "negated", "hypothetical")


def test_open_ended_numbers_stay_open() -> None:
    told = evidence_of(*statements())
    assert [1200, None] in [statement.get("killed") for statement in told.statements]


def test_documents_are_those_of_the_statements_and_an_unknown_one_keeps_its_id() -> None:
    first, *_ = statements()
    evidence = evidence_of(first, first.model_copy(update={"id": "other", "doc": "unheard-of"}))
    known, unknown = evidence.documents
    assert known == {
        "id": "raqqa",
        "title": "قسد تعلن نهاية المعركة في الرقة",
        "source": "news.example",
        "url": "https://news.example/raqqa",
        "published": "2017-10-18",
    }
    assert unknown == {"id": "unheard-of"}


def test_a_statement_is_taken_once() -> None:
    first, *_ = statements()
    assert len(evidence_of(first, first).statements) == 1
