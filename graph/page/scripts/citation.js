// Copying a statement with its origin, for a text of one's own.

// Each part on a line of its own, so that no direction of writing disturbs another.
function citationOf(statement) {
  const { id, title, source, url, published } = documentOf(statement);
  const outlet = [source, published].filter(Boolean).join(", ");
  const sentence = `"${data.sentences[statement.sentence][1]}"`;
  return [title || id, outlet, url, sentence, `siraa ${data.about.version}`].filter(Boolean).join("\n");
}

function citationButton(statement) {
  const copy = button({ class: "copy" }, () => copyCitation(statement, copy), text("cite"));
  return copy;
}

async function copyCitation(statement, copy) {
  const citation = citationOf(statement);
  if (await isCopied(citation)) return confirmCopy(copy);
  offerCitation(citation, copy);
}

async function isCopied(words) {
  try {
    await navigator.clipboard.writeText(words);
    return true;
  } catch {
    return isCopiedBySelection(words); // a frame or an old browser may have no clipboard to give
  }
}

function isCopiedBySelection(words) {
  const focused = document.activeElement;
  const field = citationField(words, "unseen");
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  focused?.focus();
  return done;
}

function citationField(words, name) {
  const field = make("textarea", { class: name, readonly: true, dir: "auto", "aria-label": text("cite") });
  field.value = words;
  return field;
}

function confirmCopy(copy) {
  for (const other of document.querySelectorAll(".copy.done")) {
    other.classList.remove("done");
    other.textContent = text("cite");
  }
  copy.classList.add("done");
  copy.textContent = `✓ ${text("cite.copied")}`;
  announce(text("cite.copied"));
}

// Where nothing may be copied, the reader can do it by hand.
function offerCitation(citation, copy) {
  const field = citationField(citation, "citation");
  copy.replaceWith(make("div", {}, make("p", { class: "note" }, text("cite.refused")), field));
  announce(text("cite.refused"));
  field.focus();
  field.select();
}

// Tell those who do not see the screen.
function announce(words) {
  byId("announce").textContent = words;
}
