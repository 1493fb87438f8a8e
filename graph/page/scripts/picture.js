// A view as an image of its own: as it is seen, under its title and over its legend, twice as sharp as the screen.

const SHARP = 2;
const SIDE_ROOM = 20; // pixels left and right of texts
const SYMBOL_ROOM = { line: 40, kind: 24, move: 30, type: 28, span: 28 }; // pixels in the legend, up to the names
const HEAD_FONTS = ["700 20px", "400 13px", "400 13px"];
const HEAD_LEADINGS = [28, 20, 20];
const LEGEND_LEADING = 24;

// By view: the part of the page that it is drawn in, what paints that into a box of a canvas, and its legend. The table
// has no picture: that of the network tells the same.
const PAINTERS = {
  graph: { area: "#network", paint: async () => paintNetwork, legend: () => legendEntries() },
  map: { area: "#map-canvas", paint: async () => paintMap, legend: mapLegendEntries },
  timeline: { area: "#timeline .chart", paint: chartPainter, legend: timelineEntries },
};
const painterOf = (view) => (PAINTERS[view] && document.querySelector(PAINTERS[view].area) ? view : "graph");

// `ground` is its colour; on paper, where the page has a head already, it stands alone.
async function pictureOf(view, options) {
  const { area, paint, legend } = PAINTERS[view];
  const { clientWidth: width, clientHeight: height } = document.querySelector(area);
  return framed({ width, height, paint: await paint(), entries: legend() }, options);
}

function pictureOfNetwork(options) {
  const { clientWidth: width, clientHeight: height } = byId("network");
  return framed({ width, height, paint: paintNetwork, entries: legendEntries() }, options);
}

function framed({ width, height, paint, entries }, { hasHead = true, ground = colours.paper } = {}) {
  const canvas = make("canvas");
  const context = canvas.getContext("2d");
  const head = hasHead ? headRows(context, width - 2 * SIDE_ROOM) : [];
  const legend = legendPlaces(context, entries, width - 2 * SIDE_ROOM);
  const top = head.reduce((sum, { leading }) => sum + leading, SIDE_ROOM);
  const bottom = (legend.at(-1)?.y ?? 0) + LEGEND_LEADING + SIDE_ROOM;
  canvas.width = SHARP * width;
  canvas.height = SHARP * (top + height + bottom);
  context.scale(SHARP, SHARP);
  context.fillStyle = ground;
  context.fillRect(0, 0, width, top + height + bottom);
  paintHead(context, head, width);
  context.save();
  context.beginPath();
  context.rect(0, top, width, height);
  context.clip();
  context.translate(0, top);
  paint(context, width, height);
  context.restore();
  paintLegend(context, legend, width, top + height);
  return canvas;
}

function paintNetwork(context, width, height) {
  const { translation, scale } = network.body.view;
  context.translate(translation.x, translation.y);
  context.scale(scale, scale);
  network.renderer._drawEdges(context);
  network.renderer._drawNodes(context, true);
  network.renderer._drawArrows(context);
  const unit = 1 / scale;
  const view = { ...network.getViewPosition(), width: width * unit, height: height * unit };
  paintTexts(context, unit, view);
}

// Where texts begin: at the right in Arabic.
function startAt(context, width) {
  const isArabic = state.language === "ar";
  Object.assign(context, { direction: isArabic ? "rtl" : "ltr", textAlign: "start", textBaseline: "middle" });
  return { x: isArabic ? width - SIDE_ROOM : SIDE_ROOM, step: isArabic ? -1 : 1 };
}

function headRows(context, width) {
  const shown = `${digits(visible.statements.size)} ${text("counter.of")} ${digits(statements.length)}`;
  const parts = aboutParts(["filters.shown", shown]).map(([label, value]) => label + isolated(value));
  return [byId("title").textContent, text("banner"), parts.join(" · ")].flatMap((words, index) => {
    context.font = `${HEAD_FONTS[index]} ${colours.fonts}`;
    const { font } = context;
    return rowsWithin(context, words, width).map((row) => ({ row, font, leading: HEAD_LEADINGS[index] }));
  });
}

function rowsWithin(context, words, width) {
  const rows = [""];
  for (const word of words.split(" ")) {
    const row = rows.at(-1) ? `${rows.at(-1)} ${word}` : word;
    if (rows.at(-1) && context.measureText(row).width > width) rows.push(word);
    else rows[rows.length - 1] = row;
  }
  return rows;
}

function paintHead(context, rows, width) {
  const { x } = startAt(context, width);
  let y = SIDE_ROOM;
  for (const { row, font, leading } of rows) {
    context.font = font;
    context.fillStyle = font === rows[0].font ? colours.ink : colours.faint;
    context.fillText(row, x, y + leading / 2);
    y += leading;
  }
}

// The entries of the legend with their places, in rows from the start; what has no symbol may be too long for one row.
function legendPlaces(context, entries, width) {
  context.font = `400 13px ${colours.fonts}`;
  const place = { x: 0, y: SIDE_ROOM / 2 };
  const rowsOf = (entry) =>
    entry.symbol ? entry : rowsWithin(context, entry.name, width).map((name) => ({ ...entry, name }));
  return entries.flatMap(rowsOf).map((entry) => {
    const room = (SYMBOL_ROOM[entry.symbol] ?? 0) + context.measureText(entry.name).width + 20;
    if (place.x && place.x + room > width) Object.assign(place, { x: 0, y: place.y + LEGEND_LEADING });
    const placed = { ...entry, ...place };
    place.x += room;
    return placed;
  });
}

function paintLegend(context, entries, width, top) {
  const { x: start, step } = startAt(context, width);
  context.font = `400 13px ${colours.fonts}`;
  for (const { symbol, of, dashed, name, x, y } of entries) {
    const middle = top + y + LEGEND_LEADING / 2;
    context.save();
    context.translate(start + step * x, middle);
    context.scale(step, 1);
    if (symbol) PAINTED_SYMBOLS[symbol](context, of, dashed);
    context.restore();
    context.fillStyle = colours.ink;
    context.fillText(name, start + step * (x + (SYMBOL_ROOM[symbol] ?? 0)), middle);
  }
}

function paintLineSymbol(context, group, dashed) {
  context.translate(0, -7);
  Object.assign(context, { strokeStyle: colours[group], fillStyle: colours[group], lineWidth: 2.6 });
  context.setLineDash(dashed ? [5, 4] : []);
  context.stroke(new Path2D("M2 7H27"));
  context.fill(new Path2D(ENDS[ARROWS[group]]));
}

function paintKindSymbol(context, kind) {
  const shape = new Path2D(OUTLINES[SHAPES[kind]]);
  context.translate(0, -9);
  Object.assign(context, { strokeStyle: colours[kind], fillStyle: colours[kind], lineWidth: 3 });
  if (kind === "place") context.stroke(shape);
  else context.fill(shape);
}

// As in the key of the map.
function paintMoveSymbol(context, end) {
  paintDisc(context, 18, 0, 3.5, colours.ink);
  Object.assign(context, { fillStyle: colours.control });
  context.translate(13, 0);
  context.rotate(Math.PI);
  context.scale(0.6, 0.6);
  context.fill(new Path2D(ARROWS_OF_MOVES[end].shape));
}

// A type as the chart of the timeline has it: its parts are on the page, where they have their colours.
function paintTypeSymbol(context, type) {
  const { fill, stroke } = getComputedStyle(document.querySelector(`#timeline-key [data-type="${CSS.escape(type)}"]`));
  Object.assign(context, { fillStyle: fill, strokeStyle: stroke, lineWidth: 1 });
  context.fillRect(1, -5, 18, 10);
  const turn = lookOf(type).texture ? TEXTURES[lookOf(type).texture - 1].turn : null;
  if (turn !== null) paintTexture(context, turn);
  context.strokeRect(1, -5, 18, 10);
}

function paintSpanSymbol(context) {
  const { fill, stroke } = getComputedStyle(document.querySelector("#timeline-key .vague-box"));
  Object.assign(context, { fillStyle: fill, strokeStyle: stroke, lineWidth: 1 });
  context.setLineDash([4, 3]);
  context.fillRect(1, -5, 18, 10);
  context.strokeRect(1, -5, 18, 10);
}

function paintTexture(context, turn) {
  context.save();
  context.beginPath();
  context.rect(1, -5, 18, 10);
  context.clip();
  context.rotate((turn * Math.PI) / 180);
  context.fillStyle = colours.paper;
  for (let y = -25; y < 25; y += TEXTURE_STEP) context.fillRect(-25, y, 60, TEXTURE_LINE);
  context.restore();
}

const PAINTED_SYMBOLS = {
  line: paintLineSymbol,
  kind: paintKindSymbol,
  move: paintMoveSymbol,
  type: paintTypeSymbol,
  span: paintSpanSymbol,
};
