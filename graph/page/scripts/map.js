// The map: places at their coordinates, with symbols for what happened there.

// Called when what the filters leave, the selection, the language or the theme have changed.
function showMap() {
  map.places = placesOnMap();
  map.gatheredAt = 0;
  byId("map-empty").hidden = map.places.length > 0;
  showMapCounts();
  showMapKey();
  if (!map.scale) fitMapAtFirst();
  settleMap();
}

// The map has come to rest: names are placed anew, and symbols listed.
function settleMap() {
  map.isMoving = false;
  drawMap();
  listMarkers();
}

let isToBeDrawn = false;
function drawMapSoon() {
  if (isToBeDrawn) return;
  isToBeDrawn = true;
  requestAnimationFrame(drawMap);
}

function drawMap() {
  isToBeDrawn = false;
  const { clientWidth: width, clientHeight: height } = mapCanvas();
  if (!width || !height || !map.scale) return;
  const context = sizedContext(mapCanvas(), width, height);
  paintGround(context, width, height);
  paintOnGround(context, width, height);
}

function paintOnGround(context, width, height) {
  paintAreas(context);
  paintMarkers(context);
  paintNames(context, { x: width / 2, y: height / 2, width, height });
}

// The map for a picture, with its ground as sharp as the rest.
function paintMap(context, width, height) {
  context.save();
  paintLand(context, width, height, map);
  context.restore();
  paintOnGround(context, width, height);
}

// The symbols that are seen, with where they are: those of the selection first, then by weight.
function markersInView() {
  if (map.gatheredAt !== map.scale) {
    map.markers = gathered(map.places, map.scale);
    map.gatheredAt = map.scale;
  }
  const { clientWidth: width, clientHeight: height } = mapCanvas();
  const placed = map.markers.map((marker) => ({ ...onCanvas(marker), size: marker.size, marker }));
  const rank = ({ marker }) => (isMarkerFaded(marker) ? 0 : 1e9) + marker.count;
  return placed.filter((one) => isWithin(one, { width, height }, one.size)).sort((a, b) => rank(b) - rank(a));
}

function paintMarkers(context) {
  for (const { x, y, marker } of markersInView().reverse()) {
    context.globalAlpha = isMarkerFaded(marker) ? 0.25 : 1;
    paintMarker(context, marker, { x, y });
    context.globalAlpha = 1;
    if (isMarkerChosen(marker)) paintRing(context, x, y, marker.size + 4, colours.accent, 3);
    if (marker.node === map.focused?.node) paintRing(context, x, y, marker.size + 8, colours.accent, 3, [6, 3]);
  }
}
