// The filters that are ranges: dates, on a histogram with two handles, and the least confidence.

const RANGE = { width: 360, height: 80, base: 58, handle: 9 };
const ENDS_OF_RANGE = {
  since: { name: "filters.since", open: "filters.since.open" },
  until: { name: "filters.until", open: "filters.until.open" },
};

// The filter of dates: bars for what each period would show, two handles, and a box for what has no date.
function dateRange(body) {
  const undated = make("div", {});
  const refreshUndated = () => keepingFocus(body, "data-filter", () => undated.replaceChildren(undatedBox()));
  if (!wholeScale) {
    body.append(undated);
    return refreshUndated;
  }
  const bars = draw("g", { "aria-hidden": "true" });
  const picture = draw("svg", { class: "range", viewBox: `0 0 ${RANGE.width} ${RANGE.height}` }, bars, rangeAxis());
  const handles = [rangeHandle("since"), rangeHandle("until")];
  picture.append(...handles);
  watchRange(picture, handles);
  const told = make("p", { class: "note" });
  body.append(picture, told, undated);
  return () => {
    bars.replaceChildren(...rangeBars());
    handles.forEach(placeHandle);
    told.replaceChildren(...rangeText());
    refreshUndated();
  };
}

const lastPeriod = () => wholeScale.periods.length - 1;
const periodWidth = () => (RANGE.width - 2 * RANGE.handle) / wholeScale.periods.length;

// The periods that the range goes from and to, by number.
function chosenPeriods() {
  const { since, until } = state.filters;
  const { periods, unit } = wholeScale;
  const from = since === null ? 0 : periods.findIndex((period) => period >= firstDay(since).slice(0, unit));
  const beyond = until === null ? -1 : periods.findIndex((period) => period > lastDay(until).slice(0, unit));
  const to = beyond < 0 ? lastPeriod() : Math.max(beyond - 1, 0);
  return { since: from < 0 ? lastPeriod() : from, until: to };
}

function rangeBars() {
  const { since, until } = chosenPeriods();
  const counts = wholeScale.periods.map((_, place) => countOf("date", place));
  const most = Math.max(1, ...counts);
  return counts.map((number, place) => {
    const height = number && Math.max(1.5, (number / most) * (RANGE.base - 6));
    const left = RANGE.handle + place * periodWidth();
    const width = Math.max(periodWidth() - 0.8, 0.6);
    return draw("rect", {
      x: Math.min(along(left, RANGE.width), along(left + width, RANGE.width)),
      y: RANGE.base - height,
      width,
      height,
      class: place >= since && place <= until ? "in" : "out",
    });
  });
}

// The line under the bars, with the first and the last period.
function rangeAxis() {
  const { periods } = wholeScale;
  const direction = document.documentElement.dir;
  const label = (period, x, anchor) =>
    draw(
      "text",
      { x: along(x, RANGE.width), y: RANGE.height - 4, "text-anchor": anchor, direction },
      periodName(period),
    );
  return draw(
    "g",
    { "aria-hidden": "true" },
    draw("line", { x1: 0, x2: RANGE.width, y1: RANGE.base, y2: RANGE.base }),
    label(periods[0], 0, "start"),
    periods.length > 1 ? label(periods.at(-1), RANGE.width, "end") : null,
  );
}

function rangeHandle(end) {
  const { handle, base } = RANGE;
  return draw(
    "g",
    { role: "slider", tabindex: 0, class: "handle", "data-end": end, "aria-label": text(ENDS_OF_RANGE[end].name) },
    draw("line", { x1: 0, x2: 0, y1: 2, y2: base }),
    draw("rect", { x: -handle + 1, y: base - 26, width: 2 * handle - 2, height: 26, rx: 6 }),
    draw("line", { class: "grip", x1: -2, x2: -2, y1: base - 18, y2: base - 8 }),
    draw("line", { class: "grip", x1: 2, x2: 2, y1: base - 18, y2: base - 8 }),
  );
}

function placeHandle(handle) {
  const chosen = chosenPeriods();
  const { end } = handle.dataset;
  const place = chosen[end];
  const x = RANGE.handle + (place + (end === "until")) * periodWidth();
  handle.setAttribute("transform", `translate(${along(x, RANGE.width)} 0)`);
  const [least, most] = end === "since" ? [0, chosen.until] : [chosen.since, lastPeriod()];
  const isOpen = state.filters[end] === null;
  const name = isOpen ? text(ENDS_OF_RANGE[end].open) : periodName(wholeScale.periods[place]);
  const values = { valuemin: least, valuemax: most, valuenow: place, valuetext: name };
  for (const [attribute, value] of Object.entries(values)) handle.setAttribute(`aria-${attribute}`, value);
}

// The range in words, and how many dates are too vague for a bar of their own.
function rangeText() {
  const { since, until } = state.filters;
  const { periods } = wholeScale;
  const chosen = chosenPeriods();
  const all = since === null && until === null;
  const range = [...new Set([chosen.since, chosen.until])].map((place) =>
    make("bdi", {}, periodName(periods[place])),
  );
  const vague = countOf("date", null);
  return [
    ...(all ? [text("filters.anytime")] : range.length > 1 ? [range[0], " – ", range[1]] : range),
    ...(vague ? [` · ${text("filters.vague")}: `, figure(vague)] : []),
  ];
}

function undatedBox() {
  const box = make("input", { type: "checkbox", "data-filter": "date:undated" });
  box.checked = state.filters.undated;
  box.addEventListener("change", () => setFilters({ undated: box.checked }));
  const name = make("span", {}, text("evidence.undated"));
  return make("label", { class: "filter" }, box, name, figure(countOf("date", NONE)));
}

// Put an end of the range at a period, as far as the other end; at the outermost it is open.
function moveEnd(end, place) {
  const chosen = chosenPeriods();
  const [least, most] = end === "since" ? [0, chosen.until] : [chosen.since, lastPeriod()];
  const at = Math.min(Math.max(place, least), most);
  const isOpen = at === (end === "since" ? 0 : lastPeriod());
  const value = isOpen ? null : wholeScale.periods[at];
  if (value !== state.filters[end]) slideFilters(end, { [end]: value });
}

function watchRange(picture, handles) {
  let dragged = null;
  const placeAt = (event) => {
    const { left, width } = picture.getBoundingClientRect();
    const x = along(((event.clientX - left) / width) * RANGE.width, RANGE.width);
    return (x - RANGE.handle) / periodWidth();
  };
  const drag = (event) => dragged && moveEnd(dragged, Math.floor(placeAt(event)));
  picture.addEventListener("pointerdown", (event) => {
    endSlide();
    const { since, until } = chosenPeriods();
    const at = placeAt(event);
    dragged = Math.abs(at - since) < Math.abs(at - until - 1) ? "since" : "until";
    picture.setPointerCapture(event.pointerId);
    event.preventDefault();
    handles.find((handle) => handle.dataset.end === dragged).focus();
    drag(event);
  });
  picture.addEventListener("pointermove", drag);
  for (const done of ["pointerup", "pointercancel"]) picture.addEventListener(done, () => (dragged = null));
  for (const handle of handles) handle.addEventListener("keydown", rangeKey);
  picture.addEventListener("focusout", endSlide);
}

function rangeKey(event) {
  const { end } = event.currentTarget.dataset;
  const step = sliderStep(event.key);
  if (step === null) return;
  event.preventDefault();
  moveEnd(end, step === -Infinity ? 0 : step === Infinity ? lastPeriod() : chosenPeriods()[end] + step);
}

// By how much a key moves a slider: arrows go the way that they point on the screen.
function sliderStep(key) {
  const right = along(1, 0);
  const steps = { ArrowRight: right, ArrowLeft: -right, ArrowUp: 1, ArrowDown: -1, PageUp: 12, PageDown: -12 };
  return { ...steps, Home: -Infinity, End: Infinity }[key] ?? null;
}

// The least confidence, under bars for how many statements each step would show.
function confidenceRange(body) {
  const bars = draw("svg", {
    class: "range",
    viewBox: "0 0 100 16",
    preserveAspectRatio: "none",
    "aria-hidden": "true",
  });
  const attributes = {
    type: "range",
    min: 0,
    max: 95,
    step: 5,
    "data-filter": "confidence",
    "aria-label": text("filters.least"),
  };
  const slider = make("input", attributes);
  const told = make("p", { class: "note" });
  slider.addEventListener("input", () => slideFilters("confidence", { confidence: Number(slider.value) / 100 }));
  for (const start of ["pointerdown", "focusout"]) slider.addEventListener(start, endSlide);
  body.append(bars, slider, told);
  return () => {
    const least = Math.round(state.filters.confidence * 100);
    slider.value = least;
    slider.setAttribute("aria-valuetext", `${least}%`);
    bars.replaceChildren(...confidenceBars(least));
    told.replaceChildren(`${text("filters.least")}: `, ltr(`${least}%`));
  };
}

function confidenceBars(least) {
  const counts = Array.from({ length: CONFIDENCE_STEPS }, (_, step) => countOf("confidence", step));
  const most = Math.max(1, ...counts);
  const width = 100 / CONFIDENCE_STEPS;
  return counts.map((number, step) => {
    const height = (number / most) * 16;
    const x = Math.min(along(step * width, 100), along((step + 1) * width, 100));
    const isIn = (step + 1) * width > least;
    return draw("rect", { x: x + 0.3, y: 16 - height, width: width - 0.6, height, class: isIn ? "in" : "out" });
  });
}
