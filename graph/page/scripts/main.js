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
  const parts = aboutParts(statements.length).map(([label, value], index) => [index ? " · " : "", label, ltr(value)]);
  byId("about").replaceChildren(...parts.flat());
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
  on("theme", () => update({ theme: state.theme === "dark" ? "light" : "dark" }));
  on("zoom-in", () => zoom(1.3));
  on("zoom-out", () => zoom(1 / 1.3));
  on("zoom-fit", () => fit());
  on("hint-close", () => (byId("hint").hidden = true));
  document.addEventListener("keydown", (event) => event.key === "Escape" && state.selected && closeEvidence());
}

// The order matters where one part reads what another has worked out.
function watchState() {
  watch(["asked"], refreshAnswer);
  watch(["filters"], refreshVisible);
  watch(["language"], showTexts);
  watch(["theme", "language"], showTheme);
  watch(["language"], showLegend);
  watch(["selected"], revealSelected);
  watch(["selected", "filters"], refreshLit);
  watch(["asked"], revealAnswer);
  watch(["selected", "filters", "language", "added"], showEvidence);
  watch(["find"], showFoundStatements);
  watchViews();
  watch(["selected"], () => hideTip());
  watch(["selected"], showChosen);
  watch(["camera"], followMapCamera);
  watch(["selected", "view"], showChosenOnMap);
  watch(["asked"], () => fit());
  watch(Object.keys(IN_ADDRESS), followState);
}

// What is asked about is drawn, and so is what the answer shows of it.
function revealAnswer() {
  const asked = state.asked.ends.filter((end) => end !== null);
  const added = [...asked, ...(answer.nodes ?? []), ...(litByAnswer()?.nodes ?? [])];
  if (added.some((id) => !isDrawn(nodes[id]))) update({ added: new Set([...state.added, ...added]) });
}

function revealSelected() {
  const { selected } = state;
  if (!selected) return;
  byId("hint").hidden = true;
  for (const node of "line" in selected ? [lines[selected.line].from, lines[selected.line].to] : [selected.node])
    reveal(nodes[node]);
}

turnUpright();
byId("legend").open = !matchMedia("(max-width: 760px)").matches; // as in the styles
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
new ResizeObserver(followSize).observe(byId("network"));

globalThis.siraa = { fold, foldWords, state, update, select, data, network, captions, pieces, visible, fit, map, onCanvas };
