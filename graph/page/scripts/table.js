// The table of visible relations: what the picture shows, for those who read rather than look, in the order they choose.

// What each column shows of a relation, and the value that it is sorted by, null where there is none.
const COLUMNS = {
  from: { value: ({ line }) => alphabetical(nodeName(nodes[line.from])), cell: ({ line }) => endName(line.from) },
  type: { value: ({ line }) => alphabetical(typeName(line.type)), cell: ({ line }) => typeCell(line) },
  to: { value: ({ line }) => alphabetical(nodeName(nodes[line.to])), cell: ({ line }) => endName(line.to) },
  status: { value: ({ numbers }) => statusRank(numbers), cell: ({ numbers }) => statusCell(numbers) },
  count: { value: ({ numbers }) => numbers.length, cell: ({ numbers }) => figure(numbers.length) },
  first: {
    value: ({ numbers }) => firstDate(numbers)?.day ?? null,
    cell: ({ numbers }) => dateCell(firstDate(numbers)),
  },
  last: {
    value: ({ numbers }) => lastDate(numbers)?.day ?? null,
    cell: ({ numbers }) => dateCell(lastDate(numbers)),
  },
  killed: { value: ({ numbers }) => mostKilled(numbers), cell: ({ numbers }) => countCell(mostKilled(numbers)) },
};
const WORDS = ["from", "type", "to", "status"]; // columns that are read from A to Z first, not from the most down

// What the picture shows by shapes, colours and dashes stands here in words.
const endName = (id) => [kindSymbol(nodes[id].kind), " ", shownName(nodes[id]), small(nodeKind(nodes[id]))];
const typeCell = (line) => [relationOpener(line), small(text(`group.${groupOf(line.type)}`))];
const small = (words) => make("small", {}, words);

// By status, in their order, how many of some statements have it; those that none has are left out.
function statusCounts(numbers) {
  const having = (status) => numbers.filter((number) => statusOf(statements[number]) === status).length;
  return STATUSES.map((status) => [status, having(status)]).filter(([, count]) => count);
}

// What is told as a fact comes first, what is only possible last.
const statusRank = (numbers) =>
  STATUSES.indexOf(statusCounts(numbers)[0][0]) + (statusCounts(numbers).length > 1 ? 0.5 : 0);

function statusCell(numbers) {
  const counts = statusCounts(numbers);
  const told = ([status, count]) => [text(`status.${status}`), counts.length > 1 ? [" ", figure(count)] : ""];
  return counts.map((one) => make("div", {}, told(one)));
}

const dateCell = (date) => (date ? dateText(date.value) : "–");
const countCell = (count) => (count === null ? "–" : figure(count));

// The places of all names in the alphabet of a language: comparing them anew for each row would take long.
const alphabet = { language: null, places: new Map() };

function alphabetical(name) {
  if (alphabet.language !== state.language) {
    const names = [...new Set([...nodes.map(nodeName), ...Object.keys(data.types).map(typeName)])];
    names.sort(new Intl.Collator(state.language).compare);
    alphabet.language = state.language;
    alphabet.places = new Map(names.map((one, place) => [one, place]));
  }
  return alphabet.places.get(name);
}

// The date of the statements that begins first, and the one that ends last, no more exact than the text gives it.
function firstDate(numbers) {
  const number = bestDated(numbers, (one, best) => daysOf[one][0] < daysOf[best][0]);
  return number === null ? null : { day: daysOf[number][0], value: dateOf(statements[number]).split("/")[0] };
}

function lastDate(numbers) {
  const number = bestDated(numbers, (one, best) => daysOf[one][1] > daysOf[best][1]);
  return number === null ? null : { day: daysOf[number][1], value: dateOf(statements[number]).split("/").pop() };
}

function bestDated(numbers, isBetter) {
  const dated = numbers.filter((number) => daysOf[number]);
  return dated.length ? dated.reduce((best, one) => (isBetter(one, best) ? one : best)) : null;
}

// The highest number of dead that one statement tells: two may tell of the same, so that no sum would be true.
function mostKilled(numbers) {
  const told = numbers.map((number) => statements[number].killed).filter(Boolean);
  const highest = told.map(([least, most]) => most ?? least).filter((count) => count !== null);
  return highest.length ? Math.max(...highest) : null;
}

function sortedRows() {
  const { column, down } = state.sort;
  const rows = visible.lines.map((row) => [COLUMNS[column].value(row), row]);
  rows.sort(([a], [b]) => {
    if (a === null || b === null) return (a === null) - (b === null); // what has none comes last either way
    return (a < b ? -1 : Number(a > b)) * (down ? -1 : 1);
  });
  return rows.map(([, row]) => row);
}

function showTable() {
  const focused = document.activeElement?.dataset?.sort;
  const body = make("tbody");
  const head = make("thead", {}, make("tr", {}, Object.keys(COLUMNS).map(sortHead)));
  const table = make("table", {}, make("caption", { class: "unseen" }, text("table.caption")), head, body);
  showRows(byId("table"), table, body, sortedRows(), (row) =>
    relationRow(
      row.line,
      Object.values(COLUMNS).map(({ cell }) => cell(row)),
    ),
  );
  if (focused) byId("table").querySelector(`[data-sort="${focused}"]`)?.focus();
}

function sortHead(column) {
  const isSorted = state.sort.column === column;
  const order = isSorted ? (state.sort.down ? "descending" : "ascending") : null;
  const arrow = make(
    "span",
    { class: "order", "aria-hidden": "true" },
    isSorted ? (state.sort.down ? "▼" : "▲") : "",
  );
  const sort = button({ "data-sort": column }, () => sortBy(column), text(`relations.${column}`), " ", arrow);
  return make("th", { scope: "col", "aria-sort": order }, sort);
}

// Sort by a column; where it is sorted by already, the other way round.
function sortBy(column) {
  const { sort } = state;
  const down = sort.column === column ? !sort.down : !WORDS.includes(column);
  update({ sort: { column, down } });
}
