// The names on the canvas. They keep their size at every zoom, and one that would lie on another is left out until
// there is room for it: the names of the chosen and of the weightiest nodes come first.

const CAPTION_SIZE = 13;
const CAPTION_LEADING = 17;
const CAPTION_SHAPES = [
  data.caption, // for which graph/page/nodes.py has left room
  { letters: 13, rows: 3 }, // where there is no room for a wide one
];
const captionFont = (size = CAPTION_SIZE) => `600 ${size}px ${colours.fonts}`;

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

// Where a caption may stand around its symbol, best place first: half its width and height by the sides of the symbol.
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

// The boxes that rows of text may have around a symbol; `unit` is the size of a pixel of the screen.
function boxesAround(context, { x, y, size }, text, unit = 1) {
  const width = (Math.max(...text.map((row) => captionWidth(context, row))) + 4) * unit;
  const height = text.length * CAPTION_LEADING * unit;
  const [across, down] = [width, height].map((side) => size + 3 * unit + side / 2);
  return SIDES.map(([right, below]) => ({ x: x + right * across, y: y + below * down, width, height, text }));
}

function captionPlaces(context, node, unit) {
  return CAPTION_SHAPES.flatMap((shape, number) => {
    const text = wrapped(nodeName(node), shape);
    return number && text.length === 1 ? [] : boxesAround(context, node, text, unit).map((box) => ({ ...box, node }));
  });
}

const overlap = (a, b) =>
  Math.abs(a.x - b.x) * 2 < a.width + b.width && Math.abs(a.y - b.y) * 2 < a.height + b.height;

// Whether no part of a box lies outside the picture.
const within = (box, view) =>
  Math.abs(box.x - view.x) * 2 < view.width - box.width && Math.abs(box.y - view.y) * 2 < view.height - box.height;

// The box of the buttons that lie over the picture.
function buttonsOver({ x, y }, unit) {
  const area = byId("network").getBoundingClientRect();
  const box = byId("zoom-in").parentElement.getBoundingClientRect();
  const across = box.x - area.x + (box.width - area.width) / 2;
  const down = box.y - area.y + (box.height - area.height) / 2;
  return { x: x + across * unit, y: y + down * unit, width: box.width * unit, height: box.height * unit };
}

// `drawn` are the nodes on the canvas, those that come first in front; `view` is what is seen of it; `must` tells which
// are shown in any case.
function placeCaptions(context, drawn, unit, view, must) {
  if (captions.held) return;
  context.save();
  context.font = captionFont();
  const symbols = drawn.map((node) => ({ ...node, width: 2 * node.size, height: 2 * node.size, node }));
  const taken = [...symbols, buttonsOver(view, unit)];
  const open = (node) => {
    const isSeen = within({ ...node, width: 0, height: 0 }, view);
    return captionPlaces(context, node, unit).filter(
      (box) => (!isSeen || within(box, view)) && !taken.some((other) => other.node !== node && overlap(box, other)),
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
  for (const box of captions.shown) paintCaption(context, box, { unit, alpha: isFaded(box.node) ? 0.3 : 1 });
}

// The rows of a text in the middle of its box.
function paintCaption(context, { x, y, text }, { unit = 1, alpha = 1, colour = colours.ink, size = CAPTION_SIZE }) {
  context.save();
  Object.assign(context, { textAlign: "center", textBaseline: "middle", lineJoin: "round" });
  context.font = captionFont(size);
  Object.assign(context, { lineWidth: 4, strokeStyle: colours.paper, fillStyle: colour, globalAlpha: alpha });
  context.direction = state.language === "ar" ? "rtl" : "ltr";
  context.translate(x, y);
  context.scale(unit, unit);
  for (const [number, row] of text.entries()) {
    const middle = (number - (text.length - 1) / 2) * CAPTION_LEADING;
    context.strokeText(row, 0, middle);
    context.fillText(row, 0, middle);
  }
  context.restore();
}

const captionAt = ({ x, y }) => captions.shown.find((box) => overlap(box, { x, y, width: 0, height: 0 }))?.node;
