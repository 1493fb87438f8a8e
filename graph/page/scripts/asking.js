// What is asked of the graph, and what of it the answer shows: the picture, the table and the other views follow it.

const QUESTIONS = { around: 1, between: 2, paths: 2, supports: 0, controls: 0 }; // and how many ends each needs
const ASKED_TYPES = { supports: ["SUPPORTS", "SUPPORT"], controls: ["CONTROLS", "SEIZE", "RETREAT"] };
const MOST_PATHS = 60;

// The nodes and types that the answer is about, null where it is about all of them; and the shortest ways between its
// ends, null until somebody asks for them.
const answer = { nodes: null, types: null, ways: null };

function ask(kind, ends = state.asked.ends) {
  update({ asked: { kind, ends }, selected: null });
  if (isAnswerable(state.asked)) announceAnswer(state.asked);
}

// Choose a node as the first end, and ask nothing of it yet.
function askAbout(node) {
  update({ tab: "questions" });
  ask(null, [node.id, null]);
  byId("ask-around").focus();
}

const isAnswerable = ({ kind, ends }) => kind !== null && ends.slice(0, QUESTIONS[kind]).every((end) => end !== null);

function refreshAnswer() {
  const { kind, ends } = state.asked;
  answer.ways = null;
  const isAsked = isAnswerable(state.asked);
  answer.types = isAsked && ASKED_TYPES[kind] ? new Set(ASKED_TYPES[kind]) : null;
  answer.nodes = isAsked && kind === "around" ? neighbourhood(ends[0]) : null;
}

function neighbourhood(centre) {
  const found = new Set([centre]);
  for (const { from, to } of lines) {
    if (from === centre) found.add(to);
    if (to === centre) found.add(from);
  }
  return found;
}

const isNodeAsked = (id) => answer.nodes === null || answer.nodes.has(id);
const isLineAsked = ({ from, to, type }) =>
  isNodeAsked(from) && isNodeAsked(to) && (answer.types === null || answer.types.has(type));

// What lines must pass, as for filters of their ends.
const askedTests = () => (answer.nodes || answer.types ? [["asked", (id) => isLineAsked(lines[id])]] : []);

// The visible lines that join two nodes, either way.
function linesBetween([one, other]) {
  const joins = ({ from, to }) => (from === one && to === other) || (from === other && to === one);
  return visible.lines.filter(({ line }) => joins(line));
}

// By node: the nodes that a visible line joins to it.
function visibleNeighbours() {
  const found = new Map();
  const add = (node, other) => found.set(node, (found.get(node) ?? new Set()).add(other));
  for (const { line } of visible.lines) {
    add(line.from, line.to);
    add(line.to, line.from);
  }
  return found;
}

// All shortest ways from one node to another along visible lines, whatever their direction, as lists of nodes. People at
// large are no way from one to another: everybody would be tied by them.
function shortestPaths([start, goal]) {
  const neighbours = visibleNeighbours();
  const before = new Map([[start, []]]); // by node: those that come before it on the shortest ways
  let edge = [start];
  while (edge.length && !before.has(goal)) {
    const next = new Map();
    for (const node of edge) {
      if (node !== start && nodes[node].kind === "population") continue;
      for (const other of neighbours.get(node) ?? []) {
        if (!before.has(other)) next.set(other, [...(next.get(other) ?? []), node]);
      }
    }
    for (const [node, from] of next) before.set(node, from);
    edge = [...next.keys()];
  }
  return before.has(goal) && start !== goal ? pathsTo(goal, before) : [];
}

const waysBetween = (ends) => (answer.ways ??= shortestPaths(ends));

function pathsTo(goal, before) {
  let paths = [[goal]];
  while (before.get(paths[0][0]).length)
    paths = paths.flatMap((path) => before.get(path[0]).map((node) => [node, ...path])).slice(0, MOST_PATHS);
  return paths;
}

// What the answer lights up in the picture: nodes and lines, null where it lights up nothing.
function litByAnswer() {
  const { kind, ends } = state.asked;
  if (!isAnswerable(state.asked)) return null;
  if (kind === "between") return { nodes: ends, lines: linesBetween(ends).map(({ line }) => line.id) };
  if (kind !== "paths") return null;
  const paths = waysBetween(ends);
  const steps = paths.flatMap((path) => path.slice(1).map((node, index) => [path[index], node]));
  return { nodes: [...ends, ...paths.flat()], lines: steps.flatMap(linesBetween).map(({ line }) => line.id) };
}
