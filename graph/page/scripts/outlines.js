// The outlines of countries and governorates, as graph/page/outlines.py wrote them, on the plane of the map.

const between = (low, value, high) => Math.max(low, Math.min(value, high));
const RADIAN = 180 / Math.PI; // in degrees

// Mercator's projection, which keeps shapes: degrees to the east and, stretched, to the south, short of the poles.
const projected = (lon, lat) => ({
  x: lon,
  y: -RADIAN * Math.log(Math.tan((45 + between(-85, lat, 85) / 2) / RADIAN)),
});

const unprojected = ({ x, y }) => ({ lon: x, lat: 2 * RADIAN * Math.atan(Math.exp(-y / RADIAN)) - 90 });

// The points of an encoded polyline: steps in groups of five bits, the lowest first.
function decodedArc(line) {
  const points = [];
  let [at, lon, lat] = [0, 0, 0];
  const step = () => {
    let [bits, shift, group] = [0, 0, 32];
    for (; group >= 32; shift += 5) {
      group = line.charCodeAt(at++) - 63;
      bits |= (group & 31) << shift;
    }
    return bits & 1 ? ~(bits >> 1) : bits >> 1;
  };
  while (at < line.length) {
    lon += step();
    lat += step();
    points.push(projected(lon / data.outlines.scale, lat / data.outlines.scale));
  }
  return points;
}

// What the map is drawn of: the land, the borders of countries with the coasts, those within countries, and those that
// are claimed; and the `units`, governorates or, where these are not known, countries: {country, rings, box}.
function makeOutlines() {
  const arcs = data.outlines.arcs.map(decodedArc);
  const arcOf = (number) => (number < 0 ? [...arcs[~number]].reverse() : arcs[number]);
  const users = arcs.map(() => []);
  const units = data.outlines.units.map(([country, numbers]) => {
    for (const number of numbers.flat()) users[Math.max(number, ~number)].push(country);
    const rings = numbers.map((ring) => ring.flatMap(arcOf));
    return { country, rings, box: boxOf(rings.flat()) };
  });
  const isWithin = (number) => users[number].length > 1 && new Set(users[number]).size === 1;
  return {
    units,
    land: pathOf(units.flatMap(({ rings }) => rings)),
    borders: pathOf(arcs.filter((_, number) => !isWithin(number))),
    within: pathOf(arcs.filter((_, number) => isWithin(number))),
    claims: pathOf(data.outlines.claims.map(decodedArc)),
  };
}

let madeOutlines = null; // when the map is first seen
const outlines = () => (madeOutlines ??= makeOutlines());

function boxOf(points) {
  const [west, east] = range(points.map(({ x }) => [x, x]));
  const [north, south] = range(points.map(({ y }) => [y, y]));
  return { west, east, north, south };
}

function pathOf(lines) {
  const path = new Path2D();
  for (const [first, ...others] of lines) {
    path.moveTo(first.x, first.y);
    for (const { x, y } of others) path.lineTo(x, y);
  }
  return path;
}

function isInside({ rings, box }, { x, y }) {
  if (x < box.west || x > box.east || y < box.north || y > box.south) return false;
  let inside = false;
  for (const ring of rings)
    for (let at = 1; at < ring.length; at += 1) {
      const [a, b] = [ring[at - 1], ring[at]];
      if (a.y > y !== b.y > y && x < a.x + ((y - a.y) / (b.y - a.y)) * (b.x - a.x)) inside = !inside;
    }
  return inside;
}

// The outline of a place that is no point, where it is known: its governorate, or its whole country.
function areaOf(node) {
  if (!["governorate", "country"].includes(node.precision)) return null;
  const { units } = outlines();
  const unit = units.find((one) => isInside(one, pointOf(node)));
  if (!unit) return null;
  const all = node.precision === "country" ? units.filter(({ country }) => country === unit.country) : [unit];
  return pathOf(all.flatMap(({ rings }) => rings));
}
