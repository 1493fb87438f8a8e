// The ground of the map: sea, land and borders.

const MARGIN = 0.3; // of the canvas, on each side: how much further the sheet reaches
const sheetSide = (side) => side + 2 * Math.round(side * MARGIN);
// Painting outlines takes a while: they are painted on a sheet, which is shifted while the map moves.
const sheet = { canvas: document.createElement("canvas"), x: 0, y: 0, scale: 0, kind: "" };

function paintGround(context, width, height) {
  const kind = [width, height, devicePixelRatio, state.theme].join(" ");
  if (sheet.kind !== kind || (!map.isMoving && sheet.scale !== map.scale) || !sheetCovers(width, height)) {
    Object.assign(sheet, { kind, x: map.x, y: map.y, scale: map.scale });
    const [wide, high] = [sheetSide(width), sheetSide(height)];
    paintLand(sizedContext(sheet.canvas, wide, high), wide, high, sheet);
  }
  const { left, top, wide, high } = sheetPlace(width, height);
  context.drawImage(sheet.canvas, left, top, wide, high);
}

// Where the sheet lies on the canvas.
function sheetPlace(width, height) {
  const [wide, high] = [width, height].map((side) => (sheetSide(side) * map.scale) / sheet.scale);
  const [left, top] = [
    (sheet.x - map.x) * map.scale + (width - wide) / 2,
    (sheet.y - map.y) * map.scale + (height - high) / 2,
  ];
  return { left: Math.round(left), top: Math.round(top), wide, high }; // whole pixels keep lines sharp
}

function sheetCovers(width, height) {
  const { left, top, wide, high } = sheetPlace(width, height);
  return left <= 0 && top <= 0 && left + wide >= width && top + high >= height;
}

// Sea, land and borders around a point of the plane, at a scale.
function paintLand(context, width, height, { x, y, scale }) {
  context.fillStyle = colours.sea;
  context.fillRect(0, 0, width, height);
  context.translate(width / 2 - x * scale, height / 2 - y * scale);
  context.scale(scale, scale);
  Object.assign(context, { fillStyle: colours.paper, lineJoin: "round", lineWidth: 1 / scale });
  context.fill(outlines().land, "evenodd");
  for (const [layer, colour, dash] of [
    ["within", colours.edge, 0],
    ["borders", colours.faint, 0],
    ["claims", colours.faint, 4],
  ]) {
    context.strokeStyle = colour;
    context.setLineDash(dash ? [dash / scale] : []);
    context.stroke(outlines()[layer]);
  }
}

// The context of a canvas of so many pixels of the page, cleared.
function sizedContext(canvas, width, height) {
  canvas.width = Math.round(width * devicePixelRatio);
  canvas.height = Math.round(height * devicePixelRatio);
  const context = canvas.getContext("2d");
  context.scale(devicePixelRatio, devicePixelRatio);
  return context;
}

// The areas that the places under the pointer, with the focus or chosen may be anywhere in.
function paintAreas(context) {
  const { selected } = state;
  const shown = [map.hovered, map.focused].filter((marker) => marker && isSingle(marker)).map(({ node }) => node);
  if (selected && "node" in selected && isLocated(nodes[selected.node])) shown.push(nodes[selected.node]);
  const { x, y } = onCanvas({ x: 0, y: 0 });
  context.save();
  context.translate(x, y);
  context.scale(map.scale, map.scale);
  Object.assign(context, { fillStyle: colours.accent, globalAlpha: 0.18 });
  for (const node of new Set(shown)) {
    const area = knownArea(node);
    if (area) context.fill(area, "evenodd");
  }
  context.restore();
}

const areas = new Map(); // by node, as far as they were asked for
function knownArea(node) {
  if (!areas.has(node)) areas.set(node, areaOf(node));
  return areas.get(node);
}
