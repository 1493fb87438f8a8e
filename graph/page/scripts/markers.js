// The symbols of the map: one for each place that visible statements name, or for several that would lie on each other.

const LARGEST = 26; // radius of a symbol, in pixels
const GAP = 4; // pixels between two symbols
const CELL = 2 * LARGEST + GAP; // no symbol takes in a place that is further away
const INSEPARABLE = 24 / NEAREST; // degrees: places that no zoom can tell apart

const pointOf = (node) => projected(...node.point);
const isLocated = (node) => node.point !== undefined;

// The symbol of each place with visible statements, the weightiest first.
function placesOnMap() {
  const found = nodes
    .filter(isLocated)
    .map((node) => ({ ...pointOf(node), node, numbers: visibleOfNode(node) }))
    .filter(({ numbers }) => numbers.length)
    .map((place) => markerOf([place]));
  return found.sort(byWeight);
}

// One symbol for places, at the first of them; `dx` and `dy` are how many pixels it stands beside its point.
function markerOf(places) {
  const [{ x, y, node }] = places;
  const numbers = places.length > 1 ? [...new Set(places.flatMap((place) => place.numbers))] : places[0].numbers;
  return { x, y, dx: 0, dy: 0, node, places, numbers, count: numbers.length, size: sizeFor(numbers.length) };
}

const sizeFor = (count) => Math.min(5.5 + 2.6 * Math.sqrt(count), LARGEST);

// The symbols at a scale (pixels for a degree): lighter ones join a weightier one that they would touch.
function gathered(places, scale) {
  let [symbols, before] = [places, Infinity];
  while (symbols.length < before) {
    before = symbols.length;
    symbols = joinedOnce(symbols, scale);
  }
  return symbols.flatMap((symbol) => (areInseparable(symbol.places) ? fanned(symbol.places) : [symbol]));
}

function joinedOnce(symbols, scale) {
  const cells = new Map(); // groups of symbols, by where the first of them is
  const groups = [];
  for (const symbol of [...symbols].sort(byWeight)) {
    const [column, row] = [symbol.x, symbol.y].map((value) => Math.floor((value * scale) / CELL));
    const near = SQUARE.flatMap(([x, y]) => cells.get(`${column + x} ${row + y}`) ?? []);
    const group = near.find(([first]) => distance(first, symbol) * scale < first.size + symbol.size + GAP);
    if (group) {
      group.push(symbol);
      continue;
    }
    groups.push([symbol]);
    const cell = `${column} ${row}`;
    cells.set(cell, [...(cells.get(cell) ?? []), groups.at(-1)]);
  }
  return groups.map((group) => (group.length > 1 ? markerOf(group.flatMap(({ places }) => places)) : group[0]));
}

const SQUARE = [-1, 0, 1].flatMap((x) => [-1, 0, 1].map((y) => [x, y])); // a cell and those around it
const distance = (a, b) => Math.hypot(a.x - b.x, a.y - b.y);
const byWeight = (a, b) => b.count - a.count || a.node.id - b.node.id;
const areInseparable = ([first, ...others]) =>
  others.length && others.every((place) => distance(first, place) < INSEPARABLE);

// Places that no zoom can tell apart stand around the point that they share.
function fanned(places) {
  const symbols = places.map((place) => markerOf([place]));
  const around = symbols.reduce((sum, { size }) => sum + 2 * size + GAP, 0);
  const radius = Math.max(around / (2 * Math.PI), symbols[0].size + GAP);
  return symbols.map((symbol, number) => {
    const angle = (2 * Math.PI * number) / symbols.length;
    return { ...symbol, dx: -radius * Math.cos(angle), dy: -radius * Math.sin(angle) };
  });
}

// What the statements of a symbol tell, worked out when it is first seen: how many each group has, in the order of the
// legend, moves of control, and whether all is denied or only possible.
function toldBy(marker) {
  marker.told ??= {
    groups: countsByGroup(marker.numbers),
    moves: movesAmong(marker.numbers),
    isUncertain: marker.numbers.every((number) => statusOf(statements[number]) !== "asserted"),
  };
  return marker.told;
}

function countsByGroup(numbers) {
  const counts = new Map(GROUPS.map((group) => [group, 0]));
  for (const number of numbers) {
    const group = groupOf(statements[number].type);
    counts.set(group, counts.get(group) + 1);
  }
  return [...counts].filter(([, count]) => count);
}

const isSingle = (marker) => marker.places.length === 1;

// A place that its coordinates only stand for.
const isArea = (marker) =>
  isSingle(marker) && ["district", "governorate", "country"].includes(marker.node.precision);
const isMarkerFaded = ({ places }) => lit.any && !places.some(({ node }) => lit.nodes.has(node.id));
const isMarkerChosen = ({ places }) => places.some(({ node }) => isChosen(node));
