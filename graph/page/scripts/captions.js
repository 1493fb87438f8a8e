// The names on the canvas. They keep their size at every zoom, and one that would lie on another is left out until
// there is room for it: the names of the chosen and of the weightiest nodes come first.

const CAPTION_SIZE = 13;
const CAPTION_LEADING = 17;
const captionFont = () => `600 ${CAPTION_SIZE}px ${colours.fonts}`;

const captions = { shown: [], widths: new Map() }; // shown: the boxes of those in the last picture, in canvas units

const captionLines = (node) => (inLanguage([node.label, node.label_en]) || node.key).split("\n");

function captionWidth(context, line) {
  if (!captions.widths.has(line)) captions.widths.set(line, context.measureText(line).width);
  return captions.widths.get(line);
}

// Where a caption may stand around its node, best place first.
const SIDES = [
  [0, 1],
  [0, -1],
  [1, 0],
  [-1, 0],
  [0.5, 1],
  [-0.5, 1],
  [0.5, -1],
  [-0.5, -1],
];

function captionPlaces(node, width, height, unit) {
  const across = node.size + 3 * unit + width / 2;
  const down = node.size + 3 * unit + height / 2;
  return SIDES.map(([x, y]) => ({ x: node.x + x * across, y: node.y + y * down, width, height, node }));
}

const overlap = (a, b) =>
  Math.abs(a.x - b.x) * 2 < a.width + b.width && Math.abs(a.y - b.y) * 2 < a.height + b.height;

// Whether no part of a box lies outside the picture.
const within = (box, view) =>
  Math.abs(box.x - view.x) * 2 < view.width - box.width && Math.abs(box.y - view.y) * 2 < view.height - box.height;

// `drawn` are the nodes on the canvas, those that come first in front; `view` is what is seen of it; `must` tells which
// are shown in any case.
function placeCaptions(context, drawn, unit, view, must) {
  context.save();
  context.font = captionFont();
  const taken = drawn.map((node) => ({ x: node.x, y: node.y, width: 2 * node.size, height: 2 * node.size, node }));
  captions.shown = [];
  for (const node of drawn) {
    const text = captionLines(node);
    const width = (Math.max(...text.map((line) => captionWidth(context, line))) + 4) * unit;
    const places = captionPlaces(node, width, text.length * CAPTION_LEADING * unit, unit);
    const free = places.find(
      (box) => within(box, view) && !taken.some((other) => other.node !== node && overlap(box, other)),
    );
    const box = free ?? (must(node) ? places[0] : null);
    if (!box) continue;
    captions.shown.push({ ...box, text });
    taken.push({ ...box, node: null });
  }
  context.restore();
}

function paintCaptions(context, unit, isFaded) {
  context.save();
  Object.assign(context, { textAlign: "center", textBaseline: "middle", lineJoin: "round", font: captionFont() });
  context.direction = state.language === "ar" ? "rtl" : "ltr";
  for (const { x, y, text, node } of captions.shown) {
    context.globalAlpha = isFaded(node) ? 0.3 : 1;
    context.save();
    context.translate(x, y);
    context.scale(unit, unit);
    text.forEach((line, row) => paintLine(context, line, (row - (text.length - 1) / 2) * CAPTION_LEADING));
    context.restore();
  }
  context.restore();
}

function paintLine(context, line, y) {
  context.lineWidth = 4;
  context.strokeStyle = colours.paper;
  context.strokeText(line, 0, y);
  context.fillStyle = colours.ink;
  context.fillText(line, 0, y);
}

const captionAt = ({ x, y }) => captions.shown.find((box) => overlap(box, { x, y, width: 0, height: 0 }))?.node;
