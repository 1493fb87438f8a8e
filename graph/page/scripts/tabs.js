// Lists of tabs, each of which shows a panel. What is not seen is drawn when it comes into view.

function showTabs(list, chosen) {
  for (const tab of list.children) {
    const isChosen = tab.getAttribute("aria-controls") === chosen;
    tab.setAttribute("aria-selected", String(isChosen));
    tab.tabIndex = isChosen ? 0 : -1;
    byId(tab.getAttribute("aria-controls")).hidden = !isChosen;
  }
}

// Tabs are chosen by a click, and by the arrows, which go the way that they point on the screen.
function watchTabs(list, choose) {
  const chooseTab = (tab) => choose(tab.getAttribute("aria-controls"));
  list.addEventListener("click", ({ target }) => {
    const tab = target.closest("[role=tab]");
    if (tab) chooseTab(tab);
  });
  list.addEventListener("keydown", (event) => {
    const tabs = [...list.children].filter((tab) => !tab.hidden);
    const next = nextIndex(event.key, tabs.indexOf(document.activeElement), tabs.length);
    if (next === null) return;
    event.preventDefault();
    chooseTab(tabs[next]);
    tabs[next].focus();
  });
}

function nextIndex(key, index, count) {
  const forwards = state.language === "ar" ? "ArrowLeft" : "ArrowRight";
  const backwards = state.language === "ar" ? "ArrowRight" : "ArrowLeft";
  const steps = { [forwards]: index + 1, [backwards]: index - 1, Home: 0, End: count - 1 };
  return Object.hasOwn(steps, key) ? (steps[key] + count) % count : null;
}

// Keeps panels up to date, of which `shown` tells the one that is seen. By name, `draw` draws a panel and `after` names
// the parts of the state that it shows. Returns what is to be called when another one is seen.
function watchPanels(panels, shown) {
  const stale = new Set(Object.keys(panels));
  const show = () => {
    if (stale.delete(shown())) panels[shown()].draw();
  };
  for (const [name, { after }] of Object.entries(panels)) {
    watch(after, () => {
      stale.add(name);
      show();
    });
  }
  return show;
}
