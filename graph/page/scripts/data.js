// The data of the page, as graph/page/render.py wrote it, and what is looked up in it again and again.

const data = JSON.parse(byId("data").textContent);
const { nodes, lines, statements } = data;

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

// Numbers of statements, earliest date first, undated ones last; of one date, by the article's date.
function byDate(numbers) {
  const key = (number) => {
    const statement = statements[number];
    return [
      dateOf(statement) ?? "9999",
      documentOf(statement).published ?? "9999",
      String(number).padStart(9, "0"),
    ].join(" ");
  };
  return [...numbers]
    .map((number) => [key(number), number])
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, number]) => number);
}
