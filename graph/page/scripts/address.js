// The address: what the reader has chosen stands after its `#`, so that a link brings others to the same picture, and
// the browser's Back to the one before. Nodes and types go by their names in the graph, which outlast the page.

const SETTINGS = ["language", "theme"]; // of the reader, not of the picture: Back leaves them as they are
const USUAL = { ...state }; // what the address need not say
const LINE_KEYS = ["from", "type", "to"];

// How parts of the state are written into parameters, and read from them; `read` is undefined where they say nothing,
// or nothing that can be.
const IN_ADDRESS = {
  view: choice("view", "view", () => Object.keys(VIEWS)),
  selected: { write: writeSelected, read: readSelected },
  filters: { write: writeFilters, read: readFilters },
  asked: { write: writeAsked, read: readAsked },
  find: { write: writeFind, read: readFind },
  sort: { write: writeSort, read: readSort },
  camera: { write: writeCamera, read: readCamera },
  tab: choice("tab", "tab", () => Object.keys(SIDE)),
  language: choice("language", "lang", () => ["ar", "en"]),
  theme: choice("theme", "theme", () => ["light", "dark"]),
};
// Parameters of which a change is no step to go back from.
const REPLACED = ["sort", "map", "tab", "lang", "theme", "find", "find-type"];

function choice(name, key, allowed) {
  return {
    write: (params) => state[name] !== USUAL[name] && params.set(key, state[name]),
    read: (params) => allowed().find((value) => value === params.get(key)),
  };
}

const lineName = (from, type, to) => JSON.stringify([from, type, to]);
const linesByName = new Map(
  lines.map((line) => [lineName(nodes[line.from].key, line.type, nodes[line.to].key), line]),
);

function writeSelected(params) {
  const { selected } = state;
  if (!selected) return;
  if ("node" in selected) return params.set("node", nodes[selected.node].key);
  const { from, type, to } = lines[selected.line];
  for (const [key, value] of [
    ["from", nodes[from].key],
    ["type", type],
    ["to", nodes[to].key],
  ])
    params.set(key, value);
}

function readSelected(params) {
  const node = nodesByKey.get(params.get("node"));
  if (node) return { node: node.id };
  const line = linesByName.get(lineName(...LINE_KEYS.map((key) => params.get(key))));
  return line && { line: line.id };
}

const isValue = (name, value) => (FACETS[name] ?? END_FACETS[name]).codes.has(value);

function writeFilters(params) {
  const { hidden, only, confidence, since, until, undated } = state.filters;
  const append = (key, values) => [...values].sort().forEach((value) => params.append(key, value));
  for (const [facet, values] of Object.entries(hidden)) append(`hide-${facet}`, values);
  for (const [facet, values] of Object.entries(only)) append(facet, values);
  if (confidence) params.set("confidence", Math.round(confidence * 100));
  if (since !== null) params.set("since", since);
  if (until !== null) params.set("until", until);
  if (!undated) params.set("undated", "no");
}

function readFilters(params) {
  const filters = noFilters();
  const read = (key, facet) => new Set(params.getAll(key).filter((value) => isValue(facet, value)));
  for (const facet of Object.keys(filters.hidden)) filters.hidden[facet] = read(`hide-${facet}`, facet);
  for (const facet of Object.keys(filters.only)) filters.only[facet] = read(facet, facet);
  filters.confidence = readConfidence(params.get("confidence"));
  Object.assign(filters, readRange(params));
  filters.undated = params.get("undated") !== "no";
  return filters;
}

const readConfidence = (percent) => (/^\d{1,2}$/.test(percent) ? Number(percent) / 100 : 0);

function readRange(params) {
  const [since, until] = ["since", "until"].map((key) => (isPeriod(params.get(key) ?? "") ? params.get(key) : null));
  return since && until && firstDay(since) > lastDay(until) ? {} : { since, until };
}

const END_KEYS = ["one", "other"];

function writeAsked(params) {
  const { kind, ends } = state.asked;
  if (kind) params.set("ask", kind);
  for (const [side, end] of ends.entries()) if (end !== null) params.set(END_KEYS[side], nodes[end].key);
}

function readAsked(params) {
  const kind = params.get("ask");
  const ends = END_KEYS.map((key) => nodesByKey.get(params.get(key))?.id ?? null);
  return { kind: kind !== null && Object.hasOwn(QUESTIONS, kind) ? kind : null, ends };
}

function writeFind(params) {
  const { words, type } = state.find;
  if (words) params.set("find", words);
  if (type) params.set("find-type", type);
}

function readFind(params) {
  const type = params.get("find-type") ?? "";
  return { words: params.get("find") ?? "", type: Object.hasOwn(data.types, type) ? type : "" };
}

function writeSort(params) {
  const { column, down } = state.sort;
  if (column !== USUAL.sort.column || down !== USUAL.sort.down) params.set("sort", `${down ? "-" : ""}${column}`);
}

function readSort(params) {
  const [, minus, column] = /^(-?)(\w+)$/.exec(params.get("sort") ?? "") ?? [];
  return column && Object.hasOwn(COLUMNS, column) ? { column, down: minus === "-" } : undefined;
}

function writeCamera(params) {
  if (state.camera) params.set("map", Object.values(state.camera).join(" "));
}

function readCamera(params) {
  const [lon, lat, scale, ...others] = (params.get("map") ?? "").split(" ").map(Number);
  return [lon, lat, scale].every(Number.isFinite) && !others.length ? { lon, lat, scale } : undefined;
}

function addressOfState() {
  const params = new URLSearchParams();
  for (const { write } of Object.values(IN_ADDRESS)) write(params);
  return params.toString();
}

// The state that the address tells; what it leaves out is as usual. The bare name of a part of the page tells none.
function stateOfAddress() {
  const params = new URLSearchParams(location.hash.includes("=") ? location.hash.slice(1) : "");
  return Object.fromEntries(
    Object.entries(IN_ADDRESS).map(([name, { read }]) => [name, read(params) ?? USUAL[name]]),
  );
}

const WAIT = 250; // milliseconds: browsers refuse addresses that change as fast as a slider moves

// What the browser has, null while the state is taken from it; what it is about to get, by which method; the slider
// that moves now, and the one whose step the last one was.
const address = { written: null, latest: null, method: null, timer: 0, slider: null, slid: null };

// The address without what is no step to go back from.
function lasting(hash) {
  const params = new URLSearchParams(hash);
  for (const key of REPLACED) params.delete(key);
  return params.toString();
}

function isNewStep(hash) {
  if (lasting(hash) === lasting(address.latest)) return false;
  const goesOn = address.slider !== null && address.slider === address.slid;
  address.slid = address.slider;
  return !goesOn;
}

const endSlide = () => (address.slid = null);

// What changes in one go is one step.
function followState() {
  const hash = addressOfState();
  if (address.written === null || hash === address.latest) return;
  const isStep = isNewStep(hash);
  if (isStep && address.method === "replaceState") flushAddress();
  address.latest = hash;
  address.method = isStep || address.method === "pushState" ? "pushState" : "replaceState";
  clearTimeout(address.timer);
  address.timer = setTimeout(flushAddress, address.method === "pushState" ? 0 : WAIT);
}

function flushAddress() {
  writeAddress(address.latest, address.method);
}

function writeAddress(hash, method) {
  clearTimeout(address.timer);
  Object.assign(address, { written: hash, latest: hash, method: null });
  try {
    history[method]({ ours: true }, "", location.href.split("#")[0] + (hash && `#${hash}`));
  } catch {
    // A frame, such as a notebook's, may have no address of its own: the page does without.
  }
}

// The parts of the state that are told to be other than they are: what stays is not drawn anew, and keeps the focus.
function changedParts(told) {
  const spelled = (part) => JSON.stringify(part, (_, value) => (value instanceof Set ? [...value].sort() : value));
  return Object.fromEntries(Object.entries(told).filter(([name, part]) => spelled(part) !== spelled(state[name])));
}

// Show what the address tells: at first, after a step back or forward, and where another was put in by hand.
function followAddress(event) {
  const told = stateOfAddress();
  if (event?.state?.ours) for (const name of SETTINGS) told[name] = state[name];
  address.written = null;
  endSlide();
  update(event ? changedParts(told) : { ...state, ...told });
  writeAddress(addressOfState(), "replaceState");
}
