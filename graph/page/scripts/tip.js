// What the pointer is over, in a few words.

function showTip(content, { x, y }, tip = byId("tip")) {
  tip.replaceChildren(...content);
  tip.hidden = false;
  const { clientWidth } = tip.offsetParent;
  tip.style.left = `${Math.max(8, Math.min(x + 14, clientWidth - tip.offsetWidth - 8))}px`;
  tip.style.top = `${Math.max(8, y - tip.offsetHeight - 10)}px`;
}

const hideTip = (tip = byId("tip")) => (tip.hidden = true);

function nodeTip(node) {
  return [make("strong", {}, shownName(node)), ` ${nodeKind(node)} · `, figure(visibleOfNode(node).length)];
}

function lineTip(line) {
  return [relationText(line), " · ", figure(visibleOfLine(line).length)];
}

function watchPointer() {
  network.on("hoverNode", ({ node, pointer }) => showTip(nodeTip(nodes[node]), pointer.DOM));
  network.on("hoverEdge", ({ edge, pointer }) => showTip(lineTip(lines[edge]), pointer.DOM));
  for (const over of ["blurNode", "blurEdge", "dragStart", "zoom"]) network.on(over, () => hideTip());
}
