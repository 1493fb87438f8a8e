// Which nodes and lines are drawn: those that are named most, and others on demand.

const MORE = 100; // nodes that "show more" adds
const NEIGHBOURS = 40; // that are added at once, those with most mentions
const LINES_DRAWN = 400; // at once: those with most statements, and those of the selection

const isDrawn = (node) => node.drawn || state.added.has(node.id);

function linesToDraw() {
  const possible = visible.lines
    .map(({ line }) => line)
    .filter((line) => isDrawn(nodes[line.from]) && isDrawn(nodes[line.to]));
  return [...possible.slice(0, LINES_DRAWN), ...possible.slice(LINES_DRAWN).filter((line) => lit.lines.has(line.id))];
}

function showCounter(nodesSeen, linesSeen) {
  const of = (seen, all) => [figure(seen), ` ${text("counter.of")} `, figure(all)];
  const parts = [
    `${text("counter.nodes")}: `,
    of(nodesSeen, nodes.length),
    ` · ${text("counter.lines")}: `,
    of(linesSeen, lines.length),
  ];
  const left = nodes.filter((node) => !isDrawn(node) && visibleOfNode(node).length);
  const more = left.length ? button({ id: "more-nodes" }, () => addWeightiest(left, MORE), text("counter.more")) : "";
  const isMore = [...state.added].some((id) => !nodes[id].drawn && !needed().has(id));
  const fewer = isMore ? button({ id: "fewer-nodes" }, () => update({ added: needed() }), text("counter.fewer")) : "";
  keepingFocus(byId("counter"), "id", () => byId("counter").replaceChildren(...parts.flat(), " ", more, " ", fewer));
}

// The nodes that a node has a visible line with, and that are not drawn.
function neighboursLeftOut(node) {
  const ends = visible.lines.filter(({ line }) => line.from === node.id || line.to === node.id);
  const others = new Set(ends.map(({ line }) => (line.from === node.id ? line.to : line.from)));
  return [...others].map((id) => nodes[id]).filter((other) => !isDrawn(other));
}

// Draw what a node is tied to; then it stays itself, too.
function expand(node) {
  picture.revealed.delete(node.id);
  addWeightiest(neighboursLeftOut(node), NEIGHBOURS);
}

// Draw those of some nodes that are named most.
function addWeightiest(left, most) {
  const chosen = [...left].sort((a, b) => b.mentions - a.mentions).slice(0, most);
  if (chosen.length) update({ added: new Set([...state.added, ...chosen.map(({ id }) => id)]) });
}

// The nodes that are drawn in any case: those of the selection and, first of all those named most, of the answer.
function needed() {
  const { selected, asked } = state;
  const chosen = !selected ? [] : "line" in selected ? endsOf(lines[selected.line]) : [selected.node];
  const ends = asked.ends.filter((end) => end !== null);
  const answered = [...(answer.nodes ?? [])].sort((a, b) => nodes[b].mentions - nodes[a].mentions);
  return new Set([...chosen, ...ends, ...(litByAnswer()?.nodes ?? []), ...answered.slice(0, NEIGHBOURS)]);
}

const endsOf = ({ from, to }) => [from, to];

// Draw what is needed and was left out at first; what an earlier answer needed goes.
function reveal() {
  const wanted = needed();
  const kept = [...state.added].filter((id) => !picture.revealed.has(id));
  picture.revealed = new Set([...wanted].filter((id) => !nodes[id].drawn && !kept.includes(id)));
  const added = new Set([...kept, ...picture.revealed]);
  if (added.size !== state.added.size || [...added].some((id) => !state.added.has(id))) update({ added });
}
