// How the map is moved: pointer, wheel, two fingers, keys and buttons.

const STEP = 80; // pixels that an arrow key moves the map
const ZOOM = 1.5; // by which a button or a key makes it larger
const SLACK = { mouse: 3, pen: 6, touch: 12 }; // pixels beside a symbol that still are a hit
const fingers = new Map(); // by pointer: where it is, and where it went down

function watchMap() {
  const canvas = mapCanvas();
  canvas.addEventListener("pointerdown", mapDown);
  canvas.addEventListener("pointermove", mapPointer);
  canvas.addEventListener("pointerup", mapUp);
  canvas.addEventListener("pointercancel", mapUp);
  canvas.addEventListener("pointerleave", () => hoverMarker(null));
  canvas.addEventListener("wheel", mapWheel, { passive: false });
  canvas.addEventListener("dblclick", (event) => markerAt(pointIn(event)) || zoomMapBy(2, pointIn(event)));
  canvas.addEventListener("keydown", mapKey);
  byId("map-in").addEventListener("click", () => zoomMapBy(ZOOM));
  byId("map-out").addEventListener("click", () => zoomMapBy(1 / ZOOM));
  byId("map-fit").addEventListener("click", showWholeMap);
  new ResizeObserver(followMapSize).observe(canvas);
}

function followMapSize() {
  if (!mapCanvas().clientWidth) return; // another view is seen
  if (!map.scale) fitMapAtFirst();
  settleMap();
}

function zoomMapBy(factor, fixed) {
  zoomMap(factor, fixed);
  keepMapCamera();
}

function showWholeMap() {
  fitMap();
  keepMapCamera();
}

function pointIn({ clientX, clientY }) {
  const { left, top } = mapCanvas().getBoundingClientRect();
  return { x: clientX - left, y: clientY - top };
}

// The symbol at a point of the canvas, or the one whose name stands there.
function markerAt(point, slack = SLACK.mouse) {
  const hit = markersInView().findLast((one) => distance(one, point) <= one.size + slack);
  const under = (box) => box.marker && overlap(box, { ...point, width: 0, height: 0 });
  return hit?.marker ?? map.names?.boxes.find(under)?.marker ?? null;
}

function mapDown(event) {
  if (event.button !== 0) return;
  const point = pointIn(event);
  fingers.set(event.pointerId, { ...point, start: point });
  mapCanvas().setPointerCapture(event.pointerId);
  hoverMarker(null);
}

function mapPointer(event) {
  const finger = fingers.get(event.pointerId);
  const point = pointIn(event);
  if (!finger) return hoverMarker(markerAt(point));
  const others = [...fingers.values()].filter((one) => one !== finger);
  if (others.length === 1) {
    const [other] = others;
    const middle = { x: (point.x + other.x) / 2, y: (point.y + other.y) / 2 };
    zoomMap(distance(point, other) / Math.max(distance(finger, other), 1), middle);
  }
  const pixels = map.scale * fingers.size; // each finger brings its part of the way
  moveMap({ x: map.x - (point.x - finger.x) / pixels, y: map.y - (point.y - finger.y) / pixels });
  Object.assign(finger, point);
}

function mapUp(event) {
  const finger = fingers.get(event.pointerId);
  if (!finger) return;
  fingers.delete(event.pointerId);
  const isClick = event.type === "pointerup" && !fingers.size && distance(finger, finger.start) < 5;
  if (!isClick) return keepMapCamera();
  settleMap();
  const marker = markerAt(pointIn(event), SLACK[event.pointerType]);
  if (marker) openMarker(marker);
  else select(null);
}

function mapWheel(event) {
  event.preventDefault();
  const pixels = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
  const speed = event.ctrlKey ? 0.01 : 0.0016; // two fingers on a touch pad come as a wheel with Ctrl
  zoomMap(Math.exp(-event.deltaY * pixels * speed), pointIn(event));
  keepMapCameraSoon();
}

const ARROW_KEYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const ZOOM_KEYS = { "+": ZOOM, "=": ZOOM, "-": 1 / ZOOM };

// Arrows move the map or, on a symbol, go to the next one on that side.
function mapKey(event) {
  const { key, target } = event;
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  if (Object.hasOwn(ARROW_KEYS, key))
    target === mapCanvas() ? pushMap(...ARROW_KEYS[key]) : hop(...ARROW_KEYS[key]);
  else if (Object.hasOwn(ZOOM_KEYS, key)) zoomMapBy(ZOOM_KEYS[key]);
  else if (key === "0" || key === "Home") showWholeMap();
  else return;
  event.preventDefault();
}

function pushMap(x, y) {
  moveMap({ x: map.x + (x * STEP) / map.scale, y: map.y + (y * STEP) / map.scale });
  keepMapCamera();
}

// The focus goes to the nearest symbol on one side.
function hop(x, y) {
  if (!map.focused) return;
  const here = onCanvas(map.focused);
  const far = map.listed.map((marker) => {
    const there = onCanvas(marker);
    const [along, across] = [
      (there.x - here.x) * x + (there.y - here.y) * y,
      (there.x - here.x) * y + (there.y - here.y) * x,
    ];
    return along > 1 ? along + 2 * Math.abs(across) : Infinity;
  });
  const next = far.indexOf(Math.min(...far));
  if (far[next] === Infinity) return;
  putInTabOrder(next);
  mapCanvas().children[next].focus();
}

function hoverMarker(marker) {
  if (map.hovered === marker) return;
  map.hovered = marker;
  mapCanvas().classList.toggle("over", marker !== null);
  tipMarker(marker);
}
