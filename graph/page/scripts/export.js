// What can be taken from the page: the picture, the visible statements, and paper.

const ACTIONS = {
  png: savePicture,
  csv: () => save("statements.csv", "text/csv", csvOf(visibleRecords())),
  json: () => save("statements.json", "application/json", JSON.stringify(visibleRecords(), null, 1)),
  print: () => print(),
};

function watchExport() {
  const menu = byId("export");
  const closeMenu = () => {
    menu.open = false;
    menu.querySelector("summary").focus();
  };
  const items = Object.entries(ACTIONS).map(([name, act]) => {
    const take = () => {
      closeMenu();
      act();
    };
    return button({ id: `export-${name}`, "data-label": `export.${name}` }, take);
  });
  byId("export-menu").replaceChildren(...items);
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    event.stopPropagation();
    closeMenu();
  });
  for (const left of ["pointerdown", "focusin"]) {
    document.addEventListener(left, ({ target }) => {
      if (!menu.contains(target)) menu.open = false;
    });
  }
  addEventListener("beforeprint", preparePaper);
  addEventListener("afterprint", clearPaper);
}

function save(name, type, ...parts) {
  saveBlob(name, new Blob(parts, { type: `${type};charset=utf-8` }));
}

const TAKEN = 60_000; // milliseconds, after which the browser has written a file

function saveBlob(name, blob) {
  const link = make("a", { href: URL.createObjectURL(blob), download: `siraa-${name}` });
  link.click();
  const giveBack = () => URL.revokeObjectURL(link.href);
  setTimeout(giveBack, TAKEN);
  announce(`${text("export.saved")}: ${link.download}`);
}

// The picture is that of the view, once it has its size; where the view has none, that of the graph.
function savePicture() {
  const view = painterOf(state.view);
  update({ view });
  const twice = (act) => requestAnimationFrame(() => requestAnimationFrame(act));
  twice(async () => (await pictureOf(view)).toBlob((blob) => saveBlob(`${view}.png`, blob)));
}

const visibleRecords = () => byDate(visible.statements).map((number) => recordOf(statements[number]));

// A statement with names in place of numbers; what it does not say is null.
function recordOf(statement) {
  const { id, type, mode, date, confidence, rule, weapons = [] } = statement;
  const mentions = (role) => (statement[role] ?? []).map(([who]) => whoRecord(who));
  const count = (people) => (people ? { min: people[0], max: people[1] } : null);
  const { id: doc, title, source, url, published } = documentOf(statement);
  return {
    id,
    type,
    mode: mode ?? null,
    status: statusOf(statement),
    date: date?.[0] ?? null,
    ...Object.fromEntries(MENTION_ROLES.map((role) => [role === "by" ? "claimed_by" : role, mentions(role)])),
    killed: count(statement.killed),
    injured: count(statement.injured),
    weapons,
    confidence,
    rule,
    sentence: data.sentences[statement.sentence][1],
    document: { id: doc, title: title ?? null, source: source ?? null, url: url ?? null, published: published ?? null },
  };
}

function whoRecord(who) {
  if (Array.isArray(who)) return { id: null, name_ar: who[0], name: who[1] };
  const { key, name_ar, name } = nodes[who];
  return { id: key, name_ar, name };
}

const ROLES_IN_TABLE = ["sources", "targets", "places", "claimed_by"];

function csvOf(records) {
  const rows = records.map(csvRow);
  const header = Object.keys(rows[0] ?? {});
  const lines = [header, ...rows.map((row) => Object.values(row))].map((cells) => cells.map(csvCell).join(","));
  return `\ufeff${lines.join("\r\n")}\r\n`;
}

function csvRow({ document: origin, killed, injured, weapons, ...record }) {
  const names = (language) => (role) => [
    language === "ar" ? `${role}_ar` : role,
    record[role].map((who) => who[language === "ar" ? "name_ar" : "name"]).join("; "),
  ];
  const { id, type, mode, status, date, confidence, rule, sentence } = record;
  return {
    id,
    type,
    mode,
    status,
    date,
    ...Object.fromEntries([...ROLES_IN_TABLE.map(names("en")), ...ROLES_IN_TABLE.map(names("ar"))]),
    killed_min: killed?.min,
    killed_max: killed?.max,
    injured_min: injured?.min,
    injured_max: injured?.max,
    weapons: weapons.join("; "),
    confidence,
    rule,
    sentence,
    document: origin.id,
    title: origin.title,
    source: origin.source,
    url: origin.url,
    published: origin.published,
  };
}

const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/; // how a cell begins that a spreadsheet would run, as in graph/exports/spreadsheet.py

function csvCell(value) {
  if (value === null || value === undefined) return "";
  if (typeof value !== "string") return String(value);
  const harmless = (FORMULA.test(value) ? `'${value}` : value).toWellFormed();
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

// By view: its picture, for paper.
const PICTURES = { graph: () => pictureOfNetwork({ hasHead: false, ground: "#ffffff" }), map: pictureOfMap };

function pictureOfMap() {
  drawMap();
  const { width, height } = byId("map-canvas");
  const canvas = make("canvas", { width, height });
  canvas.getContext("2d").drawImage(byId("map-canvas"), 0, 0);
  return canvas;
}

// Paper is light, and has the picture as sharp as it can be and longer lists.
const paper = { theme: null, fold: null };

function preparePaper() {
  paper.theme = state.theme;
  if (state.theme === "dark") update({ theme: "light" });
  byId("paper").replaceChildren(PICTURES[state.view]?.() ?? "");
  paper.fold = unfoldLists();
}

function clearPaper() {
  byId("paper").replaceChildren();
  paper.fold();
  if (paper.theme !== state.theme) update({ theme: paper.theme });
}
