// The chart of the timeline: bars for periods, stacked by type, and light spans for dates that are less exact than these.

const CHART = { height: 250, top: 12, bottom: 44, start: 44, end: 14 }; // pixels
const SPAN = { height: 14, leading: 19 }; // pixels

function timelineChart({ scale, bars, spans }) {
  const width = Math.max(timeline.width - 32, 260); // without the margins of the view
  const top = CHART.top + SPAN.leading * Math.max(0, ...spans.map(({ row }) => row + 1));
  const height = CHART.height + top - CHART.top;
  const most = Math.max(1, ...bars.map(({ counts }) => total(counts)));
  const plot = {
    width,
    height,
    top,
    most,
    step: (width - CHART.start - CHART.end) / bars.length,
    y: (count) => height - CHART.bottom - (count / most) * (height - top - CHART.bottom),
  };
  const pressed = [
    ...spans.map((span) => vagueSpan(span, plot)),
    ...bars.map((bar, place) => timelineBar(bar, place, plot)).filter(Boolean),
  ];
  pressed[0]?.setAttribute("tabindex", 0);
  const chart = draw(
    "svg",
    {
      class: "chart",
      role: "group",
      "aria-label": text(UNIT_LABELS[scale.unit]),
      viewBox: `0 0 ${width} ${height}`, // it is made smaller on paper
      width,
      height,
    },
    draw("defs", {}, TEXTURES.map(texture)),
    countAxis(plot),
    timeAxis(scale, plot),
    pressed,
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
        digits(count),
      ),
    ]),
  );
}

function timeAxis(scale, { width, height, step }) {
  const labels = timeLabels(scale, step).map(({ place, text: name, row }) => {
    const x = along(CHART.start + place * step + (row ? 0 : step / 2), width);
    const anchor = row ? "start" : "middle";
    const y = height - CHART.bottom + 17 + 18 * row;
    return draw("text", { x, y, "text-anchor": anchor, direction: document.documentElement.dir }, name);
  });
  return draw("g", { class: "axis", "aria-hidden": "true" }, labels);
}

// A bar that narrows the dates to its period; null where it would be empty.
function timelineBar(bar, place, { width, step, top, y }) {
  const { counts } = bar;
  if (!counts.size) return null;
  const thick = Math.max(Math.min(step * 0.8, 46), 1);
  const left = along(CHART.start + (place + 0.5) * step, width) - thick / 2;
  let below = 0;
  const parts = typesIn(counts).map((type) => {
    const [bottom, upper] = [y(below), y((below += counts.get(type)))];
    return typeParts(type, { x: left, y: upper, width: thick, height: Math.max(bottom - upper - 1, 0.8) });
  });
  const wide = Math.max(step, thick);
  const room = { x: left - (wide - thick) / 2, y: top, width: wide, height: y(0) - top, class: "room" };
  return pressable("stack", bar, draw("rect", room), parts);
}

// A span over all periods that a date may mean.
function vagueSpan(span, { width, step }) {
  const [left, right] = [span.from, span.to + 1].map((place) => along(CHART.start + place * step, width)).sort((a, b) => a - b);
  const top = CHART.top + span.row * SPAN.leading - 4;
  const count = digits(total(span.counts));
  const label = draw("text", { x: (left + right) / 2, y: top + 11, "text-anchor": "middle", direction: "ltr" }, count);
  return pressable("vague", span, vagueBox(left + 1, right - left - 2, top), label);
}

const vagueBox = (x, width, y) =>
  draw("rect", { class: "vague-box", x, y, width: Math.max(width, 2), height: SPAN.height, rx: 4 });

function pressable(kind, { period, name, counts, ...range }, ...parts) {
  const label = barName(name, counts);
  const made = draw(
    "g",
    { class: kind, role: "button", tabindex: -1, "data-period": period, "aria-label": label },
    draw("title", {}, label),
    parts,
  );
  made.addEventListener("click", () => narrowTo(range));
  return made;
}

// October 2017: 12 (assault 8, support 4).
function barName(name, counts) {
  const types = typesIn(counts).map((type) => `${isolated(typeName(type))} ${digits(counts.get(type))}`);
  return `${isolated(name)}: ${digits(total(counts))} (${types.join(text("comma"))})`;
}

// The arrows go from bar to bar, the way that they point; Enter and space press one.
function chartKey(event) {
  const bars = [...event.currentTarget.querySelectorAll("[role=button]")];
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
