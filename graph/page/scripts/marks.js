// A sentence with its parts marked: what was done, by whom, to whom, where and when.

const ROLES = ["trigger", "sources", "targets", "places", "date", "by"];

// The spans of a statement within its sentence: {role, start, end}, in code points.
function spansOf(statement) {
  const spans = [];
  const add = (role, [start, end] = []) => end !== undefined && spans.push({ role, start, end });
  add("trigger", statement.trigger);
  for (const role of MENTION_ROLES) for (const [, ...span] of statement[role] ?? []) add(role, span);
  add("date", statement.date?.slice(1));
  return spans;
}

// The sentence cut wherever a span starts or ends: {start, end, roles}, the role of the shortest span first.
function pieces(length, spans) {
  const cuts = [...new Set([0, length, ...spans.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
  return cuts.slice(1).map((end, index) => {
    const over = spans.filter((span) => span.start <= cuts[index] && span.end >= end);
    over.sort((a, b) => a.end - a.start - (b.end - b.start));
    return { start: cuts[index], end, roles: [...new Set(over.map(({ role }) => role))] };
  });
}

function markedSentence(statement) {
  const sentence = data.sentences[statement.sentence][1];
  if (sentence === data.about.withheld) return make("em", { lang: state.language, dir: "auto" }, text("evidence.withheld"));
  const letters = Array.from(sentence);
  return pieces(letters.length, spansOf(statement)).map(({ start, end, roles }) => {
    const content = letters.slice(start, end).join("");
    return roles.length ? mark(roles, content, groupOf(statement.type)) : content;
  });
}

function mark(roles, content, group) {
  const [role, ...others] = roles;
  const classes = [`role-${role}`, ...others.map((other) => `also-${other}`), `group-${group}`];
  return make(
    "mark",
    { class: classes.join(" "), title: roles.map((one) => text(`role.${one}`)).join(text("comma")) },
    content,
  );
}
