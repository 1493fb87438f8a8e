// The facets of statements, and of the lines that stand for them: the values that there are, and which pass the filters.

const NONE = ""; // the value of what has none: no side, no place, nobody who says so; no name is empty
const CONFIDENCE_STEPS = 20;
const wholeScale = timeScale(); // of all dates; null where there are none

// A facet: `values` has those of each statement or line, by its number. They are counted under numbers of their own
// (`coded`), which is quicker, as every change of the filters counts them anew. `test` makes what tells by number
// whether something passes, or null where everything does.
function facet(values, test) {
  const codes = new Map();
  const codeOf = (value) => codes.get(value) ?? codes.set(value, codes.size).get(value);
  const coded = values.map((some) => some.map(codeOf));
  return { values, codes, coded, counts: new Uint32Array(codes.size), test };
}

const orNone = (values) => (values.length ? [...new Set(values)] : [NONE]);
const whoKey = (who) => (Array.isArray(who) ? (who.find(Boolean) ?? NONE) : nodes[who].key);
const stepOf = (confidence) => Math.min(Math.floor(confidence * CONFIDENCE_STEPS + 1e-9), CONFIDENCE_STEPS - 1);
const periodsOf = statements.map((_, number) => (daysOf[number] ? placeInTime(wholeScale, number) : NONE));

// The values at both ends of each line.
function ofEnds(valueOf) {
  const ends = lines.map(({ from, to }) => [valueOf(nodes[from]), valueOf(nodes[to])]);
  return ends.map((values) => [...new Set(values.filter((value) => value !== null))]);
}

const FACETS = {
  type: facet(
    statements.map(({ type }) => [type]),
    () => testHidden(FACETS, "type"),
  ),
  status: facet(
    statements.map((statement) => [statusOf(statement)]),
    () => testHidden(FACETS, "status"),
  ),
  by: facet(
    statements.map(({ by }) => orNone((by ?? []).map(([who]) => whoKey(who)))),
    () => testAskedFor(FACETS, "by"),
  ),
  place: facet(placesOf.map(orNone), () => testAskedFor(FACETS, "place")),
  confidence: facet(
    statements.map(({ confidence }) => [stepOf(confidence)]),
    testConfidence,
  ),
  date: facet(
    periodsOf.map((period) => [period]),
    testDate,
  ),
};
const END_FACETS = {
  kind: facet(
    ofEnds((node) => node.kind),
    () => testHidden(END_FACETS, "kind"),
  ),
  side: facet(
    ofEnds((node) => (node.kind === "place" ? null : (node.side ?? NONE))),
    () => testAskedFor(END_FACETS, "side"),
  ),
};

function testHidden(facets, name) {
  const hidden = state.filters.hidden[name];
  const { values } = facets[name];
  return hidden.size ? (number) => !values[number].some((value) => hidden.has(value)) : null;
}

function testAskedFor(facets, name) {
  const wanted = state.filters.only[name];
  const { values } = facets[name];
  return wanted.size ? (number) => values[number].some((value) => wanted.has(value)) : null;
}

function testConfidence() {
  const least = state.filters.confidence - 1e-9;
  return least > 0 ? (number) => statements[number].confidence >= least : null;
}

// Whether all days that a date may mean lie in the range, as in graph/filters.py.
function testDate() {
  const { since, until, undated } = state.filters;
  if (since === null && until === null && undated) return null;
  const first = since === null ? "" : firstDay(since);
  const last = until === null ? "~" : lastDay(until); // which sorts after all days
  return (number) => (daysOf[number] ? daysOf[number][0] >= first && daysOf[number][1] <= last : undated);
}

const setFilters = (changes) => update({ filters: { ...state.filters, ...changes } });

// What a slider changes from one touch or visit of it is one step to go back from.
function slideFilters(slider, changes) {
  address.slider = slider;
  setFilters(changes);
  address.slider = null;
}

// Put values of a facet into a set of the filters, `hidden` or `only`, or take them out.
function setValues(set, name, values, isIn) {
  const changed = new Set(state.filters[set][name]);
  for (const value of values) isIn ? changed.add(value) : changed.delete(value);
  setFilters({ [set]: { ...state.filters[set], [name]: changed } });
}

const clearFilters = () => update({ filters: noFilters() });
const isFiltered = () => [...Object.values(FACETS), ...Object.values(END_FACETS)].some(({ test }) => test());
