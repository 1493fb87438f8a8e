// Who controls what, when: for each place, by actor, when it is told to take, hold or leave it.

const STRIP = { width: 210, height: 18, room: 8 }; // pixels; the room at both ends for marks

function controlsAnswer() {
  const places = heldPlaces().sort((a, b) => countOfHolders(b) - countOfHolders(a));
  const time = timeOf(places.flatMap(({ holders }) => [...holders.values()].flatMap(({ numbers }) => numbers)));
  if (!places.length) return make("p", { class: "note" }, text("ask.nothing"));
  const list = make("div", { class: "held", "data-found": places.length });
  paged(list, places, PAGE, ({ place, holders }) => placeRow(place, holders, time));
  return [controlLegend(), list];
}

const countOfHolders = ({ holders }) => [...holders.values()].reduce((sum, { numbers }) => sum + numbers.length, 0);

// By place: by actor, the visible statements that tell of the actor there. Those that are no nodes of the graph are told
// by their names.
function heldPlaces() {
  const found = new Map();
  for (const number of visible.statements) {
    const { sources = [], places = [] } = statements[number];
    for (const [place] of places) {
      const at = whoKey(place);
      if (!found.has(at)) found.set(at, { place, holders: new Map() });
      for (const [who] of sources) addHolder(found.get(at).holders, who, number);
    }
  }
  return [...found.values()].filter(({ holders }) => holders.size);
}

function addHolder(holders, who, number) {
  const key = whoKey(who);
  if (!holders.has(key)) holders.set(key, { who, numbers: [] });
  holders.get(key).numbers.push(number);
}

// From the first to the last day of statements, or of their articles, in milliseconds; null where none has a date.
function timeOf(numbers) {
  const days = numbers.flatMap((number) => daysAbout(number) ?? []).map(Date.parse);
  return days.length ? range(days.map((day) => [day, day])) : null;
}

function placeRow(place, holders, time) {
  return make(
    "section",
    { "data-place": Array.isArray(place) ? "" : place },
    make("h3", {}, whoButtons([[place]]), time && years(time)),
    [...holders.values()].map(({ who, numbers }) => holderRow(who, byDate(new Set(numbers)), time)),
  );
}

// The time that all strips span: its first and last year, or days where it is no longer than a year.
function years(time) {
  const days = time.map((day) => new Date(day).toISOString().slice(0, 10));
  const [first, last] = days.map((day) => day.slice(0, 4));
  const shown = first === last ? new Set(days) : [first, last];
  return make("span", { class: "years" }, [...shown].map(ltr));
}

// An actor with its strip; opened, it shows what was read.
function holderRow(who, numbers, time) {
  const told = numbers.map((number) => `${typeName(statements[number].type)} ${dateOf(statements[number]) ?? ""}`);
  const details = make(
    "details",
    {},
    make(
      "summary",
      { "aria-label": `${isolated(whoName(who))}: ${told.join(text("comma"))}` },
      make("span", { class: "holder" }, Array.isArray(who) ? null : kindSymbol(nodes[who].kind), make("bdi", {}, whoName(who))),
      time && strip(numbers, time),
    ),
  );
  details.addEventListener("toggle", () => {
    if (details.open && details.children.length === 1) details.append(...numbers.map(statementCard));
  });
  return details;
}

// Marks over time; what has no date stands at that of its article.
function strip(numbers, [start, end]) {
  const { width, height, room } = STRIP;
  const at = (day) => along(room + ((Date.parse(day) - start) / (end - start || 1)) * (width - 2 * room), width);
  const dated = numbers.filter(daysAbout);
  return draw(
    "svg",
    { class: "strip", viewBox: `0 0 ${width} ${height}`, width, height, "aria-hidden": "true" },
    draw("line", { class: "axis", x1: room, x2: width - room, y1: height / 2, y2: height / 2 }),
    dated.map((number) => controlMark(number, ...daysAbout(number).map(at))),
  );
}

const CONTROL_MARKS = { SEIZE: "M0 -6L6 5H-6Z", RETREAT: "M0 6L6 -5H-6Z", CONTROLS: "M-4 -4H4V4H-4Z" };

// What is told of one time: a span where the text gives no day, and the mark of its type in the middle.
function controlMark(number, from, to) {
  const { height } = STRIP;
  const statement = statements[number];
  const classes = [statusOf(statement) === "asserted" ? "sure" : "doubted", daysOf[number] ? "dated" : "undated"];
  return draw(
    "g",
    { class: classes.join(" ") },
    draw("rect", { class: "span", x: Math.min(from, to), y: height / 2 - 2, width: Math.abs(to - from), height: 4 }),
    draw("path", {
      d: CONTROL_MARKS[statement.type],
      transform: `translate(${(from + to) / 2} ${height / 2})`,
    }),
  );
}

function controlLegend() {
  const entry = (type) => {
    const mark = draw("path", { d: CONTROL_MARKS[type], transform: "translate(9 9)" });
    const symbol = draw("svg", { class: "strip", width: 18, height: 18, "aria-hidden": "true" }, mark);
    return make("li", {}, symbol, typeName(type));
  };
  const types = Object.keys(CONTROL_MARKS).filter((type) => Object.hasOwn(data.types, type));
  return make("ul", { class: "marks" }, types.map(entry), make("li", {}, text("ask.controls.note")));
}
