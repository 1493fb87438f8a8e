// The side panel of the chosen line or node: its statements, in the order of their dates.

const PAGE = 40; // statements shown at once

let opener = null; // what the panel was opened from by the keyboard
const evidence = { numbers: [], words: new Map() }; // the statements of the panel; by statement, what can be found

function showEvidence() {
  const { selected } = state;
  const focused = document.activeElement;
  const hadFocus = byId("side").contains(focused) || (opener && focused === document.body);
  byId("browse").hidden = selected !== null;
  byId("evidence").hidden = selected === null;
  document.body.classList.toggle("reading", selected !== null);
  if (selected) renderEvidence(selected);
  if (hadFocus) keepFocusInside();
  if (!selected) opener = null;
}

// What had the focus in the panel is hidden or made anew: the panel hands it on.
function keepFocusInside() {
  if (byId("side").contains(document.activeElement) && isSeen(document.activeElement)) return;
  if (state.selected) return byId("evidence-back").focus();
  (opener && isSeen(opener) ? opener : byId("side")).focus();
}

const isSeen = (element) => element.isConnected && !element.closest("[hidden]");

function renderEvidence(selected) {
  const [heading, all, seen] =
    "line" in selected
      ? [lineHeading(lines[selected.line]), lines[selected.line].statements, visibleOfLine(lines[selected.line])]
      : [
          nodeHeading(nodes[selected.node]),
          [...statementsNaming[selected.node]],
          visibleOfNode(nodes[selected.node]),
        ];
  const hidden = all.length - seen.length;
  byId("evidence").replaceChildren(
    make(
      "div",
      { class: "top" },
      heading,
      button({ class: "back", id: "evidence-back" }, closeEvidence, text("evidence.back")),
    ),
    hidden ? make("p", { class: "note" }, `${text("evidence.hidden")}: `, figure(hidden)) : "",
    contradictionList(contradictionsOf(seen)) ?? "",
    seen.length > 1 || state.find.words || state.find.type ? findFields(seen) : "",
    seen.length ? markLegend() : make("p", { class: "note" }, text("evidence.none")),
    make("div", { id: "statements" }),
  );
  evidence.numbers = byDate(seen);
  showFoundStatements();
  byId("side").scrollTop = 0;
}

const closeEvidence = () => select(null);

// Choose something by the keyboard: the panel takes the focus, and gives it back.
function openEvidence(selected, from) {
  if (!byId("evidence").contains(from)) opener = from;
  select(selected);
  byId("evidence-back").focus();
}

function lineHeading(line) {
  return make("h2", { id: "evidence-name" }, nodeButton(nodes[line.from]), typeLabel(line.type), nodeButton(nodes[line.to]));
}

function typeLabel(type) {
  return make("span", { class: `type group-${groupOf(type)}` }, lineSymbol(groupOf(type)), typeName(type));
}

// The button is gone afterwards, so that the one beside it takes the focus.
function expandFromPanel(node) {
  expand(node);
  document.querySelector("#evidence .about").focus();
}

function nodeHeading(node) {
  const other = state.language === "ar" ? node.name : node.name_ar;
  return make(
    "div",
    {},
    make("h2", { id: "evidence-name" }, kindSymbol(node.kind), make("span", { dir: "auto" }, nodeName(node))),
    make(
      "p",
      { class: "note" },
      nodeKind(node),
      " · ",
      make("bdi", {}, other),
      ` · ${text("evidence.mentions")}: `,
      figure(statementsNaming[node.id].size),
    ),
    button({ class: "about" }, () => askAbout(node), text("ask.about")),
    neighboursLeftOut(node).length
      ? button({ class: "about", id: "expand" }, () => expandFromPanel(node), text("node.expand"))
      : null,
    isRomanised(node) ? make("p", { class: "note" }, text("evidence.romanised")) : null,
  );
}

// An actor that no table knows has a Latin name made of the letters of the Arabic one.
const isRomanised = (node) => node.key.startsWith("x-") && node.name !== node.name_ar;

function markLegend() {
  const sample = (role) => make("li", {}, make("span", { class: `mark role-${role}` }, text(`role.${role}`)));
  return make("ul", { class: "marks", "aria-label": text("evidence.marks") }, ROLES.map(sample));
}
