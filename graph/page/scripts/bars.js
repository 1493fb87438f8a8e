// What the chart of the timeline shows: the statements of each period by type, and the dates that are less exact.

const SPAN_ROWS = 6; // at most, of dates that are less exact; the head of the timeline counts them all

const add = (counts, type) => counts.set(type, (counts.get(type) ?? 0) + 1);
const total = (counts) => [...counts.values()].reduce((sum, count) => sum + count, 0);
const typesIn = (counts) => Object.keys(data.types).filter((type) => counts.has(type)); // in the order of the legend

// Each period with how many statements of each type there are, and the dates that a press narrows to.
function periodCounts({ periods, isFirstOpen, isLastOpen, ...scale }) {
  const bars = periods.map((period) => ({ period, name: periodName(period), since: period, until: period, counts: new Map() }));
  for (const number of visible.statements) {
    const place = placeInTime({ periods, ...scale }, number);
    if (place !== null) add(bars[place].counts, statements[number].type);
  }
  const { since, until } = state.filters;
  if (isFirstOpen) Object.assign(bars[0], { since, name: `${bars[0].name} ${text("timeline.earlier")}` });
  const last = bars.at(-1);
  if (isLastOpen) Object.assign(last, { until, name: `${last.name} ${text("timeline.later")}` });
  return bars;
}

// The dates that are less exact than a period, as far as they lie within the scale: the numbers of the first and of the
// last period that each may mean, and the row that it stands in.
function vagueSpans(scale) {
  const found = new Map();
  for (const number of visible.statements) {
    if (!daysOf[number] || placeInTime(scale, number) !== null) continue;
    const value = dateOf(statements[number]);
    if (!found.has(value)) found.set(value, { ...spanOf(value), ...placesOfSpan(scale, daysOf[number]), counts: new Map() });
    add(found.get(value).counts, statements[number].type);
  }
  const spans = [...found.values()].filter(({ from, to }) => from <= to).sort((a, b) => a.from - b.from || b.to - a.to);
  return inRows(spans).filter(({ row }) => row < SPAN_ROWS);
}

// Each in the first row where it lies on no other.
function inRows(spans) {
  const ends = [];
  return spans.map((span) => {
    const free = ends.findIndex((end) => end < span.from);
    const row = free < 0 ? ends.length : free;
    ends[row] = span.to;
    return { ...span, row };
  });
}

function spanOf(value) {
  const [since, until = since] = value.split("/");
  return { period: value, since, until, name: [...new Set([since, until])].map(periodName).join(" – ") };
}

function placesOfSpan({ periods, unit }, [first, last]) {
  const from = periods.findIndex((period) => period >= first.slice(0, unit));
  return { from: from < 0 ? periods.length : from, to: periods.findLastIndex((period) => period <= last.slice(0, unit)) };
}
