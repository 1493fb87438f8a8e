// The names on the canvas. They keep their size at every zoom, and one that would lie on another is left out until
// there is room for it: the names of the chosen and of the weightiest nodes come first.

const CAPTION_SIZE = 13;
const CAPTION_LEADING = 17;
const CAPTION_SHAPES = [
  { letters: 20, rows: 2 }, // as graph/page/nodes.py expects them
  { letters: 13, rows: 3 }, // where there is no room for a wide one
];
const captionFont = () => `600 ${CAPTION_SIZE}px ${colours.fonts}`;

// shown: the boxes of those in the last picture, in canvas units; held: whether they stay as they are, though the
// picture moves
const captions = { shown: [], widths: new Map(), held: false };

// A name in rows of so many letters, with an ellipsis where it is cut.
function wrapped(name, { letters, rows }) {
  const made = [];
  for (const word of name.split(/\s+/).filter(Boolean)) {
    const row = made.length ? `${made.at(-1)} ${word}` : word;
    if (made.length && row.length <= letters) made[made.length - 1] = row;
    else made.push(word);
  }
  const shown = made.slice(0, rows);
  if (made.length > rows) shown[rows - 1] += "…";
  return shown.map((row) => (row.length <= letters + 1 ? row : `${row.slice(0, letters)}…`));
}

function captionWidth(context, row) {
  if (!captions.widths.has(row)) captions.widths.set(row, context.measureText(row).width);
  return captions.widths.get(row);
}

// Where a caption may stand around its node, best place first: half its width and height by the sides of the node.
const SIDES = [
  [0, 1],
  [0, -1],
  [1, 0],
  [-1, 0],
  [0.5, 1],
  [-0.5, 1],
  [0.5, -1],
  [-0.5, -1],
  [1, 0.5],
  [-1, 0.5],
  [1, -0.5],
  [-1, -0.5],
  [1, 1],
  [-1, 1],
  [1, -1],
  [-1, -1],
];

function captionPlaces(context, node, unit) {
  const name = nodeName(node).trim() || node.key;
  return CAPTION_SHAPES.flatMap((shape, number) => {
    const text = wrapped(name, shape);
    if (number && text.length === 1) return [];
    const width = (Math.max(...text.map((row) => captionWidth(context, row))) + 4) * unit;
    const height = text.length * CAPTION_LEADING * unit;
    const across = node.size + 3 * unit + width / 2;
    const down = node.size + 3 * unit + height / 2;
    return SIDES.map(([x, y]) => ({ x: node.x + x * across, y: node.y + y * down, width, height, node, text }));
  });
}

const overlap = (a, b) =>
  Math.abs(a.x - b.x) * 2 < a.width + b.width && Math.abs(a.y - b.y) * 2 < a.height + b.height;

// Whether no part of a box lies outside the picture.
const within = (box, view) =>
  Math.abs(box.x - view.x) * 2 < view.width - box.width && Math.abs(box.y - view.y) * 2 < view.height - box.height;

// `drawn` are the nodes on the canvas, those that come first in front; `view` is what is seen of it; `must` tells which
// are shown in any case.
function placeCaptions(context, drawn, unit, view, must) {
  if (captions.held) return;
  context.save();
  context.font = captionFont();
  const symbols = drawn.map((node) => ({ ...node, width: 2 * node.size, height: 2 * node.size, node }));
  const open = (node) => {
    const isSeen = within({ ...node, width: 0, height: 0 }, view);
    return captionPlaces(context, node, unit).filter(
      (box) => (!isSeen || within(box, view)) && !symbols.some((other) => other.node !== node && overlap(box, other)),
    );
  };
  captions.shown = [];
  for (const node of drawn) {
    const places = open(node);
    const box = places.find(isFree) ?? afterMoving(places, open);
    if (box || must(node)) captions.shown.push(box ?? captionPlaces(context, node, unit)[0]);
  }
  context.restore();
}

const isFree = (box) => !captions.shown.some((other) => overlap(box, other));

// A place that is free once another caption has moved to another place of its own.
function afterMoving(places, open) {
  for (const box of places) {
    const inTheWay = captions.shown.filter((other) => overlap(box, other));
    if (inTheWay.length !== 1) continue;
    const [moved] = inTheWay;
    const at = captions.shown.indexOf(moved);
    captions.shown[at] = box;
    const elsewhere = open(moved.node).find(isFree);
    captions.shown[at] = elsewhere ?? moved;
    if (elsewhere) return box;
  }
  return null;
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
    text.forEach((row, number) => paintRow(context, row, (number - (text.length - 1) / 2) * CAPTION_LEADING));
    context.restore();
  }
  context.restore();
}

function paintRow(context, row, y) {
  context.lineWidth = 4;
  context.strokeStyle = colours.paper;
  context.strokeText(row, 0, y);
  context.fillStyle = colours.ink;
  context.fillText(row, 0, y);
}

const captionAt = ({ x, y }) => captions.shown.find((box) => overlap(box, { x, y, width: 0, height: 0 }))?.node;
