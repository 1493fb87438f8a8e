// The table of visible relations: what the picture shows, for those who read rather than look.

const ROWS = 150; // shown at once

function showRelations() {
  const rows = visibleLines();
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
  byId("relations").replaceChildren(rows.length ? table : make("p", { class: "note" }, text("empty")));
  paged(byId("relations"), rows, ROWS, (row) => {
    body.append(relationRow(row));
    return "";
  });
  byId("tab-relations").replaceChildren(`${text("tab.relations")} `, figure(rows.length));
}

function relationRow({ line, numbers }) {
  const open = button(
    { class: "open", "aria-label": relationText(line) },
    () => openEvidence({ line: line.id }, open),
    typeLabel(line.type),
  );
  const cells = [nodeName(nodes[line.from]), open, nodeName(nodes[line.to]), figure(numbers.length)];
  return make(
    "tr",
    { "data-line": line.id },
    cells.map((cell) => make("td", {}, cell)),
  );
}

function relationText(line) {
  const arrow = text("arrow");
  return [nodeName(nodes[line.from]), typeName(line.type), nodeName(nodes[line.to])].join(` ${arrow} `);
}
