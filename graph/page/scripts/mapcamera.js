// What is seen of the map: the point of the plane in the middle of the canvas, and how many pixels a degree has.

const FURTHEST = 2; // pixels for a degree, at least
const NEAREST = 2000; // and at most
const OVERVIEW = { ...projected(42, 30), scale: 16 }; // the region, where no place is known

const map = {
  x: 0,
  y: 0,
  scale: 0, // 0: nothing was seen yet
  places: [], // the symbol of each place
  markers: [], // the symbols at this scale
  gatheredAt: 0, // the scale at which they were gathered
  listed: [], // those that have a button
  names: null, // {boxes, x, y, scale}: those of the last picture at rest, and what was seen then
  focused: null,
  hovered: null,
  isMoving: false,
  camera: null, // where the reader took it
};

const mapCanvas = () => byId("map-canvas");

// Where a point of the plane is on the canvas, in pixels from its upper left corner, and the other way round.
function onCanvas({ x, y, dx = 0, dy = 0 }) {
  const { clientWidth, clientHeight } = mapCanvas();
  return { x: (x - map.x) * map.scale + clientWidth / 2 + dx, y: (y - map.y) * map.scale + clientHeight / 2 + dy };
}

function onPlane({ x, y }) {
  const { clientWidth, clientHeight } = mapCanvas();
  return { x: map.x + (x - clientWidth / 2) / map.scale, y: map.y + (y - clientHeight / 2) / map.scale };
}

function moveMap({ x = map.x, y = map.y, scale = map.scale }) {
  map.x = between(-180, x, 180);
  map.y = between(-150, y, 150);
  map.scale = between(FURTHEST, scale, NEAREST);
  map.isMoving = true;
  drawMapSoon();
}

// Zoom while a point of the canvas, usually its middle, stays where it is.
function zoomMap(factor, fixed) {
  const { clientWidth, clientHeight } = mapCanvas();
  const point = fixed ?? { x: clientWidth / 2, y: clientHeight / 2 };
  const before = onPlane(point);
  moveMap({ scale: map.scale * factor });
  const after = onPlane(point);
  moveMap({ x: map.x + before.x - after.x, y: map.y + before.y - after.y });
}

// Bring places into view, all that the map shows if none are named, with room for their names.
function fitMap(wanted = map.places) {
  const { width, height, all } = freeArea(mapCanvas());
  if (!width || !height) return;
  if (!wanted.length) return moveMap(OVERVIEW);
  const { west, east, north, south } = boxOf(wanted);
  const room = { width: Math.max(width - 180, 50), height: Math.max(height - 150, 50) };
  const scale = Math.min(room.width / (east - west), room.height / (south - north), NEAREST / 5);
  moveMap({ x: (west + east) / 2, y: (north + south) / 2 + (all - height) / 2 / scale, scale });
}

// At first: what the address tells, or else the places that are more exact than a country, if there are any.
function fitMapAtFirst() {
  if (state.camera) return moveMapTo(state.camera);
  const exact = map.places.filter(({ node }) => node.precision !== "country");
  fitMap(exact.length ? exact : map.places);
}

const moveMapTo = ({ lon, lat, scale }) => moveMap({ ...projected(lon, lat), scale });

// The reader has moved the map: the address tells where it is now.
function keepMapCamera() {
  settleMap();
  const { lon, lat } = unprojected(map);
  map.camera = { lon: rounded(lon), lat: rounded(lat), scale: rounded(map.scale) };
  update({ camera: map.camera });
}

let keeping = 0;
function keepMapCameraSoon() {
  clearTimeout(keeping);
  keeping = setTimeout(keepMapCamera, 150);
}

const rounded = (value) => Number(value.toFixed(3));

// The address tells where the map is to be: where it says nothing, as at first. Out of sight, it waits to be seen.
function followMapCamera() {
  if (!map.scale || state.camera === map.camera) return;
  Object.assign(map, { camera: state.camera, scale: 0 });
  if (!mapCanvas().clientWidth) return;
  fitMapAtFirst();
  settleMap();
}

const isWithin = ({ x, y }, { width, height }, margin = 0) =>
  x > -margin && y > -margin && x < width + margin && y < height + margin;

// Bring what is chosen into view, where nothing of it is seen.
function showChosenOnMap() {
  if (state.view !== "map" || !state.selected || !map.scale) return;
  const chosen = map.places.filter((place) => isMarkerChosen(place));
  const wanted = chosen.length ? chosen : map.places.filter((place) => !isMarkerFaded(place));
  const free = freeArea(mapCanvas());
  if (!wanted.length || wanted.some((place) => isWithin(onCanvas(place), free))) return;
  fitMap(wanted);
  settleMap();
}
