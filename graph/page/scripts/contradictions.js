// Statements that cannot well be true together: told here and denied there, or two numbers of dead for what looks like
// one event.

const CLOSE = 7; // days between two dates that may mean the same time

// Found when they are first asked for: `pairs` of {kind, numbers}, and by statement those that it is part of.
const contradictions = { pairs: null, of: new Map() };

function contradictionsOf(numbers) {
  contradictions.pairs ??= findContradictions();
  const found = new Set(numbers.flatMap((number) => contradictions.of.get(number) ?? []));
  return [...found].filter((pair) => pair.numbers.every((number) => visible.statements.has(number)));
}

function findContradictions() {
  const pairs = [...deniedPairs(), ...deathPairs()];
  for (const pair of pairs) {
    for (const number of pair.numbers)
      contradictions.of.set(number, [...(contradictions.of.get(number) ?? []), pair]);
  }
  return pairs;
}

// One from, type and to, places that may be the same and dates that are close, asserted and denied.
function deniedPairs() {
  const found = new Map();
  for (const line of lines) {
    const told = Map.groupBy(line.statements, (number) => statusOf(statements[number]));
    for (const asserted of told.get("asserted") ?? []) {
      for (const negated of told.get("negated") ?? []) {
        if (mayBeOnePlace(asserted, negated) && areClose(asserted, negated))
          found.set(`${asserted} ${negated}`, { kind: "denied", numbers: [asserted, negated] });
      }
    }
  }
  return found.values();
}

const whereOf = (number) => (statements[number].places ?? []).map(([who]) => String(who));

function mayBeOnePlace(one, other) {
  const [here, there] = [whereOf(one), whereOf(other)];
  return !here.length || !there.length || here.some((place) => there.includes(place));
}

// When it was, as far as that is told: the days of the statement, else the day of the article.
function daysAbout(number) {
  const { published } = documentOf(statements[number]);
  return daysOf[number] ?? (published ? [published, published] : null);
}

function areClose(one, other) {
  const [a, b] = [daysAbout(one), daysAbout(other)];
  if (!a || !b) return true;
  const gap = Math.max(Date.parse(b[0]) - Date.parse(a[1]), Date.parse(a[0]) - Date.parse(b[1]));
  return gap <= CLOSE * 86_400_000;
}

// One type, place and day, told by two sentences with numbers of dead that no number fits.
function deathPairs() {
  const found = new Map();
  for (const alike of eventsByDay().values()) {
    for (const [index, one] of alike.entries()) {
      for (const other of alike.slice(index + 1)) {
        if (statements[one].sentence !== statements[other].sentence && !mayAgree(one, other))
          found.set(`${one} ${other}`, { kind: "deaths", numbers: [one, other] });
      }
    }
  }
  return found.values();
}

function eventsByDay() {
  const found = new Map();
  for (const [number, { type, killed, status }] of statements.entries()) {
    const [first, last] = daysOf[number] ?? [];
    if (!killed || status || !first || first !== last) continue;
    for (const place of whereOf(number)) {
      const key = JSON.stringify([type, first, place]);
      found.set(key, [...(found.get(key) ?? []), number]);
    }
  }
  return found;
}

function mayAgree(one, other) {
  const [a, b] = [statements[one].killed, statements[other].killed];
  const isWithin = ([least], [, most]) => least === null || most === null || least <= most;
  return isWithin(a, b) && isWithin(b, a);
}

function contradictionList(pairs) {
  if (!pairs.length) return null;
  const list = make(
    "section",
    { class: "contradictions", "aria-labelledby": "contradictions" },
    make("h3", { id: "contradictions" }, `${text("contradictions")} (`, figure(pairs.length), ")"),
  );
  paged(list, pairs, PAGE, pairOf);
  return list;
}

function pairOf({ kind, numbers }) {
  return make(
    "div",
    { class: "pair", "data-pair": numbers.join(" ") },
    make("p", { class: "note" }, text(`contradictions.${kind}`)),
    numbers.map((number) => sideOf(kind, number)),
  );
}

function sideOf(kind, number) {
  const statement = statements[number];
  const told =
    kind === "deaths"
      ? [`${text("evidence.killed")}: `, peopleCount(statement.killed)]
      : text(`status.${statusOf(statement)}`);
  return make(
    "article",
    { class: "told" },
    make("strong", {}, told),
    make("blockquote", { dir: "rtl", lang: "ar" }, markedSentence(statement)),
    make("p", { class: "origin" }, originOf(statement)),
  );
}
