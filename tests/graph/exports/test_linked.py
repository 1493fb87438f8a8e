"""The exports as linked data, read by rdflib."""

from pathlib import Path

import pytest
from rdflib import RDF, RDFS, XSD, Graph, Literal, Namespace, URIRef

from graph.exports import export
from graph.records import DateMention, Event
from graph.store import Store
from tests.graph.exports.reading import read_linked
from tests.graph.samples import RAQQA, records

SEM = Namespace("http://semanticweb.cs.vu.nl/2009/11/sem/")
PROV = Namespace("http://www.w3.org/ns/prov#")
SKOS = Namespace("http://www.w3.org/2004/02/skos/core#")
DCTERMS = Namespace("http://purl.org/dc/terms/")
GEO = Namespace("http://www.w3.org/2003/01/geo/wgs84_pos#")
TERM, NODE, DOCUMENT = (Namespace(f"urn:siraa:{kind}:") for kind in ("term", "node", "document"))

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # by rdflib itself


@pytest.fixture(params=["turtle", "jsonld"])
def graph(request: pytest.FixtureRequest, store: Store, tmp_path: Path) -> Graph:
    (path,) = export(store, request.param, tmp_path / f"graph.{request.param}")
    return read_linked(path)


def statement(graph: Graph, id_: str) -> URIRef:
    (found,) = (s for s in graph.subjects(DCTERMS.identifier, Literal(id_)) if (s, RDF.type, TERM.Statement) in graph)
    assert isinstance(found, URIRef)
    return found


def test_an_event_has_actors_place_and_day(graph: Graph) -> None:
    seizure = statement(graph, "raqqa-0-SEIZE-انتزعت")
    assert {(p, o) for p, o in graph.predicate_objects(seizure)} >= {
        (RDF.type, SEM.Event),
        (SEM.eventType, TERM.SEIZE),
        (SEM.hasActor, NODE.SDF),
        (SEM.hasActor, NODE.ISIS),
        (TERM.source, NODE.SDF),
        (TERM.target, NODE.ISIS),
        (SEM.hasPlace, NODE["geonames%3A172955"]),
        (SEM.hasTimeStamp, Literal("2017-10-17", datatype=XSD.date)),
        (SEM.accordingTo, NODE.SDF),
        (TERM.status, Literal("asserted")),
    }
    assert graph.value(TERM.SEIZE, RDF.type) == SEM.EventType
    assert graph.value(TERM.source, RDFS.subPropertyOf) == SEM.hasActor


def test_a_statement_leads_to_its_sentence_and_document(graph: Graph) -> None:
    seizure = statement(graph, "raqqa-0-SEIZE-انتزعت")
    sentence = graph.value(seizure, PROV.wasDerivedFrom)
    assert graph.value(sentence, PROV.value) == Literal(RAQQA.sentences[0])
    assert graph.value(sentence, PROV.wasQuotedFrom) == DOCUMENT.raqqa == graph.value(seizure, PROV.hadPrimarySource)
    assert graph.value(DOCUMENT.raqqa, DCTERMS.title) == Literal(RAQQA.title)
    assert graph.value(DOCUMENT.raqqa, DCTERMS.issued) == Literal("2017-10-18", datatype=XSD.date)


def test_what_is_denied_is_no_event(graph: Graph, store: Store) -> None:
    happened = {str(graph.value(event, DCTERMS.identifier)) for event in graph.subjects(RDF.type, SEM.Event)}
    events = [s for s in store.statements() if isinstance(s, Event)]
    assert happened == {event.id for event in events if event.status == "asserted"} != {event.id for event in events}
    assert len(set(graph.subjects(RDF.type, TERM.Statement))) == len(list(store.statements()))


def test_actors_and_places_have_the_identifiers_of_others(graph: Graph) -> None:
    assert graph.value(NODE.ISIS, SKOS.exactMatch) == URIRef("http://www.wikidata.org/entity/Q2429253")
    raqqa = NODE["geonames%3A172955"]
    assert graph.value(raqqa, SKOS.exactMatch) == URIRef("https://sws.geonames.org/172955/")
    assert graph.value(NODE.SDF, SKOS.exactMatch) is None
    assert set(graph.objects(raqqa, RDFS.label)) == {Literal("Raqqa", lang="en"), Literal("الرقة", lang="ar")}
    assert graph.value(raqqa, GEO.lat).toPython() == 35.95  # type: ignore[union-attr]


def test_a_relation_is_a_statement_about_its_two_ends(graph: Graph) -> None:
    allied = statement(graph, "raqqa-5-ALLIED_WITH-حليفة")
    ends = [graph.value(allied, end) for end in (RDF.subject, RDF.predicate, RDF.object)]
    assert ends == [NODE.IRAN, TERM.ALLIED_WITH, NODE.RUSSIA]


def test_sparql_finds_who_acted_and_what_says_so(graph: Graph) -> None:
    found = graph.query(
        """
        PREFIX sem: <http://semanticweb.cs.vu.nl/2009/11/sem/> PREFIX prov: <http://www.w3.org/ns/prov#>
        SELECT ?sentence WHERE { ?event a sem:Event ; sem:eventType <urn:siraa:term:SEIZE> ;
            prov:wasDerivedFrom/prov:value ?sentence }
        """
    )
    assert [str(row[0]) for row in found] == [RAQQA.sentences[0]]  # type: ignore[index]


@pytest.mark.parametrize(
    ("value", "stamps", "days"),
    [
        ("2017-10", {"hasTimeStamp": ("2017-10", XSD.gYearMonth)}, ("2017-10-01", "2017-10-31")),
        (
            "2016/2017-03-02",
            {"hasBeginTimeStamp": ("2016", XSD.gYear), "hasEndTimeStamp": ("2017-03-02", XSD.date)},
            ("2016-01-01", "2017-03-02"),
        ),
        ("2017-02-31", {"hasTimeStamp": ("2017-02-31", None)}, ()),
    ],
)
def test_a_date_is_as_exact_as_its_text(
    tmp_path: Path, value: str, stamps: dict[str, tuple[str, URIRef | None]], days: tuple[str, ...]
) -> None:
    date = DateMention(value=value, precision="span", text=value)
    event = records()[RAQQA.document][0].model_copy(update={"date": date})
    with Store(tmp_path / "s.sqlite") as store:
        store.add(RAQQA.document, [event])
        graph = read_linked(export(store, "turtle", tmp_path / "graph.ttl")[0])
    seizure = statement(graph, event.id)
    for name, (text, type_) in stamps.items():
        assert graph.value(seizure, SEM[name]) == Literal(text, datatype=type_)
    bounds = (SEM.hasEarliestBeginTimeStamp, SEM.hasLatestEndTimeStamp)
    assert tuple(str(day) for bound in bounds for day in graph.objects(seizure, bound)) == days


def test_hostile_texts_stay_texts(tmp_path: Path) -> None:
    evil = "x\" . <urn:evil> a <urn:evil> .\n\\u0041\x00\ud800 ''' >"
    event = records()[RAQQA.document][0]
    assert isinstance(event, Event)
    actor = event.sources[0].model_copy(update={"id": evil, "name": evil})
    changed = event.model_copy(update={"id": evil, "type": evil, "sentence": evil, "sources": (actor,)})
    with Store(tmp_path / "s.sqlite") as store:
        store.add(RAQQA.document, [changed])
        graphs = [
            read_linked(export(store, format, tmp_path / f"graph.{format}")[0]) for format in ("turtle", "jsonld")
        ]
    assert set(graphs[0]) == set(graphs[1])
    assert URIRef("urn:evil") not in set(graphs[0].all_nodes())
    assert Literal(evil.replace("\x00", "\ufffd").replace("\ud800", "\ufffd")) in set(graphs[0].objects())
