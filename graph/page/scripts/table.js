// The table of visible relations: what the picture shows, for those who read rather than look, in the order they choose.

// What each column holds of a relation: `value` to sort by, null where it has none, and `cell` to show.
const COLUMNS = {
  from: { value: ({ line }) => nodeName(nodes[line.from]), cell: ({ line }) => endName(line.from) },
  type: { value: ({ line }) => typeName(line.type), cell: ({ line }) => relationOpener(line) },
  to: { value: ({ line }) => nodeName(nodes[line.to]), cell: ({ line }) => endName(line.to) },
  count: { value: ({ numbers }) => numbers.length, cell: (row) => figure(row.count) },
  first: { value: ({ numbers }) => extreme(numbers, 0), cell: (row) => dateCell(row.first) },
  last: { value: ({ numbers }) => extreme(numbers, 1), cell: (row) => dateCell(row.last) },
  killed: {
    value: ({ numbers }) => mostKilled(numbers),
    cell: (row) => (row.killed === null ? "–" : figure(row.killed)),
  },
};
const WORDS = ["from", "type", "to"]; // columns that are read from A to Z first, not from the most down
const alphabets = { ar: new Intl.Collator("ar"), en: new Intl.Collator("en") };

const endName = (id) => [kindSymbol(nodes[id].kind), " ", nodeName(nodes[id])];
const dateCell = (value) => (value === null ? "–" : dateText(value));

// The date of the statements that begins first (side 0) or ends last (side 1), no more exact than the text gives it.
function extreme(numbers, side) {
  let best = null;
  for (const number of numbers) {
    const day = daysOf[number]?.[side];
    if (day && (best === null || (side ? day > best.day : day < best.day)))
      best = { day, value: dateOf(statements[number]).split("/")[side ? "pop" : "shift"]() };
  }
  return best?.value ?? null;
}

// The highest number of dead that one statement tells: two may tell of the same, so that no sum would be true.
function mostKilled(numbers) {
  const told = numbers.map((number) => statements[number].killed).filter(Boolean);
  const highest = told.map(([least, most]) => most ?? least).filter((count) => count !== null);
  return highest.length ? Math.max(...highest) : null;
}

function sortedRows() {
  const rows = visible.lines.map((row) => ({
    ...row,
    ...Object.fromEntries(Object.entries(COLUMNS).map(([name, { value }]) => [name, value(row)])),
  }));
  const { column, down } = state.sort;
  const { compare } = alphabets[state.language];
  const order = (a, b) => (WORDS.includes(column) ? compare(a, b) : a < b ? -1 : Number(a > b));
  return rows.sort((a, b) => {
    const [one, other] = [a[column], b[column]];
    if (one === null || other === null) return (one === null) - (other === null);
    return down ? order(other, one) : order(one, other);
  });
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
