// The search over names: Arabic, English, and as the texts write them, in any spelling that folds to the same.

const MOST_FOUND = 12;
const found = { nodes: [], active: -1, keys: null };

// By node: its folded names. They are worked out when somebody searches, as the first picture can do without them.
function searchKeys({ id }) {
  found.keys ??= nodes.map((node) =>
    [node.name_ar, node.name, ...node.aliases].map((name) => ` ${foldWords(name)}`),
  );
  return found.keys[id];
}

// Nodes of which one name has every word of the query at the start of a word. Those that are called so come first, then
// those whose name starts so; among these, those that texts name most.
function findNodes(query) {
  const words = foldWords(query).split(" ").filter(Boolean);
  if (!words.length) return [];
  const whole = ` ${words.join(" ")}`;
  const rank = (node) =>
    searchKeys(node).reduce((best, key) => Math.max(best, (key === whole) * 2, key.startsWith(whole) * 1), 0);
  const matches = nodes.filter((node) =>
    searchKeys(node).some((key) => words.every((word) => startsWord(key, word))),
  );
  return matches.sort((a, b) => rank(b) - rank(a) || b.mentions - a.mentions).slice(0, MOST_FOUND);
}

// An Arabic name may be written with its article or without.
const startsWord = (key, word) => key.includes(` ${word}`) || key.includes(` ال${word}`);

function showFound() {
  const query = byId("search").value;
  found.nodes = findNodes(query);
  found.active = -1;
  const nothing = make("li", { class: "none", role: "option", "aria-disabled": "true" }, text("search.none"));
  const options = found.nodes.map(foundOption);
  byId("found").replaceChildren(...(options.length ? options : [nothing]));
  openFound(query.trim() !== "");
}

function openFound(open) {
  byId("found").hidden = !open;
  byId("search").setAttribute("aria-expanded", String(open));
  byId("found-count").replaceChildren(open ? `${text("search.found")}: ${found.nodes.length}` : "");
  if (!open) byId("search").removeAttribute("aria-activedescendant");
}

function foundOption(node, index) {
  const names = [nodeName(node), state.language === "ar" ? node.name : node.name_ar];
  const option = make(
    "li",
    { id: `found-${index}`, role: "option", "aria-selected": "false", "data-node": node.id },
    kindSymbol(node.kind),
    make("span", { class: "names" }, make("b", { dir: "auto" }, names[0]), make("small", { dir: "auto" }, names[1])),
    figure(statementsNaming[node.id].size),
  );
  option.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    choose(node);
  });
  return option;
}

function choose(node) {
  byId("search").value = "";
  openFound(false);
  openEvidence({ node: node.id }, byId("search"));
}

function moveActive(step) {
  const count = found.nodes.length;
  if (!count) return;
  found.active = (found.active + step + count) % count;
  for (const [index, option] of [...byId("found").children].entries()) {
    option.setAttribute("aria-selected", String(index === found.active));
  }
  byId("search").setAttribute("aria-activedescendant", `found-${found.active}`);
}

function searchKey(event) {
  if (event.key === "ArrowDown") moveActive(1);
  else if (event.key === "ArrowUp") moveActive(-1);
  else if (event.key === "Escape") openFound(false);
  else if (event.key === "Enter" && found.nodes.length) choose(found.nodes[Math.max(found.active, 0)]);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

function watchSearch() {
  const input = byId("search");
  input.addEventListener("input", showFound);
  input.addEventListener("keydown", searchKey);
  input.addEventListener("blur", () => openFound(false));
}
