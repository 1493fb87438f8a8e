"""The outlines of the map: as small as they are to be, whole, and shared by neighbours."""

import json
import sqlite3
import struct
from importlib import resources
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.catalogue import Catalogue
from graph.page.outlines import (
    REGION,
    SCALE,
    Point,
    Ring,
    area,
    disputed,
    dissolved,
    encoded,
    inner_point,
    outlines,
    read,
    simplified,
)
from graph.seeds import Seeds

FILE = resources.files("graph.page") / "outlines.json"


def square(x: float, y: float, side: float = 1.0) -> Ring:
    return [(x, y), (x, y + side), (x + side, y + side), (x + side, y), (x, y)]


def decoded(text: str) -> list[Point]:
    """The points of an encoded polyline, by its published rule."""
    values, bits, shift = [], 0, 0
    for letter in text:
        group = ord(letter) - 63
        bits |= (group & 31) << shift
        shift += 5
        if group < 32:
            values.append(~(bits >> 1) if bits & 1 else bits >> 1)
            bits = shift = 0
    points, x, y = [], 0, 0
    for dx, dy in zip(values[::2], values[1::2], strict=True):
        x, y = x + dx, y + dy
        points.append((x / SCALE, y / SCALE))
    return points


def ring_of(data: dict[str, Any], numbers: list[int]) -> list[Point]:
    arcs = [decoded(data["arcs"][max(number, ~number)])[:: 1 if number >= 0 else -1] for number in numbers]
    for one, other in pairwise([*arcs, arcs[0]]):
        assert one[-1] == other[0], "each arc starts where the one before ends"
    return [point for arc in arcs for point in arc]


def is_inside(ring: list[Point], x: float, y: float) -> bool:
    crossed = (u + (y - v) / (q - v) * (p - u) > x for (u, v), (p, q) in pairwise(ring) if (v > y) != (q > y))
    return sum(crossed) % 2 == 1


@pytest.fixture(scope="module")
def data() -> dict[str, Any]:
    return dict(json.loads(FILE.read_text(encoding="utf-8")))


def test_the_file_is_small_and_has_whole_outlines_of_the_region(data: dict[str, Any]) -> None:
    assert len(FILE.read_bytes()) < 110_000
    assert data["scale"] == SCALE
    for _, rings in data["units"]:
        assert rings
        assert all(len(set(ring_of(data, ring))) > 2 for ring in rings)
    counts = {country: sum(unit[0] == country for unit in data["units"]) for country in data["labels"]}
    assert counts.keys() >= REGION
    assert (counts["SY"], counts["IQ"], counts["YE"], counts["FR"]) == (15, 18, 22, 1)


def test_governorates_that_places_lie_in_are_of_their_country(data: dict[str, Any]) -> None:
    found = []
    units = [(country, [ring_of(data, ring) for ring in rings]) for country, rings in data["units"]]
    places = Catalogue.load(Seeds()).places.values()
    for place in places:
        if place.precision == "governorate" and place.country in ("SY", "IQ", "LB", "YE") and place.lat and place.lon:
            inside = {
                country for country, rings in units if sum(is_inside(ring, place.lon, place.lat) for ring in rings) % 2
            }
            found.append(inside == {place.country})
    assert len(found) > 40
    assert sum(found) >= 0.95 * len(found)


def test_the_name_of_a_country_stands_within_it(data: dict[str, Any]) -> None:
    for country in ("SY", "IQ", "EG", "TR", "FR", "US"):
        rings = [ring_of(data, ring) for code, unit in data["units"] if code == country for ring in unit]
        assert any(is_inside(ring, *data["labels"][country]) for ring in rings)


def test_what_several_rings_cover_together_has_one_outline() -> None:
    (ring,) = dissolved([square(0, 0), square(1, 0)])
    assert ring[0] == ring[-1]
    assert area(ring) == 2
    assert {(1, 0), (1, 1)} <= set(ring)


def test_neighbours_share_their_border() -> None:
    made = outlines({("SY", "a"): [square(0, 0)], ("SY", "b"): [square(1, 0)], ("IQ", ""): [square(2, 0)]})
    used = [number for _, rings in made["units"] for ring in rings for number in ring]
    shared = [number for number in used if ~number in used]
    assert len(shared) == 4
    borders = [sorted(decoded(made["arcs"][number])) for number in shared if number >= 0]
    assert sorted(borders) == [[(1, 0), (1, 1)], [(2, 0), (2, 1)]]


def test_small_islands_are_left_out_but_not_a_whole_governorate() -> None:
    islet = square(8, 8, 0.03)
    made = outlines({("BH", "a"): [islet], ("BH", "b"): [square(5, 5), square(7, 7, 0.03)]})
    assert [len(rings) for _, rings in made["units"]] == [1, 1]
    assert outlines({("BH", "a"): [square(8, 8, 0.01)]})["units"] == [], "nothing is left of it"


numbers = st.integers(min_value=-200_00, max_value=200_00).map(lambda value: value / SCALE)
points = st.lists(st.tuples(numbers, numbers), min_size=2, max_size=30)


@given(points)
def test_a_line_comes_back_from_its_code(line: list[Point]) -> None:
    without_repeats = [line[0], *(other for one, other in pairwise(line) if one != other)]
    assert decoded(encoded(line)) == without_repeats


@given(points, st.floats(min_value=0.001, max_value=10))
def test_a_simplified_line_keeps_its_ends_and_stays_near(line: list[Point], tolerance: float) -> None:
    simple = simplified(line, tolerance)
    assert (simple[0], simple[-1]) == (line[0], line[-1])
    assert set(simple) <= set(line)
    for x, y in line:
        assert min(distance((x, y), *stretch) for stretch in pairwise(simple)) <= tolerance + 1e-9


def distance(point: Point, start: Point, end: Point) -> float:
    """Of a point from the nearest of many points on a stretch: at most a little more than from the stretch."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = dx * dx + dy * dy
    along = ((point[0] - start[0]) * dx + (point[1] - start[1]) * dy) / length if length else 0
    along = min(max(along, 0), 1)
    return float(((start[0] + along * dx - point[0]) ** 2 + (start[1] + along * dy - point[1]) ** 2) ** 0.5)


def test_a_point_well_inside_lies_inside_also_where_the_middle_does_not() -> None:
    horseshoe = [(0.0, 0.0), (0.0, 4.0), (1.0, 4.0), (1.0, 1.0), (3.0, 1.0), (3.0, 4.0), (4.0, 4.0), (4.0, 0.0)]
    x, y = inner_point([[*horseshoe, horseshoe[0]]])
    assert is_inside([*horseshoe, horseshoe[0]], x, y)


def test_geojson_is_read_by_governorate_in_the_region_and_by_country_elsewhere(tmp_path: Path) -> None:
    def feature(code: str, name: str, x: float) -> dict[str, Any]:
        geometry = {"type": "MultiPolygon", "coordinates": [[square(x, 0)]]}
        return {"properties": {"iso_a2": code, "name": name}, "geometry": geometry}

    for file, code in (("syr", "SY"), ("fra", "FR"), ("kos", "-1"), ("nul", "-1")):
        features = [feature(code, name, x) for x, name in enumerate(("a", "b"))]
        (tmp_path / f"{file}.json").write_text(json.dumps({"features": features}), encoding="utf-8")
    assert {key: len(rings) for key, rings in read(tmp_path).items()} == {
        ("SY", "a"): 1,
        ("SY", "b"): 1,
        ("FR", ""): 2,
        ("XK", ""): 2,
    }


def test_disputed_borders_are_read_where_the_map_is_fine(tmp_path: Path) -> None:
    def shape(*line: Point) -> bytes:
        lines = struct.pack("<BIi", 1, 5, 1) + struct.pack("<BIi", 1, 2, len(line))
        return bytes(40) + lines + b"".join(struct.pack("<2d", *point) for point in line)

    golan, kuril = ((35.6, 32.7), (35.65, 33.2)), ((148.9, 45.2), (149.3, 46.1))
    with sqlite3.connect(tmp_path / "map.gpkg") as database:
        database.execute("CREATE TABLE disputed_borders (fid INTEGER, geom BLOB)")
        database.executemany("INSERT INTO disputed_borders VALUES (?, ?)", [(1, shape(*golan)), (2, shape(*kuril))])
    database.close()
    assert list(disputed(tmp_path / "map.gpkg")) == [list(golan)]


def test_the_lines_of_the_region_are_fine(data: dict[str, Any]) -> None:
    syria = {max(n, ~n) for country, rings in data["units"] if country == "SY" for ring in rings for n in ring}
    assert sum(len(decoded(data["arcs"][number])) for number in syria) > 300
