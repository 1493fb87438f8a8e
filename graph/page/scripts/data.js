// The data of the page, as graph/page/render.py wrote it, and what is looked up in it again and again.

const data = JSON.parse(byId("data").textContent);
for (const table of ["nodes", "lines", "statements", "documents"]) data[table] = unpacked(data[table]);
const { nodes, lines, statements } = data;
for (const table of [nodes, lines]) for (const [number, row] of table.entries()) row.id = number;

// The rows of a table as objects; graph/page/packing.py says how they are packed.
function unpacked({ fields, words, rows }) {
  const known = fields.map((field) => words[field]);
  return rows.map((row) => {
    const open = {};
    for (const [column, value] of row.entries())
      if (value !== null) open[fields[column]] = known[column] ? known[column][value] : value;
    return open;
  });
}

const nodesByKey = new Map(nodes.map((node) => [node.key, node]));

const linesOf = statements.map(() => []); // by statement: the lines that stand for it
for (const line of lines) for (const number of line.statements) linesOf[number].push(line);

// The roles that mentions have in a statement, in the order of the legend.
const MENTION_ROLES = ["sources", "targets", "places", "by"];

// By statement: the nodes that it names, in any role. One that the graph leaves out is a pair of names, not a number.
const nodesOf = statements.map((statement) => {
  const named = MENTION_ROLES.flatMap((role) => (statement[role] ?? []).map(([who]) => who));
  return new Set(named.filter((who) => !Array.isArray(who)));
});

const statementsNaming = nodes.map(() => new Set()); // by node: the statements that name it
nodesOf.forEach((named, number) => named.forEach((node) => statementsNaming[node].add(number)));

const STATUSES = ["asserted", "negated", "hypothetical"];
const statusOf = (statement) => statement.status ?? "asserted";
const groupOf = (type) => data.types[type].group;
const dateOf = (statement) => statement.date?.[0] ?? null;

function documentOf(statement) {
  return data.documents[data.sentences[statement.sentence][0]];
}

const order = { places: null }; // of the statements by date, worked out when it is asked for

// Numbers of statements, earliest date first, undated ones last; of one date, by the article's date.
function byDate(numbers) {
  order.places ??= placesByDate();
  return [...numbers].sort((a, b) => order.places[a] - order.places[b]);
}

function placesByDate() {
  const keys = statements.map((statement, number) =>
    [dateOf(statement) ?? "9999", documentOf(statement).published ?? "9999", String(number).padStart(9, "0")].join(
      " ",
    ),
  );
  const places = [];
  [...statements.keys()]
    .sort((a, b) => (keys[a] < keys[b] ? -1 : 1))
    .forEach((number, place) => (places[number] = place));
  return places;
}
