// The timeline: the visible statements by day, month or year, stacked by type, over the statements themselves.

const timeline = { width: 0 }; // of the view when it was drawn
const CHRONICLE = 10; // statements shown at once
const UNIT_LABELS = { [DAY]: "timeline.day", [MONTH]: "timeline.month", [YEAR]: "timeline.year" };

function showTimeline() {
  const { since, until } = state.filters;
  const scale = timeScale((number) => visible.statements.has(number), since, until);
  const shown = scale && { scale, bars: periodCounts(scale), spans: vagueSpans(scale) };
  timeline.width = byId("timeline").clientWidth;
  const parts = [timelineHead(scale), ...(shown ? [timelineChart(shown), timelineKey(shown)] : [])];
  const render = () => byId("timeline").replaceChildren(...parts, make("div", { id: "chronicle" }));
  keepingFocus(byId("timeline"), "data-period", render, "[data-period]");
  paged(
    byId("chronicle"),
    byDate(dated.filter((number) => visible.statements.has(number))),
    CHRONICLE,
    statementCard,
  );
}

function timelineHead(scale) {
  const { since, until } = state.filters;
  const seen = [...visible.statements];
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
      counted("evidence.undated", undatedCount()),
      counted("filters.vague", vague),
    ),
  );
}

const undatedCount = () => [...visible.statements].filter((number) => !daysOf[number]).length;

const showWholeSpan = () => setFilters({ since: null, until: null, undated: true });

// The types that the chart shows, with what stands for each and how many statements it has there.
function timelineKey({ bars, spans }) {
  const sums = new Map();
  for (const { counts } of [...bars, ...spans])
    for (const [type, count] of counts) sums.set(type, (sums.get(type) ?? 0) + count);
  const items = typesIn(sums).map((type) =>
    make("li", {}, swatch(typeParts(type, { x: 1, y: 1, width: 18, height: 10 })), typeName(type), figure(sums.get(type))),
  );
  const span = spans.length ? make("li", {}, swatch(vagueBox(1, 17, 1)), text("timeline.vague")) : "";
  return make("ul", { id: "timeline-key" }, items, span);
}

// The same for a picture of the timeline, with how many statements the chart has no place for.
function timelineEntries() {
  const types = [...document.querySelectorAll("#timeline-key [data-type]")].map(({ dataset }) => dataset.type);
  const hasSpan = document.querySelector("#timeline-key .vague-box");
  return [
    ...types.map((type) => ({ symbol: "type", of: type, name: typeName(type) })),
    ...(hasSpan ? [{ symbol: "span", name: text("timeline.vague") }] : []),
    ...(undatedCount() ? [{ symbol: null, name: `${text("evidence.undated")}: ${digits(undatedCount())}` }] : []),
  ];
}

const swatch = (...parts) =>
  draw("svg", { class: "swatch", viewBox: "0 0 20 16", width: 20, height: 16, "aria-hidden": "true" }, parts);

const narrowTo = ({ since, until }) => setFilters({ since, until, undated: false });

// The chart is as wide as its view.
function watchTimeline() {
  const follow = ({ clientWidth }) => clientWidth && clientWidth !== timeline.width && showTimeline();
  new ResizeObserver(() => follow(byId("timeline"))).observe(byId("timeline"));
}
