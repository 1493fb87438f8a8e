// The views: ways to look at what the filters leave, of which one is seen at a time, and the panels beside them.

// What draws each view, after changes of which parts of the state. To add one, name it here; its section stands in the
// template, its name among the labels.
const VIEWS = {
  graph: { draw: redraw, after: ["filters", "selected", "added", "language", "theme"] },
  map: { draw: showMap, after: ["filters", "selected", "language", "theme"] },
  timeline: { draw: showTimeline, after: ["filters", "language"] },
  table: { draw: showTable, after: ["filters", "sort", "language"] },
};
const SIDE = {
  relations: { draw: showRelations, after: ["filters", "language"] },
  filters: { draw: showFilters, after: ["filters", "language"] },
  questions: { draw: showQuestions, after: ["asked", "filters", "language"] },
};

// Beside the table there is no list of the same relations.
function sideTab() {
  return state.view === "table" && state.tab === "relations" ? "filters" : state.tab;
}

function makeViewTabs() {
  byId("views").replaceChildren(
    ...Object.keys(VIEWS).map((name) =>
      make("button", {
        type: "button",
        role: "tab",
        id: `tab-${name}`,
        "aria-controls": name,
        "data-label": `view.${name}`,
      }),
    ),
  );
}

function showTabLabels() {
  byId("tab-relations").replaceChildren(`${text("tab.relations")} `, figure(visible.lines.length));
  byId("tab-filters").replaceChildren(text("tab.filters"), isFiltered() ? " •" : "");
}

// A panel is seen before it is drawn, so that it can tell how much room it has.
function watchViews() {
  const showView = watchPanels(VIEWS, () => state.view);
  const showSide = watchPanels(SIDE, sideTab);
  watch(["view"], keepCamera);
  watch(["view"], () => {
    showTabs(byId("views"), state.view);
    showView();
  });
  watch(["tab", "view"], () => {
    byId("tab-relations").hidden = state.view === "table";
    showTabs(byId("panels"), sideTab());
    showSide();
  });
  watch(["filters", "language"], showTabLabels);
}

function watchTabLists() {
  watchTabs(byId("views"), (view) => update({ view }));
  watchTabs(byId("panels"), (tab) => update({ tab }));
  byId("skip").addEventListener("click", (event) => {
    event.preventDefault();
    update({ view: "table" });
    (byId("table").querySelector("th button") ?? byId("tab-table")).focus();
  });
}
