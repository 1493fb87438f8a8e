// Moves of control: who took a place, who left or lost it, who holds it.

const NAME_LENGTH = 22; // letters of a name at an arrow
const MOVE_ENDS = ["took", "lost", "holds"]; // each has an arrow of its own

// What a statement tells of the control of its places: the actors at each end, none where they are not named; ends that
// it does not tell of are not there. Null where it tells of none.
function moveOf({ type, mode, places, sources = [], targets = [], ...statement }) {
  if (statusOf(statement) !== "asserted" || !places) return null;
  const [by, from] = [sources, targets].map((mentions) => mentions.map(([who]) => who));
  const named = (end, actors) => (actors.length ? { [end]: actors } : {});
  if (type === "SEIZE") return { took: by, ...named("lost", from) };
  if (type === "CONTROLS") return { holds: by };
  const leaves = type === "RETREAT" && [undefined, "withdrawal"].includes(mode);
  return leaves ? { ...named("took", from), lost: by } : null;
}

const moves = statements.map(moveOf); // by statement
const movedEnds = (number) => MOVE_ENDS.filter((end) => Object.hasOwn(moves[number], end));

// Those of some statements that are moves: the latest first, undated ones last; of one date those that name both sides
// first, and who took or left before who holds.
function movesAmong(numbers) {
  const date = (number) => dateOf(statements[number]) ?? "";
  const known = (number) => movedEnds(number).filter((end) => moves[number][end].length).length;
  const holds = (number) => Number("holds" in moves[number]);
  const order = (a, b) =>
    (date(a) < date(b)) - (date(a) > date(b)) || known(b) - known(a) || holds(a) - holds(b) || a - b;
  return numbers.filter((number) => moves[number]).sort(order);
}

// Names and dates are isolated, so that they keep their order.
function actorsText([first, ...others]) {
  if (first === undefined) return text("map.unknown");
  const more = others.length ? ` +${digits(others.length)}` : "";
  return isolated(shortened(whoName(first), NAME_LENGTH)) + more;
}

// What stands at an arrow; the date stands at the first one.
function moveRows(number, end) {
  const date = dateOf(statements[number]);
  const actors = actorsText(moves[number][end]);
  return date === null || end !== movedEnds(number)[0] ? [actors] : [actors, `\u2066${date.replace("/", " – ")}\u2069`];
}

// A move in words: took it: …, left or lost it: …
function moveWords(number) {
  const date = dateOf(statements[number]);
  const told = movedEnds(number).map((end) => `${text(`move.${end}`)}: ${actorsText(moves[number][end])}`);
  return [told.join(text("comma")), ...(date === null ? [] : [" ", dateText(date)])];
}
