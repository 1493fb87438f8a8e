// The places as a tree: countries, what lies in them, and so on; asking for one asks for all that lies in it.

const FIRST_PLACES = 25; // shown at once of what lies in one

function placeTree(body) {
  const opened = new Map(); // by unit: how many of what lies in it are shown; those that are closed are not there
  const list = make("ul", { class: "values" });
  const search = filterSearch("place", () => refresh());
  const toggle = (key) => {
    opened.has(key) ? opened.delete(key) : opened.set(key, FIRST_PLACES);
    refresh();
  };

  const branch = (above) => {
    const within = (placesIn.get(above) ?? []).filter(isPlaceShown);
    within.sort((a, b) => countOf("place", b) - countOf("place", a));
    const limit = opened.get(above) ?? FIRST_PLACES;
    const more = () => (opened.set(above, limit + FIRST_PLACES), refresh());
    return [
      ...within.slice(0, limit).map(row),
      ...(within.length > limit ? moreValues(within.length - limit, more) : []),
    ];
  };
  const row = (key) => {
    const hasMore = (placesIn.get(key) ?? []).some(isPlaceShown);
    const isOpen = hasMore && opened.has(key);
    return make(
      "li",
      {},
      make("div", { class: "branch" }, hasMore ? branchOpener(key, isOpen, toggle) : null, placeBox(key)),
      isOpen ? make("ul", {}, branch(key)) : null,
    );
  };
  const refresh = () => {
    const rows = search.value.trim() ? matchingPlaces(search.value) : [...branch(null), ...placeless()];
    keepingFocus(body, "data-filter", () => list.replaceChildren(...rows));
  };

  const roots = placesIn.get(null) ?? [];
  if (roots.length === 1) opened.set(roots[0], FIRST_PLACES);
  for (const wanted of state.filters.only.place)
    for (const key of placeChain(wanted).slice(1)) opened.set(key, FIRST_PLACES);
  body.append(search, list);
  return refresh;
}

const isPlaceShown = (key) => countOf("place", key) > 0 || state.filters.only.place.has(key);
const placeBox = (key) => onlyBox("place", key, null, wholeName(key));
const placeless = () =>
  isPlaceShown(NONE) ? [make("li", {}, onlyBox("place", NONE, null, text("filters.place.none")))] : [];

function branchOpener(key, isOpen, toggle) {
  const attributes = { class: "opener", "data-filter": `open:${key}`, "aria-expanded": String(isOpen) };
  return button({ ...attributes, "aria-label": `${text("filters.place.within")} ${wholeName(key)}` }, () =>
    toggle(key),
  );
}

// The places that a query finds, each with what it lies in.
function matchingPlaces(query) {
  const keys = [...new Set([...chains.values()].flat())].filter(
    (key) => isPlaceShown(key) && valueMatches("place", key, query),
  );
  keys.sort((a, b) => countOf("place", b) - countOf("place", a));
  const found = keys.slice(0, FIRST_PLACES).map((key) => {
    const above = placeChain(key)
      .slice(1)
      .map((whole) => isolated(wholeName(whole)))
      .join(text("comma"));
    return make("li", {}, placeBox(key), above ? make("small", {}, above) : null);
  });
  return found.length ? found : [make("li", { class: "none" }, text("search.none"))];
}
