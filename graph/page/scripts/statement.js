// One statement: what it says, the sentence that says it, and where that stands.

function statementCard(number) {
  const statement = statements[number];
  return make(
    "article",
    { class: "statement", "data-statement": number },
    statementHead(statement),
    make("blockquote", { dir: "rtl", lang: "ar" }, markedSentence(statement)),
    make("dl", {}, statementFacts(statement)),
    statementOrigin(statement),
  );
}

function statementHead(statement) {
  const status = statusOf(statement);
  const group = groupOf(statement.type);
  const names = [...new Set([typeName(statement.type), modeName(statement)])];
  return make(
    "header",
    {},
    make("span", { class: `type group-${group}` }, lineSymbol(group, status !== "asserted"), names.map(isolated).join(" · ")),
    status === "asserted" ? null : make("span", { class: `status ${status}` }, text(`status.${status}`)),
    make("span", { class: "when" }, dateOf(statement) ? dateText(dateOf(statement)) : text("evidence.undated")),
  );
}

const dateText = (value) => ltr(value.replace("/", " – "));

function statementFacts(statement) {
  const facts = MENTION_ROLES.map((role) => [`role.${role}`, whoButtons(statement[role]), role]);
  facts.push(
    ["evidence.killed", peopleCount(statement.killed)],
    ["evidence.injured", peopleCount(statement.injured)],
  );
  facts.push(["evidence.weapons", statement.weapons?.flatMap(weaponWords)]);
  return facts
    .filter(([, value]) => value)
    .map(([label, value, role]) => fact(text(label), value, role && `role-${role}`));
}

// As the text has it, in whichever language the page is.
const weaponWords = (weapon, index) => [index ? text("comma") : "", make("bdi", { lang: "ar" }, weapon)];

const fact = (label, value, role) =>
  make("div", {}, make("dt", {}, make("span", { class: role }, label)), make("dd", {}, value));

function whoButtons(mentions) {
  if (!mentions) return null;
  const named = new Map(mentions.map(([who]) => [Array.isArray(who) ? who.join() : who, who]));
  return [...named.values()].map((who) =>
    Array.isArray(who) ? make("span", { class: "who" }, make("bdi", {}, inLanguage(who))) : nodeButton(nodes[who]),
  );
}

function nodeButton(node) {
  const follow = () => openEvidence({ node: node.id }, open);
  const open = button({ class: "who" }, follow, kindSymbol(node.kind), shownName(node));
  return open;
}

// A number of people, from least to most; an open end is null.
function peopleCount(count) {
  if (!count) return null;
  const [least, most] = count;
  if (least === null && most === null) return null;
  if (least === most) return figure(least);
  if (most === null) return make("span", {}, figure(least), ` ${text("count.more")}`);
  if (least === null) return make("span", {}, figure(most), ` ${text("count.less")}`);
  return ltr(`${digits(least)}–${digits(most)}`);
}

// Where the sentence stands, and how far the reading is to be trusted.
function statementOrigin(statement) {
  return make(
    "footer",
    {},
    make("p", { class: "origin" }, originOf(statement)),
    make(
      "p",
      { class: "reading" },
      `${text("evidence.confidence")} `,
      confidenceBar(statement.confidence),
      ` · ${text("evidence.rule")} `,
      make("code", { dir: "ltr" }, statement.rule),
    ),
    citationButton(statement),
  );
}

function originOf(statement) {
  const { id, title, source, url, published } = documentOf(statement);
  return [
    source ? [make("bdi", {}, source), " · "] : null,
    published ? [ltr(published), " · "] : null,
    articleName(url, title || id),
  ];
}

// The article's name, as a link where its address is one of the web; another address is shown as it is.
function articleName(url, name) {
  const shown = make("cite", { dir: "auto" }, name);
  if (!url) return shown;
  return webLink(url, shown) ?? [shown, " ", make("bdi", { class: "address", dir: "ltr" }, url)];
}

function confidenceBar(confidence) {
  const bar = (width, kind) => draw("rect", { width: 48 * width, height: 6, rx: 3, class: kind });
  const picture = draw(
    "svg",
    { class: "bar", width: 48, height: 6, "aria-hidden": "true" },
    bar(1, "all"),
    bar(confidence, "part"),
  );
  return [picture, " ", ltr(`${Math.round(confidence * 100)}%`)];
}
