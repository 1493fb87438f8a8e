"""The export for maps."""

from pathlib import Path

from graph.exports import export
from graph.records import Event, PlaceMention
from graph.store import Store
from tests.graph.exports.reading import read_geojson
from tests.graph.samples import RAQQA, records


def test_an_event_is_a_point_with_what_is_said_of_it(store: Store, tmp_path: Path) -> None:
    (path,) = export(store, "geojson", tmp_path / "graph.geojson")
    features = {feature.properties["id"]: feature for feature in read_geojson(path).features}
    assert set(features) == {statement.id for statement in store.statements() if isinstance(statement, Event)}
    seizure = features["raqqa-0-SEIZE-انتزعت"]
    assert seizure.geometry == {"type": "Point", "coordinates": [39.01, 35.95]}  # longitude first
    told = {"place": "Raqqa", "place_id": "geonames:172955", "place_precision": "town", "outlet": "news.example"}
    said = {"type": "SEIZE", "status": "asserted", "sentence": RAQQA.sentences[0], "published": "2017-10-18"}
    assert seizure.properties | told | said == seizure.properties


def test_an_event_without_coordinates_is_kept_without_a_point(store: Store, tmp_path: Path) -> None:
    (path,) = export(store, "geojson", tmp_path / "graph.geojson")
    (shelling,) = (f for f in read_geojson(path).features if f.properties["mode"] == "shelling")
    assert shelling.geometry is None
    assert (shelling.properties["places"], shelling.properties["place"]) == ("Ayn Issa", None)


def test_an_event_at_two_places_is_two_points(tmp_path: Path) -> None:
    event = records()[RAQQA.document][0]
    assert isinstance(event, Event)
    other = PlaceMention.model_validate(event.places[0].model_dump() | {"id": "own:other", "lat": 36.5, "lon": 38.0})
    with Store(tmp_path / "s.sqlite") as store:
        store.add(RAQQA.document, [event.model_copy(update={"places": (*event.places, other)})])
        (path,) = export(store, "geojson", tmp_path / "graph.geojson")
    first, second = read_geojson(path).features
    assert (first["id"], second["id"]) == (event.id, f"{event.id}-1")
    assert second.geometry["coordinates"] == [38.0, 36.5]


def test_a_store_without_events_is_an_empty_collection(tmp_path: Path) -> None:
    with Store(tmp_path / "s.sqlite") as store:
        (path,) = export(store, "geojson", tmp_path / "graph.geojson")
    assert read_geojson(path).features == []
