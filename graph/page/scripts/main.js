// Puts the page together.

function showTexts() {
  document.documentElement.lang = state.language;
  document.documentElement.dir = state.language === "ar" ? "rtl" : "ltr";
  for (const element of document.querySelectorAll("[data-label]")) element.textContent = text(element.dataset.label);
  for (const attribute of ["aria-label", "placeholder", "title"]) {
    for (const element of document.querySelectorAll(`[data-label-${attribute}]`)) {
      element.setAttribute(attribute, text(element.getAttribute(`data-label-${attribute}`)));
    }
  }
  document.title = byId("title").textContent = data.about.title ?? text("title");
  byId("language").textContent = text("language");
  byId("language").lang = state.language === "ar" ? "en" : "ar";
  showAbout();
}

function showAbout() {
  const { left_out: leftOut } = data.about;
  byId("left-out").hidden = !leftOut;
  byId("left-out").replaceChildren(text("banner.cut"), " ", figure(leftOut));
  const parts = aboutParts(["banner.statements", digits(statements.length)]);
  byId("about").replaceChildren(
    ...parts.flatMap(([label, value], index) => [index ? " · " : "", label, ltr(value)]),
  );
}

function showTheme() {
  document.documentElement.dataset.theme = state.theme;
  const other = text(state.theme === "dark" ? "theme.light" : "theme.dark");
  byId("theme").setAttribute("aria-label", other);
  byId("theme").title = other;
  refreshColours();
}

function watchControls() {
  const on = (id, listener) => byId(id).addEventListener("click", listener);
  on("language", () => update({ language: state.language === "ar" ? "en" : "ar" }));
  on("theme", chooseTheme);
  on("zoom-in", () => zoom(1.3));
  on("zoom-out", () => zoom(1 / 1.3));
  on("zoom-fit", () => fit());
  on("hint-close", closeHint);
  document.addEventListener("keydown", (event) => event.key === "Escape" && state.selected && closeEvidence());
}

// The theme is that of the system, also when that changes, until the reader chooses one.
const systemTheme = matchMedia("(prefers-color-scheme: dark)");

function followSystemTheme() {
  if (state.theme !== USUAL.theme) return; // the address has told another
  USUAL.theme = systemTheme.matches ? "dark" : "light";
  update({ theme: USUAL.theme });
}

function chooseTheme() {
  systemTheme.removeEventListener("change", followSystemTheme);
  update({ theme: state.theme === "dark" ? "light" : "dark" });
}

const HINT_KEY = "siraa-hint"; // in the browser's store, which some frames have none of

function closeHint() {
  byId("hint").hidden = true;
  try {
    localStorage.setItem(HINT_KEY, "closed");
  } catch {
    // It is shown again the next time.
  }
}

function recallHint() {
  try {
    byId("hint").hidden = localStorage.getItem(HINT_KEY) !== null;
  } catch {
    // It is not known whether it was seen: it is shown.
  }
}

// The order matters where one part reads what another has worked out.
function watchState() {
  watch(["asked"], refreshAnswer);
  watch(["filters"], refreshVisible);
  watch(["filters"], () => (answer.ways = null));
  watch(["language"], showTexts);
  watch(["theme", "language"], showTheme);
  watch(["language"], showLegend);
  watch(["selected", "filters"], refreshLit);
  watch(["selected", "asked"], reveal);
  watch(["selected", "filters", "language", "added"], showEvidence);
  watch(["find"], showFoundStatements);
  watchViews();
  watch(["selected"], () => state.selected && !byId("hint").hidden && closeHint());
  watch(["selected"], () => hideTip());
  watch(["selected"], showChosen);
  watch(["camera"], followMapCamera);
  watch(["selected", "view"], showChosenOnMap);
  watch(["asked"], () => fit());
  watch(Object.keys(IN_ADDRESS), followState);
}

turn();
watchLegend();
recallHint();
drawNetwork();
watchPointer();
watchControls();
watchSearch();
watchTabLists();
watchTimeline();
watchExport();
makeViewTabs();
watchMap();
watchState();
followAddress();
addEventListener("popstate", followAddress);
systemTheme.addEventListener("change", followSystemTheme);
new ResizeObserver(followSize).observe(byId("network"));

globalThis.siraa = { fold, foldWords, state, update, select, data, network, captions, lineCounts, pieces, visible, fit };
Object.assign(globalThis.siraa, { map, onCanvas });
