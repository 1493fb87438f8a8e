// How kinds and groups look, on the canvas and in the legend. Colours stand in styles/base.css, for both themes.

const KINDS = ["state", "armed_group", "coalition", "organisation", "media", "person", "population", "place"];
const GROUPS = ["violence", "control", "cooperation", "words", "ties", "other"];

const SHAPES = {
  state: "square",
  armed_group: "triangle",
  coalition: "hexagon",
  organisation: "diamond",
  media: "triangleDown",
  person: "dot",
  population: "dot",
  place: "dot",
};

// The end of a line tells its group too, for those who cannot tell the colours.
const ARROWS = {
  violence: "arrow",
  control: "box",
  cooperation: "circle",
  words: "vee",
  ties: "bar",
  other: "arrow",
};

const OUTLINES = {
  square: "M3 3H15V15H3Z",
  triangle: "M9 2.5L16 15H2Z",
  triangleDown: "M9 15.5L2 3H16Z",
  hexagon: "M5.2 2.5H12.8L16.5 9L12.8 15.5H5.2L1.5 9Z",
  diamond: "M9 1.5L16.5 9L9 16.5L1.5 9Z",
  dot: "M9 2.5A6.5 6.5 0 1 1 9 15.5A6.5 6.5 0 1 1 9 2.5Z",
};
const ENDS = {
  arrow: "M34 7L24 2.5V11.5Z",
  box: "M26 3H34V11H26Z",
  circle: "M30 2.8A4.2 4.2 0 1 1 30 11.2A4.2 4.2 0 1 1 30 2.8Z",
  vee: "M34 7L23 2L27 7L23 12Z",
  bar: "M31 1.5H34V12.5H31Z",
};

const colours = {}; // and the fonts of names, under `fonts`

function refreshColours() {
  const style = getComputedStyle(document.documentElement);
  for (const name of ["paper", "ink", "faint", "accent", "edge", "sea"]) colours[name] = style.getPropertyValue(`--${name}`).trim();
  colours.fonts = style.getPropertyValue("--fonts").trim();
  for (const group of GROUPS) colours[group] = style.getPropertyValue(`--group-${group}`).trim();
  for (const kind of KINDS) colours[kind] = style.getPropertyValue(`--kind-${kind}`).trim();
}

function kindSymbol(kind) {
  const shape = draw("path", { d: OUTLINES[SHAPES[kind]], class: `kind-${kind}` });
  return draw("svg", { class: "symbol", viewBox: "0 0 18 18", width: 16, height: 16, "aria-hidden": "true" }, shape);
}

function lineSymbol(group, dashed = false) {
  const line = draw("line", { x1: 2, y1: 7, x2: 27, y2: 7, "stroke-dasharray": dashed ? "5 4" : null });
  const end = draw("path", { d: ENDS[ARROWS[group]] });
  const box = {
    class: `symbol line group-${group}`,
    viewBox: "0 0 36 14",
    width: 32,
    height: 13,
    "aria-hidden": "true",
  };
  return draw("svg", box, line, end);
}
