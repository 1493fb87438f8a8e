// The legend under the picture, with the groups and kinds that this graph has.

// Each entry: `name`, and `symbol` (line or kind) of what; a remark has none.
function legendEntries() {
  const groups = GROUPS.filter((group) => Object.keys(data.types).some((type) => groupOf(type) === group));
  return [
    ...groups.map((group) => ({ symbol: "line", of: group, name: text(`group.${group}`) })),
    { symbol: "line", of: "ties", dashed: true, name: text("legend.dashed") },
    ...kindsThere.map((kind) => ({ symbol: "kind", of: kind, name: text(`kind.${kind}`) })),
    { symbol: null, name: text("legend.width") },
  ];
}

const isPhone = () => matchMedia("(max-width: 760px)").matches; // as in the styles

// Folded where there is little room, but open on paper.
function watchLegend() {
  const legend = byId("legend");
  legend.open = !isPhone();
  let wasOpen = legend.open;
  addEventListener("beforeprint", () => ([wasOpen, legend.open] = [legend.open, true]));
  addEventListener("afterprint", () => (legend.open = wasOpen));
}

function showLegend() {
  const item = ({ symbol, of, dashed, name }) =>
    make(
      "li",
      { class: symbol ? null : "remark" },
      symbol && (symbol === "line" ? lineSymbol(of, dashed) : kindSymbol(of)),
      name,
    );
  const isLine = ({ symbol }) => symbol === "line";
  const entries = legendEntries();
  byId("legend-lines").replaceChildren(...entries.filter(isLine).map(item));
  byId("legend-nodes").replaceChildren(...entries.filter((entry) => !isLine(entry)).map(item));
}
