// How the symbols of the map look: discs in the colours of the groups, as large as their statements are many.

function paintMarker(context, marker, { x, y }) {
  const { size, count } = marker;
  const { groups, moves: moved, isUncertain } = toldBy(marker);
  if (isArea(marker)) paintDisc(context, x, y, size + 8, colours.ink, 0.16);
  paintDisc(context, x, y, size + 1.5, colours.paper);
  paintGroups(context, x, y, size, groups, isUncertain);
  if (!isSingle(marker)) paintRing(context, x, y, size + 3, colours.ink, 1.2);
  if (count > 1) paintCount(context, x, y, size, count);
  if (moved.length) paintFlag(context, x, y - size);
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
  context.fillText(grouped[state.language].format(count), x, y + 0.5);
}

// A flag at the top of a symbol: the place changed hands.
const FLAG = new Path2D("M-1 0V-16H1V-15L12 -11L1 -7V0Z");
const FLAG_ROOM = { x: 5, y: -8, size: 8 }; // the middle and half the side of a square around it

function paintFlag(context, x, y) {
  context.save();
  context.translate(x, y);
  Object.assign(context, {
    lineJoin: "round",
    lineWidth: 4,
    strokeStyle: colours.paper,
    fillStyle: colours.control,
  });
  context.stroke(FLAG);
  context.fill(FLAG);
  context.restore();
}
