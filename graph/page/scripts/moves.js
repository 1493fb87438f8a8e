// Moves of control: who lost a place, and who took it.

const NAME_LENGTH = 22; // letters of a name within a move

// The actors who lost the places of a statement and who took them, or null where it tells of no such move.
function moveOf(statement) {
  if (statusOf(statement) !== "asserted" || !statement.places) return null;
  const [sources, targets] = ["sources", "targets"].map((role) => (statement[role] ?? []).map(([who]) => who));
  if (statement.type === "SEIZE") return { lost: targets, took: sources };
  const leaves = statement.type === "RETREAT" && [undefined, "withdrawal"].includes(statement.mode);
  return leaves ? { lost: sources, took: targets } : null;
}

const moves = statements.map(moveOf); // by statement

// Those of some statements that are moves: the latest first, undated ones last, and of one date those that name both
// sides first.
function movesAmong(numbers) {
  const date = (number) => dateOf(statements[number]) ?? "";
  const known = (number) => [moves[number].lost, moves[number].took].filter(({ length }) => length).length;
  const order = (a, b) => (date(a) < date(b)) - (date(a) > date(b)) || known(b) - known(a) || a - b;
  return numbers.filter((number) => moves[number]).sort(order);
}

// From those who lost to those who took. Names and dates are isolated, so that they keep their order.
function moveText(number) {
  const { lost, took } = moves[number];
  return `${sideText(lost)} ${text("arrow")} ${sideText(took)}`;
}

function sideText([first, ...others]) {
  if (first === undefined) return text("map.unknown");
  const more = others.length ? ` +${grouped[state.language].format(others.length)}` : "";
  return `\u2068${shortened(whoName(first), NAME_LENGTH)}\u2069${more}`;
}

function moveLines(number) {
  const date = dateOf(statements[number]);
  return date === null ? [moveText(number)] : [moveText(number), `\u2066${date.replace("/", " – ")}\u2069`];
}

function moveWords(number) {
  const date = dateOf(statements[number]);
  return date === null ? moveText(number) : [moveText(number), " ", dateText(date)];
}
