// The list of visible relations beside a view: what it shows, in words.

const ROWS = 60; // shown at once

function showRelations() {
  const body = make("tbody");
  const head = ["from", "type", "to", "count"].map((column) =>
    make("th", { scope: "col" }, text(`relations.${column}`)),
  );
  const table = make(
    "table",
    {},
    make("caption", { class: "unseen" }, text("relations.caption")),
    make("thead", {}, make("tr", {}, head)),
    body,
  );
  showRows(byId("relations"), table, body, visible.lines, ({ line, numbers }) =>
    relationRow(line, [
      shownName(nodes[line.from]),
      relationOpener(line),
      shownName(nodes[line.to]),
      figure(numbers.length),
    ]),
  );
}

// A table in `parent`, as far as it has rows; the rest of them comes on demand.
function showRows(parent, table, body, rows, row) {
  parent.replaceChildren(rows.length ? table : make("p", { class: "note" }, text("empty")));
  paged(parent, rows, ROWS, row, body);
}

function relationRow(line, cells) {
  return make(
    "tr",
    { "data-line": line.id },
    cells.map((cell) => make("td", {}, cell)),
  );
}

function relationOpener(line) {
  const open = button(
    { class: "open", "aria-label": relationText(line) },
    () => openEvidence({ line: line.id }, open),
    typeLabel(line.type),
  );
  return open;
}

function relationText(line) {
  const parts = [nodeName(nodes[line.from]), typeName(line.type), nodeName(nodes[line.to])];
  return parts.map(isolated).join(` ${text("arrow")} `);
}
