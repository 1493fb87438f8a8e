// The names on the map: each stands where it lies neither on another nor on a symbol, or is left out.

const NAMED = 150; // symbols that may bear names
const LONGEST_NAME = 26; // letters

// While the map is only shifted, names go with it.
function paintNames(context, view) {
  const isShifted = map.isMoving && map.names?.scale === map.scale;
  if (!isShifted) map.names = { boxes: placedNames(context, view), x: map.x, y: map.y, scale: map.scale };
  const { boxes, x, y, scale } = map.names;
  context.save();
  context.translate((x - map.x) * scale, (y - map.y) * scale);
  for (const box of boxes)
    paintCaption(context, box, { colour: box.colour, alpha: box.marker && isMarkerFaded(box.marker) ? 0.3 : 1 });
  context.restore();
}

// The boxes of the names that have room, those of the weightiest symbols first and of countries last.
function placedNames(context, view) {
  const names = [...markersInView().slice(0, NAMED).flatMap(namesOf), ...countryNames()];
  const taken = names.map((of) => ({ x: of.x, y: of.y, width: 2 * of.size, height: 2 * of.size, of }));
  const boxes = [];
  context.font = captionFont();
  for (const name of names) {
    const isFree = (box) => within(box, view) && !taken.some((other) => other.of !== name && overlap(box, other));
    const box = name.text && boxesAround(context, name, name.text).find(isFree);
    if (!box) continue;
    boxes.push({ ...name, ...box });
    taken.push(box);
  }
  return boxes;
}

// What may stand beside a symbol: the name of the place and, at the arrows of its latest move, those who moved. An arrow
// has no text, but takes room.
function namesOf(placed) {
  const { marker } = placed;
  const name = { ...placed, text: [markerName(marker)], colour: colours.ink };
  const [latest] = toldBy(marker).moves;
  if (latest === undefined) return [name];
  const arrows = movedEnds(latest).map((end) => ({ end, ...arrowPlace(placed, end) }));
  const rooms = arrows.map(({ middle }) => ({ ...middle, size: ARROW.room, text: null }));
  if (!isSingle(marker)) return [...rooms, name];
  const told = arrows.map(({ end, tip }) => ({
    ...tip, size: 2, marker, text: moveRows(latest, end), colour: colours.control,
  }));
  return [...rooms, name, ...told];
}

function markerName({ node, places }) {
  const others = places.length > 1 ? ` +${digits(places.length - 1)}` : "";
  const name = shortened(nodeName(node) || node.key, LONGEST_NAME);
  return others ? isolated(name) + others : name;
}

const shortened = (name, letters) => (name.length > letters ? `${name.slice(0, letters - 1).trim()}…` : name);

// The names of the countries that are wide enough for theirs, but for those that are among the places.
function countryNames() {
  const names = new Intl.DisplayNames([state.language], { type: "region", style: "short" });
  const told = new Set(map.places.map(({ node }) => nodeName(node)));
  return Object.entries(data.outlines.labels).flatMap(([country, point]) => {
    const name = names.of(country);
    const isWide = countryWidth(country) * map.scale > name.length * 7.5;
    if (!isWide || told.has(name)) return [];
    return [{ ...onCanvas(projected(...point)), size: 0, text: [name], colour: colours.faint }];
  });
}

const countryWidths = new Map(); // in degrees
function countryWidth(country) {
  if (!countryWidths.has(country)) {
    const boxes = outlines().units.filter((unit) => unit.country === country);
    const [west, east] = range(boxes.map(({ box }) => [box.west, box.east]));
    countryWidths.set(country, east - west);
  }
  return countryWidths.get(country);
}
