// What the reader has chosen. One place holds it; whoever shows some of it is told when it changes.

const state = {
  language: "ar",
  theme: matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light",
  view: "graph", // a name of VIEWS
  tab: "relations", // of the side panel
  selected: null, // {node: number} or {line: number}
  filters: noFilters(),
  asked: { kind: null, ends: [null, null] }, // a name of QUESTIONS, and the nodes that it is asked of
  find: noFind(), // in the side panel of what is selected
  sort: { column: "count", down: true }, // of the table
  added: new Set(), // nodes drawn on demand
  camera: null, // where the reader took the map: {lon, lat, scale}
};
const watchers = [];

// Filters that let everything through. Of some facets values are filtered out (`hidden`); of others only those pass
// that are asked for, as long as any are (`only`).
function noFilters() {
  return {
    hidden: { type: new Set(), status: new Set(), kind: new Set() },
    only: { side: new Set(), by: new Set(), place: new Set() },
    confidence: 0, // at least
    since: null, // 2017-10-17, 2017-10 or 2017; until likewise
    until: null,
    undated: true, // whether what has no date passes
  };
}

// A search within the statements of what is selected that finds all of them.
function noFind() {
  return { words: "", type: "" };
}

// Call `watcher` after every change of one of the named parts of the state.
function watch(names, watcher) {
  watchers.push({ names, watcher });
}

// What is asked narrows what is visible, as filters do: who follows these follows it too.
function update(given) {
  const changes = "asked" in given ? { filters: state.filters, ...given } : given;
  Object.assign(state, changes);
  for (const { names, watcher } of watchers) if (names.some((name) => name in changes)) watcher();
}

const select = (selected) => update({ selected, find: noFind() });

// A choice between the Arabic and the English of a pair, the other one where it is empty.
const inLanguage = ([arabic, english]) => (state.language === "ar" ? arabic || english : english || arabic);
const text = (label) => inLanguage(data.labels[label]);
const nodeName = (node) => inLanguage([node.name_ar.trim(), node.name.trim()]) || node.key;
const typeName = (type) => inLanguage(data.types[type].name);
const whoName = (who) => (Array.isArray(who) ? inLanguage(who) : nodeName(nodes[who]));
const nodeKind = (node) => text(node.precision ? `precision.${node.precision}` : `kind.${node.kind}`);

function modeName(statement) {
  const { modes } = data.types[statement.type];
  if (!statement.mode) return typeName(statement.type);
  return Object.hasOwn(modes, statement.mode) ? inLanguage(modes[statement.mode]) : statement.mode;
}

const grouped = { ar: new Intl.NumberFormat("ar-u-nu-latn"), en: new Intl.NumberFormat("en") };
const digits = (number) => grouped[state.language].format(number);
const figure = (number) => ltr(digits(number));
const shownName = (node) => make("bdi", {}, nodeName(node));

// What the page is made of, with its statements as `counted` tells them: labels and values.
function aboutParts(counted) {
  const { articles, built, version } = data.about;
  const parts = [["banner.articles", digits(articles)], counted, ["banner.built", built]];
  return [...parts.map(([label, value]) => [`${text(label)}: `, value]), ["", `siraa ${version}`]];
}
