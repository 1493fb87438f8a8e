// The names on the map: each stands where it lies neither on another nor on a symbol, or is left out.

const NAMED = 150; // symbols that may bear names
const LONGEST_NAME = 26; // letters

// Where a name may stand beside its symbol, best place first.
const BESIDE = [
  [0, 1],
  [0, -1],
  [1, 0],
  [-1, 0],
  [1, -0.5],
  [-1, -0.5],
  [1, 0.5],
  [-1, 0.5],
  [0.5, 1],
  [-0.5, 1],
  [0.5, -1],
  [-0.5, -1],
];

// While the map is only shifted, names go with it.
function paintNames(context, view) {
  const isShifted = map.isMoving && map.names?.scale === map.scale;
  if (!isShifted) map.names = { boxes: placedNames(context, view), x: map.x, y: map.y, scale: map.scale };
  const { boxes, x, y, scale } = map.names;
  context.save();
  context.translate((x - map.x) * scale, (y - map.y) * scale);
  for (const box of boxes) paintName(context, box);
  context.restore();
}

// The boxes of the names that have room, those of the weightiest symbols first and of countries last.
function placedNames(context, view) {
  const names = [...markersInView().slice(0, NAMED).flatMap(namesOf), ...countryNames()];
  const taken = names.map(({ x, y, size, marker }) => ({ x, y, width: 2 * size, height: 2 * size, marker }));
  const boxes = [];
  context.font = captionFont();
  for (const name of names) {
    const isFree = (box) =>
      within(box, view) && !taken.some((other) => !isOwn(other, name) && overlap(box, other));
    const box = name.text && boxesOf(context, name).find(isFree);
    if (!box) continue;
    boxes.push(box);
    taken.push({ ...box, marker: null });
  }
  return boxes;
}

const isOwn = ({ marker }, name) => marker && marker === name.marker;

function boxesOf(context, name) {
  const width = Math.max(...name.text.map((row) => captionWidth(context, row))) + 4;
  const height = name.text.length * CAPTION_LEADING;
  const [across, down] = [name.size + 3 + width / 2, name.size + 3 + height / 2];
  return BESIDE.map(([x, y]) => ({ ...name, x: name.x + x * across, y: name.y + y * down, width, height }));
}

// What may stand beside a symbol: the name of the place and, where it changed hands, who lost it and who took it. A
// flag has no text, but takes room.
function namesOf(placed) {
  const { x, y, size, marker } = placed;
  const name = { ...placed, text: [markerName(marker)], colour: colours.ink };
  const [latest] = toldBy(marker).moves;
  if (latest === undefined) return [name];
  const flag = { x: x + FLAG_ROOM.x, y: y - size + FLAG_ROOM.y, size: FLAG_ROOM.size, text: null };
  const move = { ...placed, text: moveLines(latest), colour: colours.control };
  return isSingle(marker) ? [flag, name, move] : [flag, name];
}

function markerName({ node, places }) {
  const others = places.length > 1 ? ` +${grouped[state.language].format(places.length - 1)}` : "";
  return shortened(nodeName(node) || node.key, LONGEST_NAME) + others;
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

function paintName(context, { x, y, text: rows, colour, marker }) {
  Object.assign(context, { textAlign: "center", textBaseline: "middle", lineJoin: "round", font: captionFont() });
  Object.assign(context, { lineWidth: 4, strokeStyle: colours.paper, fillStyle: colour });
  context.direction = state.language === "ar" ? "rtl" : "ltr";
  context.globalAlpha = marker && isMarkerFaded(marker) ? 0.3 : 1;
  for (const [index, row] of rows.entries()) {
    const middle = y + (index - (rows.length - 1) / 2) * CAPTION_LEADING;
    context.strokeText(row, x, middle);
    context.fillText(row, x, middle);
  }
  context.globalAlpha = 1;
}
