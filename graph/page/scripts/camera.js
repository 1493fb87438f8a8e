// What is seen of the picture.

// The picture was laid out for a wide canvas: on a high one it lies on its side. Tells whether it was turned.
function turn() {
  const { clientWidth, clientHeight } = byId("network");
  const isOnSide = clientHeight > clientWidth;
  if (isOnSide === camera.isOnSide) return false;
  camera.isOnSide = isOnSide;
  for (const node of nodes) [node.x, node.y] = [node.y, node.x];
  return true;
}

// The part of the picture that is free: on a phone, the panel lies over its lower end.
function freeArea(area = byId("network")) {
  const canvas = area.getBoundingClientRect();
  const side = byId("side").getBoundingClientRect();
  const covered = side.top > canvas.top && side.top < canvas.bottom;
  return { width: canvas.width, height: (covered ? side.top : canvas.bottom) - canvas.top, all: canvas.height };
}

// Bring nodes into view, all that are seen if none are named, with room for their captions.
function fit(wanted = picture.seen) {
  const { width, height, all } = freeArea();
  if (!wanted.length || !width) return;
  const [left, right] = range(wanted.map((node) => [node.x - node.size, node.x + node.size]));
  const [top, bottom] = range(wanted.map((node) => [node.y - node.size, node.y + node.size]));
  const scale = Math.max(Math.min((width - 110) / (right - left), (height - 90) / (bottom - top), 1.6), 0.05);
  const below = 12 + (all - height) / 2; // room for the last captions, and what is covered
  network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 + below / scale }, scale });
}

// Bring what is chosen into view, where it is not.
function showChosen() {
  const { selected } = state;
  if (!selected) return;
  const { width, height } = freeArea();
  const isOutside = ({ x, y }) => x < 0 || y < 0 || x > width || y > height - 30;
  const chosen = "line" in selected ? [lines[selected.line].from, lines[selected.line].to] : [selected.node];
  if (chosen.some((id) => isOutside(network.canvasToDOM(nodes[id]))))
    fit(picture.seen.filter((node) => lit.nodes.has(node.id)));
}

const range = (spans) => [Math.min(...spans.map(([low]) => low)), Math.max(...spans.map(([, high]) => high))];

const zoom = (factor) => network.moveTo({ scale: network.getScale() * factor });

// The picture stays where it was while another view is seen, and fits anew where it gets another size.
const camera = { kept: null, size: "", isOnSide: false };

function keepCamera() {
  if (byId("network").clientWidth) camera.kept = { position: network.getViewPosition(), scale: network.getScale() };
}

function followSize() {
  const { clientWidth, clientHeight } = byId("network");
  const size = `${clientWidth} × ${clientHeight}`;
  if (!clientWidth) return;
  if (turn()) redraw();
  if (size !== camera.size) fit();
  else network.moveTo(camera.kept);
  camera.size = size;
  showChosen();
}
