// The picture: vis-network draws the nodes and lines, at the places that were computed when the page was made.

const FADED = 0.13;
const items = { nodes: new vis.DataSet(), lines: new vis.DataSet() };
let network;
// seen: the nodes on the canvas, those whose names come first in front; revealed: those that are drawn for the selection
// or the answer alone; counted: the lines that bear their number of statements, those with most first
const picture = { seen: [], revealed: new Set(), counted: [] };

// What the selection lights up: nothing is faded where nothing is selected or answered.
const lit = { any: false, nodes: new Set(), lines: new Set() };

function refreshLit() {
  const { selected } = state;
  lit.any = selected !== null;
  lit.nodes = new Set();
  lit.lines = new Set();
  if (!selected) return lightAnswer();
  const isLine = "line" in selected;
  for (const number of isLine ? visibleOfLine(lines[selected.line]) : visibleOfNode(nodes[selected.node])) {
    for (const line of isLine ? [lines[selected.line]] : linesOf[number]) lit.lines.add(line.id);
    for (const node of nodesOf[number]) lit.nodes.add(node);
  }
}

function lightAnswer() {
  const answered = litByAnswer();
  if (!answered) return;
  lit.any = true;
  for (const part of ["nodes", "lines"]) for (const id of answered[part]) lit[part].add(id);
}

const isFaded = (node) => lit.any && !lit.nodes.has(node.id);
const isChosen = (node) => state.selected?.node === node.id;

function nodeItem(node) {
  const hollow = node.kind === "place";
  const colour = colours[node.kind];
  return {
    id: node.id,
    x: node.x,
    y: node.y,
    size: node.size,
    shape: SHAPES[node.kind],
    hidden: !visibleOfNode(node).length,
    opacity: isFaded(node) ? FADED : 1,
    borderWidth: isChosen(node) ? 5 : hollow ? 3 : 1.5,
    color: {
      background: hollow ? colours.paper : colour,
      border: isChosen(node) ? colours.accent : hollow ? colour : colours.paper,
    },
    shapeProperties: { borderDashes: node.kind === "population" && [3, 3] },
  };
}

function lineItem(line) {
  const numbers = visibleOfLine(line);
  const group = groupOf(line.type);
  const faded = lit.any && !lit.lines.has(line.id);
  return {
    id: line.id,
    from: line.from,
    to: line.to,
    width: Math.min(1.6 + 1.2 * Math.sqrt(numbers.length - 1 || 0), 8),
    dashes: numbers.every((number) => statusOf(statements[number]) !== "asserted") && [7, 5],
    color: { color: colours[group], opacity: faded ? FADED : lit.any ? 1 : 0.82 },
    smooth: {
      enabled: line.curve !== 0,
      type: line.curve < 0 ? "curvedCCW" : "curvedCW",
      roundness: Math.abs(line.curve),
    },
    arrows: { to: { enabled: true, type: ARROWS[group], scaleFactor: 0.5 } },
    selfReference: { size: 16 + 40 * Math.abs(line.curve), angle: Math.PI / 4 },
  };
}

// The library draws at once at every change of its items: it is made to draw once, before the next frame is shown.
function redraw() {
  const { emitter } = network.body;
  emitter.emit("_blockRedraw");
  refreshItems();
  emitter.emit("_allowRedraw");
  emitter.emit("_requestRedraw");
}

function refreshItems() {
  const drawn = nodes.filter(isDrawn);
  const shown = linesToDraw().map(lineItem);
  removeOthers(items.lines, shown);
  removeOthers(items.nodes, drawn);
  items.nodes.update(changedItems(items.nodes, drawn.map(nodeItem)));
  items.lines.update(changedItems(items.lines, shown));
  const seen = drawn.filter((node) => !items.nodes.get(node.id).hidden);
  const rank = (node) => (lit.nodes.has(node.id) ? 1e9 : 0) + node.mentions;
  picture.seen = seen.sort((a, b) => rank(b) - rank(a));
  picture.counted = linesToDraw()
    .filter((line) => !lit.any || lit.lines.has(line.id))
    .map((line) => ({ id: line.id, count: visibleOfLine(line).length }))
    .filter(({ count }) => count > 1);
  byId("empty").hidden = seen.length > 0;
  showCounter(seen.length, shown.length);
}

function removeOthers(set, kept) {
  const left = new Set(set.getIds());
  for (const { id } of kept) left.delete(id);
  set.remove([...left]);
}

// The library is slow to take an item in: it gets those only that look other than before.
function changedItems(set, wanted) {
  return wanted.filter((item) => JSON.stringify(item) !== JSON.stringify(set.get(item.id)));
}

function drawNetwork() {
  network = new vis.Network(byId("network"), { nodes: items.nodes, edges: items.lines }, JSON.parse(data.options));
  byId("network").firstElementChild.tabIndex = 0; // in the order of the page, where the library puts it last
  network.on("afterDrawing", (context) => {
    const unit = 1 / network.getScale();
    const { clientWidth, clientHeight } = byId("network");
    const view = { ...network.getViewPosition(), width: clientWidth * unit, height: clientHeight * unit };
    paintTexts(context, unit, view);
  });
  network.on("click", ({ nodes: [node], edges: [line], pointer }) => {
    const named = node ?? captionAt(pointer.canvas)?.id;
    select(named !== undefined ? { node: named } : line !== undefined ? { line } : null);
  });
  network.on("doubleClick", ({ nodes: [node] }) => node !== undefined && expand(nodes[node]));
  network.on("dragStart", ({ nodes: moved }) => (captions.held = !moved.length));
  network.on("dragEnd", ({ nodes: moved }) => {
    captions.held = false;
    for (const [id, place] of Object.entries(network.getPositions(moved))) Object.assign(nodes[id], place);
  });
}

// `view` is what is seen of the picture, `unit` a pixel of the screen.
function paintTexts(context, unit, view) {
  placeCaptions(context, picture.seen, unit, view, isChosen);
  placeLineCounts(context, picture.seen, unit);
  paintLineCounts(context, unit);
  paintCaptions(context, unit, isFaded);
}
