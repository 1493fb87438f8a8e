// The panel of questions: two ends to choose, what can be asked of them, and the answer.

const ANSWERS = {
  around: aroundAnswer,
  between: betweenAnswer,
  paths: pathsAnswer,
  supports: supportsAnswer,
  controls: controlsAnswer,
};

function showQuestions() {
  const ready = isAnswerable(state.asked);
  const parts = [
    make("fieldset", {}, make("legend", {}, text("ask.ends")), endField(0), endField(1), askButtons(1, 2)),
    make("fieldset", {}, make("legend", {}, text("ask.presets")), askButtons(0)),
    make("section", { id: "answer" }, ready ? answerParts(state.asked) : endsHint()),
  ];
  keepingFocus(byId("questions"), "id", () => byId("questions").replaceChildren(...parts));
}

// Tell those who do not see the screen what is answered, and how much the answer holds.
function announceAnswer({ kind }) {
  const lists = [...byId("answer").querySelectorAll("[data-found]")];
  const count = lists.reduce((sum, list) => sum + Number(list.dataset.found), 0);
  announce(`${text(`ask.${kind}`)}. ${text("ask.found")}: ${digits(count)}`);
}

function answerParts({ kind, ends }) {
  const clear = button({ class: "reset", id: "ask-clear" }, () => ask(null, [null, null]), text("ask.clear"));
  return [make("h2", {}, text(`ask.${kind}`)), clear, ANSWERS[kind](ends)];
}

const endsHint = () => make("p", { class: "note" }, text("ask.hint"));

// The questions that need so many ends.
function askButtons(...counts) {
  const kinds = Object.keys(QUESTIONS).filter((kind) => counts.includes(QUESTIONS[kind]));
  return make(
    "div",
    { class: "asks" },
    kinds.map((kind) =>
      button(
        {
          id: `ask-${kind}`,
          "aria-pressed": String(state.asked.kind === kind),
          disabled: !isAnswerable({ kind, ends: state.asked.ends }),
        },
        () => ask(kind),
        text(`ask.${kind}`),
      ),
    ),
  );
}

// A field for one of the two ends, with the names that fit what is typed. It is emptied to take the end away; what is
// typed and not chosen does not stay, as nothing is asked of it.
function endField(side) {
  const chosen = state.asked.ends[side];
  const label = text(side ? "ask.second" : "ask.first");
  const id = `end-${side}`;
  const input = make("input", {
    id,
    type: "search",
    role: "combobox",
    autocomplete: "off",
    spellcheck: "false",
    "aria-expanded": "false",
    "aria-autocomplete": "list",
    "aria-controls": `${id}-found`,
    "aria-label": label,
    placeholder: label,
  });
  const show = () => (input.value = chosen === null ? "" : nodeName(nodes[chosen]));
  show();
  const list = make("ul", { id: `${id}-found`, class: "found", role: "listbox", "aria-label": label, hidden: true });
  const status = make("p", { class: "unseen", role: "status" });
  const put = (node) => ask(state.asked.kind, state.asked.ends.with(side, node?.id ?? null));
  watchCombobox({ input, list, status }, put);
  input.addEventListener("input", () => !input.value && chosen !== null && put(null));
  input.addEventListener("blur", show);
  return make("div", { class: "end" }, input, list, status);
}

function aroundAnswer([centre]) {
  const rows = visible.lines.filter(({ line }) => line.from === centre || line.to === centre);
  return [make("p", { class: "note" }, text("ask.around.note")), lineList(rows)];
}

function betweenAnswer(ends) {
  const rows = linesBetween(ends);
  const numbers = byDate(new Set(rows.flatMap(({ numbers }) => numbers)));
  const cards = make("div", { class: "cards" });
  paged(cards, numbers, PAGE, statementCard);
  return numbers.length ? [lineList(rows), markLegend(), cards] : make("p", { class: "note" }, text("ask.nothing"));
}

function pathsAnswer(ends) {
  const paths = waysBetween(ends);
  if (!paths.length) return make("p", { class: "note" }, text("ask.nothing"));
  const count = make("p", { class: "note" }, `${text("ask.found")}: `, figure(paths.length));
  return [count, make("ol", { class: "ways" }, paths.map((path) => make("li", {}, pathSteps(path))))];
}

// A way: each of its nodes, and between two what joins them.
function pathSteps(path) {
  return path.map((node, index) => {
    const rows = index ? linesBetween([path[index - 1], node]) : [];
    return [rows.length ? lineList(rows) : null, nodeButton(nodes[node])];
  });
}

function supportsAnswer() {
  const byFrom = Map.groupBy(visible.lines, ({ line }) => line.from);
  const groups = [...byFrom].map(([from, rows]) => make("li", {}, nodeButton(nodes[from]), lineList(rows)));
  return groups.length ? make("ul", { class: "ways" }, groups) : make("p", { class: "note" }, text("ask.nothing"));
}

// Lines to open, each with its number of statements and the time between the first and the last.
function lineList(rows) {
  const list = make("ul", { class: "lines" });
  const part = make("div", { "data-found": rows.length }, list);
  paged(part, rows, PAGE, lineRow, list);
  return part;
}

function lineRow({ line, numbers }) {
  const time = [...new Set([firstDate(numbers)?.value, lastDate(numbers)?.value])].filter(Boolean).join("/");
  const open = button(
    { class: "tie" },
    () => openEvidence({ line: line.id }, open),
    shownName(nodes[line.from]),
    typeLabel(line.type),
    shownName(nodes[line.to]),
  );
  return make("li", {}, open, make("span", { class: "note" }, figure(numbers.length), time && [" · ", dateText(time)]));
}
