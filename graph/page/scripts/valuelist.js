// Facets of many values: those with most statements first, and a search over their names.

const FIRST_VALUES = 8; // shown at once

// Names of those who say something and are no nodes of the graph.
const namesLeftOut = new Map();
for (const { by } of statements)
  for (const [who] of by ?? []) if (Array.isArray(who)) namesLeftOut.set(whoKey(who), who);

// The names of values that are no nodes, in Arabic and in English.
const NAMES = {
  place: namesOfWhole,
  side: namesOfWhole,
  by: (key) => namesLeftOut.get(key),
};
const NO_NAMES = { side: "filters.side.none", by: "filters.by.none" };
const namesOfValue = (facet, key) => (key === NONE ? data.labels[NO_NAMES[facet]] : NAMES[facet](key));

function valueName(facet, key) {
  const node = nodesByKey.get(key);
  return node ? nodeName(node) : inLanguage(namesOfValue(facet, key));
}

// Whether one name of a value has every word of a query, in any language and spelling.
function valueMatches(facet, key, query) {
  const node = nodesByKey.get(key);
  return isNamed(node ? searchKeys(node) : namesOfValue(facet, key).map(searchKey), wordsOfQuery(query));
}

function valueList(body, facet) {
  const values = [...(FACETS[facet] ?? END_FACETS[facet]).codes.keys()];
  const list = make("ul", { class: "values" });
  let limit = FIRST_VALUES;
  const search = filterSearch(facet, () => refresh());
  const refresh = () => {
    const wanted = state.filters.only[facet];
    const found = values.filter((value) => valueMatches(facet, value, search.value));
    const shown = found.filter((value) => wanted.has(value) || countOf(facet, value));
    shown.sort((a, b) => wanted.has(b) - wanted.has(a) || countOf(facet, b) - countOf(facet, a));
    const boxOf = (value) => onlyBox(facet, value, nodesByKey.get(value), valueName(facet, value));
    const rows = shown.slice(0, limit).map(boxOf);
    const more =
      shown.length > limit ? moreValues(shown.length - limit, () => ((limit += FIRST_VALUES * 3), refresh())) : [];
    keepingFocus(body, "data-filter", () => list.replaceChildren(...rows.map((row) => make("li", {}, row)), ...more));
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
