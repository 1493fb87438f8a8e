// The search within the statements of what is chosen.

// Fields that narrow the statements down, without a change of the filters.
function findFields(numbers) {
  const words = make("input", {
    id: "find",
    type: "search",
    autocomplete: "off",
    spellcheck: "false",
    placeholder: text("evidence.find"),
    "aria-label": text("evidence.find"),
  });
  words.value = state.find.words;
  words.addEventListener("keydown", (event) => event.key === "Escape" && words.value && event.stopPropagation());
  words.addEventListener("input", () => update({ find: { ...state.find, words: words.value } }));
  const counts = Map.groupBy(numbers, (number) => statements[number].type);
  if (state.find.type && !counts.has(state.find.type)) counts.set(state.find.type, []);
  const option = (value, name, count) => make("option", { value }, `${isolated(name)} (${digits(count)})`);
  const types = make(
    "select",
    { id: "find-type", "aria-label": text("filters.type") },
    option("", text("evidence.types"), numbers.length),
    [...counts].map(([type, { length }]) => option(type, typeName(type), length)),
  );
  types.value = counts.has(state.find.type) ? state.find.type : "";
  types.addEventListener("change", () => update({ find: { ...state.find, type: types.value } }));
  return make("div", { class: "find-fields" }, words, counts.size > 1 ? types : null);
}

function showFoundStatements() {
  const list = byId("statements");
  if (!list) return;
  const found = evidence.numbers.filter(isFound);
  const count = make("p", { class: "note", role: "status" }, figure(found.length), ` ${text("counter.of")} `);
  count.append(figure(evidence.numbers.length));
  list.replaceChildren(state.find.words || state.find.type ? count : "");
  paged(list, found, PAGE, statementCard);
}

// Whether a statement has the type and every word that is looked for, in whatever spelling.
function isFound(number) {
  const { words, type } = state.find;
  if (type && statements[number].type !== type) return false;
  return foldWords(words)
    .split(" ")
    .every((word) => wordsOf(number).includes(word));
}

// What a statement says, folded: its sentence, the names of who and where, its type and its origin.
function wordsOf(number) {
  if (!evidence.words.has(number)) {
    const statement = statements[number];
    const { title, source } = documentOf(statement);
    const named = MENTION_ROLES.flatMap((role) => statement[role] ?? []).flatMap(([who]) =>
      Array.isArray(who) ? who : [nodes[who].name_ar, nodes[who].name],
    );
    const said = [data.sentences[statement.sentence][1], title, source, ...data.types[statement.type].name];
    evidence.words.set(number, foldWords([...said, ...named].filter(Boolean).join(" ")));
  }
  return evidence.words.get(number);
}
