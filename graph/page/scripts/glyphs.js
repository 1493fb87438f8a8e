// How the symbols of the map look: discs in the colours of the groups, as large as their statements are many.

function paintMarker(context, marker, { x, y }) {
  const { size, count } = marker;
  const { groups, moves: moved, isUncertain } = toldBy(marker);
  if (isArea(marker)) paintDisc(context, x, y, size + 8, colours.ink, 0.16);
  paintDisc(context, x, y, size + 1.5, colours.paper);
  paintGroups(context, x, y, size, groups, isUncertain);
  if (!isSingle(marker)) paintRing(context, x, y, size + 3, colours.ink, 1.2);
  if (count > 1) paintCount(context, x, y, size, count);
  for (const end of moved.length ? movedEnds(moved[0]) : []) paintArrow(context, { x, y, size }, end);
}

function paintDisc(context, x, y, radius, colour, alpha = 1) {
  const before = context.globalAlpha;
  Object.assign(context, { fillStyle: colour, globalAlpha: before * alpha });
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fill();
  context.globalAlpha = before;
}

function paintRing(context, x, y, radius, colour, width, dashes = [], from = 0, to = 2 * Math.PI) {
  Object.assign(context, { strokeStyle: colour, lineWidth: width });
  context.setLineDash(dashes);
  context.beginPath();
  context.arc(x, y, radius, from, to);
  context.stroke();
  context.setLineDash([]);
}

// A sector for each group, from the top; only a dashed ring where all is denied or possible.
function paintGroups(context, x, y, size, groups, isUncertain) {
  const all = groups.reduce((sum, [, count]) => sum + count, 0);
  let angle = -Math.PI / 2;
  for (const [group, count] of groups) {
    const end = angle + (2 * Math.PI * count) / all;
    if (isUncertain) paintRing(context, x, y, size - 1.5, colours[group], 2.5, [4, 3], angle, end);
    else paintSector(context, x, y, size, colours[group], angle, end);
    angle = end;
  }
}

function paintSector(context, x, y, size, colour, from, to) {
  context.fillStyle = colour;
  context.beginPath();
  context.moveTo(x, y);
  context.arc(x, y, size, from, to);
  context.fill();
}

function paintCount(context, x, y, size, count) {
  paintDisc(context, x, y, size * 0.62, colours.paper);
  const font = Math.max(10, Math.min(size * 0.72, 15));
  Object.assign(context, { fillStyle: colours.ink, font: `600 ${font}px ${colours.fonts}` });
  Object.assign(context, { textAlign: "center", textBaseline: "middle", direction: "ltr" });
  context.fillText(digits(count), x, y + 0.5);
}

// The arrows of a move, beside a symbol: into it, out of it, or a block where somebody stays. Each begins at its rim
// and goes away from it. It goes to a side, as the texts tell no direction on the map.
const ARROWS_OF_MOVES = {
  took: { way: [-0.8, -0.6], shape: "M0 0L10 -6V-1.6H24V1.6H10V6Z" },
  lost: { way: [0.8, -0.6], shape: "M24 0L14 6V1.6H0V-1.6H14V-6Z" },
  holds: { way: [0, -1], shape: "M0 -5H9V-1.6H24V1.6H9V5H0Z" },
};
const ARROW = { length: 24, gap: 5, room: 10 }; // pixels; `room` is half the side of a square around it
const wayOf = (end) => {
  const [x, y] = ARROWS_OF_MOVES[end].way;
  return { x: state.language === "ar" ? -x : x, y };
};

// The place of an arrow of a symbol: where it begins, its middle and its outer end.
function arrowPlace({ x, y, size }, end) {
  const way = wayOf(end);
  const at = (length) => ({ x: x + way.x * (size + length), y: y + way.y * (size + length) });
  return { rim: at(ARROW.gap), middle: at(ARROW.gap + ARROW.length / 2), tip: at(ARROW.gap + ARROW.length) };
}

function paintArrow(context, placed, end) {
  const { rim } = arrowPlace(placed, end);
  const way = wayOf(end);
  const shape = new Path2D(ARROWS_OF_MOVES[end].shape);
  context.save();
  context.translate(rim.x, rim.y);
  context.rotate(Math.atan2(way.y, way.x));
  Object.assign(context, { lineJoin: "round", lineWidth: 4, strokeStyle: colours.paper, fillStyle: colours.control });
  context.stroke(shape);
  context.fill(shape);
  context.restore();
}
