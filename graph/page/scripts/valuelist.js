// Facets of many values: those with most statements first, and a search over their names.

const FIRST_VALUES = 8; // shown at once

const sideName = (key) => (key === NONE ? text("filters.side.none") : wholeName(key));
const claimantName = (key) =>
  key === NONE
    ? text("filters.by.none")
    : nodesByKey.has(key)
      ? nodeName(nodesByKey.get(key))
      : namesLeftOut.has(key)
        ? inLanguage(namesLeftOut.get(key))
        : key;

// Names of those who say something and are no nodes of the graph.
const namesLeftOut = new Map();
for (const { by } of statements)
  for (const [who] of by ?? []) if (Array.isArray(who)) namesLeftOut.set(whoKey(who), who);

function valueList(body, facet, nameOf) {
  const values = [...(FACETS[facet] ?? END_FACETS[facet]).codes.keys()];
  const list = make("ul", { class: "values" });
  let limit = FIRST_VALUES;
  const search = filterSearch(facet, () => refresh());
  const refresh = () => {
    const wanted = state.filters.only[facet];
    const found = values.filter((value) => nameMatches(nameOf(value), search.value));
    const shown = found.filter((value) => wanted.has(value) || countOf(facet, value));
    shown.sort((a, b) => wanted.has(b) - wanted.has(a) || countOf(facet, b) - countOf(facet, a));
    const rows = shown.slice(0, limit).map((value) => onlyBox(facet, value, nodesByKey.get(value), nameOf(value)));
    const more =
      shown.length > limit ? moreValues(shown.length - limit, () => ((limit += FIRST_VALUES * 3), refresh())) : [];
    keepingFocus(body, () => list.replaceChildren(...rows.map((row) => make("li", {}, row)), ...more));
  };
  body.append(...(values.length > FIRST_VALUES ? [search] : []), list);
  return refresh;
}

function onlyBox(facet, value, node, name) {
  const symbol = node ? kindSymbol(node.kind) : null;
  return filterBox({ set: "only", facet, values: [value], symbol, name }).label;
}

function moreValues(count, onClick) {
  const more = button({ class: "more", "data-filter": "more" }, onClick, `${text("more")} (`, figure(count), ")");
  return [make("li", {}, more)];
}

function filterSearch(facet, onInput) {
  const label = text("filters.search");
  const search = make("input", {
    type: "search",
    class: "values-search",
    placeholder: label,
    "aria-label": label,
    autocomplete: "off",
  });
  search.dataset.find = facet;
  search.addEventListener("input", onInput);
  return search;
}

// Whether each word of a query begins a word of the name, in any spelling that folds to the same.
function nameMatches(name, query) {
  const words = foldWords(query).split(" ").filter(Boolean);
  if (!words.length) return true;
  const key = ` ${foldWords(name)}`;
  return words.every((word) => startsWord(key, word));
}
