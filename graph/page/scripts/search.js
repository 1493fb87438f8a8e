// The search over names: Arabic, English, and as the texts write them, in any spelling that folds to the same.

const MOST_FOUND = 12;
const names = { keys: null };

// By node: its folded names. They are worked out when somebody searches, as the first picture can do without them.
function searchKeys({ id }) {
  names.keys ??= nodes.map((node) => [node.name_ar, node.name, ...node.aliases].map(searchKey));
  return names.keys[id];
}

const searchKey = (name) => ` ${foldWords(name)}`;
const wordsOfQuery = (query) => foldWords(query).split(" ").filter(Boolean);

// Nodes of which one name has every word of the query at the start of a word. Those that are called so come first, then
// those whose name starts so; among these, those that texts name most.
function findNodes(query) {
  const words = wordsOfQuery(query);
  if (!words.length) return [];
  const whole = ` ${words.join(" ")}`;
  const rank = (node) =>
    searchKeys(node).reduce((best, key) => Math.max(best, (key === whole) * 2, key.startsWith(whole) * 1), 0);
  const matches = nodes.filter((node) => isNamed(searchKeys(node), words));
  return matches.sort((a, b) => rank(b) - rank(a) || b.mentions - a.mentions).slice(0, MOST_FOUND);
}

// Whether one of the folded names has every word at the start of a word.
const isNamed = (keys, words) => keys.some((key) => words.every((word) => startsWord(key, word)));

// An Arabic name may be written with its article or without.
const startsWord = (key, word) => key.includes(` ${word}`) || key.includes(` ال${word}`);

// Makes a field that offers the nodes whose names fit what is typed. `input` is the field, `list` shows the nodes,
// `status` says how many there are; `choose` is given the node that is taken.
function watchCombobox({ input, list, status }, choose) {
  const found = { nodes: [], active: -1 };

  const open = (isOpen) => {
    list.hidden = !isOpen;
    input.setAttribute("aria-expanded", String(isOpen));
    status.textContent = isOpen ? `${text("search.found")}: ${digits(found.nodes.length)}` : "";
    if (!isOpen) input.removeAttribute("aria-activedescendant");
  };
  const take = (node) => {
    open(false);
    choose(node);
  };
  const show = () => {
    Object.assign(found, { nodes: findNodes(input.value), active: -1 });
    const nothing = make("li", { class: "none", role: "option", "aria-disabled": "true" }, text("search.none"));
    const options = found.nodes.map((node, index) => foundOption(node, `${list.id}-${index}`, take));
    list.replaceChildren(...(options.length ? options : [nothing]));
    open(input.value.trim() !== "");
  };
  const move = (step) => {
    const count = found.nodes.length;
    if (!count) return;
    found.active = (found.active + step + count) % count;
    for (const [index, option] of [...list.children].entries())
      option.setAttribute("aria-selected", String(index === found.active));
    list.children[found.active].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", `${list.id}-${found.active}`);
  };
  const keys = {
    ArrowDown: () => (list.hidden ? show() : move(1)),
    ArrowUp: () => !list.hidden && move(-1),
    Escape: () => open(false),
    Enter: () => !list.hidden && found.nodes.length && take(found.nodes[Math.max(found.active, 0)]),
  };

  input.addEventListener("input", show);
  input.addEventListener("blur", () => open(false));
  input.addEventListener("keydown", (event) => {
    if (!Object.hasOwn(keys, event.key) || (event.key === "Escape" && list.hidden)) return;
    keys[event.key]();
    event.preventDefault();
    event.stopPropagation();
  });
}

function foundOption(node, id, take) {
  const shown = [nodeName(node), state.language === "ar" ? node.name : node.name_ar];
  const option = make(
    "li",
    { id, role: "option", "aria-selected": "false", "data-node": node.id },
    kindSymbol(node.kind),
    make("span", { class: "names" }, make("b", { dir: "auto" }, shown[0]), make("small", { dir: "auto" }, shown[1])),
    figure(statementsNaming[node.id].size),
  );
  option.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    take(node);
  });
  return option;
}

function watchSearch() {
  const input = byId("search");
  watchCombobox({ input, list: byId("found"), status: byId("found-count") }, (node) => {
    input.value = "";
    openEvidence({ node: node.id }, input);
  });
}
