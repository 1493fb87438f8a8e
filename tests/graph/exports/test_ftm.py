"""The export for FollowTheMoney, whose library needs ICU and may therefore be missing."""

from pathlib import Path
from typing import Any

import pytest

from graph.exports import export
from graph.records import ActorMention, Count, Event
from graph.store import Store
from tests.graph.exports.reading import read_ftm
from tests.graph.samples import RAQQA, SHELLING, records


def entities(store: Store, tmp_path: Path) -> list[dict[str, Any]]:
    return read_ftm(export(store, "ftm", tmp_path / "graph.ftm.json")[0])


def test_the_library_keeps_every_value(store: Store, tmp_path: Path) -> None:
    model = pytest.importorskip("followthemoney", reason="needs followthemoney, which needs ICU").model
    written = entities(store, tmp_path)
    assert written
    for entity in written:
        read = model.get_proxy(entity, cleaned=False)  # values that are not what their property takes are left out
        read.schema.validate(entity)
        assert {name: sorted(values) for name, values in read.to_dict()["properties"].items()} == {
            name: sorted(values) for name, values in entity["properties"].items()
        }


def test_links_lead_to_entities_that_may_stand_there(store: Store, tmp_path: Path) -> None:
    model = pytest.importorskip("followthemoney", reason="needs followthemoney, which needs ICU").model
    proxies = {entity["id"]: model.get_proxy(entity) for entity in entities(store, tmp_path)}
    links = [
        (prop, value) for proxy in proxies.values() for prop, value in proxy.itervalues() if prop.type.name == "entity"
    ]
    assert {prop.name for prop, _ in links} == {"proof", "organizer", "involved", "addressEntity", "subject", "object"}
    for prop, value in links:
        assert proxies[value].schema.is_a(prop.range)


def test_an_event_has_its_sides_place_sentence_and_article(store: Store, tmp_path: Path) -> None:
    written = {entity["id"]: entity for entity in entities(store, tmp_path)}
    (seizure,) = (e["properties"] for e in written.values() if e["properties"].get("keywords") == ["SEIZE"])
    assert seizure["name"] == ["SEIZE: Syrian Democratic Forces → Islamic State"]
    assert (seizure["organizer"], seizure["involved"]) == (["node-SDF"], ["node-ISIS"])
    assert (seizure["date"], seizure["country"]) == (["2017-10-17"], ["sy"])
    assert (seizure["summary"], seizure["sourceUrl"]) == ([RAQQA.sentences[0]], ["https://news.example/raqqa"])
    assert seizure["notes"] == ["said by Syrian Democratic Forces (قوات سوريا الديمقراطية)"]
    (place,), (article,) = seizure["addressEntity"], seizure["proof"]
    assert written[place]["properties"]["latitude"] == ["35.95"]
    assert (written[article]["schema"], written[article]["properties"]["title"]) == ("Article", [RAQQA.title])
    assert written["node-ISIS"]["properties"]["wikidataId"] == ["Q2429253"]
    schemata = {written[f"node-{id_}"]["schema"] for id_ in ("TURKEY", "SDF", "CIVILIANS")}
    assert schemata == {"PublicBody", "Organization", "LegalEntity"}


def test_what_is_denied_or_feared_is_left_out(store: Store, tmp_path: Path) -> None:
    written = {record for entity in entities(store, tmp_path) for record in entity["properties"].get("recordId", ())}
    assert written == {statement.id for statement in store.statements() if statement.status == "asserted"}


@pytest.mark.parametrize(
    ("count", "note"),
    [
        (Count(min=3, max=3), "killed: 3"),
        (Count(min=3), "killed: 3 or more"),
        (Count(max=5), "killed: up to 5"),
        (Count(min=3, max=5), "killed: 3 to 5"),
    ],
)
def test_the_dead_are_told_as_exactly_as_the_text(tmp_path: Path, count: Count, note: str) -> None:
    event = records()[SHELLING.document][0].model_copy(update={"killed": count})
    with Store(tmp_path / "s.sqlite") as store:
        store.add(SHELLING.document, [event])
        assert note in entities(store, tmp_path)[-1]["properties"]["notes"]


def test_ids_that_differ_stay_apart(tmp_path: Path) -> None:
    event = records()[RAQQA.document][0]
    assert isinstance(event, Event)
    ids = ("a_b", "a-b", "a:b", "ا", "a b")
    actors: tuple[ActorMention, ...] = tuple(event.sources[0].model_copy(update={"id": id_}) for id_ in ids)
    with Store(tmp_path / "s.sqlite") as store:
        store.add(RAQQA.document, [event.model_copy(update={"sources": actors})])
        written = entities(store, tmp_path)
    assert len({entity["id"] for entity in written if entity["schema"] == "Organization"}) == len({*ids, "SDF", "ISIS"})
