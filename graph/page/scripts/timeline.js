// The timeline: the visible statements by day, month or year, stacked by group, over the statements themselves.

const timeline = { width: 0 }; // of the view when it was drawn
const CHART = { height: 250, top: 12, bottom: 44, start: 44, end: 14 };
const CHRONICLE = 10; // statements shown at once
const UNIT_LABELS = { [DAY]: "timeline.day", [MONTH]: "timeline.month", [YEAR]: "timeline.year" };

function showTimeline() {
  const { since, until } = state.filters;
  const scale = timeScale((number) => visible.statements.has(number), since, until);
  const focused = document.activeElement?.dataset?.period;
  timeline.width = byId("timeline").clientWidth;
  byId("timeline").replaceChildren(
    timelineHead(scale),
    ...(scale ? [timelineChart(scale)] : []),
    make("div", { id: "chronicle" }),
  );
  paged(
    byId("chronicle"),
    byDate(dated.filter((number) => visible.statements.has(number))),
    CHRONICLE,
    statementCard,
  );
  if (focused) (findBar(focused) ?? findBar())?.focus();
}

const findBar = (period) =>
  byId("timeline").querySelector(period === undefined ? "[data-period]" : `[data-period="${period}"]`);

function timelineHead(scale) {
  const { since, until } = state.filters;
  const seen = [...visible.statements];
  const undated = seen.filter((number) => !daysOf[number]).length;
  const vague = scale ? seen.filter((number) => daysOf[number] && placeInTime(scale, number) === null).length : 0;
  const counted = (label, count) => (count ? [` · ${text(label)}: `, figure(count)] : null);
  const isNarrow = since !== null || until !== null;
  return make(
    "div",
    { class: "head" },
    make("h2", {}, text(scale ? UNIT_LABELS[scale.unit] : "timeline.none")),
    isNarrow ? button({ class: "more" }, showWholeSpan, text("timeline.whole")) : null,
    make(
      "p",
      { class: "note" },
      text("timeline.hint"),
      counted("evidence.undated", undated),
      counted("filters.vague", vague),
    ),
  );
}

const showWholeSpan = () => setFilters({ since: null, until: null, undated: true });

// By period: how many statements of each group there are.
function groupCounts(scale) {
  const counts = scale.periods.map(() => new Map());
  for (const number of visible.statements) {
    const place = placeInTime(scale, number);
    if (place === null) continue;
    const group = groupOf(statements[number].type);
    counts[place].set(group, (counts[place].get(group) ?? 0) + 1);
  }
  return counts;
}

const total = (counts) => [...counts.values()].reduce((sum, count) => sum + count, 0);

function timelineChart(scale) {
  const width = Math.max(timeline.width - 32, 260); // without the margins of the view
  const counts = groupCounts(scale);
  const most = Math.max(1, ...counts.map(total));
  const plot = {
    width,
    most,
    step: (width - CHART.start - CHART.end) / scale.periods.length,
    y: (count) => CHART.height - CHART.bottom - (count / most) * (CHART.height - CHART.top - CHART.bottom),
  };
  const bars = scale.periods.map((_, place) => timelineBar(scale, counts[place], place, plot)).filter(Boolean);
  bars[0]?.setAttribute("tabindex", 0);
  const chart = draw(
    "svg",
    {
      class: "chart",
      role: "group",
      "aria-label": text(UNIT_LABELS[scale.unit]),
      viewBox: `0 0 ${width} ${CHART.height}`, // it is made smaller on paper
      width,
      height: CHART.height,
    },
    countAxis(plot),
    timeAxis(scale, plot),
    bars,
  );
  chart.addEventListener("keydown", chartKey);
  return chart;
}

function countAxis({ width, most, y }) {
  const step = countStep(most);
  const marks = Array.from({ length: Math.floor(most / step) + 1 }, (_, number) => number * step);
  const at = along(CHART.start - 6, width);
  return draw(
    "g",
    { class: "axis", "aria-hidden": "true" },
    marks.map((count) => [
      draw("line", {
        x1: along(CHART.start, width),
        x2: along(width - CHART.end, width),
        y1: y(count),
        y2: y(count),
      }),
      draw(
        "text",
        { x: at, y: y(count) + 4, "text-anchor": state.language === "ar" ? "start" : "end", direction: "ltr" },
        count,
      ),
    ]),
  );
}

function timeAxis(scale, { width, step }) {
  const labels = timeLabels(scale, step).map(({ place, text: name, row }) => {
    const x = along(CHART.start + place * step + (row ? 0 : step / 2), width);
    const anchor = row ? "start" : "middle";
    const y = CHART.height - CHART.bottom + 17 + 18 * row;
    return draw("text", { x, y, "text-anchor": anchor, direction: document.documentElement.dir }, name);
  });
  return draw("g", { class: "axis", "aria-hidden": "true" }, labels);
}

// A bar that narrows the dates to its period; null where it would be empty.
function timelineBar(scale, counts, place, { width, step, y }) {
  if (!counts.size) return null;
  const period = scale.periods[place];
  const thick = Math.max(Math.min(step * 0.8, 46), 1);
  const left = along(CHART.start + (place + 0.5) * step, width) - thick / 2;
  let below = 0;
  const parts = GROUPS.filter((group) => counts.has(group)).map((group) => {
    const [bottom, top] = [y(below), y((below += counts.get(group)))];
    return draw("rect", {
      x: left,
      y: top,
      width: thick,
      height: Math.max(bottom - top - 1, 0.8),
      class: `group-${group}`,
    });
  });
  const wide = Math.max(step, thick);
  const room = { x: left - (wide - thick) / 2, y: CHART.top, width: wide, height: y(0) - CHART.top, class: "room" };
  const label = barName(scale, place, counts);
  const bar = draw(
    "g",
    { role: "button", tabindex: -1, "data-period": period, "aria-label": label },
    draw("title", {}, label),
    draw("rect", room),
    parts,
  );
  bar.addEventListener("click", () => narrowTo(scale, place));
  return bar;
}

// October 2017: 12 (violence and coercion 8, support and cooperation 4).
function barName({ periods, isFirstOpen, isLastOpen }, place, counts) {
  const name = [periodName(periods[place])];
  if (place === 0 && isFirstOpen) name.push(text("timeline.earlier"));
  if (place === periods.length - 1 && isLastOpen) name.push(text("timeline.later"));
  const groups = GROUPS.filter((group) => counts.has(group)).map(
    (group) => `${text(`group.${group}`)} ${counts.get(group)}`,
  );
  return `${name.join(" ")}: ${total(counts)} (${groups.join(text("comma"))})`;
}

function narrowTo({ periods, isFirstOpen, isLastOpen }, place) {
  const isLast = place === periods.length - 1;
  setFilters({
    since: place === 0 && isFirstOpen ? state.filters.since : periods[place],
    until: isLast && isLastOpen ? state.filters.until : periods[place],
    undated: false,
  });
}

// The arrows go from bar to bar, the way that they point; Enter and space press one.
function chartKey(event) {
  const bars = [...event.currentTarget.querySelectorAll("[data-period]")];
  const at = bars.indexOf(document.activeElement);
  if (at < 0) return;
  const next = nextIndex(event.key, at, bars.length);
  if (next !== null) {
    bars[at].setAttribute("tabindex", -1);
    bars[next].setAttribute("tabindex", 0);
    bars[next].focus();
  } else if (event.key === "Enter" || event.key === " ") bars[at].dispatchEvent(new MouseEvent("click"));
  else return;
  event.preventDefault();
}

// The chart is as wide as its view.
function watchTimeline() {
  const follow = ({ clientWidth }) => clientWidth && clientWidth !== timeline.width && showTimeline();
  new ResizeObserver(() => follow(byId("timeline"))).observe(byId("timeline"));
}
