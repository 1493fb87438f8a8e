// What the map says in words: how much of what is visible it shows, what its symbols mean, and the symbols that are
// seen, as buttons within the canvas, for the keyboard and for screen readers.

function showMapCounts() {
  const all = [...visible.statements];
  const placesOf = (number) => (statements[number].places ?? []).map(([who]) => who);
  const hasPoint = (who) => !Array.isArray(who) && isLocated(nodes[who]);
  const named = all.filter((number) => placesOf(number).length);
  const located = named.filter((number) => placesOf(number).some(hasPoint));
  const parts = [
    ["map.shown", located.length],
    ["map.unlocated", named.length - located.length],
    ["map.placeless", all.length - named.length],
  ];
  byId("map-counter").replaceChildren(
    ...parts.flatMap(([label, count], index) => [index ? " · " : "", `${text(label)}: `, figure(count)]),
  );
}

function showMapKey() {
  const box = { class: "symbol", viewBox: "0 0 22 18", width: 22, height: 18, "aria-hidden": "true" };
  const sample = (label, ...shapes) => make("li", {}, draw("svg", box, shapes), text(label));
  const moveSample = (end) =>
    sample(`move.${end}`, disc(18, 3.5, "full"), draw("path", {
      class: "move", d: ARROWS_OF_MOVES[end].shape, transform: "translate(13 9) rotate(180) scale(0.6)",
    }));
  const disc = (cx, r, kind) => draw("circle", { cx, cy: 9, r, class: kind });
  byId("map-key").replaceChildren(
    sample("map.size", disc(5, 3, "full"), disc(15, 6, "full")),
    sample("map.several", disc(11, 5, "full"), disc(11, 8, "ring")),
    sample("map.area", disc(11, 8.5, "halo"), disc(11, 4.5, "full")),
    ...shownMoveEnds().map(moveSample),
    moves.some(Boolean) ? make("li", { class: "remark" }, text("map.moves")) : "",
    make("li", { class: "remark" }, text("map.outlines")),
  );
}

// The same for a picture of the map: the groups, the arrows that there are, and the remarks.
const mapLegendEntries = () => [
  ...legendEntries().filter(({ symbol }) => symbol === "line"),
  ...shownMoveEnds().map((end) => ({ symbol: "move", of: end, name: text(`move.${end}`) })),
  ...["map.size", ...(moves.some(Boolean) ? ["map.moves"] : []), "map.outlines"].map((label) => ({ symbol: null, name: text(label) })),
];

const shownMoveEnds = () => MOVE_ENDS.filter((end) => moves.some((move) => move && end in move));

// A button for each symbol that is seen; one that has the focus keeps it, or leaves it to the map.
function listMarkers() {
  const focused = map.focused?.node;
  map.listed = map.scale ? markersInView().map(({ marker }) => marker) : [];
  mapCanvas().replaceChildren(...map.listed.map(markerButton));
  const index = map.listed.findIndex(({ node }) => node === focused);
  if (map.listed.length) putInTabOrder(Math.max(index, 0));
  if (focused) (mapCanvas().children[index] ?? mapCanvas()).focus({ preventScroll: true });
}

// Of the symbols, only one is reached by Tab; arrows go on from there.
function putInTabOrder(index) {
  for (const [number, made] of [...mapCanvas().children].entries()) made.tabIndex = number === index ? 0 : -1;
}

const markerButtons = new Map(); // by the node of the place that a symbol stands at: the focus can come back to them

function markerButton(marker) {
  const { node } = marker;
  if (!markerButtons.has(node)) {
    const made = button({}, () => openMarker(listedMarker(node), made));
    made.addEventListener("focus", () => focusMarker(listedMarker(node)));
    made.addEventListener("blur", () => focusMarker(null));
    markerButtons.set(node, made);
  }
  const made = markerButtons.get(node);
  made.replaceChildren(make("span", {}, markerWords(marker)));
  return made;
}

const listedMarker = (node) => map.listed.find((marker) => marker.node === node);

function focusMarker(marker) {
  map.focused = marker;
  tipMarker(marker);
}

function tipMarker(marker) {
  if (marker) showTip(markerTip(marker), onCanvas(marker), byId("map-tip"));
  else hideTip(byId("map-tip"));
  drawMapSoon();
}

function markerWords(marker) {
  const { groups, moves: moved } = toldBy(marker);
  return [
    make("bdi", {}, markerName(marker)),
    isSingle(marker) ? ` · ${nodeKind(marker.node)}` : "",
    ` · ${text("relations.count")} `,
    figure(marker.count),
    groups.map(([group, count]) => [` · ${text(`group.${group}`)} `, figure(count)]),
    isSingle(marker) ? moved.slice(0, 3).map((number) => [" · ", moveWords(number)]) : "",
  ];
}

// Show the statements of a place; look closer where a symbol stands for several. `from` is what has the focus.
function openMarker(marker, from) {
  if (!isSingle(marker)) lookCloser(marker);
  else if (from) openEvidence({ node: marker.node.id }, from);
  else select({ node: marker.node.id });
}

function lookCloser({ places }) {
  const least = map.scale * 1.6;
  fitMap(places);
  moveMap({ scale: Math.max(map.scale, least) });
  keepMapCamera();
}

function markerTip(marker) {
  const { groups, moves: moved } = toldBy(marker);
  const names = marker.places.slice(0, 5).map(({ node }) => isolated(nodeName(node)));
  if (marker.places.length > names.length) names.push("…");
  return [
    make("strong", {}, names.join(" · ")),
    isSingle(marker) ? ` ${nodeKind(marker.node)}` : "",
    " · ",
    figure(marker.count),
    ...groups.map(([group, count]) =>
      make("div", {}, lineSymbol(group), ` ${text(`group.${group}`)} `, figure(count)),
    ),
    ...moved.slice(0, 4).map((number) => make("div", {}, moveWords(number))),
  ];
}
