// The filters: which statements, lines and nodes are visible, and how many each value of a filter would show.

const kindsOf = linesOf.map((ends) => new Set(ends.flatMap((line) => [nodes[line.from].kind, nodes[line.to].kind])));

// What the filters leave: the numbers of statements, the lines that stand for them, and by facet how many statements
// each value would show.
const visible = { statements: new Set(), lines: [], counts: { type: new Map(), status: new Map(), kind: new Map() } };

const passes = {
  type: (number) => !state.filters.hidden.type.has(statements[number].type),
  status: (number) => !state.filters.hidden.status.has(statusOf(statements[number])),
  kind: (number) => linesOf[number].some(endsPass),
};

function endsPass(line) {
  return !state.filters.hidden.kind.has(nodes[line.from].kind) && !state.filters.hidden.kind.has(nodes[line.to].kind);
}

function refreshVisible() {
  visible.statements = new Set();
  for (const counts of Object.values(visible.counts)) counts.clear();
  statements.forEach((statement, number) => {
    const passed = Object.fromEntries(Object.entries(passes).map(([facet, test]) => [facet, test(number)]));
    if (passed.type && passed.status && passed.kind) visible.statements.add(number);
    if (passed.status && passed.kind) count("type", statement.type);
    if (passed.type && passed.kind) count("status", statusOf(statement));
    if (passed.type && passed.status) for (const kind of kindsOf[number]) count("kind", kind);
  });
  visible.lines = visibleLines();
}

function count(facet, value) {
  visible.counts[facet].set(value, countOf(facet, value) + 1);
}

const countOf = (facet, value) => visible.counts[facet].get(value) ?? 0;

const visibleOf = (numbers) => [...numbers].filter((number) => visible.statements.has(number));
const visibleOfLine = (line) => (endsPass(line) ? visibleOf(line.statements) : []);
const visibleOfNode = (node) =>
  state.filters.hidden.kind.has(node.kind) ? [] : visibleOf(statementsNaming[node.id]);

// The visible lines with the statements that are visible of them, those with most first.
function visibleLines() {
  const found = lines.map((line) => ({ line, numbers: visibleOfLine(line) })).filter(({ numbers }) => numbers.length);
  return found.sort((a, b) => b.numbers.length - a.numbers.length);
}

const setFilters = (changes) => update({ filters: { ...state.filters, ...changes } });

function setHidden(facet, values, hide) {
  const { hidden } = state.filters;
  const changed = new Set(hidden[facet]);
  for (const value of values) hide ? changed.add(value) : changed.delete(value);
  setFilters({ hidden: { ...hidden, [facet]: changed } });
}

const clearFilters = () => update({ filters: noFilters() });
const isFiltered = () => Object.values(state.filters.hidden).some((values) => values.size);
