// What the filters leave: which statements, lines and nodes are visible, and how many statements each value of a facet
// would show under all other filters.

const visible = { statements: new Set(), lines: [] };

const SEVERAL = "several";
const failures = { tests: [], endTests: [], lines: [] }; // lines: the facet that each fails, as failureOf tells it

const testsOf = (facets) =>
  Object.entries(facets)
    .map(([name, { test }]) => [name, test()])
    .filter(([, passes]) => passes);

// The facet that something does not pass, SEVERAL where there are more, null where there is none.
function failureOf(tests, number) {
  let failure = null;
  for (const [name, passes] of tests) {
    if (passes(number)) continue;
    if (failure !== null) return SEVERAL;
    failure = name;
  }
  return failure;
}

function refreshVisible() {
  visible.statements = new Set();
  for (const { counts } of [...Object.values(FACETS), ...Object.values(END_FACETS)]) counts.fill(0);
  failures.tests = testsOf(FACETS);
  failures.endTests = [...testsOf(END_FACETS), ...askedTests()];
  failures.lines = lines.map(({ id }) => failureOf(failures.endTests, id));
  for (const number of statements.keys()) countStatement(number);
  visible.lines = visibleLines();
}

// Where a statement fails in one facet alone, it counts for the values of that facet: they would show it.
function countStatement(number) {
  const failure = failureOf(failures.tests, number);
  if (failure === SEVERAL) return;
  if (linesOf[number].some(endsPass)) {
    if (failure !== null) count(FACETS[failure], number);
    else {
      visible.statements.add(number);
      for (const name in FACETS) count(FACETS[name], number);
    }
  }
  if (failure === null) for (const name in END_FACETS) countEnds(name, number);
}

function count({ coded, counts }, number) {
  for (const code of coded[number]) counts[code] += 1;
}

// By statement and facet of lines: the values of all lines of a statement.
const endsOfStatement = {};
for (const [name, { coded }] of Object.entries(END_FACETS))
  endsOfStatement[name] = linesOf.map((own) => [...new Set(own.flatMap(({ id }) => coded[id]))]);

function countEnds(name, number) {
  const { coded, counts } = END_FACETS[name];
  const isOpen = ({ id }) => failures.lines[id] === null || failures.lines[id] === name;
  const open = failures.endTests.length ? linesOf[number].filter(isOpen) : linesOf[number];
  const all = open.length === linesOf[number].length;
  for (const code of all ? endsOfStatement[name][number] : new Set(open.flatMap(({ id }) => coded[id])))
    counts[code] += 1;
}

function countOf(name, value) {
  const { codes, counts } = FACETS[name] ?? END_FACETS[name];
  return codes.has(value) ? counts[codes.get(value)] : 0;
}

const endsPass = ({ id }) => failures.lines[id] === null;
const visibleOf = (numbers) => [...numbers].filter((number) => visible.statements.has(number));
const visibleOfLine = (line) => (endsPass(line) ? visibleOf(line.statements) : []);
const visibleOfNode = (node) =>
  state.filters.hidden.kind.has(node.kind) || !isNodeAsked(node.id) ? [] : visibleOf(statementsNaming[node.id]);

// The visible lines with the statements that are visible of them, those with most first.
function visibleLines() {
  const found = lines.map((line) => ({ line, numbers: visibleOfLine(line) })).filter(({ numbers }) => numbers.length);
  return found.sort((a, b) => b.numbers.length - a.numbers.length);
}
