// The filters: a box for each type, status and kind, with the number of statements that it shows or would show.

function showFilters() {
  const focused = document.activeElement?.dataset?.filter;
  const types = Object.keys(data.types);
  byId("filters").replaceChildren(
    make(
      "p",
      { class: "note", role: "status" },
      `${text("filters.shown")}: `,
      figure(visible.statements.size),
      ` ${text("counter.of")} `,
      figure(statements.length),
    ),
    filterGroup(
      "filters.type",
      GROUPS.map((group) =>
        typeFilters(
          group,
          types.filter((type) => groupOf(type) === group),
        ),
      ),
    ),
    filterGroup("filters.status", STATUSES.map(statusFilter)),
    filterGroup("filters.kind", KINDS.filter((kind) => nodes.some((node) => node.kind === kind)).map(kindFilter)),
    button({ class: "reset", disabled: !isFiltered() }, clearFilters, text("filters.reset")),
  );
  if (focused) document.querySelector(`[data-filter="${CSS.escape(focused)}"]`)?.focus();
}

const filterGroup = (label, rows) => make("fieldset", {}, make("legend", {}, text(label)), rows);

function typeFilters(group, types) {
  if (!types.length) return null;
  const all = filterBox("type", types, `group-${group}`, lineSymbol(group), text(`group.${group}`), null);
  all.classList.add("whole");
  return [all, ...types.map((type) => filterBox("type", [type], type, null, typeName(type), countOf("type", type)))];
}

function statusFilter(status) {
  const symbol = lineSymbol("ties", status !== "asserted");
  return filterBox("status", [status], status, symbol, text(`status.${status}`), countOf("status", status));
}

function kindFilter(kind) {
  return filterBox("kind", [kind], `kind-${kind}`, kindSymbol(kind), text(`kind.${kind}`), countOf("kind", kind));
}

// A box that shows or hides `values` of a facet; where it stands for several, it may be half checked.
function filterBox(facet, values, key, symbol, name, count) {
  const shown = values.filter((value) => !state.filters.hidden[facet].has(value)).length;
  const box = make("input", { type: "checkbox", "data-filter": `${facet}:${key}` });
  box.checked = shown === values.length;
  box.indeterminate = shown > 0 && shown < values.length;
  box.addEventListener("change", () => setHidden(facet, values, !box.checked));
  return make(
    "label",
    { class: "filter" },
    box,
    symbol,
    make("span", {}, name),
    count === null ? null : figure(count),
  );
}
