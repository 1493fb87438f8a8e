// The legend under the picture, with the groups and kinds that this graph has.

function showLegend() {
  const groups = GROUPS.filter((group) => Object.keys(data.types).some((type) => groupOf(type) === group));
  const kinds = KINDS.filter((kind) => nodes.some((node) => node.kind === kind));
  byId("legend-lines").replaceChildren(
    ...groups.map((group) => make("li", {}, lineSymbol(group), text(`group.${group}`))),
    make("li", {}, lineSymbol("ties", true), text("legend.dashed")),
  );
  byId("legend-nodes").replaceChildren(
    ...kinds.map((kind) => make("li", {}, kindSymbol(kind), text(`kind.${kind}`))),
    make("li", { class: "remark" }, text("legend.width")),
  );
}
