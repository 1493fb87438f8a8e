// The panel of filters. Its parts are made once for each language, and then kept up to date, so that what is being
// dragged or typed into stays.

// A value of a facet, as a box to check; one may stand for several values, and be half checked. Of facets whose values
// are filtered out (`hidden`) a checked box lets through; of the others (`only`) it asks for its value. Returns it with
// what keeps it up to date.
function filterBox({ set, facet, values, key = values[0], symbol, name }) {
  const box = make("input", { type: "checkbox", "data-filter": `${facet}:${key}` });
  box.addEventListener("change", () => setValues(set, facet, values, box.checked === (set === "only")));
  const count = ltr("");
  const label = make("label", { class: "filter" }, box, symbol, make("span", { dir: "auto" }, name), count);
  const refresh = () => {
    const chosen = state.filters[set][facet];
    const shown = values.filter((value) => chosen.has(value) === (set === "only")).length;
    box.checked = shown === values.length;
    box.indeterminate = shown > 0 && shown < values.length;
    count.textContent = digits(values.reduce((all, value) => all + countOf(facet, value), 0));
  };
  refresh();
  return { label, refresh };
}

function typeBoxes(group) {
  const types = Object.keys(data.types).filter((type) => groupOf(type) === group);
  if (!types.length) return [];
  const common = { set: "hidden", facet: "type" };
  const key = `group-${group}`;
  const all = filterBox({ ...common, values: types, key, symbol: lineSymbol(group), name: text(`group.${group}`) });
  all.label.classList.add("whole");
  return [all, ...types.map((type) => filterBox({ ...common, values: [type], symbol: null, name: typeName(type) }))];
}

function statusBox(status) {
  const symbol = lineSymbol("ties", status !== "asserted");
  return filterBox({ set: "hidden", facet: "status", values: [status], symbol, name: text(`status.${status}`) });
}

function kindBox(kind) {
  return filterBox({
    set: "hidden",
    facet: "kind",
    values: [kind],
    symbol: kindSymbol(kind),
    name: text(`kind.${kind}`),
  });
}

const kindsThere = KINDS.filter((kind) => nodes.some((node) => node.kind === kind));

// A part that shows boxes for all values of a facet.
function boxes(makeAll) {
  return (body) => {
    const made = makeAll();
    body.append(...made.map(({ label }) => label));
    return () => made.forEach(({ refresh }) => refresh());
  };
}

// The parts in their order: each makes its content in an element, and returns what keeps it up to date.
const FILTERS = {
  "filters.date": { isOpen: true, fill: dateRange },
  "filters.type": { isOpen: true, fill: boxes(() => GROUPS.flatMap(typeBoxes)) },
  "filters.status": { isOpen: true, fill: boxes(() => STATUSES.map(statusBox)) },
  "filters.kind": { isOpen: true, fill: boxes(() => kindsThere.map(kindBox)) },
  "filters.place": { isOpen: false, fill: placeTree },
  "filters.side": { isOpen: false, fill: (body) => valueList(body, "side") },
  "filters.by": { isOpen: false, fill: (body) => valueList(body, "by") },
  "filters.confidence": { isOpen: true, fill: confidenceRange },
};
const filterPanel = { language: null, parts: [], opened: new Map() };

function showFilters() {
  if (filterPanel.language !== state.language) makeFilters();
  for (const { part, refresh } of filterPanel.parts) if (part.open) refresh();
  showFilterSummary();
}

function makeFilters() {
  filterPanel.language = state.language;
  filterPanel.parts = Object.entries(FILTERS).map(([label, { isOpen, fill }]) => filterPart(label, isOpen, fill));
  byId("filters").replaceChildren(
    make(
      "div",
      { class: "summary" },
      make("p", { id: "filters-shown", role: "status" }),
      button({ class: "reset", id: "filters-reset" }, resetFilters, text("filters.reset")),
    ),
    ...filterPanel.parts.map(({ part }) => part),
  );
}

// The button can then not be pressed: the control after it takes the focus.
function resetFilters() {
  clearFilters();
  byId("filters").querySelector("summary").focus();
}

// What is folded is not kept up to date until it is opened.
function filterPart(label, isOpen, fill) {
  const body = make("div", { role: "group", "aria-label": text(label) });
  const part = make("details", { class: "facet" }, make("summary", {}, text(label)), body);
  part.open = filterPanel.opened.get(label) ?? isOpen;
  const refresh = fill(body);
  part.addEventListener("toggle", () => {
    filterPanel.opened.set(label, part.open);
    if (part.open) refresh();
  });
  return { part, refresh };
}

function showFilterSummary() {
  byId("filters-shown").replaceChildren(
    `${text("filters.shown")}: `,
    figure(visible.statements.size),
    ` ${text("counter.of")} `,
    figure(statements.length),
  );
  byId("filters-reset").disabled = !isFiltered();
}
