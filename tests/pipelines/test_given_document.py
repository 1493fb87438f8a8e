"""What the given document must yield, each with the sentence that says it."""

from collections.abc import Iterable, Iterator

from graph.build import build_graph
from graph.records import Event, Relation
from pipelines.article import Reading

SIX = ("SDF", "ISIS", "COALITION", "TURKEY", "RUSSIA", "IRAN")


def _matching(
    events: Iterable[Event],
    type_: str,
    source: str | None = None,
    target: str | None = None,
    place: str | None = None,
    says: str = "",
) -> Iterator[Event]:
    """Events of a type with this source, target and place, whose sentence holds `says`."""
    for event in events:
        sources, targets = {a.id for a in event.sources}, {a.id for a in event.targets}
        names = " ".join(p.name_ar for p in event.places)
        ends = source in {None, *sources} and target in {None, *targets}
        if event.type == type_ and ends and (place or "") in names and says in event.sentence:
            yield event


def _related(relations: Iterable[Relation], type_: str, subject: str, object_: str) -> bool:
    """Whether a relation ties these two; a person is named by text."""
    ends = {(r.type, s, r.object.id) for r in relations for s in (r.subject.id, r.subject.text)}
    return (type_, subject, object_) in ends


def test_sdf_takes_raqqa_from_isis_on_17_october(given_events: list[Event]) -> None:
    taken = list(_matching(given_events, "SEIZE", "SDF", "ISIS"))
    assert any(e.date is not None and e.date.value == "2017-10-17" for e in taken)
    assert any("الرقة" in p.name_ar for e in taken for p in e.places)
    assert all("الرقة" in e.sentence for e in taken)


def test_sdf_claims_raqqa(given_events: list[Event]) -> None:
    claimed = [e for e in _matching(given_events, "SEIZE", "SDF") if "SDF" in {a.id for a in e.claimed_by}]
    assert any("الرقة" in e.sentence for e in claimed)


def test_silo_speaks_for_sdf(given_relations: list[Relation]) -> None:
    assert _related(given_relations, "SPEAKS_FOR", "طلال سلو", "SDF")


def test_coalition_supports_sdf(given_relations: list[Relation]) -> None:
    assert _related(given_relations, "SUPPORTS", "COALITION", "SDF")


def test_iran_supports_the_militias(given_relations: list[Relation]) -> None:
    assert _related(given_relations, "SUPPORTS", "IRAN", "IRAN_MILITIAS")


def test_syria_takes_ground_in_deir_ez_zor_with_russian_air_support(given_events: list[Event]) -> None:
    assert any(_matching(given_events, "SEIZE", "SYRIA", place="دير الزور"))
    assert any(_matching(given_events, "SUPPORT", "RUSSIA", "SYRIA", says="إسناد جوي روسي"))


def test_russian_warships_strike_deir_ez_zor(given_events: list[Event]) -> None:
    assert any(_matching(given_events, "ASSAULT", "RUSSIA", place="دير الزور", says="البوارج"))


def test_isis_loses_mayadin(given_events: list[Event]) -> None:
    lost = list(_matching(given_events, "SEIZE", target="ISIS", place="الميادين", says="فقد التنظيم"))
    assert lost
    assert not any(e.sources for e in lost)


def test_civilians_killed_in_raqqa(given_events: list[Event]) -> None:
    (killed,) = (e for e in given_events if e.killed is not None and e.killed.min == 1873)
    assert killed.killed is not None
    assert killed.killed.max is None
    assert {a.id for a in killed.targets} == {"CIVILIANS"}
    assert {a.id for a in killed.claimed_by} == {"RBSS"}
    assert any("الرقة" in p.name_ar for p in killed.places)


def test_turkey_rejects_the_annexation_of_raqqa(given_events: list[Event]) -> None:
    assert any(_matching(given_events, "REJECT", "TURKEY", says="ضم مدينة الرقة"))


def test_arming_sdf_is_decided_not_done_and_turkey_accuses(given_events: list[Event]) -> None:
    arming = list(_matching(given_events, "SUPPORT", "USA", "SDF"))
    assert arming
    assert {e.status for e in arming} == {"hypothetical"}
    assert {e.mode for e in arming} == {"arms"}
    assert any(_matching(given_events, "ACCUSE", "TURKEY", says="خيانة"))


def test_russia_bars_iranian_media_from_mayadin(given_events: list[Event]) -> None:
    barred, *_ = _matching(given_events, "COERCE", "RUSSIA", place="الميادين")  # the sentence takes it up again: المنع
    assert any("الإعلامية" in a.text for a in barred.targets)
    assert any(a.text == "حسين مرتضى" for a in barred.claimed_by)


def test_what_is_feared_or_planned_is_no_fact(given_events: list[Event]) -> None:
    annexing = list(_matching(given_events, "SEIZE", "SDF", says="ترمي قسد"))
    assert annexing
    assert {e.status for e in annexing} == {"hypothetical"}


def test_the_six_actors_are_nodes(given: Reading) -> None:
    graph = build_graph(given.statements)
    assert all(graph.nodes[actor]["node_kind"] == "actor" for actor in SIX)


def test_every_span_is_where_it_says(given: Reading) -> None:
    content = given.article.content
    for statement in given.statements:
        assert content[statement.start : statement.end] == statement.sentence
        mentions = [statement.trigger, *statement.claimed_by]
        if isinstance(statement, Event):
            mentions += [*statement.sources, *statement.targets, *statement.places]
        else:
            mentions += [statement.subject, statement.object]
        for mention in filter(None, mentions):
            assert content[mention.start : mention.end] == mention.text
